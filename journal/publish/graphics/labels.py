"""Names in rows above a timeline, each hanging from a stem that goes down to its day.

No name covers another, and no stem runs through a name. A few names are placed by trying; where
that takes too long, or where there are many, simple orders are tried and the one that finds room
for most names, in the fewest rows, is taken.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROWS = 6
"""Most rows of names (count)."""

_LONGEST = (60, 42, 32, 24)  # characters of a name: shorter ones only where that makes room
_PADDING = 12
_FEW = 12  # names that are placed by trying
_PATIENCE = 1_500  # places tried for each length and number of rows


@dataclass(frozen=True, slots=True)
class Label:
    """A name in a row, counted upwards from 0; it begins, or with `at_end` ends, at its stem.

    `stem`, `left` and `right` are distances in pixels.
    """

    row: int
    stem: float
    left: float
    right: float
    text: str
    at_end: bool

    def leaves_room_for(self, other: Label) -> bool:
        """Whether another label neither covers this one nor crosses its stem, nor this its."""
        if self.row == other.row:
            return other.right <= self.left or self.right <= other.left
        low, high = (self, other) if self.row < other.row else (other, self)
        return not low.left < high.stem < low.right


def place(wishes: Sequence[tuple[float, str]], size: float, width: float) -> list[Label]:
    """Place names; those that find no room are left out.

    Args:
        wishes: The stem (pixels) and text of each name, from left to right.
        size: The height of the letters (pixels).
        width: The width of the picture (pixels).
    """
    return list(_found(tuple(wishes), size, width))


@lru_cache(maxsize=32)  # a post that changes elsewhere has the same names again and again
def _found(wishes: tuple[tuple[float, str], ...], size: float, width: float) -> tuple[Label, ...]:
    if len(wishes) <= _FEW:
        for longest, rows in product(_LONGEST, range(1, ROWS + 1)):
            found = _Search(longest, rows, size, width).place(wishes)
            if found is not None:
                return tuple(sorted(found, key=lambda label: (label.stem, label.row)))
    best: list[Label] = []
    for longest, backwards, end_first in product(_LONGEST, (True, False), (False, True)):
        labels = _placed(wishes[:: -1 if backwards else 1], longest, size, width, end_first)
        if (len(labels), -_rows(labels)) > (len(best), -_rows(best)):
            best = labels
    return tuple(sorted(best, key=lambda label: (label.stem, label.row)))


def text_width(text: str, size: float) -> float:
    """About how wide a text is (pixels), on the safe side, in letters of a size (pixels)."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return size * (0.53 * (len(text) - wide) + 1.05 * wide)


class _Search:
    """Tries places for all names, one after the other, and goes back where one finds none."""

    def __init__(self, longest: int, rows: int, size: float, width: float) -> None:
        self._longest, self._rows, self._size, self._width = longest, rows, size, width
        self._tries = 0
        self._known: dict[tuple[float, str], tuple[Label, ...]] = {}

    def place(
        self, wishes: Sequence[tuple[float, str]], before: tuple[Label, ...] = ()
    ) -> tuple[Label, ...] | None:
        if not wishes:
            return before
        for label in self._places(wishes[0]):
            self._tries += 1
            if self._tries > _PATIENCE:
                return None
            if all(other.leaves_room_for(label) for other in before):
                found = self.place(wishes[1:], (*before, label))
                if found is not None:
                    return found
        return None

    def _places(self, wish: tuple[float, str]) -> tuple[Label, ...]:
        """The places of a name, found once for all tries."""
        if wish not in self._known:
            found = _places(wish, self._longest, self._size, self._width, self._rows)
            self._known[wish] = tuple(found)
        return self._known[wish]


def _placed(
    wishes: Sequence[tuple[float, str]], longest: int, size: float, width: float, end_first: bool
) -> list[Label]:
    """Give each name the first place that is free, and leave out those that find none."""
    found: list[Label] = []
    for wish in wishes:
        for label in _places(wish, longest, size, width, ROWS, end_first=end_first):
            if all(other.leaves_room_for(label) for other in found):
                found.append(label)
                break
    return found


def _places(
    wish: tuple[float, str],
    longest: int,
    size: float,
    width: float,
    rows: int,
    *,
    end_first: bool = False,
) -> Iterator[Label]:
    """The places of a name inside the picture, the lowest first."""
    stem, name = wish
    text = _shortened(name, longest)
    wide = text_width(text, size) + _PADDING
    for row, at_end in product(range(rows), (end_first, not end_first)):
        left = stem - wide if at_end else stem
        if left > 0 and left + wide < width:
            yield Label(row, stem, left, left + wide, text, at_end)


def _rows(labels: list[Label]) -> int:
    return max((label.row for label in labels), default=-1) + 1


def _shortened(name: str, longest: int) -> str:
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip(' ,;:.')}…"
