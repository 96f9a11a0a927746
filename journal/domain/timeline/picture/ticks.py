"""The calendar above the lanes, and what lies behind them: gaps, eras, the size of the team."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from journal.domain.timeline.picture.parts import Band, Pill, Size, Tick
from journal.domain.timeline.units import Unit, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journal.domain.timeline.items import Meeting, Phase
    from journal.domain.timeline.picture.frame import Frame, Sizes
    from journal.domain.timeline.picture.parts import Pen, Speech
    from journal.domain.timeline.quiet import Gap, Step
    from journal.domain.timeline.scale import Scale

ABOVE = {
    Unit.DAY: Unit.MONTH, Unit.WEEK: Unit.MONTH, Unit.MONTH: Unit.YEAR, Unit.QUARTER: Unit.YEAR,
    Unit.YEAR: Unit.DECADE, Unit.DECADE: Unit.CENTURY, Unit.CENTURY: Unit.MILLENNIUM,
    Unit.MILLENNIUM: Unit.MILLENNIUM,
}  # fmt: skip
"""The unit that stands in the line above another one's."""

_INSET = 6.0  # pixels between a line and its word
_PILL = 1.05  # of the height of the line: the width of a retrospective's pill
_LEAST_GAP = 5.0  # pixels below which a gap cannot be seen


def ticks(scale: Scale, sizes: Sizes, pen: Pen, speech: Speech) -> list[Tick]:
    """Where the units of the calendar begin: those of the upper line, then those of the lower."""
    minor = unit_of(scale.pixels, sizes.least_tick)
    places = list(_places(minor, scale))
    room = min((right - x for _, x, right in places), default=0.0) - _INSET
    names = speech.ticks(minor, [day for day, _, _ in places], room)
    lower = []
    for (_, x, right), name in zip(places, names, strict=True):
        text_x = max(x, 0.0) + _INSET
        if x < 0 and text_x + pen.wide(name, "label") > right:
            lower.append(Tick(x, "", major=False, text_x=text_x))  # most of it is out of sight
            continue
        lower.append(Tick(x, name, major=False, text_x=text_x))
    return [*_upper(ABOVE[minor], scale, pen, speech), *lower]


def _upper(unit: Unit, scale: Scale, pen: Pen, speech: Speech) -> Iterator[Tick]:
    """The line of the larger units, whose words stay in sight as long as they have room."""
    for day, x, right in _places(unit, scale):
        text = speech.head(unit, day)
        room = right - max(x, 0.0) - 2 * _INSET
        if x >= 0 and pen.wide(text, "strong") > room:
            text = pen.cut(text, room, "strong")
        wide = pen.wide(text, "strong")
        text_x = max(x, 0.0) + _INSET
        if x < 0 and text_x + wide + _INSET > right:
            text = ""
        yield Tick(x, text, major=True, text_x=text_x)


def _places(unit: Unit, scale: Scale) -> Iterator[tuple[int, float, float]]:
    begins = unit.begins(scale.first, scale.last)
    ends = [*begins[1:], unit.after(begins[-1])] if begins else []
    for day, end in zip(begins, ends, strict=True):
        yield day, scale.x(day), scale.x(end)


def gap_bands(gaps: Sequence[Gap], scale: Scale, speech: Speech) -> list[Band]:
    """The gaps in sight; a name that finds no room is left out."""
    found = []
    for gap in gaps[_first_after(gaps, scale.first) :]:
        if gap.first > scale.last:
            break
        left, right = _edges(gap.first, gap.last, scale)
        if right - left >= _LEAST_GAP:
            text = speech.gap(gap, right - left - 2 * _INSET)
            found.append(Band(left, right, text, gap.first, gap.last))
    return found


def _first_after(gaps: Sequence[Gap], day: int) -> int:
    return bisect_left(gaps, day, key=lambda gap: gap.last)


def era_bands(eras: Iterable[Phase], scale: Scale, pen: Pen) -> list[Band]:
    """The eras in sight."""
    found = []
    for name, first, last, _, colour in eras:
        left, right = _edges(first, last, scale)
        if right > left:
            text = pen.cut(name, right - left - 2 * _INSET, "label")
            found.append(Band(left, right, text, first, last, colour))
    return found


def _edges(first: int, last: int, scale: Scale) -> tuple[float, float]:
    return max(0.0, scale.x(first)), min(scale.width, scale.x(last + 1))


def retro_pills(
    retros: Sequence[Meeting], scale: Scale, sizes: Sizes, pen: Pen, speech: Speech
) -> list[Pill]:
    """The retrospectives in sight; two of one day stand side by side where there is room."""
    found: list[Pill] = []
    wide = sizes.minor * _PILL
    for retro in retros:
        x = scale.x(retro.day + 0.5)
        left, last = x - wide / 2, found[-1] if found else None
        if x < 0 or x > scale.width:
            continue
        if last is None or left >= last.left + last.width + 1:
            found.append(Pill((retro,), x, left, wide, ""))
        elif last.retros[-1].day == retro.day and scale.pixels > 3 * wide:
            found.append(Pill((retro,), x, last.left + last.width + 2, wide, ""))
        else:
            number = speech.number(len(last.retros) + 1)
            room = wide + pen.wide(number, "label") + 2
            found[-1] = Pill((*last.retros, retro), last.x, last.left, room, number)
    return found


def team_sizes(
    steps: Sequence[Step], scale: Scale, frame: Frame, pen: Pen, speech: Speech
) -> list[Size]:
    """The size of the team as steps, from the first member on; high is many."""
    if not steps or frame.team >= frame.height:
        return []
    most = max(step.size for step in steps)
    room = frame.height - frame.team - 2 * _INSET
    ends = [*(step.day for step in steps[1:]), scale.last + 1]
    found = []
    for step, end in zip(steps, ends, strict=True):
        left, right = _edges(step.day, end - 1, scale)
        if right <= left:
            continue
        top = frame.team + _INSET + room * (1 - step.size / max(1, most))
        text = speech.team(step.size)
        fits = left + pen.wide(text, "label") + _INSET <= right
        found.append(Size(left, right, top, text if fits else "", left + _INSET / 2))
    return found


def joined(sizes: Iterable[Size]) -> list[tuple[float, float, float, float]]:
    """The line that the sizes make: along each, and up or down to the next."""
    lines: list[tuple[float, float, float, float]] = []
    steps = list(sizes)
    for one, other in pairwise(steps):
        if one.right == other.left:
            lines.append((one.right, one.top, one.right, other.top))
    return lines + [(size.left, size.top, size.right, size.top) for size in steps]
