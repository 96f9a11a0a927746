"""What the pane beside the lanes tells of a chain and of a bucket."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.domain.entry import Kind
from journal.domain.filters import Condition
from journal.domain.timeline.board import Grouping
from journal.domain.timeline.picture.parts import BAND
from journal.ui.timeline.lanes import words
from journal.ui.timeline.lanes.beats import Beat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.domain.links import Relation
    from journal.domain.timeline.items import Chains, Item
    from journal.domain.timeline.picture.parts import Material

_HAS = {Grouping.PROJECT: "project", Grouping.TAG: "tag"}
_NAMES = {Grouping.AUTHOR: "by", Grouping.PROJECT: "project", Grouping.TAG: "tag"}

Told = tuple[str, str, list[Beat]]
"""A title, what else there is to say, and the rows."""


def chain(chains: Chains, number: int) -> Told:
    """A chain, beat by beat: each entry with how it came of those before it."""
    steps = chains.steps(number)
    order = {item.id: place for place, (item, _) in enumerate(steps, 1)}
    beats = [
        _beat(item, order[item.id], [_link(*link, order) for link in links])
        for item, links in steps
    ]
    first, last = steps[0][0].first, max(item.last for item, _ in steps)
    title = QCoreApplication.translate("Lanes", "Chain of %s") % words.entries(len(steps))
    return title, words.span(first, last), beats


def bucket(lane: str, items: Sequence[Item], number: int, days: tuple[int, int]) -> Told:
    """The entries of a bucket.

    Args:
        lane: The name of its lane.
        items: The first of them.
        number: How many there are (count).
        days: The first and the last day.
    """
    more = words.entries(number)
    if number > len(items):
        some = QCoreApplication.translate("Lanes", "The first %s of %s")
        more = some % (f"{len(items):,}", f"{number:,}")
    return f"{lane}, {words.span(*days)}", more, [_beat(item) for item in items]


def conditions(material: Material, lane: int) -> list[Condition]:
    """What entries of a lane have in common, as the search says it; may be less than all."""
    board = material.board
    if lane == BAND:
        return [Condition("kind", Kind.MILESTONE.value)]
    here = board.lanes[lane]
    if here.merged:
        return []
    if here.kind:
        return [Condition("kind", here.kind.value)]
    if here.name:
        return [Condition(_NAMES[board.grouping], here.name)]
    has = _HAS.get(board.grouping)
    return [Condition("has", has, negated=True)] if has else []


def days(first: int, last: int) -> list[Condition]:
    """Some days as the search says them."""
    return [
        Condition("from", date.fromordinal(first).isoformat()),
        Condition("to", date.fromordinal(last).isoformat()),
    ]


def _beat(item: Item, number: int = 0, links: Sequence[str] = ()) -> Beat:
    title = item.title or words.untitled()
    return Beat(item.id, item.kind, title, words.span(item.first, item.last), number, tuple(links))


def _link(relation: Relation, forth: bool, sooner: Item, order: dict[str, int]) -> str:
    said = relation.inverse if forth else relation.words
    return f"{said} {order[sooner.id]}"
