"""Entries: reading them whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from journal.domain.dates import instant
from journal.domain.entry import Attachment, Audience, Entry, Kind, Status
from journal.domain.filters import Filters
from journal.domain.links import Link, Relation
from journal.errors import AmbiguousId, UnknownId
from journal.store import filtering
from journal.store.connection import run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SELECT = """
    SELECT e.key, e.id, e.kind, e.title, e.happened_on, e.ended_on, e.written_at,
        e.written_offset, e.edited_at, e.edited_offset, a.name, w.name, e.status,
        e.expectation, e.check_on, e.audience, p.name, e.source, e.revision, e.trashed_at, e.body
    FROM entry AS e
    LEFT JOIN person AS a ON a.key = e.author_key
    LEFT JOIN person AS w ON w.key = e.editor_key
    LEFT JOIN project AS p ON p.key = e.project_key
"""
NEWEST_FIRST = "ORDER BY e.happened_on DESC, e.written_at DESC, e.key DESC"
_OLDEST_FIRST = "ORDER BY e.happened_on, e.written_at, e.key"
_BATCH = 500  # entries read at a time, so that a long export needs little memory


def get(entry_id: str) -> Entry:
    """The entry of a complete id, in the trash or not.

    Raises:
        UnknownId: There is none.
    """
    found = _read("WHERE e.id = ?", (entry_id,))
    if not found:
        raise UnknownId(entry_id)
    return found[0]


def resolve(prefix: str) -> str:
    """The complete id that a given beginning stands for.

    Raises:
        UnknownId: No id begins so.
        AmbiguousId: Several do.
    """
    given = prefix.strip().lower()
    found = run(
        "SELECT id FROM entry WHERE id >= ? AND id < ? ORDER BY id LIMIT 4", (given, given + "g")
    ).fetchall()
    if not given or not found:
        raise UnknownId(prefix)
    if len(found) > 1 and found[0][0] != given:
        raise AmbiguousId(prefix, (shortest(row[0]) for row in found[:3]))
    return str(found[0][0])


def shortest(entry_id: str) -> str:
    """The shortest beginning, of eight characters at least, that only this id has."""
    before = run("SELECT max(id) FROM entry WHERE id < ?", (entry_id,)).fetchone()[0]
    after = run("SELECT min(id) FROM entry WHERE id > ?", (entry_id,)).fetchone()[0]
    shared = max(_shared(entry_id, before or ""), _shared(entry_id, after or ""))
    return entry_id[: max(8, shared + 1)].rstrip("-")


def newest(filters: Filters = Filters(), limit: int = 50, offset: int = 0) -> list[Entry]:  # noqa: B008
    """Entries that fulfil the filters, newest first.

    Args:
        filters: What they must be like.
        limit: Most entries to return (count); 0 means all.
        offset: How many to pass over first.
    """
    where, values = filtering.where(filters)
    return _read(f"WHERE {where} {NEWEST_FIRST} LIMIT ? OFFSET ?", (*values, limit or -1, offset))


def between(first: date, last: date, *, limit: int = 500) -> list[Entry]:
    """The entries of a span of whole days, newest first.

    Args:
        first, last: Local calendar days, both included.
        limit: Most entries to return (count); 0 means all.

    Raises:
        ValueError: `first` is later than `last`.
    """
    if first > last:
        raise ValueError(f"{first} is later than {last}")
    span = (first.isoformat(), last.isoformat())
    where = "WHERE e.trashed_at IS NULL AND e.happened_on BETWEEN ? AND ?"
    return _read(f"{where} {NEWEST_FIRST} LIMIT ?", (*span, limit or -1))


def every(filters: Filters = Filters()) -> Iterator[Entry]:  # noqa: B008
    """All entries that fulfil the filters, oldest first, without holding them all."""
    where, values = filtering.where(filters)
    keys = [k for (k,) in run(f"SELECT e.key FROM entry AS e WHERE {where} {_OLDEST_FIRST}", values)]
    for start in range(0, len(keys), _BATCH):
        yield from by_keys(keys[start : start + _BATCH])


def by_keys(keys: Sequence[int]) -> list[Entry]:
    """Entries by their keys, in the order of the keys."""
    found = _read(f"WHERE e.key IN ({_list(keys)})", (), keyed := {})
    del found
    return [keyed[key] for key in keys if key in keyed]


def by_ids(ids: Sequence[str]) -> list[Entry]:
    """Entries by their complete ids, in that order; unknown ones are left out."""
    marks = ", ".join("?" * len(ids))
    known = {entry.id: entry for entry in _read(f"WHERE e.id IN ({marks})", tuple(ids))}
    return [known[name] for name in ids if name in known]


def count(filters: Filters = Filters()) -> int:  # noqa: B008
    """How many entries fulfil the filters."""
    where, values = filtering.where(filters)
    return int(run(f"SELECT count(*) FROM entry AS e WHERE {where}", values).fetchone()[0])


def weeks(first: date, last: date) -> dict[date, int]:
    """How many entries each week has (by its Monday), in a span of whole days."""
    rows = run(
        "SELECT date(happened_on, '-6 days', 'weekday 1'), count(*) FROM entry "
        "WHERE trashed_at IS NULL AND happened_on BETWEEN ? AND ? GROUP BY 1 ORDER BY 1",
        (first.isoformat(), last.isoformat()),
    ).fetchall()
    return {date.fromisoformat(monday): number for monday, number in rows}


def _read(
    rest: str, values: tuple[Any, ...], keyed: dict[int, Entry] | None = None
) -> list[Entry]:
    rows = run(_SELECT + rest, values).fetchall()
    keys = [row[0] for row in rows]
    tags = _grouped("SELECT c.entry_key, t.name FROM entry_tag c JOIN tag t ON t.key = c.tag_key"
                    " WHERE c.entry_key IN ({}) ORDER BY c.position", keys)  # fmt: skip
    people = _grouped("SELECT c.entry_key, p.name FROM entry_person c JOIN person p"
                      " ON p.key = c.person_key WHERE c.entry_key IN ({}) ORDER BY c.position",
                      keys)  # fmt: skip
    links = _grouped("SELECT l.source_key, l.relation, t.id FROM link l JOIN entry t"
                     " ON t.key = l.target_key WHERE l.source_key IN ({}) ORDER BY l.key",
                     keys)  # fmt: skip
    attached = _grouped("SELECT a.entry_key, c.sha256, a.name, a.media_type, length(c.data), a.alt"
                        " FROM attachment a JOIN content c ON c.key = a.content_key"
                        " WHERE a.entry_key IN ({}) ORDER BY a.key", keys)  # fmt: skip
    entries = []
    for row in rows:
        key = row[0]
        entry = _entry(
            row,
            tuple(name for (name,) in tags.get(key, ())),
            tuple(name for (name,) in people.get(key, ())),
            tuple(Link(Relation(relation), target) for relation, target in links.get(key, ())),
            tuple(Attachment(*values) for values in attached.get(key, ())),
        )
        entries.append(entry)
        if keyed is not None:
            keyed[key] = entry
    return entries


def _grouped(sql: str, keys: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
    groups: dict[int, list[tuple[Any, ...]]] = {}
    for start in range(0, len(keys), 5_000):  # a longer list is a longer statement than allowed
        for key, *rest in run(sql.format(_list(keys[start : start + 5_000]))).fetchall():
            groups.setdefault(key, []).append(tuple(rest))
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


def _list(keys: Sequence[int]) -> str:
    return ", ".join(map(str, keys))


def _shared(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(other))
