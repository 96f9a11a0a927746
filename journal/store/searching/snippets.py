"""A piece of an entry's text around what was searched for."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from journal.store.searching import index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from journal.domain.filters import Filters

_AROUND = 60  # characters shown on either side of a hit
_READ = 100_000  # characters of a body that are looked through

_LINE_MARKS = re.compile(
    r"^[ \t]*(?:(?:```|~~~).*|(?:#{1,6}|>|[-*+](?: \[[ xX]\])?)[ \t])", re.MULTILINE
)
"""Marks of Markdown that are noise in a line and begin it: fences, headings, quotes, lists."""

_FOREIGN = re.compile(r"[^\x00-\x7f]")

Marks = tuple[tuple[int, int], ...]


def pattern(filters: Filters) -> re.Pattern[str] | None:
    """What to look for in the folded text; None where no word is wanted."""
    wanted = [_words(c.value) for c in filters.words if not c.negated]
    return re.compile("|".join(map(_beginning, filter(None, wanted)))) if any(wanted) else None


def cut(body: str, wanted: re.Pattern[str] | None) -> tuple[str, Marks]:
    """Return a piece of a body on one line, and the spans of characters in it that were wanted."""
    bare = _LINE_MARKS.sub("", body[:_READ]).replace("**", "").replace("`", "")
    text = " ".join(bare.split())
    marks = _marks(text, wanted)
    first, last = found = next(marks, (0, 0))
    start, end = max(0, first - _AROUND), min(len(text), last + 2 * _AROUND)
    if start:  # whole words
        start = text.find(" ", start, first) + 1 or start
    if end < len(text):
        space = text.rfind(" ", last, end)
        end = space if space > 0 else end
    before = "…" if start else ""
    moved = len(before) - start
    shown = takewhile(lambda mark: mark[1] <= end, chain((found,) if last else (), marks))
    inside = tuple((a + moved, b + moved) for a, b in shown)
    return before + text[start:end] + ("…" if end < len(text) else ""), inside


def _beginning(words: list[str]) -> str:
    """Words in a row where one begins; that is asked behind the first, which is found faster."""
    first, *others = map(re.escape, words)
    return r"[\W_]*".join((f"{first}(?<![0-9a-z]{first})", *others))


def _marks(text: str, wanted: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """The spans of characters that were wanted, each looked for when it is asked for."""
    if wanted is None:
        return
    place = None
    for match in wanted.finditer(_folded(text)):
        place = place or _unfolding(text)
        first, last = match.span()
        yield place(first), place(last - 1) + 1


def _unfolding(text: str) -> Callable[[int], int]:
    """Where a character of the folded text stood: a letter may have become two, a mark none."""
    if text.isascii():
        return lambda place: place
    foreign = sorted(set(_FOREIGN.findall(text)))
    odd = "".join(c for c in foreign if len(_folding[ord(c)]) != 1)
    begins, offsets = [0], [0]
    for found in re.finditer(f"[{re.escape(odd)}]", text) if odd else ():
        length, begin = len(_folding[ord(found[0])]), found.start() + offsets[-1]
        for step in range(1, length) if length else (0,):
            begins.append(begin + step)
            offsets.append(offsets[-1] + (1 if length else -1))
    return lambda place: place - offsets[bisect_right(begins, place) - 1]


def _words(text: str) -> list[str]:
    """The words that are found together: of scripts without spaces, each character."""
    return re.findall(r"[0-9a-z]+|[^\W_]|[^\s\w!-~]", _folded(text))


def _folded(text: str) -> str:
    """The text as the index compares it; letter by letter only where a letter is no plain one."""
    plain = text if text.isascii() else _FOREIGN.sub(lambda found: _folding[ord(found[0])], text)
    return plain.lower()


class _Folding(dict[int, str]):
    """Characters as the index compares them: without case and diacritics."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFD", index.letters().get(chr(code), chr(code)))
        folded = "".join(c for c in plain if not unicodedata.combining(c)).lower()
        self[code] = folded
        return folded


_folding = _Folding()
