"""Entries: writing them. Callers hold a transaction."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from journal.domain.dates import offset_minutes, utc_text
from journal.domain.entry import Audience, Draft, Kind, Status
from journal.errors import EntryChanged, UnknownId
from journal.store import entries, index, rows
from journal.store.connection import run
from journal.store.rows import Names, unique

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
        entry: All its fields are kept as they are.
        names: Shared by many inserts in one transaction, to look each name up once.

    Returns:
        Its key.
    """
    names = names or Names()
    tags = unique([names.tag(tag) for tag in entry.tags])
    people = unique([names.person(person) for person in entry.people])
    key = rows.insert("entry", _row(entry, names), tags, people)
    rows.insert_list("entry_tag", ("entry_key", key), "tag_key", tags)
    rows.insert_list("entry_person", ("entry_key", key), "person_key", people)
    index.add(key, index.columns_of(entry))
    return key


def replace(entry: Entry, base_revision: int) -> None:
    """Keep the new state of an entry.

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
    key, names = key_of(entry.id), Names()
    tags = unique([names.tag(tag) for tag in entry.tags])
    people = unique([names.person(person) for person in entry.people])
    rows.update("entry", key, _row(entry, names), tags, people)
    if old.tags != entry.tags:
        rows.replace_list("entry_tag", ("entry_key", key), "tag_key", tags)
    if old.people != entry.people:
        rows.replace_list("entry_person", ("entry_key", key), "person_key", people)
    before, after = index.columns_of(old), index.columns_of(entries.get(entry.id))
    if before != after:
        index.remove(key, before)
        index.add(key, after)


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
    row = {
        "entry_key": key,
        "number": number,
        "saved_at": utc_text(saved_at),
        "saved_offset": offset_minutes(saved_at),
        "saved_by": saved_by,
        "draft": draft_text(draft),
    }
    rows.insert("revision", row)


def set_trashed(ids: Iterable[str], when: datetime | None) -> None:
    """Move entries into the trash (an instant) or out of it (None)."""
    for entry_id in ids:
        key = key_of(entry_id)
        row = rows.select("entry", key) | {"trashed_at": utc_text(when) if when else None}
        tags = run("SELECT tag_key FROM entry_tag WHERE entry_key = ? ORDER BY position", (key,))
        tag_keys = [tag for (tag,) in tags.fetchall()]
        people = run(
            "SELECT person_key FROM entry_person WHERE entry_key = ? ORDER BY position", (key,)
        )
        rows.update("entry", key, row, tag_keys, [person for (person,) in people.fetchall()])


def draft_text(draft: Draft) -> str:
    """A draft as JSON; what is empty is left out."""
    values = {name: getattr(draft, name) for name in Draft.__dataclass_fields__}
    given = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
        if value not in ("", None, ())
    }
    return json.dumps(given, ensure_ascii=False, separators=(",", ":"))


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


def _row(entry: Entry, names: Names) -> dict[str, object]:
    return {
        "id": entry.id,
        "kind": str(entry.kind),
        "title": entry.title,
        "happened_on": entry.happened_on.isoformat(),
        "ended_on": entry.ended_on.isoformat() if entry.ended_on else None,
        "written_at": utc_text(entry.written_at),
        "written_offset": offset_minutes(entry.written_at),
        "edited_at": utc_text(entry.edited_at),
        "edited_offset": offset_minutes(entry.edited_at),
        "author_key": names.person(entry.author),
        "editor_key": names.person(entry.edited_by),
        "status": str(entry.status) if entry.status else None,
        "expectation": entry.expectation,
        "check_on": entry.check_on.isoformat() if entry.check_on else None,
        "audience": str(entry.audience),
        "project_key": names.project(entry.project),
        "source": entry.source,
        "revision": entry.revision,
        "trashed_at": utc_text(entry.trashed_at) if entry.trashed_at else None,
        "body": entry.body,
    }
