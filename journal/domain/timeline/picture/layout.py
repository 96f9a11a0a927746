"""Laying out a view: the one way from what there is to what stands where."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journal.domain.entry import Kind
from journal.domain.timeline.board import Grouping
from journal.domain.timeline.picture import arcs, stacks, ticks
from journal.domain.timeline.picture.chips import Chips, window
from journal.domain.timeline.picture.frame import Frame, Has, Sizes
from journal.domain.timeline.picture.parts import Mode, Scene
from journal.domain.timeline.units import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.domain.timeline.items import Item
    from journal.domain.timeline.picture.parts import Material, Pen, Speech
    from journal.domain.timeline.scale import Scale


@dataclass(frozen=True, slots=True)
class View:
    """What someone looks at.

    Attributes:
        scale: The days.
        size: Width and height of the whole picture (pixels).
        sizes: The lengths of its parts.
        scroll: How much of the lanes is scrolled away upwards (pixels).
        chain: The number of the chosen chain.
        whole: Whether lanes out of sight are wanted too, as on paper.
    """

    scale: Scale
    size: tuple[float, float]
    sizes: Sizes = field(default_factory=Sizes)
    scroll: float = 0.0
    chain: int | None = None
    whole: bool = False


def frame_of(material: Material, view: View) -> Frame:
    """How the height of a view is shared out."""
    board = material.board
    milestones = bool(material.flags) or board.grouping is Grouping.KIND
    has = Has(milestones, bool(material.eras), bool(material.team))
    return Frame(view.size, view.sizes, len(board.lanes), has)


def months_of(material: Material, view: View) -> list[int]:
    """The first days of the months whose entries a view wants; none where it shows bars."""
    mode, _ = stacks.mode_of(material.board, view.scale, frame_of(material, view))
    if mode is Mode.BARS:
        return []
    return material.board.months(*window(view.scale, view.sizes))


def layout(material: Material, view: View, pen: Pen, speech: Speech) -> Scene:
    """Lay out a view.

    Args:
        material: What there is. Where the entries of a month were not read yet, buckets stand for
            them.
        view: What is looked at.
        pen: Knows how wide words are.
        speech: The words.
    """
    frame, scale = frame_of(material, view), view.scale
    mode, unit = stacks.mode_of(material.board, scale, frame)
    lanes = range(len(material.board.lanes)) if view.whole else frame.seen(view.scroll)
    scene = Scene(frame, scale, mode, unit, lanes)
    scene.pitch = stacks.pitch_of(material.board, unit, scale, frame)
    scene.room = stacks.room_of(frame)
    scene.rows = int((scene.room + 0.5) // scene.pitch)
    scene.radius = stacks.radius_of(material.board, scene)
    scene.crest = stacks.crest_of(material.board, unit)
    scene.ticks = ticks.ticks(scale, view.sizes, pen, speech)
    scene.eras = ticks.era_bands(material.eras, scale, pen)
    scene.gaps = ticks.gap_bands(material.gaps, scale, speech)
    scene.retros = ticks.retro_pills(material.retros, scale, view.sizes, pen, speech)
    scene.team = ticks.team_sizes(material.team, scale, frame, pen, speech)
    if scale.first <= material.today <= scale.last:
        scene.today = scale.x(material.today + 0.5)
    _add_entries(scene, material, pen, speech)
    scene.bows = arcs.bows(material, scene, view.chain, pen, speech)
    if view.chain is not None:
        scene.beats = arcs.beats(material, scene, view.chain)
    return scene


def _add_entries(scene: Scene, material: Material, pen: Pen, speech: Speech) -> None:
    mixed = material.board.grouping is not Grouping.KIND
    chips, scale = Chips(scene, pen, speech, icons=mixed), scene.scale
    long = material.spans.touching(scale.first, scale.last)
    if scene.frame.flags:
        chips.add_flags(material.flags, [i for i in long if i.kind is Kind.MILESTONE])
    lanes = [(number, material.board.lanes[number]) for number in scene.lanes]
    if scene.mode is not Mode.CHIPS:
        scene.stacks += stacks.stacks(lanes, scene.unit, scale, (scale.first, scale.last))
        scene.strips += stacks.strips(material, scene)
        return
    for begin, end in _unread(material, scale):
        scene.stacks += stacks.stacks(lanes, scene.unit, scale, (begin, end))
    crest = material.board.crest(Unit.DAY)
    for number, items in _by_lane(scene, material, long).items():
        if number in scene.lanes:
            chips.add(number, items, crest)


def _unread(material: Material, scale: Scale) -> list[tuple[int, int]]:
    """The parts of the view whose entries were not read yet."""
    found = []
    for month in material.board.months(scale.first, scale.last):
        if month not in material.months:
            end = Unit.MONTH.after(month) - 1
            found.append((max(month, scale.first), min(end, scale.last)))
    return found


def _by_lane(scene: Scene, material: Material, long: Sequence[Item]) -> dict[int, list[Item]]:
    """The entries that a view depends on, the earliest first, by their lanes."""
    first, last = window(scene.scale, scene.frame.sizes)
    lanes: dict[int, list[Item]] = defaultdict(list)
    months = (material.months.get(month, ()) for month in material.board.months(first, last))
    here = [item for month in months for item in month if item.first >= first]
    known = {item.id for item in here}
    early = [item for item in long if item.id not in known and _is_due(item, material, first)]
    here = sorted([*early, *here], key=lambda item: (item.first, item.id))
    for item in here:
        if item.first <= last:
            for lane in material.board.lanes_of(item):
                lanes[lane].append(item)
    return lanes


def _is_due(item: Item, material: Material, first: int) -> bool:
    """Whether a long entry is placed by itself: its month is read, or began before the view."""
    return item.first < first or Unit.MONTH.begin(item.first) in material.months
