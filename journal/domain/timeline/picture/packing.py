"""Finding room for names in rows, so that none covers another."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Wish(NamedTuple):
    """Room that something would like to have (pixels).

    Attributes:
        left: Where it begins.
        solid: The width that nothing else may cover.
        natural: The width it needs to be told whole.
    """

    left: float
    solid: float
    natural: float


class Room(NamedTuple):
    """The room it got: a row, counted from 0, and where it lies in it (pixels)."""

    row: int
    left: float
    width: float


def packed(wishes: Sequence[Wish], rows: int, least: float, gap: float) -> list[Room | None]:
    """Give each wish, in the order of their left ends, room in a row.

    Something takes the first row in which it cuts nothing short, or else the row that has been
    free for longest; it then reaches as far as its words want, or to what comes next in its row.

    Args:
        wishes: Sorted by `left`.
        rows: How many rows there are (count).
        least: The least width of anything (pixels).
        gap: The least distance between two in a row (pixels).

    Returns:
        The room of each wish; None where all rows are taken.
    """
    free = [-math.inf] * rows  # from where on a row is free if what stands last is cut short
    clear = [-math.inf] * rows  # the same if it is not
    latest = [-1] * rows  # what stands last in a row
    found: list[Room | None] = []
    for number, (left, solid, natural) in enumerate(wishes):
        row = _row(clear, free, left)
        if row is None:
            found.append(None)
            continue
        if clear[row] > left:
            _cut(found, latest[row], left - gap)
        solid = max(solid, least)
        wide = max(solid, natural)
        found.append(Room(row, left, wide))
        free[row], clear[row] = left + solid + gap, left + wide + gap
        latest[row] = number
    return found


def _row(clear: Sequence[float], free: Sequence[float], left: float) -> int | None:
    """The first row in which nothing is cut short, or else the one that has been free longest."""
    for row, end in enumerate(clear):
        if end <= left:
            return row
    longest = min(free, default=math.inf)
    return free.index(longest) if longest <= left else None


def _cut(found: list[Room | None], number: int, right: float) -> None:
    room = found[number]
    if room is not None:
        found[number] = Room(room.row, room.left, right - room.left)


def turned(
    rooms: Sequence[Room | None],
    wishes: Sequence[Wish],
    rows: int,
    right: float,
    least: float,
    gap: float,
) -> list[Room | None]:
    """Have what would reach beyond an edge end at its beginning, where a row is free before it.

    Args:
        rooms: As `packed` gave them.
        wishes: What they were given for; what lasts longer than a day keeps its place.
        rows: How many rows there are (count).
        right: The edge; what begins beyond it stays as it is.
        least: The least width of anything (pixels).
        gap: The least distance between two in a row (pixels).
    """
    ends = [-math.inf] * rows
    found: list[Room | None] = []
    for room, wish in zip(rooms, wishes, strict=True):
        if room is not None:
            ahead = right - room.left
            if 0 < ahead < room.width and not wish.solid:
                own = ends[room.row] + gap <= room.left - room.width
                row = room.row if own else ends.index(min(ends))
                before = room.left - ends[row] - gap
                if before >= max(least, ahead):
                    wide = min(room.width, before)
                    room = Room(row, room.left - wide, wide)
            ends[room.row] = max(ends[room.row], room.left + room.width)
        found.append(room)
    return found


def celled(number: int, rows: int, columns: int) -> list[tuple[int, int]]:
    """The cells of things that share a day, column by column, in no more columns than needed.

    Args:
        number: How many things there are (count).
        rows: How many rows there are (count).
        columns: How many columns there may be (count).

    Returns:
        Row and column of each; fewer than `number` where not all find a cell.
    """
    if not rows:
        return []
    needed = min(columns, -(-number // rows))
    return [(place % rows, place // rows) for place in range(min(number, rows * needed))]
