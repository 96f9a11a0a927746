"""What the lanes read from the journal, on the thread of `Tasks`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from journal.domain.dates import Period
from journal.domain.entry import Audience, Kind
from journal.domain.eras import Colour
from journal.domain.filters import Condition, Filters
from journal.domain.timeline.board import Grouping, Tally, board
from journal.domain.timeline.items import Chains, Meeting, Phase, Spans
from journal.domain.timeline.picture.parts import BAND, Material
from journal.domain.timeline.quiet import gaps, team
from journal.domain.timeline.units import Unit
from journal.store import lanes, links, people
from journal.store.lookback import eras, retros, reviews

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.domain.eras import Era
    from journal.domain.links import Edge
    from journal.domain.timeline.board import Board
    from journal.domain.timeline.items import Item
    from journal.publish import timelinejs


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be read.

    Attributes:
        grouping: What makes a lane.
        filters: What entries must be like.
        today: The present day.
    """

    grouping: Grouping
    filters: Filters
    today: int

    @property
    def tags(self) -> bool:
        """Whether the tags of entries matter."""
        return self.grouping is Grouping.TAG


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read; `whole` counts every entry once, by day."""

    wish: Wish
    material: Material
    whole: Tally


def read(wish: Wish) -> Reading:
    """Read all that a view needs besides single entries."""
    filters, tags = wish.filters, wish.tags
    flags = lanes.milestones(filters, tags=tags)
    counts = lanes.counts(wish.grouping, filters)
    made = board(wish.grouping, counts, [item.first for item in flags], bare=bool(filters))
    once = lanes.counts(Grouping.KIND, filters) if tags else counts
    numbers: dict[int, int] = {}
    for count in once:
        numbers[count.day] = numbers.get(count.day, 0) + count.number
    material = Material(
        board=made,
        flags=flags,
        spans=Spans(lanes.lasting(filters, tags=tags)),
        chains=Chains(links.edges(), lanes.linked(filters, tags=tags)),
        gaps=gaps(lanes.days() if filters else made.days),
        team=team(people.everyone()),
        eras=[_phase(era, wish.today) for era in eras.everyone()],
        retros=[
            Meeting(retro.id, retro.heading, retro.held_on.toordinal())
            for retro in reversed(retros.everyone())
        ],
        today=wish.today,
        months={},
    )
    return Reading(wish, material, Tally(numbers))


def months(wanted: Sequence[int], wish: Wish) -> dict[int, list[Item]]:
    """The entries of months, by their first days; months in a row are read at once."""
    found: dict[int, list[Item]] = {month: [] for month in wanted}
    for run in _runs(wanted):
        last = Unit.MONTH.after(run[-1]) - 1
        items = lanes.between(run[0], last, wish.filters, tags=wish.tags)
        for month, group in groupby(items, key=lambda item: Unit.MONTH.begin(item.first)):
            found[month] = list(group)
    return found


def shareable(wish: Wish, first: int, last: int) -> Material:
    """What a view of some days shows of what is not for one person alone, with its entries."""
    mine = Filters((Condition("audience", Audience.ME.value, negated=True),))
    shared = replace(wish, filters=wish.filters & mine)
    material = read(shared).material
    wanted = material.board.months(first, last)
    return replace(material, months=months(wanted, shared))


def for_timelinejs(wish: Wish, first: int, last: int) -> timelinejs.Written:
    """The public entries of some days, as far as they fulfil the filters, for TimelineJS.

    Raises:
        JournalError: None is public, or something must not leave the journal.
    """
    from journal.publish import timelinejs

    days = Period(date.fromordinal(first), date.fromordinal(last))
    material = reviews.material(days)
    wanted = {item.id for item in lanes.between(first, last, wish.filters)}
    told = tuple(entry for entry in material.entries if entry.id in wanted)
    others = tuple(entry for entry in material.entries if entry.id not in wanted)
    material = replace(material, entries=told, linked=(*material.linked, *others))
    return timelinejs.compose(material, eras.everyone())


def bucket(made: Board, lane: int, first: int, last: int, wish: Wish) -> list[Item]:
    """The entries of a lane (-1: milestones) that begin within some days, the earliest first."""
    items = lanes.between(first, last, wish.filters, tags=wish.tags)
    if lane == BAND:
        return [item for item in items if item.kind is Kind.MILESTONE]
    return [item for item in items if lane in made.lanes_of(item)]


Trace = tuple["Item | None", tuple["Edge", ...]]
"""All that the lanes show of an entry: itself, unless it lies in the trash, and its links."""


def traces(ids: Sequence[str]) -> dict[str, Trace]:
    """What the lanes show of some entries."""
    items = {item.id: item for item in lanes.by_ids(ids, tags=True)}
    return {name: (items.get(name), tuple(links.of(name))) for name in ids}


_ROLES = {
    Colour.BLUE: "experiment", Colour.GREEN: "learning", Colour.ORANGE: "mistake",
    Colour.PURPLE: "milestone",
}  # fmt: skip


def _phase(era: Era, today: int) -> Phase:
    """An era as it is drawn: one that goes on reaches to today."""
    first = era.first.toordinal()
    last = era.last.toordinal() if era.last else max(first, today)
    return Phase(era.name, first, last, era.id, _ROLES.get(era.colour, ""))


def _runs(months: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for month in sorted(months):
        if runs and Unit.MONTH.after(runs[-1][-1]) == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    return runs
