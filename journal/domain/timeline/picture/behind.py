"""Drawing what the entries stand upon: the calendar, gaps, eras, today, the size of the team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.timeline.picture import stacks
from journal.domain.timeline.picture.marks import Boxes, Icon, Lines, Words
from journal.domain.timeline.picture.ticks import joined

if TYPE_CHECKING:
    from journal.domain.timeline.picture.marks import Mark, Rect
    from journal.domain.timeline.picture.parts import Band, Pen, Pill, Scene, Speech

_PILL = 0.8  # of the height of its line
_ERA, _OTHER_ERA = 0.22, 0.07  # how much of the colour every second era has
_COLOURED = 0.07  # and how much of its own one that has one


def ground(scene: Scene) -> list[Mark]:
    """Eras and gaps as bands, and a line where each unit of the calendar begins."""
    frame = scene.frame
    tall = frame.team - frame.body
    marks: list[Mark] = []
    for number, era in enumerate(scene.eras):
        share = _COLOURED if era.role else _OTHER_ERA if number % 2 else _ERA
        top = frame.head - frame.sizes.era
        rect = (era.left, top, era.right - era.left, frame.team - top)
        marks.append(Boxes([rect], era.role or "active", share))
    if scene.gaps:
        rects = [(band.left, frame.body, band.right - band.left, tall) for band in scene.gaps]
        marks.append(Boxes(rects, "side"))
    minor = [(t.x, frame.sizes.major, t.x, frame.team) for t in scene.ticks if not t.major]
    major = [(t.x, 0.0, t.x, frame.team) for t in scene.ticks if t.major and t.x > 0]
    marks += [Lines(minor, "line", 0.7), Lines(major, "line2")]
    return marks


def gap_names(scene: Scene, pen: Pen, scroll: float = 0.0) -> list[Mark]:
    """That nobody wrote, at the foot of the lanes as far as they are scrolled (pixels).

    A name that would cover entries is left out.
    """
    named = [band for band in scene.gaps if band.text]
    tall, inset = scene.frame.sizes.chip, scene.frame.sizes.inset
    top = scene.frame.room - tall - 4
    covered = _covered(scene, top + scroll, top + scroll + tall) if named else []
    marks: list[Mark] = []
    for band in named:
        wide = min(pen.wide(band.text) + 2 * inset, band.right - band.left)
        left = (band.left + band.right - wide) / 2
        if not any(begin < left + wide and left < end for begin, end in covered):
            box = (left, top, wide, tall)
            marks.append(Boxes([box], "side", 1.0, tall / 2))
            marks.append(Words(box, band.text, "ink2", "meta", "middle"))
    return marks


def _covered(scene: Scene, top: float, bottom: float) -> list[tuple[float, float]]:
    """From where to where entries lie between two heights, counted from the top of all lanes."""
    frame = scene.frame
    found = [
        (chip.left, chip.left + chip.width) for chip in scene.chips
        if chip.top < bottom and top < chip.top + chip.height
    ]  # fmt: skip
    lanes = {n for n in scene.lanes if frame.top(n) < bottom and top < frame.foot(n)}
    for stack in scene.stacks:
        if stack.lane in lanes and frame.foot(stack.lane) - stacks.height_of(stack, scene) < bottom:
            found.append((stack.left, stack.left + stack.width))
    return found


def calendar(scene: Scene, pen: Pen, speech: Speech) -> list[Mark]:
    """The words above the lanes, and the present day."""
    sizes, frame = scene.frame.sizes, scene.frame
    marks: list[Mark] = []
    pills = [pill_box(scene, pill) for pill in scene.retros]
    for tick in scene.ticks:
        hidden = not tick.major and any(
            left < tick.text_x + pen.wide(tick.text, "label") and tick.text_x < left + wide
            for left, _, wide, _ in pills
        )
        if tick.text and not hidden:
            top, tall = (0.0, sizes.major) if tick.major else (sizes.major, sizes.minor)
            look = ("ink", "strong") if tick.major else ("ink3", "label")
            marks.append(Words((tick.text_x, top, frame.plot, tall), tick.text, *look))
    marks += [_era_name(scene, band) for band in scene.eras if band.text]
    marks.append(Lines([(0, frame.body, frame.plot, frame.body)], "line"))
    for pill in scene.retros:
        marks += _retro(scene, pill)
    if scene.today is not None:
        marks += _today(scene, scene.today, pen, speech)
    return marks


def _era_name(scene: Scene, band: Band) -> Words:
    tall = scene.frame.sizes.era
    box = (band.left + 6, scene.frame.head - tall, band.right - band.left, tall)
    return Words(box, band.text, "ink2", "label")


def pill_box(scene: Scene, pill: Pill) -> Rect:
    """Where a pill lies on the page, counted from the left of the days."""
    sizes = scene.frame.sizes
    tall = sizes.minor * _PILL
    return pill.left, sizes.major + (sizes.minor - tall) / 2, pill.width, tall


def _retro(scene: Scene, pill: Pill) -> list[Mark]:
    left, top, wide, tall = pill_box(scene, pill)
    inner = tall * 0.72
    inset = (tall - inner) / 2
    text = (left + inner + inset, top, wide - inner - 2 * inset, tall)
    return [
        Lines([(pill.x, top + tall, pill.x, scene.frame.team)], "ink3", 0.45),
        Boxes([(left, top, wide, tall)], "surface", 1.0, tall / 2, "line2"),
        Icon("people", "ink2", left + (tall * 1.05 - inner) / 2, top + inset, inner),
        Words(text, pill.text, "ink2", "label", "right"),
    ]


def _today(scene: Scene, x: float, pen: Pen, speech: Speech) -> list[Mark]:
    frame, sizes = scene.frame, scene.frame.sizes
    text = speech.today()
    wide, tall = pen.wide(text, "strong") + 2 * sizes.inset, sizes.minor * 0.75
    left = min(max(2.0, x - wide / 2), frame.plot - wide - 2)
    box = (left, sizes.major + (sizes.minor - tall) / 2, wide, tall)
    return [
        Lines([(x, sizes.major + sizes.minor / 2, x, frame.team)], "accent", 1.0, 2.0),
        Boxes([box], "fill", 1.0, tall / 2),
        Words(box, text, "on_fill", "strong", "middle"),
    ]


def team(scene: Scene) -> list[Mark]:
    """The size of the team over time."""
    if not scene.team:
        return []
    frame, tall = scene.frame, scene.frame.sizes.foot
    marks: list[Mark] = [
        Lines([(0, frame.team, frame.plot, frame.team)], "line"),
        Lines(joined(scene.team), "ink3", 1.0, 1.5),
    ]
    low = frame.height - tall - 1
    for size in scene.team:
        if size.text:
            below = size.top + 1 < low
            top = size.top + 1 if below else size.top - tall
            box = (size.text_x, top, size.right - size.text_x, tall)
            marks.append(Words(box, size.text, "ink2", "label"))
    return marks
