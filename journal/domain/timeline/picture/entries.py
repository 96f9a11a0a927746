"""Drawing the entries: titles, tiles, bars, what found no room, and the links between them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from journal.domain.timeline.board import ORDER
from journal.domain.timeline.picture import stacks
from journal.domain.timeline.picture.chips import ICON_GAP, icon_side
from journal.domain.timeline.picture.marks import Boxes, Curve, Icon, Words
from journal.domain.timeline.picture.parts import BAND, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.domain.entry import Kind
    from journal.domain.timeline.picture.marks import Mark, Rect
    from journal.domain.timeline.picture.parts import Bow, Chip, Pen, Scene

FAINT = 0.28
"""How much of its look is left to what does not belong to the chosen chain."""

_TILE, _TINT, _ROUND = 0.55, 0.14, 4.0
_MANY, _THIN = 20, 0.3  # links beyond which each is drawn with only so much of its colour
_BETWEEN = 2.0  # pixels between a number and the next
_BEAM = 3.0  # pixels of the beam at the left of a title, and of the line below a long one


def entries(scene: Scene, pen: Pen, chosen: frozenset[str] | None, *, icons: bool) -> list[Mark]:
    """Draw all entries in sight.

    Args:
        scene: What stands where.
        pen: Knows how wide words are.
        chosen: The ids of the chosen chain's entries; all others are drawn faintly.
        icons: Whether titles show the kind, since their lane does not.
    """
    rest = 1.0 if chosen is None else FAINT
    marks = list(_stacks(scene, pen, rest))
    for strip in scene.strips:
        share = 0.9 * (1.0 if chosen is None or strip.item.id in chosen else FAINT)
        rect = (strip.left, strip.top, strip.width, strip.height)
        marks.append(Boxes([rect], strip.item.kind.value, share, strip.height / 2))
    if chosen is None:
        marks += _bows(scene, chosen)
    marks += _chips(scene, chosen, icons=icons)
    for more in scene.more:
        box = (more.left, more.top, more.width, more.height)
        marks.append(Words(box, more.text, "ink2", "label", "middle", rest))
    if chosen is not None:
        marks += [*_bows(scene, chosen), *_beats(scene)]
    return marks


def _stacks(scene: Scene, pen: Pen, share: float) -> Iterator[Mark]:
    rects: dict[Kind, list[Rect]] = defaultdict(list)
    words: list[Words] = []
    bars = scene.mode is Mode.BARS
    parts_of = stacks.bars if bars else stacks.tiles
    tall, lane, free = scene.frame.sizes.foot, BAND, 0.0
    for stack in scene.stacks:
        parts = parts_of(stack, scene)
        for kind, group in parts:
            rects[kind] += group
        if bars or (stack.total > scene.rows and stack.total > stacks.fitting(stack, scene)):
            text, right = str(stack.total), stack.left + stack.width
            spare = (stack.width - pen.wide(text, "label")) / 2
            at_edge = stack.left <= 0 or right >= scene.scale.width
            if (at_edge and spare < 0) or (stack.lane == lane and stack.left + spare < free):
                continue  # it would be cut, or run into the number before
            lane, free = stack.lane, right - spare + _BETWEEN
            box = (stack.left, parts[-1][1][-1][1] - tall, stack.width, tall)
            words.append(Words(box, text, "ink2", "label", "middle", share))
    for kind in reversed(ORDER):  # the parts of a bar lie behind those below them
        if kind in rects:
            yield Boxes(rects[kind], kind.value, _TILE * share, scene.radius)
    yield from words


def _chips(scene: Scene, chosen: frozenset[str] | None, *, icons: bool) -> Iterator[Mark]:
    """The titles. None covers another, so that what looks alike can be drawn together."""
    grounds: dict[tuple[str, float], list[Rect]] = defaultdict(list)
    beams: dict[tuple[str, float], list[Rect]] = defaultdict(list)
    inside: list[Mark] = []
    for chip in scene.chips:
        look = chip.item.kind.value, 1.0 if chosen is None or chip.item.id in chosen else FAINT
        grounds[look].append((chip.left, chip.top, chip.width, chip.height))
        if chip.end > chip.begin:
            foot = chip.top + chip.height
            beams[look].append((chip.begin, foot - _BEAM, chip.end - chip.begin, _BEAM))
        if chip.begin > -1:
            beams[look].append((chip.begin, chip.top, _BEAM, chip.height))
        inside += _inside(scene, chip, *look, icon=icons and chip.lane != BAND)
    for (kind, share), rects in grounds.items():
        yield Boxes(rects, kind, _TINT * share, _ROUND)
    for (kind, share), rects in beams.items():
        yield Boxes(rects, kind, share, _BEAM / 2)
    yield from inside


def _inside(scene: Scene, chip: Chip, kind: str, share: float, *, icon: bool) -> Iterator[Mark]:
    left = max(chip.left, 0.0) + scene.frame.sizes.inset
    if icon:
        inner = icon_side(chip.height)
        yield Icon(kind, kind, left, chip.top + (chip.height - inner) / 2, inner, share)
        left += inner + ICON_GAP
    box = (left, chip.top, chip.left + chip.width - left, chip.height)
    yield Words(box, chip.text, "ink", "meta", "left", share)


def _bows(scene: Scene, chosen: frozenset[str] | None) -> Iterator[Mark]:
    role, share, width = ("ink3", 0.5, 1.2) if chosen is None else ("accent", 1.0, 2.0)
    if chosen is None and len(scene.bows) > _MANY:
        share = _THIN
    for bow in scene.bows:
        yield Curve(bow.points, role, share, width)
        yield from _head(bow, role, share)
    for bow in scene.bows:
        if bow.text:
            yield from _label(scene, bow, chosen)


def _head(bow: Bow, role: str, share: float) -> Iterator[Mark]:
    """A dot where the link ends."""
    x, y = bow.points[6:]
    yield Boxes([(x - 3, y - 3, 6, 6)], role, share, 3)


def _label(scene: Scene, bow: Bow, chosen: frozenset[str] | None) -> Iterator[Mark]:
    tall = scene.frame.sizes.foot + 1
    wide = bow.text_width + 8
    box = (bow.text_x - wide / 2, bow.text_y - tall / 2, wide, tall)
    yield Boxes([box], "surface", 1.0, tall / 2, "line2" if chosen is None else "sel_line")
    yield Words(box, bow.text, "ink2", "label", "middle")


def _beats(scene: Scene) -> Iterator[Mark]:
    """The chosen entries' places in the list beside the view."""
    side = scene.frame.sizes.foot + 2
    for beat in scene.beats:
        box = (beat.x - side / 2, beat.y - side / 2, side, side)
        yield Boxes([box], "fill", 1.0, side / 2)
        yield Words(box, str(beat.number), "on_fill", "label", "middle")
