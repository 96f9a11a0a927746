"""The timeline of a period as a picture: a pure layout, and the SVG written from it.

The layout is boxes, lines and words in pixels, each with a role instead of a colour, so that
anything that paints can paint it. The SVG carries its own background and both sets of colours:
it can be read on a light page and on a dark one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from journal.domain.entry import Kind
from journal.publish import labels
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
_SIZE = 13.0  # of the letters
_SHORT = 34  # pixels that the name of a month needs

_COLOURS = {
    "ground": ("#ffffff", "#222428"), "ink": ("#1f2125", "#ececee"),
    "quiet": ("#51545b", "#b4b7bd"), "rule": ("#e6e4de", "#3c3f46"),
    "experiment": ("#1557e0", "#619df8"), "mistake": ("#ac3a01", "#f4aa75"),
    "learning": ("#00734a", "#82eac1"), "milestone": ("#8c2ca1", "#e3b8f3"),
    "note": ("#3c414a", "#a1a5af"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Box:
    """A rounded rectangle (pixels). `soft` boxes are a tint of their role's colour."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    role: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A hairline from top to bottom (pixels)."""

    x: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Words:
    """Text whose base line begins, or with `at_end` ends, at a point (pixels)."""

    x: float
    y: float
    text: str
    role: str
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole picture: what is behind comes first."""

    width: int
    height: int
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    words: tuple[Words, ...]


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


def svg(picture: Layout, title: str, description: str) -> str:
    """Write a layout as an SVG document that reads well without its page."""
    size = f'width="{picture.width}" height="{picture.height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {picture.width} {picture.height}" '
        f'{size} role="img" aria-labelledby="title description" '
        f'font-family="system-ui, sans-serif" font-size="{_n(_SIZE)}">',
        f'<title id="title">{_xml(title)}</title>',
        f'<desc id="description">{_xml(description)}</desc>',
        f"<style>{_style()}</style>",
        f'<rect {size} rx="10" class="ground" fill="{_COLOURS["ground"][0]}"/>',
    ]
    lines += [
        f'<path d="M{_n(line.x)} {_n(line.top)}V{_n(line.bottom)}" class="rule" '
        f'stroke="{_COLOURS["rule"][0]}"/>'
        for line in picture.lines
    ]
    lines += [_box(box) for box in picture.boxes]
    lines += [_words(words) for words in picture.words]
    return "\n".join([*lines, "</svg>", ""])


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
    return labels.place(stems, _SIZE, WIDTH)


def _name(label: labels.Label, rows: int) -> Words:
    x = label.stem + (-5 if label.at_end else 5)
    return Words(x, _TOP + (rows - label.row) * _ROW - 8, label.text, "ink", label.at_end)


def _box(box: Box) -> str:
    soft = ' opacity="0.1"' if box.soft else ""
    return (
        f'<rect x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}" '
        f'rx="{_n(box.radius)}" class="{box.role}" fill="{_COLOURS[box.role][0]}"{soft}/>'
    )


def _words(words: Words) -> str:
    anchor = ' text-anchor="end"' if words.at_end else ""
    place = f'x="{_n(words.x)}" y="{_n(words.y)}"{anchor}'
    colour = f'class="{words.role}" fill="{_COLOURS[words.role][0]}"'
    return f"<text {place} {colour}>{_xml(words.text)}</text>"


def _xml(text: str) -> str:
    """Text inside an element, with nothing in it that looks like a mark of the journal's."""
    text = escape(text, quote=False)
    return re.sub(r"\[\[|%%|\|\|", lambda mark: f"&#{ord(mark[0][0])};" * 2, text)


def _style() -> str:
    dark = "".join(
        f".{role}{{fill:{dark}}}" for role, (_, dark) in _COLOURS.items() if role != "rule"
    )
    rule = _COLOURS["rule"][1]
    return f"@media screen and (prefers-color-scheme:dark){{{dark}.rule{{stroke:{rule}}}}}"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
