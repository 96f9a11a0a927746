"""Searching: hits in order of relevance, each with the words around it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peewee import JOIN, SQL, Join

from journal.store import entries
from journal.store.connection import fetch, run
from journal.store.searching import filtering, index, snippets
from journal.store.tables import EntryRow

if TYPE_CHECKING:
    from journal.domain.entry import Entry
    from journal.domain.filters import Filters

_WINDOWS = (2_000, 20_000, None)
"""Ranking looks at this many of the latest hits, and at more only where they fill no page."""
_LATEST = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"
_RANKED = """
    SELECT rowid FROM search WHERE search MATCH ? AND rowid > ?
    ORDER BY bm25(search, 10.0, 1.0, 5.0), rowid DESC LIMIT ?
"""
_SPARE = 4  # times as many hits are looked at as are wanted, at first
_BEGINNING = """
    SELECT entry.key FROM search CROSS JOIN entry ON entry.key = search.rowid
    WHERE search MATCH ?
    ORDER BY trashed_at IS NOT NULL, abs(length(entry.title) - ?), entry.key DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found, and a piece of its text with the hits as spans of characters."""

    entry: Entry
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()


def find(filters: Filters, limit: int = 50) -> list[Hit]:
    """Entries that fulfil the filters: the most relevant first, the newest where none is.

    A word in the title weighs ten times, one among the labels five times one in the text. Words
    that only begin with the last word are looked for where whole words do not fill the page.

    Args:
        filters: Words and conditions.
        limit: Most hits to return (count); 0 means all of them.

    Raises:
        InputRefused: There are more words than a query can have.
    """
    wanted, _ = index.match(filters)
    found = entries.by_keys(_ranked(filters, limit)) if wanted else entries.newest(filters, limit)
    words = snippets.pattern(filters)
    return [Hit(entry, *snippets.cut(entry.body, words)) for entry in found]


def beginning(text: str, limit: int) -> list[Entry]:
    """Entries whose title or text begins with these words: those with a title as long first.

    Nothing is ranked, so this costs what a look at one word of the index does.

    Args:
        text: Words; without a letter or a digit none is found.
        limit: Most entries to return (count).
    """
    words = " ".join(index.tokens(text))
    if not words:
        return []
    query = f'(title : ^"{words}") OR (body : ^"{words}")'
    return entries.by_keys([key for (key,) in run(_BEGINNING, (query, len(text), limit))])


def _ranked(filters: Filters, limit: int) -> list[int]:
    """The keys of the hits, the most relevant first."""
    if not limit:
        return _best(filters, _query(filters, beginnings=True), None, -1)[0]
    keys: list[int] = []
    for query in dict.fromkeys(_query(filters, beginnings=more) for more in (False, True)):
        for window in _WINDOWS:
            keys, whole = _best(filters, query, window, limit)
            if len(keys) == limit:
                return keys
            if whole:
                break
    return keys


def _query(filters: Filters, *, beginnings: bool) -> str:
    wanted, unwanted = index.match(filters, beginnings=beginnings)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _best(filters: Filters, query: str, window: int | None, limit: int) -> tuple[list[int], bool]:
    """The keys of the best hits, and whether none lies outside the window.

    The index alone ranks them: to read every entry that has a common word takes longer than all
    the rest, and few are shown.
    """
    oldest = run(_LATEST, (query, window)).fetchone() if window else None
    (before,) = oldest or (0,)
    keys: list[int] = []
    for most in (_SPARE * limit, -1) if limit > 0 else (-1,):
        hits = [key for (key,) in run(_RANKED, (query, before, most)).fetchall()]
        keys = _allowed(hits, filters, limit)
        if len(keys) == limit or len(hits) < most:
            break
    return keys, oldest is None


def _allowed(hits: list[int], filters: Filters, limit: int) -> list[int]:
    """The first hits, at most so many, that fulfil what is not about words."""
    condition = filtering.without_words(filters)
    kept: list[int] = []
    start, some = 0, _SPARE * limit if limit > 0 else len(hits)
    while start < len(hits) and len(kept) != limit:
        some_hits = hits[start : start + some]
        among = SQL("json_each(?) AS hit", (json.dumps(some_hits),))
        # A cross join in SQLite is one whose order is kept: each entry is looked up by its key.
        both = Join(among, EntryRow, JOIN.CROSS, on=(EntryRow.key == SQL("hit.value")))
        found = fetch(EntryRow.select(EntryRow.key).from_(both).where(condition))
        allowed = {key for (key,) in found}
        kept += [key for key in some_hits if key in allowed]
        start, some = start + some, _SPARE * some
        if limit > 0:
            del kept[limit:]
    return kept
