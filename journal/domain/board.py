"""The board: Experiments → Mistakes → Learnings → Applied, and what is stuck there.

An entry stands on the board while the loop waits at it:

- an experiment until it has an outcome and something came of it: a mistake, a learning, or
  another experiment. One in which a learning was applied is over with its outcome;
- a mistake until a learning came of it;
- a learning until it is applied, and then among the applied ones. One that another supersedes
  stands nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from journal.domain.entry import Kind
from journal.domain.links import Edge, Relation
from journal.domain.loop import (
    Leg,
    Stage,
    Trace,
    answered,
    is_due,
    is_open,
    median_days,
    passages,
    stages,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

PATIENCE = 28
"""Days that an entry may wait without being stuck; an experiment with a check-back date is stuck
from that day on instead."""

_FAR = 10_000_000  # days, more than the calendar has

SILENCE = 90
"""Days without a word after which nobody waits in a journal any more."""


class Column(StrEnum):
    """Where a card can stand, from left to right."""

    EXPERIMENTS = "experiments"
    MISTAKES = "mistakes"
    LEARNINGS = "learnings"
    APPLIED = "applied"


class Standing(NamedTuple):
    """An entry on the board.

    Attributes:
        id: The entry.
        since: The day since which it waits, or on which it was applied first.
        days: How long it has waited, or how long it took until it was applied (days).
        stuck: Whether it has waited too long.
        place: The id of the entry in which a learning was applied first; empty for others.
    """

    id: str
    since: date
    days: int
    stuck: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """The columns: what is stuck first, then what has waited longest; of the applied the newest.

    Cards of one day keep the order in which their entries were given. `days` are the median days
    of each leg, over everything the journal knows.
    """

    day: date
    columns: Mapping[Column, tuple[Standing, ...]]
    days: Mapping[Leg, float | None]

    def stuck(self, column: Column) -> int:
        """How many cards of a column are stuck (count)."""
        return sum(standing.stuck for standing in self.columns[column])


@dataclass(frozen=True, slots=True)
class Move:
    """What moving a card means.

    Attributes:
        relation: The link from the entry of the card to the next one.
        kind: The kind of the next entry, which is to be written; None where any entry can be
            named.
        back: Whether the link is taken away instead.
    """

    relation: Relation
    kind: Kind | None = None
    back: bool = False


APPLY = Move(Relation.APPLIED_IN)
"""Saying where a learning was applied."""

_MOVES = {
    (Column.EXPERIMENTS, Column.MISTAKES): Move(Relation.LED_TO, Kind.MISTAKE),
    (Column.EXPERIMENTS, Column.LEARNINGS): Move(Relation.TAUGHT, Kind.LEARNING),
    (Column.MISTAKES, Column.EXPERIMENTS): Move(Relation.LED_TO, Kind.EXPERIMENT),
    (Column.MISTAKES, Column.LEARNINGS): Move(Relation.TAUGHT, Kind.LEARNING),
    (Column.LEARNINGS, Column.EXPERIMENTS): Move(Relation.APPLIED_IN, Kind.EXPERIMENT),
    (Column.LEARNINGS, Column.APPLIED): APPLY,
    (Column.APPLIED, Column.EXPERIMENTS): Move(Relation.APPLIED_IN, Kind.EXPERIMENT),
    (Column.APPLIED, Column.LEARNINGS): Move(Relation.APPLIED_IN, back=True),
}


def move(start: Column, end: Column) -> Move | None:
    """What moving a card from a column to another means; None where it means nothing."""
    return _MOVES.get((start, end))


def seen_from(today: date, last: date | None) -> date:
    """The day from which waiting is counted.

    Args:
        today: The present day.
        last: The day of the latest entry; None where there is none.

    Returns:
        Today; or, where nothing was written for more than `SILENCE` days, the last day: what an
        old journal waited for when it ended says more than how long ago that was.
    """
    return last if last and today - last > timedelta(days=SILENCE) else today


def board(
    traces: Iterable[Trace], edges: Iterable[Edge], curated: Iterable[str], day: date
) -> Board:
    """Put every entry where it stands on a day.

    Args:
        traces: The experiments, mistakes and learnings that are not in the trash, and the
            entries in which learnings were applied.
        edges: The links between entries that are not in the trash.
        curated: Ids of entries that are evidence of a reflection.
        day: The day on which check-back dates count as due.
    """
    known, links = list(traces), list(edges)
    lessons = [trace.id for trace in known if trace.kind is Kind.LEARNING]
    stage, closed = stages(lessons, links, curated), answered(links, lessons)
    fruitful = _fruitful(links)
    columns: dict[Column, list[Standing]] = {column: [] for column in Column}
    for trace in known:
        if trace.kind is Kind.LEARNING:
            if stage[trace.id] in (Stage.FRESH, Stage.CURATED):
                columns[Column.LEARNINGS].append(_waiting(trace.id, trace.happened_on, day))
        elif trace.kind is Kind.MISTAKE:
            if trace.id not in closed:
                columns[Column.MISTAKES].append(_waiting(trace.id, trace.happened_on, day))
        elif trace.kind is Kind.EXPERIMENT and (is_open(trace) or trace.id not in fruitful):
            columns[Column.EXPERIMENTS].append(_experiment(trace, day))
    ways = passages(known, links)
    columns[Column.APPLIED] = [
        Standing(way.start, way.on, way.days, place=way.end)
        for way in ways[Leg.APPLIED]
        if stage[way.start] is Stage.APPLIED
    ]
    return Board(
        day,
        {column: tuple(sorted(cards, key=_order(column))) for column, cards in columns.items()},
        {leg: median_days(gone) for leg, gone in ways.items()},
    )


def _order(column: Column) -> Callable[[Standing], int]:
    """The key by which a column is sorted: one number, since sorting holds up the window."""
    if column is Column.APPLIED:
        return lambda card: -card.since.toordinal()
    return lambda card: card.since.toordinal() - _FAR * card.stuck


def _fruitful(edges: Iterable[Edge]) -> set[str]:
    """Entries of which something came; for an experiment, applying a learning is enough."""
    forth = (Relation.LED_TO, Relation.TAUGHT)
    back = (Relation.ITERATES, Relation.APPLIED_IN)
    started = {edge.source for edge in edges if edge.relation in forth}
    return started | {edge.target for edge in edges if edge.relation in back}


def _experiment(trace: Trace, day: date) -> Standing:
    if is_due(trace, day) and trace.check_on:
        return Standing(trace.id, trace.check_on, (day - trace.check_on).days, stuck=True)
    if not is_open(trace):
        return _waiting(trace.id, trace.ended_on or trace.happened_on, day)
    waits = _waiting(trace.id, trace.happened_on, day)
    return waits._replace(stuck=False) if trace.check_on else waits


def _waiting(entry_id: str, since: date, day: date) -> Standing:
    days = max(0, (day - since).days)
    return Standing(entry_id, since, days, stuck=days > PATIENCE)
