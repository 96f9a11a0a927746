"""Buckets: the entries of a lane, week by week or day by day, as tiles or as bars."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from journal.domain.timeline.board import ORDER
from journal.domain.timeline.picture.parts import Mode, Stack, Strip
from journal.domain.timeline.units import Unit, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journal.domain.entry import Kind
    from journal.domain.timeline.board import Board, Lane
    from journal.domain.timeline.items import Item
    from journal.domain.timeline.picture.frame import Frame, Sizes
    from journal.domain.timeline.picture.parts import Material, Scene
    from journal.domain.timeline.scale import Scale

Rect = tuple[float, float, float, float]

_STRIPS = 2  # rows of strips in a lane
_ACROSS = 2.0  # pixels between a bucket and the next
_ROUND, _LEAST_ROUND = 2.0, 8.0  # pixels of a tile's corner, and of a side that is too short for it
_MOST_ROUND = 400  # tiles in a view, as a rule, that are rounded: it takes five times as long
_FULLEST = 1.25  # times the usual crest that a bar of the full height stands for


def chip_rows(frame: Frame) -> int:
    """How many rows of chips a lane has (count)."""
    sizes = frame.sizes
    room = frame.lane - 2 * sizes.pad - sizes.foot
    return max(1, int((room + sizes.row_gap) // (sizes.chip + sizes.row_gap)))


def room_of(frame: Frame) -> float:
    """The height that tiles and bars of a lane may take, below the strips."""
    sizes = frame.sizes
    return frame.lane - 2 * sizes.pad - _STRIPS * 1.5 * sizes.strip - sizes.foot


def mode_of(board: Board, scale: Scale, frame: Frame) -> tuple[Mode, Unit]:
    """How entries are shown in a view, and in buckets of which unit where they do not fit.

    It is decided by what buckets of the whole journal usually hold, so that it changes when
    someone zooms and not when they pan.
    """
    sizes, pixels = frame.sizes, scale.pixels
    tile = unit_of(pixels, sizes.least_tile)
    columns = max(1, int(pixels // sizes.least_chip))
    if board.crest_of(max(1.0, sizes.least_chip / pixels)) <= chip_rows(frame) * columns:
        return Mode.CHIPS, tile
    rows = int(room_of(frame) // (sizes.low_tile + sizes.tile_gap / 2))
    if board.crest(tile) <= rows * tile_columns(tile.days * pixels, sizes):
        return Mode.TILES, tile
    return Mode.BARS, unit_of(pixels, sizes.least_bar)


def tile_columns(width: float, sizes: Sizes) -> int:
    """How many tiles stand side by side in a bucket of a width (pixels)."""
    return max(1, int(width // sizes.most_tile))


def pitch_of(board: Board, unit: Unit, scale: Scale, frame: Frame) -> float:
    """From tile to tile upwards (pixels): less where buckets are full."""
    sizes = frame.sizes
    columns = tile_columns(unit.days * scale.pixels, sizes)
    rows = max(1, -(-board.crest(unit) // columns))
    most = sizes.tile + sizes.tile_gap
    return min(most, max(sizes.low_tile + sizes.tile_gap / 2, room_of(frame) / rows))


def crest_of(board: Board, unit: Unit) -> int:
    """What a bar of the full height stands for (count); fuller buckets are cut off there."""
    return max(1, round(board.crest(unit) * _FULLEST))


def stacks(
    lanes: Sequence[tuple[int, Lane]], unit: Unit, scale: Scale, span: tuple[int, int]
) -> Iterator[Stack]:
    """The buckets that hold something, lane by lane, of a span of days (both included)."""
    first, last = span
    begins = unit.begins(first, last)
    if not begins:
        return
    ends = [*begins[1:], unit.after(begins[-1])]
    edges = [max(begins[0], first), *begins[1:], min(ends[-1], last + 1)]
    places = [scale.x(edge) for edge in edges]
    buckets = [
        (days, days[0], days[1] - 1, left, right - left)
        for days, (left, right) in zip(pairwise(edges), pairwise(places), strict=True)
    ]
    for number, lane in lanes:
        for days, begin, end, left, width in buckets:
            total, counts = lane.bucket(days)
            if total:
                yield Stack(number, begin, end, left, width, counts, total)


def fitting(stack: Stack, scene: Scene) -> int:
    """How many tiles find room in a bucket before they lie closer together (count)."""
    return scene.rows * tile_columns(stack.width, scene.frame.sizes)


def tiles(stack: Stack, scene: Scene) -> list[tuple[Kind, list[Rect]]]:
    """The tiles of a bucket, one for each entry, by kind from the foot of its lane upwards.

    Where there are more than the lane is high, they lie closer together.
    """
    frame, sizes = scene.frame, scene.frame.sizes
    columns = tile_columns(stack.width, sizes)
    rows = -(-stack.total // columns)
    pitch = scene.pitch if rows <= scene.rows else scene.room / rows
    gap = sizes.tile_gap if pitch >= 2 * sizes.tile_gap else pitch / 2 if pitch > 2 else 0.0
    wide = stack.width / columns
    across = _ACROSS if wide > 2 * _ACROSS else 0.0
    left, width, tall = stack.left + across / 2, wide - across, pitch - gap
    top, found, column = frame.foot(stack.lane) - tall, [], 0
    for kind, count in stack.counts:
        rects = []
        for _ in range(count):
            rects.append((left + column * wide, top, width, tall))
            column += 1
            if column == columns:
                column, top = 0, top - pitch
        found.append((kind, rects))
    return found


def radius_of(board: Board, scene: Scene) -> float:
    """The radius of the corners of tiles: of all in a view, or of none where they are many.

    As with the mode, it is decided by what the journal usually holds, and not by what is in sight.
    """
    sizes, width = scene.frame.sizes, scene.unit.days * scene.scale.pixels
    wide = width / tile_columns(width, sizes) - _ACROSS
    if scene.mode is Mode.BARS or min(wide, scene.pitch - sizes.tile_gap) <= _LEAST_ROUND:
        return 0.0
    days = board.days[-1] - board.days[0] + 1 if board.days else 1
    usual = sum(board.lanes[lane].whole.total for lane in scene.lanes) * scene.scale.days / days
    return _ROUND if usual <= _MOST_ROUND else 0.0


def bars(stack: Stack, scene: Scene) -> list[tuple[Kind, list[Rect]]]:
    """The parts of a bucket's bar, one for each kind, from the foot of its lane upwards.

    Each reaches down to the foot, behind the parts below it: between parts that only touch, whole
    pixels would show the ground.
    """
    room, total = scene.room, stack.total
    each = min(room, max(2.0, room * total / scene.crest)) / total
    across = _ACROSS if stack.width > 4 * _ACROSS else 0.5
    left, width = stack.left + across / 2, stack.width - across
    foot, tall, found = scene.frame.foot(stack.lane), 0.0, []
    for kind, count in stack.counts:
        tall += each * count
        found.append((kind, [(left, foot - tall, width, tall)]))
    return found


def height_of(stack: Stack, scene: Scene) -> float:
    """How high a bucket stands (pixels)."""
    parts = tiles(stack, scene) if scene.mode is not Mode.BARS else bars(stack, scene)
    return scene.frame.foot(stack.lane) - parts[-1][1][-1][1]


def entries_of(stack: Stack, material: Material) -> list[Item]:
    """The entries of a bucket in the order of its tiles, as far as their months were read."""
    board = material.board
    found = [
        item
        for month in board.months(stack.first, stack.last)
        for item in material.months.get(month, ())
        if stack.first <= item.first <= stack.last and stack.lane in board.lanes_of(item)
    ]
    return sorted(found, key=_in_tiles)


def entries_of_all(
    stacks: Sequence[Stack], material: Material
) -> dict[tuple[int, int], list[Item]]:
    """The same for many buckets at once, by their lanes and first days."""
    if not stacks:
        return {}
    lanes: dict[int, list[Stack]] = defaultdict(list)
    for stack in sorted(stacks, key=lambda stack: stack.first):
        lanes[stack.lane].append(stack)
    begins = {lane: [stack.first for stack in group] for lane, group in lanes.items()}
    found: dict[tuple[int, int], list[Item]] = defaultdict(list)
    first, last = min(s.first for s in stacks), max(s.last for s in stacks)
    for month in material.board.months(first, last):
        for item in material.months.get(month, ()):
            for lane in material.board.lanes_of(item):
                place = bisect_right(begins.get(lane, ()), item.first) - 1
                if place >= 0 and item.first <= lanes[lane][place].last:
                    found[lane, begins[lane][place]].append(item)
    for items in found.values():
        items.sort(key=_in_tiles)
    return found


def _in_tiles(item: Item) -> tuple[int, int, str]:
    return _PLACES[item.kind], item.first, item.id


_PLACES = {kind: number for number, kind in enumerate(ORDER)}


def strips(material: Material, scene: Scene) -> list[Strip]:
    """Lines for entries of several days, at the top of their lanes; what finds no room has none.

    The entries are counted in the buckets of the days on which they began.
    """
    scale, frame, sizes = scene.scale, scene.frame, scene.frame.sizes
    least = sizes.least_strip / scale.pixels
    found, free = [], {lane: [float("-inf")] * _STRIPS for lane in scene.lanes}
    touching = material.spans.touching(scale.first, scale.last, least)
    for item in sorted(touching, key=lambda item: (item.first, -item.last, item.id)):
        left, right = max(0.0, scale.x(item.first)), min(scale.width, scale.x(item.last + 1))
        for lane in material.board.lanes_of(item):
            rows = free.get(lane, [])
            row = next((n for n, end in enumerate(rows) if end <= left), None)
            if row is not None:
                rows[row] = right + sizes.tile_gap
                top = frame.top(lane) + sizes.pad + row * 1.5 * sizes.strip
                found.append(Strip(item, lane, left, top, right - left, sizes.strip))
    return found
