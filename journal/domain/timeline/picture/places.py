"""What someone can point at in a scene, and go to by keys: entries, buckets, gaps, links."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from journal.domain.timeline.picture import stacks
from journal.domain.timeline.picture.arcs import distance
from journal.domain.timeline.picture.behind import pill_box
from journal.domain.timeline.picture.parts import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journal.domain.timeline.items import Item, Meeting
    from journal.domain.timeline.picture.marks import Rect
    from journal.domain.timeline.picture.parts import (
        Band,
        Bow,
        Chip,
        Material,
        More,
        Pill,
        Scene,
        Stack,
        Strip,
    )

_NEAR = 6.0  # pixels from a curve that still mean it


class What(StrEnum):
    """What stands in a place."""

    ENTRY = "entry"
    BUCKET = "bucket"  # entries that are only counted
    GAP = "gap"
    RETRO = "retro"  # one or several


class Place(NamedTuple):
    """Something in a scene.

    Attributes:
        what: What it is.
        lane: The number of its lane; -1 among the milestones, one after the last for a gap, and
            the one after that for a retrospective, which stands in the line of the calendar.
        first: Its first day.
        last: Its last day.
        rect: Where it lies, counted from the top of all lanes.
        number: How many entries it stands for.
        item: The entry, where it is one.
        items: The entries of a bucket, as far as they are known.
        retros: The retrospectives.
    """

    what: What
    lane: int
    first: int
    last: int
    rect: Rect
    number: int = 1
    item: Item | None = None
    items: tuple[Item, ...] = ()
    retros: tuple[Meeting, ...] = ()

    def is_same(self, other: Place) -> bool:
        """Whether another place, maybe of another scene, shows the same."""
        if self.item is not None and other.item is not None:
            return self.lane == other.lane and self.item.id == other.item.id
        return self[:4] == other[:4] and self.retros == other.retros


def places(scene: Scene, material: Material) -> list[Place]:
    """All places of a scene: lane by lane, and in a lane from left to right."""
    found = [_entry(chip) for chip in scene.chips]
    found += [_more(more) for more in scene.more]
    known = stacks.entries_of_all(scene.stacks, material) if scene.mode is not Mode.BARS else {}
    for stack in scene.stacks:
        found += _in_stack(stack, scene, known.get((stack.lane, stack.first), []))
    found += [_gap(scene, band) for band in scene.gaps]
    found += [_retro(scene, pill) for pill in scene.retros]
    return sorted(found, key=lambda p: (p.lane, p.rect[0], -p.rect[1]))


def at(scene: Scene, material: Material, x: float, y: float) -> Place | Bow | None:
    """What is seen at a point, counted from the top of all lanes; None for empty ground."""
    for place, spare in _front_to_back(scene, material, x):
        if _within(place.rect, x, y, spare):
            return place
    for bow in scene.bows:
        if distance(bow.points, x, y) <= _NEAR:
            return bow
    gaps = (_gap(scene, band) for band in scene.gaps)
    return next((gap for gap in gaps if _within(gap.rect, x, y)), None)


def above(scene: Scene, x: float, y: float) -> Place | None:
    """What is seen at a point in the calendar, counted downwards from the top of the lanes."""
    pills = (_retro(scene, pill) for pill in scene.retros)
    return next((pill for pill in pills if _within(pill.rect, x, y, 3.0)), None)


def _front_to_back(scene: Scene, material: Material, x: float) -> Iterator[tuple[Place, float]]:
    """The places that may be seen at a distance from the left, each with some ease (pixels)."""
    for chip in reversed(scene.chips):
        yield _entry(chip), 0.0
    for more in scene.more:
        yield _more(more), 0.0
    for strip in scene.strips:
        yield _entry(strip), 2.0
    for stack in scene.stacks:
        if stack.left <= x < stack.left + stack.width:
            for place in _in_stack(stack, scene, stacks.entries_of(stack, material)):
                yield place, 1.5


def again(scene: Scene, material: Material, place: Place) -> Place | None:
    """A place of another view as it lies in this one; None where it is not in sight."""
    near: list[Place] = [_more(more) for more in scene.more if more.lane == place.lane]
    if place.item is not None:
        near += [_entry(chip) for chip in scene.chips if chip.item.id == place.item.id]
    for stack in scene.stacks:
        if stack.lane == place.lane and stack.first <= place.first <= stack.last:
            near += _in_stack(stack, scene, stacks.entries_of(stack, material))
    near += [_gap(scene, band) for band in scene.gaps]
    near += [_retro(scene, pill) for pill in scene.retros]
    return next((one for one in near if one.is_same(place)), None)


def _entry(part: Chip | Strip) -> Place:
    item = part.item
    return Place(What.ENTRY, part.lane, item.first, item.last, _rect(part), 1, item)


def _more(more: More) -> Place:
    number, items = len(more.items), more.items
    return Place(What.BUCKET, more.lane, more.first, more.last, _rect(more), number, None, items)


def _in_stack(stack: Stack, scene: Scene, entries: Sequence[Item]) -> Iterator[Place]:
    """The tiles of a bucket, where its entries are all known; otherwise the bucket as a whole."""
    if scene.mode is not Mode.BARS and len(entries) == stack.total:
        rects = (rect for _, group in stacks.tiles(stack, scene) for rect in group)
        for item, rect in zip(entries, rects, strict=True):
            yield Place(What.ENTRY, stack.lane, item.first, item.last, rect, 1, item)
        return
    tall = stacks.height_of(stack, scene) + scene.frame.sizes.foot
    rect = (stack.left, scene.frame.foot(stack.lane) - tall, stack.width, tall)
    yield Place(What.BUCKET, stack.lane, stack.first, stack.last, rect, stack.total)


def _gap(scene: Scene, band: Band) -> Place:
    tall = max(scene.frame.content, scene.frame.room)
    rect = (band.left, 0.0, band.right - band.left, tall)
    return Place(What.GAP, scene.frame.lanes, band.first, band.last, rect, 0)


def _retro(scene: Scene, pill: Pill) -> Place:
    left, top, wide, tall = pill_box(scene, pill)
    days = [retro.day for retro in pill.retros]
    rect = (left, top - scene.frame.body, wide, tall)
    lane, number = scene.frame.lanes + 1, len(days)
    return Place(What.RETRO, lane, days[0], days[-1], rect, number, retros=pill.retros)


def _rect(part: Chip | More | Strip) -> Rect:
    return part.left, part.top, part.width, part.height


def _within(rect: Rect, x: float, y: float, spare: float = 0.0) -> bool:
    left, top, width, height = rect
    return left <= x < left + width and top - spare <= y < top + height + spare
