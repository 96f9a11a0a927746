"""The journal in outline: what lists, calendars and filters need, without reading the entries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from peewee import SQL, fn

from journal.domain.dates import Period
from journal.domain.entry import Kind, Status
from journal.domain.filters import Filters
from journal.store import entries
from journal.store.connection import fetch, first_of, sound_values
from journal.store.searching import filtering
from journal.store.tables import EntryPersonRow, EntryRow, PersonRow

if TYPE_CHECKING:
    from peewee import ModelSelect

_OPEN = (Status.PLANNED.value, Status.RUNNING.value)


class Place(NamedTuple):
    """Where an entry stands in a list.

    `length` counts the characters of its body that are left when the title has taken its own.
    """

    id: str
    day: date
    length: int


class Dated(NamedTuple):
    """An entry of which only the kind and the day are known."""

    id: str
    kind: Kind
    day: date


@sound_values()
def dated(first: date, last: date) -> list[Dated]:
    """The entries of a span of whole days, oldest first."""
    e = EntryRow
    span = e.happened_on.between(first.isoformat(), last.isoformat())
    query = e.select(e.id, e.kind, e.happened_on).where(e.trashed_at.is_null() & span)
    found = fetch(query.order_by(e.happened_on, e.written_at, e.key))
    return [Dated(name, Kind(kind), date.fromisoformat(day)) for name, kind, day in found]


@sound_values()
def places(
    filters: Filters = Filters(),  # noqa: B008
    limit: int = 0,
    offset: int = 0,
) -> list[Place]:
    """The places of entries that fulfil the filters, newest first.

    Args:
        filters: What they must be like.
        limit: Most places to return (count); 0 means all. All of 100,000 take 0.3 s.
        offset: How many to pass over first.
    """
    untitled = fn.trim(EntryRow.title) == ""
    query = EntryRow.select(EntryRow.id, EntryRow.happened_on, untitled, fn.length(EntryRow.body))
    query = query.where(filtering.where(filters)).order_by(*entries.NEWEST_FIRST)
    days: dict[str, date] = {}  # many entries share a day, and so its object
    found = []
    for ident, text, bare, length in fetch(query.limit(limit or -1).offset(offset)):
        day = days.get(text) or days.setdefault(text, date.fromisoformat(text))
        found.append(Place(ident, day, length - _first_line(length) if bare else length))
    return found


def days(first: date, last: date) -> dict[date, int]:
    """How many entries each day of a span has; days without any are left out."""
    span = EntryRow.happened_on.between(first.isoformat(), last.isoformat())
    query = EntryRow.select(EntryRow.happened_on, _NUMBER)
    query = query.where(EntryRow.trashed_at.is_null() & span).group_by(EntryRow.happened_on)
    return {date.fromisoformat(day): number for day, number in fetch(query)}


def span() -> Period | None:
    """The days from the first entry to the last; None where there are none."""
    day = EntryRow.happened_on
    query = EntryRow.select(day).where(EntryRow.trashed_at.is_null())
    first = first_of(query.order_by(day).limit(1))
    last = first_of(query.order_by(day.desc()).limit(1))
    return Period(*(date.fromisoformat(row[0]) for row in (first, last))) if first else None


def years() -> list[tuple[int, int]]:
    """The years that have entries, the latest first, with their number."""
    year = fn.substr(EntryRow.happened_on, 1, 4)
    query = EntryRow.select(year, _NUMBER).where(EntryRow.trashed_at.is_null())
    return [(int(name), number) for name, number in fetch(query.group_by(year).order_by(-year))]


def authors() -> list[tuple[str, int]]:
    """The authors of entries with the number of these, the busiest first."""
    query = EntryRow.select(PersonRow.name, _NUMBER)
    query = query.join(PersonRow, on=(EntryRow.author == PersonRow.key))
    return _counted(query)


def people() -> list[tuple[str, int]]:
    """The people whom entries name, with the number of these, the most named first."""
    query = EntryPersonRow.select(PersonRow.name, _NUMBER).join(PersonRow)
    return _counted(query.join_from(EntryPersonRow, EntryRow))


def to_look_at(day: date) -> list[str]:
    """Ids of experiments without an outcome whose check-back date has come, the oldest first."""
    e = EntryRow
    due = e.check_on.is_null(False) & (e.check_on <= day.isoformat())
    unfinished = e.status.is_null() | e.status.in_(_OPEN)
    wanted = due & unfinished & (e.kind == Kind.EXPERIMENT.value) & e.trashed_at.is_null()
    return [name for (name,) in fetch(e.select(e.id).where(wanted).order_by(e.check_on, e.key))]


@sound_values()
def learnings() -> list[tuple[str, date]]:
    """The ids and days of all learnings, the oldest first."""
    wanted = (EntryRow.kind == Kind.LEARNING.value) & EntryRow.trashed_at.is_null()
    query = EntryRow.select(EntryRow.id, EntryRow.happened_on).where(wanted)
    found = fetch(query.order_by(EntryRow.happened_on, EntryRow.written_at))
    return [(name, date.fromisoformat(day)) for name, day in found]


_NUMBER = fn.count(SQL("*"))


def _counted(query: ModelSelect[Any]) -> list[tuple[str, int]]:
    query = query.where(EntryRow.trashed_at.is_null()).group_by(PersonRow.key)
    return fetch(query.order_by(_NUMBER.desc(), PersonRow.name_folded))


def _first_line(length: int) -> int:
    """How much of a body stands as the title where there is none (characters, at most)."""
    return min(length, 80)
