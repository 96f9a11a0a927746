"""The full-text index: what is put in, and how a query asks for it.

The rule for words: letters are compared without case and without diacritics (also ł, ø, đ, ß,
æ, œ, ı, which Unicode does not take apart). Chinese, Japanese, Korean, Thai, Lao, Khmer and
Burmese are written without spaces, so every character of theirs is a word of its own, and a run
of them in a query is looked for as a phrase; so is every emoji. The last word of a query may be
the beginning of a word.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from typing import TYPE_CHECKING

from journal.store.connection import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from journal.domain.entry import Entry
    from journal.domain.filters import Condition, Filters

_ALONE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_EMOJI = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
_LETTERS = str.maketrans({
    "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ß": "ss", "ẞ": "ss",
    "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i", "þ": "th", "Þ": "th", "ð": "d",
})  # fmt: skip


def indexed(text: str) -> str:
    """Return the text as the index takes it."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text).translate(_LETTERS)
    return _EMOJI.sub(lambda m: f" x{ord(m[0]):x} ", _ALONE.sub(r" \g<0> ", text))


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
    """What the index holds of an entry: title, body with expectation, and labels."""
    labels = " ".join((*entry.tags, *entry.people, entry.project))
    body = f"{entry.body}\n{entry.expectation}" if entry.expectation else entry.body
    return indexed(entry.title), indexed(body), indexed(labels)


def match(filters: Filters) -> tuple[str, str]:
    """Return two FTS5 queries, for what is wanted and for what is not; empty for none.

    Every word is quoted, so nothing that people type can be syntax.
    """
    words = [c for c in filters.words if _tokens(c.value)]
    wanted = [c for c in words if not c.negated]
    parts = [_quoted(c, prefix=c is wanted[-1] and c.operator == "word") for c in wanted]
    unwanted = [_quoted(c, prefix=False) for c in words if c.negated]
    return " AND ".join(parts), " OR ".join(unwanted)


def _quoted(condition: Condition, *, prefix: bool) -> str:
    return '"' + " ".join(_tokens(condition.value)) + '"' + ("*" if prefix else "")


def _tokens(text: str) -> list[str]:
    """The words of a query as the index cuts them, without any mark that could be syntax."""
    plain = indexed(text)
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" or c in "\u200d" else " " for c in plain)
    return kept.split()


@contextlib.contextmanager
def reindexed(ids: Sequence[str], read: Callable[[Sequence[str]], list[Entry]]) -> Iterator[None]:
    """Keep the index true while a block renames something that entries show.

    Args:
        ids: The entries that will look different after the block.
        read: Reads entries by their ids.
    """
    before = {entry.id: columns_of(entry) for entry in read(ids)}
    yield
    for entry in read(ids):
        (key,) = run("SELECT key FROM entry WHERE id = ?", (entry.id,)).fetchone()
        remove(key, before[entry.id])
        add(key, columns_of(entry))
