"""Which days a view shows, and how wide a day is in it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from journal.domain.timeline.units import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence


class Level(StrEnum):
    """How near the days are: a view shows about one of these."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"

    @property
    def days(self) -> float:
        """How many days a view of this level shows: the unit with a little of its neighbours."""
        return _DAYS[self]

    @property
    def unit(self) -> Unit:
        """The unit of the calendar that gives it its name."""
        return Unit[self.name]


_DAYS = {
    Level.YEAR: 380.0,
    Level.QUARTER: 98.0,
    Level.MONTH: 34.0,
    Level.WEEK: 8.0,
    Level.DAY: 1.3,
}


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from left to right.

    Attributes:
        origin: The day at the left edge, with its fraction.
        pixels: The width of a day.
        width: The width of the view (pixels).
    """

    origin: float
    pixels: float
    width: float

    @property
    def days(self) -> float:
        """How many days the view shows."""
        return self.width / self.pixels

    @property
    def first(self) -> int:
        """The first day of which something is seen."""
        return math.floor(self.origin)

    @property
    def last(self) -> int:
        """The last day of which something is seen."""
        return max(self.first, math.ceil(self.origin + self.days) - 1)

    @property
    def level(self) -> Level:
        """The level that comes nearest."""
        return min(Level, key=lambda level: abs(math.log(level.days / self.days)))

    def x(self, day: float) -> float:
        """Where a day begins (pixels from the left edge)."""
        return (day - self.origin) * self.pixels

    def day_at(self, x: float) -> float:
        """The day at a place, with its fraction."""
        return self.origin + x / self.pixels

    def panned(self, pixels: float) -> Scale:
        """The view moved on to later days (positive) or earlier ones."""
        return replace(self, origin=self.origin + pixels / self.pixels)

    def zoomed(self, factor: float, x: float, extent: Extent) -> Scale:
        """The view nearer (above 1) or farther (below 1); the day at `x` stays where it is.

        There is an end to both: a view shows a day at least, and at most all there is.
        """
        return self.showing(self.days / factor, x, extent)

    def showing(self, days: float, x: float, extent: Extent) -> Scale:
        """The view with about so many days in it; the day at `x` stays where it is."""
        pixels = self.width / min(max(days, Level.DAY.days), extent.most)
        origin = self.origin + x / self.pixels - x / pixels
        return replace(self, origin=origin, pixels=pixels).within(extent)

    def resized(self, width: float) -> Scale:
        """The same days in a wider or narrower view."""
        return replace(self, pixels=width / self.days, width=width)

    def within(self, extent: Extent, seen: float = 0.0) -> Scale:
        """The nearest view of the same days' width that shows something of what there is.

        Args:
            extent: The days there are.
            seen: How much of the view they must take at least, where there are so many (0 to 1).
        """
        seen = min(seen * self.days, extent.last + 1 - extent.first)
        earliest, latest = extent.first + seen - self.days, extent.last + 1 - seen
        return replace(self, origin=min(max(self.origin, earliest), max(earliest, latest)))


@dataclass(frozen=True, slots=True)
class Extent:
    """The days there are anything to see of, both included."""

    first: int
    last: int

    @property
    def most(self) -> float:
        """The most days that a view may show."""
        return max(Level.YEAR.days, (self.last - self.first + 1) * 1.15)


def extent_of(days: Sequence[int], today: int) -> Extent:
    """The days of a journal, and today where it is not far from them.

    Args:
        days: The days that have entries, in order; may be empty.
        today: The present day.
    """
    if not days:
        return Extent(today, today)
    near = max(_NEAR, (days[-1] - days[0]) // 4)
    ends = [day for day in (today,) if days[0] - near <= day <= days[-1] + near]
    return Extent(min(days[0], *ends, days[0]), max(days[-1], *ends, days[-1]))


_NEAR = 120  # days after the last entry within which today belongs to what is seen


def opening(
    extent: Extent, width: float, level: Level = Level.QUARTER, latest: int | None = None
) -> Scale:
    """The view that is shown first: the latest days, with a little room after them.

    Args:
        extent: The days there are.
        width: The width of the view (pixels).
        level: How near the days are.
        latest: The latest day that has an entry; it is in sight, even where today is not.
    """
    end = extent.last if latest is None else min(extent.last, latest + int(level.days * 0.4))
    return Scale(end + 1 - level.days * 0.94, width / level.days, width)
