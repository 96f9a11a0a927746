"""Entries: writing them. Callers hold a transaction."""

from __future__ import annotations

import json
from dataclasses import replace as altered
from datetime import date
from typing import TYPE_CHECKING, Any

from journal.domain.dates import offset_minutes, utc_text
from journal.domain.entry import Audience, Draft, Kind, Status
from journal.errors import EntryChanged, UnknownId
from journal.store import rows
from journal.store.connection import run
from journal.store.rows import Named, Names, unique
from journal.store.safety import seal
from journal.store.searching import index
from journal.store.tables import EntryPersonRow, EntryRow, EntryTagRow, RevisionRow

if TYPE_CHECKING:
    from datetime import datetime

    from journal.domain.entry import Entry

_PRESENT = f"SELECT key, {', '.join(seal.COVERED['entry'])} FROM entry WHERE id = ?"


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


def replace(new: Entry, old: Entry, names: Names | None = None, *, folded: bool = False) -> Entry:
    """Keep the new state of an entry, and return it with names as the journal writes them.

    Args:
        new: Its revision is the one after that of `old`.
        old: The present state, as it was read in this transaction.
        names: Shared by many changes in one transaction, to look each name up once.
        folded: Whether the old state is not put among the earlier revisions.

    Raises:
        UnknownId: There is no such entry.
        EntryChanged: The entry has another revision than `old`.
    """
    key, before = _present(new.id)
    if before["revision"] != old.revision:
        raise EntryChanged(old.heading)
    if not folded:
        remember_revision(
            key, old.revision, old.edited_at, old.edited_by or old.author, old.draft()
        )
    values, tags, people, kept = _prepared(new, names or Names())
    rows.update(EntryRow, key, values, tags, people, before=before)
    if old.tags != kept.tags:
        rows.replace_list(EntryTagRow, key, tags)
    if old.people != kept.people:
        rows.replace_list(EntryPersonRow, key, people)
    indexed, wanted = index.columns_of(old), index.columns_of(kept)
    if indexed != wanted:
        index.remove(key, indexed)
        index.add(key, wanted)
    return kept


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


def set_trashed(entry_id: str, when: datetime | None) -> bool:
    """Move an entry into the trash (an instant) or out of it (None).

    Returns:
        Whether it was not there already.

    Raises:
        UnknownId: There is no such entry.
    """
    key, before = _present(entry_id)
    if (before["trashed_at"] is None) == (when is None):
        return False
    values = {**before, "trashed_at": utc_text(when) if when else None}
    lists = (rows.list_of(row, key) for row in (EntryTagRow, EntryPersonRow))
    rows.update(EntryRow, key, values, *lists, before=before)
    return True


def draft_text(draft: Draft) -> str:
    """A draft as JSON; what is empty is left out, halves of surrogate pairs are escaped."""
    return json_text(draft_values(draft))


def json_text(values: dict[str, Any]) -> str:
    """Values as JSON; halves of surrogate pairs are escaped."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace").decode()


def draft_values(draft: Draft) -> dict[str, Any]:
    """What a draft says, as JSON can hold it."""
    values = {name: getattr(draft, name) for name in Draft.__dataclass_fields__}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
        if value not in ("", None, ())
    }


def draft_from(text: str) -> Draft:
    """A draft from its JSON."""
    return draft_of(json.loads(text))


def draft_of(given: dict[str, Any]) -> Draft:
    """A draft from what `draft_values` gave."""
    for name in ("happened_on", "ended_on", "check_on"):
        if name in given:
            given[name] = date.fromisoformat(given[name])
    for name, choice in (("kind", Kind), ("status", Status), ("audience", Audience)):
        if name in given:
            given[name] = choice(given[name])
    for name in ("tags", "people"):
        given[name] = tuple(given.get(name, ()))
    return Draft(**given)


def _present(entry_id: str) -> tuple[int, dict[str, object]]:
    """The key of an entry and its columns as they stand.

    Raises:
        UnknownId: There is none of this id.
    """
    found = run(_PRESENT, (entry_id,)).fetchone()
    if not found:
        raise UnknownId(entry_id)
    key, *values = found
    return key, dict(zip(seal.COVERED["entry"], values, strict=True))


def _prepared(entry: Entry, names: Names) -> tuple[dict[str, object], list[int], list[int], Entry]:
    """The columns of an entry, the keys of its tags and people, and the entry as it will be read.

    Names that are new are made; the index must hold those under which the others are known.
    """
    tags = unique(map(names.tag, entry.tags))
    people = unique(map(names.person, entry.people))
    author, editor = names.person(entry.author), names.person(entry.edited_by)
    project = names.project(entry.project)
    written, same_instant = utc_text(entry.written_at), entry.edited_at == entry.written_at
    values: dict[str, object] = {
        "id": entry.id,
        "kind": str(entry.kind),
        "title": entry.title,
        "happened_on": entry.happened_on.isoformat(),
        "ended_on": entry.ended_on.isoformat() if entry.ended_on else None,
        "written_at": written,
        "written_offset": offset_minutes(entry.written_at),
        "edited_at": written if same_instant else utc_text(entry.edited_at),
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
    called: dict[str, Any] = {
        "tags": tuple(tags.values()), "people": tuple(people.values()), "author": _name(author),
        "edited_by": _name(editor), "project": _name(project),
    }  # fmt: skip
    same = all(getattr(entry, name) == value for name, value in called.items())
    return values, list(tags), list(people), entry if same else altered(entry, **called)


def _key(named: Named | None) -> int | None:
    return named.key if named else None


def _name(named: Named | None) -> str:
    return named.name if named else ""
