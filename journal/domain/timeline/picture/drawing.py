"""Drawing a scene: from parts that have a place to marks that have a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.timeline.board import ORDER, Grouping
from journal.domain.timeline.picture import behind, entries
from journal.domain.timeline.picture.marks import Boxes, Icon, Layer, Lines, Words
from journal.domain.timeline.picture.parts import BAND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.domain.timeline.board import Board, Lane
    from journal.domain.timeline.picture.marks import Mark
    from journal.domain.timeline.picture.parts import Pen, Scene, Speech

ICONS = {Grouping.AUTHOR: "user", Grouping.PROJECT: "folder", Grouping.TAG: "tag"}
"""The icons of lanes that no kind gives one."""

_NARROW = 5.9  # times a chip's height: narrower columns have names below their icons
_SQUARE = 1.27  # times a chip's height: the side of the ground of a lane's icon


def drawing(
    scene: Scene, board: Board, pen: Pen, speech: Speech, *, scroll: float = 0.0,
    chosen: frozenset[str] | None = None,
) -> list[Layer]:  # fmt: skip
    """Draw a scene.

    Args:
        scene: What stands where.
        board: The lanes of the scene.
        pen: Knows how wide words are.
        speech: The words.
        scroll: How much of the lanes is scrolled away upwards (pixels).
        chosen: The ids of the chosen chain's entries; all others are drawn faintly.

    Returns:
        Layers, of which the first lies at the back.
    """
    frame = scene.frame
    left, plot, body, room = frame.sizes.names, frame.plot, frame.body, frame.room
    days = (left, body, plot, room)
    kinds = board.grouping is not Grouping.KIND
    narrow = _is_narrow(scene, board, pen, speech)
    return [
        Layer((left, 0, plot, frame.height), left, 0, behind.ground(scene)),
        Layer(days, left, body - scroll, _rules(scene)),
        Layer(days, left, body - scroll, entries.entries(scene, pen, chosen, icons=kinds)),
        Layer(days, left, body, behind.gap_names(scene, pen, scroll)),
        Layer((left, 0, plot, frame.height), left, 0, behind.calendar(scene, pen, speech)),
        Layer((0, 0, left, body), 0, 0, _legend(scene, narrow) if kinds else []),
        Layer((0, body, left, room), 0, body - scroll, _names(scene, board, (pen, speech), narrow)),
        Layer((left, frame.team, plot, frame.height), left, 0, behind.team(scene)),
        Layer((0, frame.team, left, frame.height), 0, 0, _team_name(scene, speech, narrow)),
    ]


def _rules(scene: Scene) -> list[Mark]:
    frame = scene.frame
    lanes = [*([BAND] if frame.flags else []), *scene.lanes]
    heights = [frame.top(lane) + frame.tall(lane) for lane in lanes]
    return [Lines([(0, y, frame.plot, y) for y in heights], "line")]


def _is_narrow(scene: Scene, board: Board, pen: Pen, speech: Speech) -> bool:
    """Whether the names of lanes stand below their icons, since some would be cut beside them."""
    names, unit = scene.frame.sizes.names, scene.frame.sizes.chip
    room = names - _left(unit, narrow=False) - unit * (_SQUARE + 0.4) - 4
    return names < _NARROW * unit or any(
        pen.wide(speech.lane(lane), "strong") > room for lane in board.lanes
    )


def _left(unit: float, *, narrow: bool) -> float:
    """Where icons begin (pixels)."""
    return unit * (0.55 if narrow else 1.1)


def _names(scene: Scene, board: Board, words: tuple[Pen, Speech], narrow: bool) -> list[Mark]:
    frame, scale = scene.frame, scene.scale
    pen, speech = words
    marks: list[Mark] = []
    if frame.flags:
        count = board.milestones.between(scale.first, scale.last)
        name = speech.milestones()
        said, icon = (name, speech.number(count)), ("milestone", "milestone")
        marks += _name(scene, BAND, said, icon, pen, narrow=narrow)
    for number in scene.lanes:
        lane = board.lanes[number]
        count = lane.whole.between(scale.first, scale.last)
        said, icon = (speech.lane(lane), speech.number(count)), _icon(lane, board.grouping)
        marks += _name(scene, number, said, icon, pen, narrow=narrow)
    return marks


def _icon(lane: Lane, grouping: Grouping) -> tuple[str, str]:
    """The name and the colour of a lane's icon."""
    return (lane.kind.value, lane.kind.value) if lane.kind else (ICONS[grouping], "ink2")


def _name(
    scene: Scene, lane: int, words: Sequence[str], icon: tuple[str, str], pen: Pen, *, narrow: bool
) -> list[Mark]:
    frame = scene.frame
    sizes, unit = frame.sizes, frame.sizes.chip
    top, square = frame.top(lane) + frame.tall(lane) / 2, unit * _SQUARE
    name, role = icon
    left = _left(unit, narrow=narrow)
    beside, line = left + square + unit * 0.4, unit * 0.86
    if narrow:  # the name stands below the icon, in smaller letters
        top -= square * 0.75
        rows = [(beside, top + (square - line) / 2), (left, top + square + 1)]
        fonts = ("label", "label")
    else:
        rows = [(beside, top), (beside, top - line)]
        top, fonts = top - square / 2, ("label", "strong")
    inner, tint = square * 0.57, 0.08 if role == "ink2" else 0.13
    marks: list[Mark] = [
        Boxes([(left, top, square, square)], role, tint, 7),
        Icon(name, role, left + (square - inner) / 2, top + (square - inner) / 2, inner),
    ]
    for (x, y), text, font, ink in zip(rows, words[::-1], fonts, ("ink3", "ink"), strict=True):
        room = sizes.names - x - 4
        marks.append(Words((x, y, room, line), pen.cut(text, room, font), ink, font))
    return marks


def _legend(scene: Scene, narrow: bool) -> list[Mark]:
    """The kinds with their colours, where lanes do not tell them."""
    sizes = scene.frame.sizes
    side = sizes.chip * 0.64
    left = _left(sizes.chip, narrow=narrow)
    step = min(side * 1.9, (sizes.names - left) / len(ORDER))
    top = scene.frame.head - side - sizes.pad
    return [
        Icon(kind.value, kind.value, left + number * step, top, side)
        for number, kind in enumerate(ORDER)
    ]


def _team_name(scene: Scene, speech: Speech, narrow: bool) -> list[Mark]:
    frame = scene.frame
    if not scene.team:
        return []
    unit, middle = frame.sizes.chip, (frame.team + frame.height) / 2
    left, inner = _left(unit, narrow=narrow), unit * 0.73
    text_left = left + unit * 1.67
    return [
        Icon("people", "ink3", left + unit * 0.27, middle - inner / 2, inner),
        Words(
            (text_left, middle - unit / 2, frame.sizes.names - text_left, unit),
            speech.team(), "ink2", "label",
        ),
    ]  # fmt: skip
