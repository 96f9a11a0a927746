"""Entries with their titles: milestones above the lanes, and all others where they fit."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from journal.domain.timeline.picture.packing import Room, Wish, celled, packed, turned
from journal.domain.timeline.picture.parts import BAND, Chip, More, Strip
from journal.domain.timeline.picture.stacks import chip_rows
from journal.domain.timeline.units import unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journal.domain.timeline.items import Item
    from journal.domain.timeline.picture.frame import Sizes
    from journal.domain.timeline.picture.parts import Pen, Scene, Speech
    from journal.domain.timeline.scale import Scale

ICON_GAP = 4.0
"""Pixels between an icon and the title after it."""

_NEAR = 4  # times the least chip: such a wide day has cells of its own
_SLACK = 0.01  # pixels that sums of lengths may be wrong by
_APART = 2.0  # pixels between an entry of several days and what follows it


def window(scale: Scale, sizes: Sizes) -> tuple[int, int]:
    """The days whose entries a view depends on, both included.

    It begins at a block of days before the view: the same one while someone pans through it, so
    that no title changes its row on the way.
    """
    block = 2 ** math.ceil(math.log2(max(1.0, scale.days)))
    reach = sizes.most_chip / scale.pixels
    return math.floor((scale.origin - reach) / block) * block, scale.last


def icon_side(chip: float) -> float:
    """The side of the icon in a chip of a height (pixels)."""
    return chip * 0.6


def _first(item: Item) -> int:
    return item.first


class Chips:
    """Places titles in the rows of lanes and keeps what finds no room.

    Args:
        scene: What they are added to.
        pen: Knows how wide words are.
        speech: Says how many found no room.
        icons: Whether titles have the icon of their kind before them.
    """

    def __init__(self, scene: Scene, pen: Pen, speech: Speech, *, icons: bool = False) -> None:
        self._scene, self._pen, self._speech = scene, pen, speech
        self._scale, self._sizes = scene.scale, scene.frame.sizes
        icon = icon_side(self._sizes.chip) + ICON_GAP if icons else 0.0
        self._edges = 2 * self._sizes.inset
        self._edges_and_icon = self._edges + icon
        self._left_over: dict[tuple[int, int], list[Item]] = defaultdict(list)
        self._unit = unit_of(self._scale.pixels, self._sizes.least_tick)

    def add_flags(self, flags: Sequence[Item], spans: Iterable[Item]) -> None:
        """Place the milestones; every one is known.

        Args:
            flags: All of them, the earliest first.
            spans: Those of several days that touch the view.
        """
        first, last = window(self._scale, self._sizes)
        begin = bisect_left(flags, first, key=_first)
        end = bisect_left(flags, last + 1, key=_first)
        tried = self._tried(flags, begin, end)
        here = [*(item for item in spans if item.first < first), *tried]
        self._add_row(BAND, here, self._scene.frame.flags, self._sizes.flag)
        if len(tried) < end - begin:
            shown = {chip.item.id for chip in self._scene.chips}
            self._left_over.clear()
            seen = bisect_left(flags, self._scale.first, begin, end, key=_first)
            begins = self._unit.begins(self._scale.first, last)
            for day in begins if seen < end else ():
                after = bisect_left(flags, self._unit.after(day), seen, end, key=_first)
                rest = [item for item in flags[seen:after] if item.id not in shown]
                if rest:
                    self._left_over[BAND, day] = rest
                seen = after
        self._count_left_over()

    def _tried(self, flags: Sequence[Item], begin: int, end: int) -> list[Item]:
        """The milestones that may find room: where all rows are taken, the next ones are passed.

        Thousands may be in sight, and dozens find room.
        """
        scale = self._scale
        step = (self._sizes.least_flag + self._sizes.side_gap) / scale.pixels
        free = [-math.inf] * self._scene.frame.flags  # the days from which on rows are free
        found = []
        while begin < end:
            day, row = flags[begin].first, free.index(min(free))
            if free[row] > day:
                begin = bisect_left(flags, free[row], begin, end, key=_first)
                continue
            found.append(flags[begin])
            free[row] = day + step
            begin += 1
        return found

    def add(self, lane: int, items: Sequence[Item], crest: int) -> None:
        """Place the entries of a lane.

        Args:
            lane: Its number.
            items: The entries, the earliest first.
            crest: How many entries the fullest days usually have (count).
        """
        rows = chip_rows(self._scene.frame)
        near, least = self._scale.pixels, self._sizes.least_chip
        if near >= _NEAR * least or (near >= least and crest > rows):
            self._add_cells(lane, items, rows)
        else:
            self._add_row(lane, items, rows, self._sizes.chip)
        self._count_left_over()

    def _add_row(self, lane: int, items: Sequence[Item], rows: int, height: float) -> None:
        """Place entries one after another; a title reaches on into the days after its own."""
        wishes = [self._wish(item, lane) for item in items]
        least = self._sizes.least_flag if lane == BAND else self._sizes.least_chip
        gap = self._sizes.side_gap
        rooms = packed(wishes, rows, least, gap)
        rooms = turned(rooms, wishes, rows, self._scale.width, least, gap)
        for item, room in zip(items, rooms, strict=True):
            if room is None:
                self._leave_over(lane, item)
            elif room.left + room.width > 0 and room.left < self._scale.width:
                self._add_chip(lane, item, room, height)

    def _add_cells(self, lane: int, items: Sequence[Item], rows: int) -> None:
        """Place entries within the cells of their days, below those that last several days."""
        scale, taken = self._scale, defaultdict[int, set[int]](set)
        long = [item for item in items if item.long]
        rooms = packed([self._wish(item, lane) for item in long], rows // 2, 0, _APART)
        days: dict[int, list[Item]] = defaultdict(list)
        for item, room in zip(long, rooms, strict=True):
            if room is None:
                days[item.first].append(item)
                self._add_strip(lane, item)
                continue
            for day in range(max(item.first, scale.first), min(item.last, scale.last) + 1):
                taken[day].add(room.row)
            if item.last >= scale.first:
                self._add_chip(lane, item, room, self._sizes.chip)
        for item in items:
            if not item.long and item.first >= scale.first:
                days[item.first].append(item)
        for day in sorted(day for day in days if day >= scale.first):
            self._add_cell(lane, day, days[day], [n for n in range(rows) if n not in taken[day]])

    def _add_cell(self, lane: int, day: int, items: Sequence[Item], rows: Sequence[int]) -> None:
        """Place the entries of a day in as much of it as is seen."""
        scale, sizes = self._scale, self._sizes
        begin, end = max(0.0, scale.x(day)), min(scale.width, scale.x(day + 1))
        cells = celled(len(items), len(rows), max(1, int((end - begin) // sizes.least_chip)))
        wide = (end - begin) / (max((column for _, column in cells), default=0) + 1)
        for item, (row, column) in zip(items, cells, strict=False):
            natural = max(self._natural(item, lane), sizes.least_chip)
            width = max(_APART, min(wide - sizes.side_gap, natural))
            room = Room(rows[row], begin + column * wide, width)
            self._add_chip(lane, item, room, sizes.chip)
        for item in items[len(cells) :]:
            self._leave_over(lane, item)

    def _wish(self, item: Item, lane: int) -> Wish:
        left, natural = self._scale.x(item.first), self._natural(item, lane)
        if item.last == item.first:
            return Wish(left, 0.0, natural)
        lasts = self._scale.x(item.last + 1) - left - _APART
        return Wish(left, lasts, max(lasts, natural))

    def _natural(self, item: Item, lane: int) -> float:
        wide = self._pen.wide(self._speech.title(item)) + self._beside(lane)
        return min(wide, self._sizes.most_chip)

    def _beside(self, lane: int) -> float:
        """The width that a title cannot have: the edges, and the icon before it (pixels)."""
        return self._edges if lane == BAND else self._edges_and_icon

    def _add_chip(self, lane: int, item: Item, room: Room, height: float) -> None:
        scene, sizes, scale = self._scene, self._sizes, self._scale
        top = scene.frame.top(lane) + sizes.pad + room.row * (height + sizes.row_gap)
        left, right = max(room.left, -_APART), min(room.left + room.width, scale.width + _APART)
        if item.last < scale.first and right < 2 * sizes.inset:
            return  # hardly anything is left of it
        words = right - max(left, 0.0) - self._beside(lane)
        text = self._pen.cut(self._speech.title(item), words + _SLACK)
        begin, end = scale.x(item.first), scale.x(item.last + 1) if item.long else 0.0
        chip = Chip(
            item, lane, left, top, right - left, height, text,
            min(max(begin, left), right), min(max(end, left), right) if item.long else left,
        )  # fmt: skip
        scene.chips.append(chip)

    def _add_strip(self, lane: int, item: Item) -> None:
        scale, sizes, top = self._scale, self._sizes, self._scene.frame.top(lane)
        left, right = max(0.0, scale.x(item.first)), min(scale.width, scale.x(item.last + 1))
        if right > left:
            strip = Strip(item, lane, left, top + _APART, right - left, sizes.strip)
            self._scene.strips.append(strip)

    def _leave_over(self, lane: int, item: Item) -> None:
        day = max(item.first, self._scale.first) if item.long else item.first
        if self._scale.first <= day <= item.last and day <= self._scale.last:
            self._left_over[lane, self._unit.begin(day)].append(item)

    def _count_left_over(self) -> None:
        """Say below a lane how many entries found no room, bucket by bucket."""
        frame, sizes = self._scene.frame, self._sizes
        for (lane, begin), items in self._left_over.items():
            after = self._unit.after(begin)
            left, right = self._scale.x(begin), self._scale.x(after)
            top = frame.top(lane) + frame.tall(lane) - sizes.foot - _APART
            text = self._speech.more(len(items))
            more = More(
                lane, begin, after - 1, left, top, right - left, sizes.foot, tuple(items), text
            )
            self._scene.more.append(more)
        self._left_over.clear()
