"""Searching: hits in order of relevance, each with the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.store import entries, filtering
from journal.store.connection import run
from journal.store.index import match

if TYPE_CHECKING:
    from journal.domain.entry import Entry
    from journal.domain.filters import Filters

_RANKED = 2_000
"""Ranking looks at the newest hits only, this many, so that a common word costs no more."""

_AROUND = 60  # characters shown on either side of a hit


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found, and a piece of its text with the hits as spans of characters."""

    entry: Entry
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()


def find(filters: Filters, limit: int = 50) -> list[Hit]:
    """Entries that fulfil the filters: the most relevant first, the newest where none is.

    A word in the title weighs ten times, one among the labels five times one in the text.

    Args:
        filters: Words and conditions.
        limit: Most hits to return (count); 0 means all of them.
    """
    wanted, _ = match(filters)
    if not wanted:
        found = entries.newest(filters, limit)
    else:
        where, values = filtering.where(filters)
        newest = f"SELECT e.key FROM entry AS e WHERE {where} ORDER BY e.happened_on DESC LIMIT ?"
        keys = run(
            f"SELECT rowid FROM search WHERE search MATCH ? AND rowid IN ({newest}) "
            "ORDER BY bm25(search, 10.0, 1.0, 5.0), rowid DESC LIMIT ?",
            (wanted, *values, _RANKED if limit else -1, limit or -1),
        ).fetchall()
        found = entries.by_keys([key for (key,) in keys])
    words = _pattern(filters)
    return [_hit(entry, words) for entry in found]


def _pattern(filters: Filters) -> re.Pattern[str] | None:
    words = [re.escape(c.value) for c in filters.words if not c.negated]
    return re.compile("|".join(words), re.IGNORECASE) if words else None


def _hit(entry: Entry, words: re.Pattern[str] | None) -> Hit:
    text = " ".join(entry.body[:100_000].split())
    first = words.search(text) if words else None
    start = max(0, first.start() - _AROUND) if first else 0
    end = min(len(text), (first.end() if first else 0) + 2 * _AROUND)
    piece = ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
    marks = tuple(m.span() for m in words.finditer(piece)) if words else ()
    return Hit(entry, piece, marks)
