"""Where the days of a year stand: a column for each week, a row for each day of the week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

ROWS = 7
_COLUMNS = 54  # most weeks that a year touches (count)


@dataclass(frozen=True, slots=True)
class Grid:
    """The layout of a year.

    Attributes:
        year: The year (1 to 9999).
        pitch: From one cell to the next (pixels).
        left, top: Where the first column and the row of Mondays begin (pixels).
    """

    year: int
    pitch: int
    left: int
    top: int

    @property
    def days(self) -> int:
        """How many days the year has (count)."""
        return self.last.toordinal() - self.first.toordinal() + 1

    @property
    def first(self) -> date:
        """The first of January."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """The last of December."""
        return date(self.year, 12, 31)

    @property
    def height(self) -> int:
        """How tall everything is (pixels)."""
        return self.top + ROWS * self.pitch

    def day(self, number: int) -> date:
        """A day by its place in the year, from 0."""
        return self.first + timedelta(days=number)

    def number(self, day: date) -> int:
        """The place of a day in the year, from 0."""
        return day.toordinal() - self.first.toordinal()

    def corner(self, day: date) -> tuple[int, int]:
        """The upper left corner of the cell of a day (pixels)."""
        column, row = divmod(self.number(day) + self.first.weekday(), ROWS)
        return self.left + column * self.pitch, self.top + row * self.pitch

    def day_at(self, x: float, y: float) -> date | None:
        """The day whose cell, or the gap beside it, lies at a place (pixels)."""
        column, row = int((x - self.left) // self.pitch), int((y - self.top) // self.pitch)
        number = column * ROWS + row - self.first.weekday()
        inside = 0 <= row < ROWS and 0 <= number < self.days
        return self.day(number) if inside else None

    def stepped(self, day: date, days: int) -> date:
        """The day so many days on, kept within the year."""
        return self.day(min(max(self.number(day) + days, 0), self.days - 1))


def fitted(year: int, width: int, left: int, top: int, pitches: tuple[int, int]) -> Grid:
    """The grid of a year that fits into a width, with cells between a least and a most pitch."""
    least, most = pitches
    return Grid(year, min(most, max(least, (width - left) // _COLUMNS)), left, top)
