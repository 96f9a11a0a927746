"""The journal as the timeline's lanes show it: counted by day, and entries without their bodies."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from peewee import JOIN, SQL, Case, fn

from journal.domain.entry import Kind, first_line
from journal.domain.filters import Filters
from journal.domain.timeline.board import Count, Grouping
from journal.domain.timeline.items import Item
from journal.store.connection import fetch, sound_values
from journal.store.searching import filtering
from journal.store.tables import (
    EntryRow,
    EntryTagRow,
    LinkRow,
    PersonRow,
    ProjectRow,
    TagRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from peewee import Expression, Field

_ALL = Filters()
_TITLE, _BEGINNING = 120, 400  # characters of a title, and of a body that stands for one
_NUMBER = fn.count(SQL("*"))
_KINDS = {kind.value: kind for kind in Kind}


@sound_values()
def counts(grouping: Grouping, filters: Filters = _ALL) -> list[Count]:
    """How many entries each day has, by kind and by what makes a lane.

    An entry with several tags is counted under each, one without any under the empty name. All of
    100,000 entries take 0.2 to 0.4 s.
    """
    day, kind = EntryRow.happened_on, EntryRow.kind
    wanted = filtering.where(filters)
    if grouping is Grouping.KIND:
        found = fetch(
            EntryRow.select(day, SQL("0"), kind, _NUMBER).where(wanted).group_by(day, kind)
        )
        return _counts(found, {})
    if grouping is Grouping.TAG:
        return _tag_counts(wanted)
    key: Field = EntryRow.author if grouping is Grouping.AUTHOR else EntryRow.project
    query = EntryRow.select(day, key, kind, _NUMBER).where(wanted).group_by(day, key, kind)
    return _counts(fetch(query), _names(PersonRow if grouping is Grouping.AUTHOR else ProjectRow))


def days() -> list[int]:
    """Every day that has an entry, in order, whatever is looked for."""
    query = EntryRow.select(EntryRow.happened_on).distinct()
    query = query.where(EntryRow.trashed_at.is_null()).order_by(EntryRow.happened_on)
    with sound_values():
        return [date.fromisoformat(day).toordinal() for (day,) in fetch(query)]


def between(first: int, last: int, filters: Filters = _ALL, *, tags: bool = False) -> list[Item]:
    """The entries that begin within some days, the earliest first.

    Args:
        first: The first day, as `date.toordinal` counts it.
        last: The last day.
        filters: What the entries must be like.
        tags: Whether to read their tags.
    """
    ends = (date.fromordinal(day).isoformat() for day in (first, last))
    return _items(filtering.where(filters) & EntryRow.happened_on.between(*ends), tags=tags)


def milestones(filters: Filters = _ALL, *, tags: bool = False) -> list[Item]:
    """All milestones, the earliest first."""
    wanted = EntryRow.kind == Kind.MILESTONE.value
    return _items(filtering.where(filters) & wanted, tags=tags)


def lasting(filters: Filters = _ALL, *, tags: bool = False) -> list[Item]:
    """All entries that last several days, the earliest first."""
    ended = EntryRow.ended_on
    wanted = ended.is_null(False) & (ended > EntryRow.happened_on)
    return _items(filtering.where(filters) & wanted, tags=tags)


def linked(filters: Filters = _ALL, *, tags: bool = False) -> list[Item]:
    """All entries that a link begins or ends at, the earliest first."""
    ends = LinkRow.select(LinkRow.source) | LinkRow.select(LinkRow.target)
    return _items(filtering.where(filters) & EntryRow.key.in_(ends), tags=tags)


def by_ids(ids: Iterable[str], *, tags: bool = False) -> list[Item]:
    """The entries of some ids that are not in the trash, the earliest first."""
    return _items(EntryRow.trashed_at.is_null() & EntryRow.id.in_(list(ids)), tags=tags)


@sound_values()
def _items(wanted: Expression, *, tags: bool) -> list[Item]:
    e = EntryRow
    title = fn.substr(e.title, 1, _TITLE)
    beginning = Case(None, [(fn.trim(e.title) == "", fn.substr(e.body, 1, _BEGINNING))], "")
    query = e.select(
        e.key, e.id, e.happened_on, e.ended_on, e.kind, title, beginning, e.author, e.project
    )
    rows = fetch(query.where(wanted))  # in no order, which would choose the wrong index
    authors, projects = _names(PersonRow), _names(ProjectRow)
    tagged = _tags(wanted) if tags and rows else {}
    found = [
        _item(row, authors.get(row[7], ""), projects.get(row[8], ""), tagged.get(row[0], ()))
        for row in rows
    ]
    return sorted(found, key=lambda item: (item.first, item.id))


def _item(row: tuple[Any, ...], author: str, project: str, tags: Iterable[str]) -> Item:
    _, ident, first, last, kind, title, beginning, _, _ = row
    begin = date.fromisoformat(first).toordinal()
    end = date.fromisoformat(last).toordinal() if last else begin
    heading = title.strip() or first_line(beginning)
    return Item(ident, begin, max(begin, end), _KINDS[kind], heading, author, project, tuple(tags))


def _tags(wanted: Expression) -> dict[int, list[str]]:
    """The tags of entries by the keys of these."""
    query = EntryTagRow.select(EntryTagRow.entry, EntryTagRow.tag)
    query = query.join(EntryRow, on=(EntryTagRow.entry == EntryRow.key)).where(wanted)
    names, found = _names(TagRow), dict[int, list[str]]()
    for entry, tag in fetch(query.order_by(EntryTagRow.entry, EntryTagRow.position)):
        found.setdefault(entry, []).append(names[tag])
    return found


def _tag_counts(wanted: Expression) -> list[Count]:
    day, kind, tag = EntryRow.happened_on, EntryRow.kind, EntryTagRow.tag
    query = EntryRow.select(day, tag, kind, _NUMBER).where(wanted)
    query = query.join(EntryTagRow, JOIN.LEFT_OUTER, on=(EntryTagRow.entry == EntryRow.key))
    return _counts(fetch(query.group_by(day, tag, kind)), _names(TagRow))


def _counts(rows: Iterable[tuple[Any, ...]], names: Mapping[int, str]) -> list[Count]:
    ordinals: dict[str, int] = {}
    found = []
    for day, key, kind, number in rows:
        ordinal = ordinals.get(day)
        if ordinal is None:
            ordinal = ordinals[day] = date.fromisoformat(day).toordinal()
        found.append(Count(ordinal, names.get(key, ""), _KINDS[kind], number))
    return found


def _names(row: type[PersonRow | ProjectRow | TagRow]) -> dict[int, str]:
    return dict(fetch(row.select(row.key, row.name)))
