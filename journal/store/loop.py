"""What the loop is made of, read without the texts of the entries."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from journal.domain import board as boards
from journal.domain import comparison
from journal.domain.entry import Kind, Status
from journal.domain.links import Relation
from journal.domain.loop import Trace
from journal.store import links, outline, reflections
from journal.store.connection import fetch, sound_values
from journal.store.tables import EntryRow, LinkRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from peewee import Expression, ModelSelect

    from journal.domain.board import Board
    from journal.domain.comparison import Figure, Measure
    from journal.domain.dates import Period

_KINDS = {kind.value: kind for kind in Kind}
_STATUSES = {status.value: status for status in Status}
_AROUND = (Kind.EXPERIMENT.value, Kind.MISTAKE.value, Kind.LEARNING.value)


def board(day: date) -> Board:
    """The board of the loop on a day. That of 100,000 entries takes about half a second."""
    return boards.board(traces(), links.edges(), reflections.curated(), day)


def present(today: date) -> Board:
    """The board of today; that of the last entry's day in a journal that has fallen silent."""
    span = outline.span()
    return board(boards.seen_from(today, span.last if span else None))


def traces() -> list[Trace]:
    """The experiments, mistakes and learnings, and the entries in which these were applied."""
    applied = LinkRow.relation == Relation.APPLIED_IN.value
    places = LinkRow.select(LinkRow.target).where(applied)
    return _read(EntryRow.kind.in_(_AROUND) | EntryRow.key.in_(places))


def figures(periods: Sequence[Period]) -> list[Mapping[Measure, Figure]]:
    """What each of some periods counts, and the entries behind every number."""
    known, edges = _traces_of(periods), links.edges()
    return [comparison.figures(period, known, edges) for period in periods]


def _traces_of(periods: Sequence[Period]) -> list[Trace]:
    """The entries that a comparison looks at: those of the periods, and what led to them.

    Which learning was the first to come of a mistake depends on all that came of it, so the other
    ends of the links are among them, whenever they happened.
    """
    here = reduce(or_, (query for period in periods for query in _inside(period)))
    causes = LinkRow.select(LinkRow.source).where(LinkRow.target.in_(here))
    effects = LinkRow.select(LinkRow.target).where(LinkRow.source.in_(causes))
    return _read(EntryRow.key.in_(here | causes | effects))


def _inside(period: Period) -> Iterator[ModelSelect[EntryRow]]:
    """The keys of what began in a period, and of what ended in it; each has its index."""
    span = period.first.isoformat(), period.last.isoformat()
    there = EntryRow.trashed_at.is_null()
    yield EntryRow.select(EntryRow.key).where(there & EntryRow.happened_on.between(*span))
    yield EntryRow.select(EntryRow.key).where(there & EntryRow.ended_on.between(*span))


@sound_values()
def _read(condition: Expression) -> list[Trace]:
    e, days = EntryRow, _Days()
    query = e.select(e.id, e.kind, e.status, e.happened_on, e.ended_on, e.check_on)
    rows = fetch(query.where(e.trashed_at.is_null() & condition).order_by(e.key))
    return [
        Trace(
            name, _KINDS[kind], _STATUSES[status] if status else None, days[happened],
            days[ended] if ended else None, days[check] if check else None,
        )
        for name, kind, status, happened, ended, check in rows
    ]  # fmt: skip


class _Days(dict[str, date]):
    """Days by their text: many entries share a day, and so its object."""

    def __missing__(self, text: str) -> date:
        self[text] = day = date.fromisoformat(text)
        return day
