"""The timeline of a period as a picture: a pure layout that anything which paints can paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.entry import Kind
from journal.publish.graphics import labels
from journal.publish.graphics.drawing import SIZE, Box, Layout, Line, Words
from journal.publish.wording import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from journal.domain.dates import Period

WIDTH = 820
LANES = (Kind.MILESTONE, Kind.EXPERIMENT, Kind.MISTAKE, Kind.LEARNING, Kind.NOTE)
"""The lanes from top to bottom."""

LANE_WORDS = {
    Kind.MILESTONE: "Milestones", Kind.EXPERIMENT: "Experiments", Kind.MISTAKE: "Mistakes",
    Kind.LEARNING: "Learnings", Kind.NOTE: "Notes",
}  # fmt: skip

_LEFT, _RIGHT, _TOP = 112, 16, 14
_LANE, _GAP, _ROW, _FOOT = 44, 6, 20, 30
_DOT, _STACK, _WEEK = 8, 4, 7
_SHORT = 34  # pixels that the name of a month needs


def layout(
    period: Period,
    marks: Iterable[tuple[date, Kind]],
    names: Sequence[tuple[date, str]] = (),
) -> Layout:
    """Lay out a period: months from left to right, a lane for each kind, a mark for each entry.

    Marks of one week are stacked; where a week has more than a lane can hold, bars stand for
    the weeks of the whole picture instead. Names that find no room are left out.

    Args:
        period: The days from the left to the right edge.
        marks: The day and kind of each entry; days outside the period are left out.
        names: Days and names to write above, mostly of milestones.
    """
    scale = _Scale(period)
    named = _named(scale, names)
    rows = max((label.row for label in named), default=-1) + 1
    top = _TOP + rows * _ROW + (4 if rows else 0)
    bottom = top + len(LANES) * (_LANE + _GAP) - _GAP
    weeks = _weeks(period, marks)
    boxes, words = [], []
    for number, kind in enumerate(LANES):
        y = top + number * (_LANE + _GAP)
        boxes.append(Box(_LEFT, y, WIDTH - _LEFT - _RIGHT, _LANE, 8, kind, soft=True))
        words.append(Words(_LEFT - 12, y + _LANE / 2 + 4, LANE_WORDS[kind], kind, at_end=True))
        boxes += _marks(scale, y, kind, weeks)
    months = [(scale.x(day), MONTHS[day.month - 1][:3]) for day in scale.months()]
    if len(months) > 1 and months[1][0] - months[0][0] < _SHORT:
        del months[0]
    words += [Words(x + 5, bottom + 19, name, "quiet") for x, name in months]
    words += [_name(label, rows) for label in named]
    lines = [Line(x, top, bottom + 22) for x, _ in months]
    lines += [Line(label.stem, _name(label, rows).y - 10, top) for label in named]
    return Layout(WIDTH, round(bottom + _FOOT), tuple(lines), tuple(boxes), tuple(words))


def is_dense(period: Period, marks: Iterable[tuple[date, Kind]]) -> bool:
    """Whether some week has more marks than a lane can stack, so that bars are drawn."""
    return max(_weeks(period, marks).values(), default=0) > _STACK


class _Scale:
    """Days as distances from the left edge (pixels)."""

    def __init__(self, period: Period) -> None:
        self.first, self._last = period.first, period.last
        self.days = (period.last - period.first).days + 1
        self.step = (WIDTH - _LEFT - _RIGHT) / self.days

    def x(self, day: date) -> float:
        """Where a day begins."""
        return _LEFT + (day - self.first).days * self.step

    def week(self, number: int) -> float:
        """Where the middle of a week lies, counted from the first day."""
        return _LEFT + number * _WEEK * self.step + self.week_width(number) / 2

    def week_width(self, number: int) -> float:
        """How wide a week is: less where the period ends within it."""
        return min(_WEEK, self.days - number * _WEEK) * self.step

    def months(self) -> list[date]:
        """The first days of the months, thinned out to at most a dozen."""
        first, last = self.first, self._last
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        found = [first]
        for number in range(1, count):
            year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
            if number % -(-count // 12) == 0:
                found.append(first.replace(year=year, month=month + 1, day=1))
        return found


def _weeks(period: Period, marks: Iterable[tuple[date, Kind]]) -> dict[tuple[Kind, int], int]:
    """How many marks each kind has in each week of the period, counted from its first day."""
    weeks: dict[tuple[Kind, int], int] = {}
    for day, kind in marks:
        if day in period:
            week = (day - period.first).days // _WEEK
            weeks[kind, week] = weeks.get((kind, week), 0) + 1
    return weeks


def _marks(scale: _Scale, top: float, kind: Kind, weeks: dict[tuple[Kind, int], int]) -> list[Box]:
    most = max(weeks.values(), default=0)
    width = scale.step * _WEEK
    boxes = []
    for (_, week), count in sorted((key, n) for key, n in weeks.items() if key[0] is kind):
        centre = scale.week(week)
        if most > _STACK:
            height = max(2.0, (_LANE - 8) * count / most)
            bar = max(1.0, min(width - 3, 18, scale.week_width(week)))
            boxes.append(
                Box(centre - bar / 2, top + _LANE - 4 - height, bar, height, min(2, bar / 3), kind)
            )
            continue
        size = max(2.0, min(_DOT, width - 2))
        first = top + _LANE / 2 - (count * (size + 2) - 2) / 2
        boxes += [
            Box(centre - size / 2, first + place * (size + 2), size, size, size / 2, kind)
            for place in range(count)
        ]
    return boxes


def _named(scale: _Scale, names: Sequence[tuple[date, str]]) -> list[labels.Label]:
    stems = [(scale.week((day - scale.first).days // _WEEK), name) for day, name in sorted(names)]
    return labels.place(stems, SIZE, WIDTH)


def _name(label: labels.Label, rows: int) -> Words:
    x = label.stem + (-5 if label.at_end else 5)
    return Words(x, _TOP + (rows - label.row) * _ROW - 8, label.text, "ink", label.at_end)
