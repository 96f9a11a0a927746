"""Links as curves from entry to entry, across the lanes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from journal.domain.entry import Kind
from journal.domain.timeline.picture.parts import BAND, Beat, Bow, Mode
from journal.domain.timeline.picture.stacks import height_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.domain.timeline.items import Arc, Item
    from journal.domain.timeline.picture.parts import Chip, Material, Pen, Scene, Speech, Stack

MOST = 60
"""Most links that are drawn while none is chosen (count): more are a tangle."""

_NAMED = 20  # links that are named while none is chosen; more names would hide the lanes
_FAR = 4_000.0  # pixels beyond which it makes no difference where an end lies
_BEND, _LEAST_BEND = 0.45, 26.0
_STEEP = 70.0  # pixels across below which a curve between lanes is bent outwards


class Anchors:
    """Where curves begin and end: at the titles, or upon the buckets, of their entries."""

    def __init__(self, scene: Scene, material: Material) -> None:
        self._scene, self._board = scene, material.board
        self._chips: dict[str, Chip] = {}
        for chip in scene.chips:
            known = self._chips.get(chip.item.id)
            if known is None or known.lane == BAND:
                self._chips[chip.item.id] = chip
        self._stacks: dict[int, list[Stack]] = {}
        for stack in scene.stacks:
            self._stacks.setdefault(stack.lane, []).append(stack)

    def of(self, item: Item) -> tuple[float, float]:
        """The point that stands for an entry."""
        chip = self._chips.get(item.id)
        if chip is not None:
            return max(chip.begin, chip.left) + 1, chip.top + chip.height / 2
        frame = self._scene.frame
        lane = min(self._board.lanes_of(item), default=BAND)
        for stack in self._stacks.get(lane, ()):
            if stack.first <= item.first <= stack.last:
                top = frame.foot(lane) - height_of(stack, self._scene)
                return stack.left + stack.width / 2, top
        x = self._scene.scale.x(item.first + 0.5)
        return min(max(x, -_FAR), _FAR), frame.top(lane) + frame.tall(lane) / 2


def bows(
    material: Material, scene: Scene, chosen: int | None, pen: Pen, speech: Speech
) -> list[Bow]:
    """The curves of the chosen chain, or of all chains in sight where there are few."""
    chains, scale = material.chains, scene.scale
    if chosen is not None:
        arcs: Sequence[Arc] = chains.arcs(chosen)
    elif scene.mode is Mode.BARS:
        return []
    else:
        arcs = chains.within(scale.first, scale.last, MOST + 1)
        if len(arcs) > MOST:
            return []
    arcs = [arc for arc in arcs if _is_drawn(arc, material)]
    if not arcs:
        return []
    anchors, found = Anchors(scene, material), []
    taken = [(chip.left, chip.top, chip.width, chip.height) for chip in scene.chips]
    for arc in sorted(arcs, key=lambda arc: (arc.last - arc.first, arc.source.id)):
        points = _curve(anchors.of(arc.source), anchors.of(arc.target))
        if max(points[::2]) < 0 or min(points[::2]) > scale.width:
            continue
        text = speech.relation(arc.relation)
        wide = pen.wide(text, "label")
        x, y = _middle(points)
        place = (x - wide / 2 - 3, y - 8, wide + 6, 16.0)
        inside = place[0] >= 0 and place[0] + place[2] <= scale.width
        fits = inside and (chosen is not None or len(arcs) <= _NAMED)
        if fits and not any(_overlap(place, other) for other in taken):
            taken.append(place)
        else:
            text = ""
        chain = chains.of(arc.source.id)
        found.append(Bow(arc, -1 if chain is None else chain, points, text, x, y, wide))
    return found


def _is_drawn(arc: Arc, material: Material) -> bool:
    """Whether both ends stand in lanes of the board."""
    ends = arc.source, arc.target
    return all(e.kind is Kind.MILESTONE or material.board.lanes_of(e) for e in ends)


def beats(material: Material, scene: Scene, chosen: int) -> list[Beat]:
    """The numbers of the chosen chain's entries, as far as these are in sight."""
    anchors, found = Anchors(scene, material), []
    for number, item in enumerate(material.chains.members(chosen), 1):
        x, y = anchors.of(item)
        if 0 <= x <= scene.scale.width:
            found.append(Beat(x, y, number))
    return found


def bent(points: Sequence[float], share: float) -> tuple[float, float]:
    """The point of a curve at a share of its way (0 to 1)."""
    rest = 1 - share
    weights = (rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3)
    x = sum(weight * points[2 * n] for n, weight in enumerate(weights))
    return x, sum(weight * points[2 * n + 1] for n, weight in enumerate(weights))


def distance(points: Sequence[float], x: float, y: float) -> float:
    """How far a place is from a curve (pixels), looked at in two dozen points of it."""
    return min(math.hypot(x - a, y - b) for a, b in (bent(points, step / 24) for step in range(25)))


def _curve(
    begin: tuple[float, float], end: tuple[float, float]
) -> tuple[float, float, float, float, float, float, float, float]:
    (x1, y1), (x2, y2) = begin, end
    across, down = x2 - x1, y2 - y1
    if abs(down) < _LEAST_BEND:  # along a lane: over what lies between
        lift = min(y1, y2) - max(_LEAST_BEND, min(2.2 * _LEAST_BEND, abs(across) * 0.14))
        return x1, y1, x1 + across * 0.2, lift, x2 - across * 0.2, lift, x2, y2
    if abs(across) < _STEEP:
        out = max(x1, x2) + _LEAST_BEND
        return x1, y1, out, y1 + down * 0.25, out, y2 - down * 0.25, x2, y2
    bend = across * _BEND
    return x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2


def _middle(points: Sequence[float]) -> tuple[float, float]:
    return bent(points, 0.5)


def _overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )
