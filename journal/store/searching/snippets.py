"""A piece of an entry's text around what was searched for."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING

from journal.store.searching import index

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.domain.filters import Filters

_AROUND = 60  # characters shown on either side of a hit
_READ = 100_000  # characters of a body that are looked through

_MARKS = re.compile(r"^[ \t]*(?:(?:```|~~~).*|(?:#{1,6}|>|[-*+](?: \[[ xX]\])?)[ \t])|\*\*|`", re.M)
"""Marks of Markdown that are noise in a line: fences, headings, quotes, lists, bold, code."""

Marks = tuple[tuple[int, int], ...]


def pattern(filters: Filters) -> re.Pattern[str] | None:
    """What to look for in the folded text; None where no word is wanted."""
    wanted = [_words(c.value) for c in filters.words if not c.negated]
    found = [r"(?<![0-9a-z])" + r"[\W_]*".join(map(re.escape, words)) for words in wanted if words]
    return re.compile("|".join(found)) if found else None


def cut(body: str, wanted: re.Pattern[str] | None) -> tuple[str, Marks]:
    """Return a piece of a body on one line, and the spans of characters in it that were wanted."""
    text = " ".join(_MARKS.sub("", body[:_READ]).split())
    marks = _marks(text, wanted)
    first, last = marks[0] if marks else (0, 0)
    start, end = max(0, first - _AROUND), min(len(text), last + 2 * _AROUND)
    if start:  # whole words
        start = text.find(" ", start, first) + 1 or start
    if end < len(text):
        space = text.rfind(" ", last, end)
        end = space if space > 0 else end
    before = "…" if start else ""
    moved = len(before) - start
    inside = tuple((a + moved, b + moved) for a, b in marks if b <= end)
    return before + text[start:end] + ("…" if end < len(text) else ""), inside


def _marks(text: str, wanted: re.Pattern[str] | None) -> Marks:
    if wanted is None:
        return ()
    if text.isascii():
        return tuple(match.span() for match in wanted.finditer(text.lower()))
    spans = [match.span() for match in wanted.finditer(text.translate(_folding))]
    if not spans:
        return ()
    place = _unfolding(text)
    return tuple((place(a), place(b - 1) + 1) for a, b in spans)


def _unfolding(text: str) -> Callable[[int], int]:
    """Where a character of the folded text stood: a letter may have become two, a mark none."""
    odd = "".join(sorted(c for c in set(text) if len(_folding[ord(c)]) != 1))
    begins, offsets = [0], [0]
    for found in re.finditer(f"[{re.escape(odd)}]", text) if odd else ():
        length, begin = len(_folding[ord(found[0])]), found.start() + offsets[-1]
        for step in range(1, length) if length else (0,):
            begins.append(begin + step)
            offsets.append(offsets[-1] + (1 if length else -1))
    return lambda place: place - offsets[bisect_right(begins, place) - 1]


def _words(text: str) -> list[str]:
    """The words that are found together: of scripts without spaces, each character."""
    return re.findall(r"[0-9a-z]+|[^\W_]|[^\s\w!-~]", text.translate(_folding))


class _Folding(dict[int, str]):
    """Characters as the index compares them: without case and diacritics."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFD", index.letters().get(chr(code), chr(code)))
        folded = "".join(c for c in plain if not unicodedata.combining(c)).lower()
        self[code] = folded
        return folded


_folding = _Folding()
