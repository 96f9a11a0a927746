"""Entries: reading them whole."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from peewee import SQL, fn

from journal.domain.dates import instant
from journal.domain.entry import Attachment, Audience, Entry, Kind, Status
from journal.domain.filters import Filters
from journal.domain.links import Link, Relation
from journal.errors import AmbiguousId, UnknownId
from journal.store.connection import fetch, first_of, run, sound_values
from journal.store.searching import filtering
from journal.store.tables import EntryRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from peewee import Expression

NEWEST_FIRST = (EntryRow.happened_on.desc(), EntryRow.written_at.desc(), EntryRow.key.desc())
_OLDEST_FIRST = (EntryRow.happened_on, EntryRow.written_at, EntryRow.key)
_BATCH = 500  # entries read at a time: a long export needs little memory, a statement is short
_Rows = list[tuple[Any, ...]]
_AMONG = "IN (SELECT value FROM json_each(?))"
_WHOLE = """
SELECT e.key, e.id, e.kind, e.title, e.happened_on, e.ended_on, e.written_at, e.written_offset,
  e.edited_at, e.edited_offset, author.name, editor.name, e.status, e.expectation, e.check_on,
  e.audience, project.name, e.source, e.revision, e.trashed_at, e.body
FROM entry e LEFT JOIN person author ON author.key = e.author_key
  LEFT JOIN person editor ON editor.key = e.editor_key
  LEFT JOIN project ON project.key = e.project_key"""
_LISTS = (
    f"SELECT l.entry_key, tag.name FROM entry_tag l JOIN tag ON tag.key = l.tag_key "
    f"WHERE l.entry_key {_AMONG} ORDER BY l.position",
    f"SELECT l.entry_key, person.name FROM entry_person l JOIN person ON person.key = l.person_key "
    f"WHERE l.entry_key {_AMONG} ORDER BY l.position",
    f"SELECT l.source_key, l.relation, e.id FROM link l JOIN entry e ON e.key = l.target_key "
    f"WHERE l.source_key {_AMONG} ORDER BY l.key",
    f"SELECT a.entry_key, c.sha256, a.name, a.media_type, length(c.data), a.alt FROM attachment a "
    f"JOIN content c ON c.key = a.content_key WHERE a.entry_key {_AMONG} ORDER BY a.key",
)
_YEARS = """
WITH RECURSIVE years (year) AS (
  SELECT substr(min(happened_on), 1, 4) FROM entry WHERE trashed_at IS NULL
  UNION ALL
  SELECT (
    SELECT substr(min(happened_on), 1, 4) FROM entry
    WHERE trashed_at IS NULL AND happened_on > years.year || '-12-31'
  ) FROM years WHERE year IS NOT NULL
)
SELECT year FROM years WHERE year IS NOT NULL"""  # a look into the index for each


def get(entry_id: str) -> Entry:
    """The entry of a complete id, in the trash or not.

    Raises:
        UnknownId: There is none.
    """
    for entry in _read("id = ?", entry_id).values():
        return entry
    raise UnknownId(entry_id)


def resolve(prefix: str) -> str:
    """The complete id that a given beginning stands for.

    Raises:
        UnknownId: No id begins so.
        AmbiguousId: Several do.
    """
    given = prefix.strip().lower()
    begins = (EntryRow.id >= given) & (EntryRow.id < given + "g")
    found = fetch(EntryRow.select(EntryRow.id).where(begins).order_by(EntryRow.id).limit(4))
    if not given or not found:
        raise UnknownId(prefix)
    if len(found) > 1 and found[0][0] != given:
        raise AmbiguousId(prefix, (shortest(row[0]) for row in found[:3]))
    return str(found[0][0])


def shortest(entry_id: str) -> str:
    """The shortest beginning, of eight characters at least, that only this id has."""
    (before,) = first_of(EntryRow.select(fn.max(EntryRow.id)).where(EntryRow.id < entry_id))
    (after,) = first_of(EntryRow.select(fn.min(EntryRow.id)).where(EntryRow.id > entry_id))
    shared = max(_shared(entry_id, before or ""), _shared(entry_id, after or ""))
    return entry_id[: max(8, shared + 1)].rstrip("-")


def newest(filters: Filters = Filters(), limit: int = 50, offset: int = 0) -> list[Entry]:  # noqa: B008
    """Entries that fulfil the filters, newest first.

    Args:
        filters: What they must be like.
        limit: Most entries to return (count); 0 means all.
        offset: How many to pass over first.
    """
    return by_keys(_newest(filtering.where(filters), limit, offset))


def between(first: date, last: date, *, limit: int = 500) -> list[Entry]:
    """The entries of a span of whole days, newest first.

    Args:
        first: The first local calendar day.
        last: The last one, included.
        limit: Most entries to return (count); 0 means all.

    Raises:
        ValueError: `first` is later than `last`.
    """
    if first > last:
        raise ValueError(f"{first} is later than {last}")
    return by_keys(_newest(_in_span(first, last), limit))


def refreshed(first: date, last: date, known: Mapping[str, Entry]) -> list[Entry]:
    """All entries of a span of whole days, oldest first, where most of them are known already.

    Args:
        first: The first local calendar day.
        last: The last one, included.
        known: Entries by id, each as the journal still has it; the others are read.
    """
    query = EntryRow.select(EntryRow.key, EntryRow.id).where(_in_span(first, last))
    found = fetch(query.order_by(*_OLDEST_FIRST))
    read = keyed([key for key, ident in found if ident not in known])
    here = (known.get(ident) or read.get(key) for key, ident in found)
    return [entry for entry in here if entry]


def years() -> list[int]:
    """The years that have entries, oldest first."""
    return [int(row[0]) for row in run(_YEARS).fetchall()]


def every(filters: Filters = Filters()) -> Iterator[Entry]:  # noqa: B008
    """All entries that fulfil the filters, oldest first, without holding them all."""
    query = EntryRow.select(EntryRow.key).where(filtering.where(filters))
    keys = [key for (key,) in fetch(query.order_by(*_OLDEST_FIRST))]
    for start in range(0, len(keys), _BATCH):
        yield from by_keys(keys[start : start + _BATCH])


def by_keys(keys: Sequence[int]) -> list[Entry]:
    """Entries by their keys, in the order of the keys; unknown ones are left out."""
    known = keyed(keys)
    return [known[key] for key in keys if key in known]


def keyed(keys: Sequence[int]) -> dict[int, Entry]:
    """Entries by their keys; unknown ones are left out."""
    known: dict[int, Entry] = {}
    for start in range(0, len(keys), _BATCH):
        known |= _read(f"key {_AMONG}", json.dumps(keys[start : start + _BATCH]))
    return known


def by_ids(ids: Sequence[str]) -> list[Entry]:
    """Entries by their complete ids, in that order; unknown ones are left out."""
    known: dict[str, Entry] = {}
    for start in range(0, len(ids), _BATCH):
        found = _read(f"id {_AMONG}", json.dumps(ids[start : start + _BATCH]))
        known |= {entry.id: entry for entry in found.values()}
    return [known[name] for name in ids if name in known]


def count(filters: Filters = Filters()) -> int:  # noqa: B008
    """How many entries fulfil the filters."""
    query = EntryRow.select(fn.count(SQL("*"))).where(filtering.where(filters))
    return int(first_of(query)[0])


def weeks(first: date, last: date) -> dict[date, int]:
    """How many entries each week has (by its Monday), in a span of whole days."""
    monday = fn.date(EntryRow.happened_on, "-6 days", "weekday 1")
    query = EntryRow.select(monday, fn.count(SQL("*"))).where(_in_span(first, last))
    rows = fetch(query.group_by(SQL("1")).order_by(SQL("1")))
    return {date.fromisoformat(day): number for day, number in rows}


def _newest(condition: Expression, limit: int, offset: int = 0) -> list[int]:
    """Keys, the newest first: sorting them alone spares sorting the bodies."""
    query = EntryRow.select(EntryRow.key).where(condition).order_by(*NEWEST_FIRST)
    return [key for (key,) in fetch(query.limit(limit or -1).offset(offset))]


def _in_span(first: date, last: date) -> Expression:
    days = EntryRow.happened_on.between(first.isoformat(), last.isoformat())
    return EntryRow.trashed_at.is_null() & days


@sound_values()
def _read(condition: str, value: str) -> dict[int, Entry]:
    """Entries by their keys; plain SQL, since every save and every card reads so (see `rows`)."""
    found = run(f"{_WHOLE} WHERE e.{condition}", (value,)).fetchall()
    keys = json.dumps([row[0] for row in found])
    tags, people, links, attached = (_grouped(query, keys) for query in _LISTS)
    return {
        row[0]: _entry(
            row,
            tuple(name for _, name in tags.get(row[0], ())),
            tuple(name for _, name in people.get(row[0], ())),
            tuple(Link(Relation(relation), to) for _, relation, to in links.get(row[0], ())),
            tuple(Attachment(*values) for _, *values in attached.get(row[0], ())),
        )
        for row in found
    }


def _grouped(query: str, keys: str) -> dict[int, _Rows]:
    """The rows that belong to entries, by the keys of these."""
    groups: dict[int, _Rows] = {}
    for row in run(query, (keys,)).fetchall():
        groups.setdefault(row[0], []).append(row)
    return groups


def _entry(
    row: tuple[Any, ...],
    tags: tuple[str, ...],
    people: tuple[str, ...],
    links: tuple[Link, ...],
    attachments: tuple[Attachment, ...],
) -> Entry:
    (
        _, ident, kind, title, happened, ended, written, written_offset, edited, edited_offset,
        author, editor, status, expectation, check, audience, project, source, revision, trashed,
        body,
    ) = row  # fmt: skip
    return Entry(
        id=ident, kind=Kind(kind), title=title, body=body,
        happened_on=date.fromisoformat(happened),
        ended_on=date.fromisoformat(ended) if ended else None,
        written_at=instant(written, written_offset), edited_at=instant(edited, edited_offset),
        author=author or "", status=Status(status) if status else None,
        expectation=expectation, check_on=date.fromisoformat(check) if check else None,
        audience=Audience(audience), project=project or "", tags=tags, people=people,
        links=links, attachments=attachments, source=source, edited_by=editor or "",
        revision=revision, trashed_at=instant(trashed) if trashed else None,
    )  # fmt: skip


def _shared(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(other))
