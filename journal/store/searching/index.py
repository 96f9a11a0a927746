"""The full-text index: what is put in, and how a query asks for it.

The rule for words: letters are compared without case and without diacritics (also ł, ø, đ, ß,
æ, œ, dotless i, which Unicode does not take apart, and the accents of Greek). Chinese, Japanese,
Korean, Thai, Lao, Khmer and Burmese are written without spaces, so every character of theirs is a
word of its own, and a run of them in a query is looked for as a phrase; so is every emoji. The
last word of a query, from three letters on, may be the beginning of a word: shorter ones would
begin most entries.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from peewee import Expression

from journal.store.connection import run
from journal.store.tables import SearchRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from peewee import ModelSelect

    from journal.domain.entry import Entry
    from journal.domain.filters import Condition, Filters

_SHORTEST = 3  # letters that the beginning of a word must have
_WRITTEN_OUT = {
    "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ß": "ss", "ẞ": "ss",
    "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "\u0131": "i", "þ": "th", "Þ": "th", "ð": "d",
    "\u03c2": "\u03c3", "\u0451": "\u0435", "\u0401": "\u0435",
}  # fmt: skip
_GREEK = "".join(map(chr, (*range(0x370, 0x400), *range(0x1F00, 0x2000))))
_ALONE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_EMOJI = (
    "\u203c\u2049\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff"
)


@cache
def letters() -> dict[str, str]:
    """What FTS5 leaves as it is: letters without a decomposition, and the accents of Greek."""
    greek = {c: unicodedata.normalize("NFD", c)[0] for c in _GREEK}
    return _WRITTEN_OUT | {c: base for c, base in greek.items() if c != base}


@cache
def _special() -> re.Pattern[str]:
    """Every character that is not indexed as it is; compiled when the first such text comes."""
    return re.compile(f"[{''.join(letters())}{_ALONE}]|([{_EMOJI}])")


def indexed(text: str) -> str:
    """Return the text as the index takes it."""
    if text.isascii():
        return text
    return _special().sub(_replaced, unicodedata.normalize("NFC", text))


def _replaced(match: re.Match[str]) -> str:
    character = match[0]
    if match[1]:
        return f" x{ord(character):x} "
    return letters().get(character) or f" {character} "


def add(key: int, columns: tuple[str, str, str]) -> None:
    """Index a new entry by its key: title, body and labels (as `columns_of` gives them)."""
    run("INSERT INTO search (rowid, title, body, labels) VALUES (?, ?, ?, ?)", (key, *columns))


def remove(key: int, columns: tuple[str, str, str]) -> None:
    """Take an entry out; the columns must be those with which it was added."""
    run(
        "INSERT INTO search (search, rowid, title, body, labels) VALUES ('delete', ?, ?, ?, ?)",
        (key, *columns),
    )


def columns_of(entry: Entry) -> tuple[str, str, str]:
    """What the index holds of an entry as it is kept: title, body with expectation, and labels."""
    labels = " ".join((*entry.tags, *entry.people, entry.project))
    body = f"{entry.body}\n{entry.expectation}" if entry.expectation else entry.body
    return indexed(entry.title), indexed(body), indexed(labels)


def matching(query: str) -> ModelSelect[SearchRow]:
    """The keys of the entries that a query of FTS5 matches."""
    return SearchRow.select(SearchRow.rowid).where(matches(query))


def matches(query: str) -> Expression:
    """The condition that a query of FTS5 matches."""
    return Expression(SearchRow.search, "MATCH", query)


def match(filters: Filters, *, beginnings: bool = True) -> tuple[str, str]:
    """Return two FTS5 queries, for what is wanted and for what is not; empty for none.

    Every word is quoted, so nothing that people type can be syntax.

    Args:
        filters: Conditions, of which the words count.
        beginnings: Whether the last word may be the beginning of one.
    """
    words = [c for c in filters.words if tokens(c.value)]
    wanted = [c for c in words if not c.negated]
    parts = [_quoted(c, prefix=beginnings and c is wanted[-1]) for c in wanted]
    unwanted = [_quoted(c, prefix=False) for c in words if c.negated]
    return " AND ".join(parts), " OR ".join(unwanted)


def tokens(text: str) -> list[str]:
    """The words of a query as the index cuts them, without any mark that could be syntax."""
    kept = (c if unicodedata.category(c)[0] in "LNM" else " " for c in indexed(text))
    return "".join(kept).split()


def _quoted(condition: Condition, *, prefix: bool) -> str:
    words = tokens(condition.value)
    begins = prefix and condition.operator == "word" and len(words[-1]) >= _SHORTEST
    return '"' + " ".join(words) + '"' + ("*" if begins else "")


@contextlib.contextmanager
def reindexed(
    ids: Sequence[str],
    read: Callable[[Sequence[str]], list[Entry]],
    progress: Callable[[int], object] = lambda done: None,
) -> Iterator[None]:
    """Keep the index true while a block renames something that entries show.

    Args:
        ids: The entries that will look different after the block.
        read: Reads entries by their ids.
        progress: Told after each entry how many are done; may raise to stop.
    """
    before = {entry.id: columns_of(entry) for entry in read(ids)}
    yield
    for done, entry in enumerate(read(ids), 1):
        (key,) = run("SELECT key FROM entry WHERE id = ?", (entry.id,)).fetchone()
        remove(key, before[entry.id])
        add(key, columns_of(entry))
        progress(done)
