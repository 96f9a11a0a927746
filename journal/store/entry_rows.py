"""Entries: writing them. Callers hold a transaction."""

from __future__ import annotations

import json
from dataclasses import replace as altered
from datetime import date
from typing import TYPE_CHECKING, Any

from journal.domain.dates import offset_minutes, utc_text
from journal.domain.entry import Audience, Draft, Kind, Status
from journal.errors import EntryChanged, UnknownId
from journal.store import entries, index, rows, seal
from journal.store.connection import fetch, first_of, run
from journal.store.rows import Named, Names, unique
from journal.store.tables import EntryPersonRow, EntryRow, EntryTagRow, RevisionRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from journal.domain.entry import Entry


def key_of(entry_id: str) -> int:
    """The key of an entry.

    Raises:
        UnknownId: There is none of this id.
    """
    found = run("SELECT key FROM entry WHERE id = ?", (entry_id,)).fetchone()
    if not found:
        raise UnknownId(entry_id)
    return int(found[0])


def insert(entry: Entry, names: Names | None = None) -> int:
    """Keep a new entry with its tags and people (not its links or attachments).

    Args:
        entry: All its fields are kept; names that the journal knows stay written as it has them.
        names: Shared by many inserts in one transaction, to look each name up once.

    Returns:
        Its key.
    """
    values, tags, people, kept = _prepared(entry, names or Names())
    key = rows.insert(EntryRow, values, tags, people)
    rows.insert_list(EntryTagRow, key, tags)
    rows.insert_list(EntryPersonRow, key, people)
    index.add(key, index.columns_of(kept))
    return key


def replace(entry: Entry, base_revision: int) -> Entry:
    """Keep the new state of an entry, and return it with names as the journal writes them.

    Args:
        entry: The new state; its revision is the one after `base_revision`.
        base_revision: The revision the change was based on.

    Raises:
        UnknownId: There is no such entry.
        EntryChanged: The entry has another revision by now.
    """
    old = entries.get(entry.id)
    if old.revision != base_revision:
        raise EntryChanged(old.heading)
    key = key_of(entry.id)
    values, tags, people, kept = _prepared(entry, Names())
    rows.update(EntryRow, key, values, tags, people)
    if old.tags != kept.tags:
        rows.replace_list(EntryTagRow, key, tags)
    if old.people != kept.people:
        rows.replace_list(EntryPersonRow, key, people)
    before, after = index.columns_of(old), index.columns_of(kept)
    if before != after:
        index.remove(key, before)
        index.add(key, after)
    return kept


def remember(entry: Entry) -> None:
    """Put the present state of an entry among its earlier revisions, before it is replaced."""
    saved_at = entry.edited_at
    remember_revision(
        key_of(entry.id), entry.revision, saved_at, entry.edited_by or entry.author, entry.draft()
    )


def remember_revision(
    key: int, number: int, saved_at: datetime, saved_by: str, draft: Draft
) -> None:
    """Keep an earlier revision of the entry with a key."""
    values = {
        "entry_key": key,
        "number": number,
        "saved_at": utc_text(saved_at),
        "saved_offset": offset_minutes(saved_at),
        "saved_by": saved_by,
        "draft": draft_text(draft),
    }
    rows.insert(RevisionRow, values)


def set_trashed(ids: Iterable[str], when: datetime | None) -> None:
    """Move entries into the trash (an instant) or out of it (None)."""
    covered = seal.COVERED["entry"]
    columns = [EntryRow._meta.columns[name] for name in covered]
    for entry_id in ids:
        key = key_of(entry_id)
        present = first_of(EntryRow.select(*columns).where(EntryRow.key == key))
        values = dict(zip(covered, present, strict=True))
        values["trashed_at"] = utc_text(when) if when else None
        tags = EntryTagRow.select(EntryTagRow.tag).where(EntryTagRow.entry == key)
        people = EntryPersonRow.select(EntryPersonRow.person).where(EntryPersonRow.entry == key)
        rows.update(
            EntryRow,
            key,
            values,
            [tag for (tag,) in fetch(tags.order_by(EntryTagRow.position))],
            [person for (person,) in fetch(people.order_by(EntryPersonRow.position))],
        )


def draft_text(draft: Draft) -> str:
    """A draft as JSON; what is empty is left out, halves of surrogate pairs are escaped."""
    values = {name: getattr(draft, name) for name in Draft.__dataclass_fields__}
    given = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
        if value not in ("", None, ())
    }
    text = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace").decode()


def draft_from(text: str) -> Draft:
    """A draft from its JSON."""
    given: dict[str, Any] = json.loads(text)
    for name in ("happened_on", "ended_on", "check_on"):
        if name in given:
            given[name] = date.fromisoformat(given[name])
    for name, choice in (("kind", Kind), ("status", Status), ("audience", Audience)):
        if name in given:
            given[name] = choice(given[name])
    for name in ("tags", "people"):
        given[name] = tuple(given.get(name, ()))
    return Draft(**given)


def _prepared(entry: Entry, names: Names) -> tuple[dict[str, object], list[int], list[int], Entry]:
    """The columns of an entry, the keys of its tags and people, and the entry as it will be read.

    Names that are new are made; the index must hold those under which the others are known.
    """
    tags = unique(map(names.tag, entry.tags))
    people = unique(map(names.person, entry.people))
    author, editor = names.person(entry.author), names.person(entry.edited_by)
    project = names.project(entry.project)
    values: dict[str, object] = {
        "id": entry.id,
        "kind": str(entry.kind),
        "title": entry.title,
        "happened_on": entry.happened_on.isoformat(),
        "ended_on": entry.ended_on.isoformat() if entry.ended_on else None,
        "written_at": utc_text(entry.written_at),
        "written_offset": offset_minutes(entry.written_at),
        "edited_at": utc_text(entry.edited_at),
        "edited_offset": offset_minutes(entry.edited_at),
        "author_key": _key(author),
        "editor_key": _key(editor),
        "status": str(entry.status) if entry.status else None,
        "expectation": entry.expectation,
        "check_on": entry.check_on.isoformat() if entry.check_on else None,
        "audience": str(entry.audience),
        "project_key": _key(project),
        "source": entry.source,
        "revision": entry.revision,
        "trashed_at": utc_text(entry.trashed_at) if entry.trashed_at else None,
        "body": entry.body,
    }
    kept = altered(
        entry, tags=tuple(tags.values()), people=tuple(people.values()), author=_name(author),
        edited_by=_name(editor), project=_name(project),
    )  # fmt: skip
    return values, list(tags), list(people), kept


def _key(named: Named | None) -> int | None:
    return named.key if named else None


def _name(named: Named | None) -> str:
    return named.name if named else ""
