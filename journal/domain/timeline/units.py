"""Units of the calendar, from a day to a thousand years."""

from __future__ import annotations

from datetime import date
from enum import Enum

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
"""The first and the last day of the calendar."""


class Unit(Enum):
    """A unit, the finest first, with its usual length (days) and its months (0 for none)."""

    DAY = 1.0, 0
    WEEK = 7.0, 0
    MONTH = 30.4, 1
    QUARTER = 91.3, 3
    YEAR = 365.2, 12
    DECADE = 3_652.4, 120
    CENTURY = 36_524.2, 1_200
    MILLENNIUM = 365_242.5, 12_000

    def __init__(self, days: float, months: int) -> None:
        self.days = days
        self._months = months

    def begin(self, day: int) -> int:
        """The first day of the unit that a day lies in; days beyond the calendar count as its end.

        Weeks begin on Monday, as in ISO 8601.
        """
        day = min(max(day, FIRST), LAST)
        if self is Unit.DAY:
            return day
        if self is Unit.WEEK:
            return day - (day - 1) % 7
        lies = date.fromordinal(day)
        month = lies.year * 12 + lies.month - 1
        return _first_of(month - month % self._months)

    def after(self, begin: int) -> int:
        """The first day after the unit that begins on a day."""
        if not self._months:
            return begin + round(self.days)
        lies = date.fromordinal(begin)
        month = lies.year * 12 + lies.month - 1
        return _first_of(month - month % self._months + self._months)

    def begins(self, first: int, last: int) -> list[int]:
        """The first days of all units that touch a span of days, none beyond the calendar."""
        if last < FIRST or first > LAST or first > last:
            return []
        found, day = [], self.begin(first)
        last = min(last, LAST)
        while day <= last:
            found.append(day)
            day = self.after(day)
        return found


UNITS = tuple(Unit)


def unit_of(pixels: float, least: float) -> Unit:
    """The finest unit that is wide enough; the coarsest where none is.

    Args:
        pixels: The width of a day.
        least: The least width of a unit (pixels).
    """
    return next((unit for unit in UNITS if unit.days * pixels >= least), Unit.MILLENNIUM)


def _first_of(month: int) -> int:
    """The first day of a month, counted from the year 0, kept within the calendar."""
    year, number = divmod(month, 12)
    if year > 9999:
        return LAST + 1
    return date(max(year, 1), number + 1 if year else 1, 1).toordinal()
