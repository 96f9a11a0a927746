"""One record of an export and its text: an entry, its earlier revisions, people.

What `…_text` writes, `…_from` reads back as the equal object. A reader raises `InputRefused`
with a sentence that does not say which file it was: the caller knows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journal.domain.entry import Audience, Draft, Entry, Kind, Revision, Status
from journal.domain.people import Consent, Person
from journal.errors import InputRefused, shown
from journal.exchange import pages, values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.exchange.values import Reader

_DRAFT: dict[str, Reader] = {
    "kind": values.choice(Kind), "title": values.text, "happened_on": values.day,
    "ended_on": values.day, "author": values.text, "status": values.choice(Status),
    "expectation": values.text, "check_on": values.day, "audience": values.choice(Audience),
    "project": values.text, "tags": values.labels, "people": values.labels, "source": values.text,
}  # fmt: skip
_ENTRY: dict[str, Reader] = {
    "id": values.ident, **_DRAFT, "links": values.links, "attachments": values.attachments,
    "written_at": values.moment, "edited_at": values.moment, "edited_by": values.line,
    "revision": values.count, "trashed_at": values.moment,
}  # fmt: skip
_REVISION: dict[str, Reader] = {
    "number": values.count, "saved_at": values.moment, "saved_by": values.line, **_DRAFT,
    "body": values.text,
}  # fmt: skip
_PERSON: dict[str, Reader] = {
    "id": values.ident, "name": values.line, "handle": values.line, "organisation": values.line,
    "joined_on": values.day, "left_on": values.day, "consent": values.choice(Consent),
    "alias": values.line,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """An entry with its earlier revisions, the oldest first."""

    entry: Entry
    revisions: tuple[Revision, ...] = ()


def entry_text(entry: Entry) -> str:
    """The file of an entry."""
    fields = {
        "id": entry.id,
        **_draft_fields(entry),
        "links": [{"relation": link.relation, "target": link.target} for link in entry.links],
        "attachments": [
            {"sha256": a.sha256, "name": a.name, "media_type": a.media_type, "size": a.size}
            | ({"alt": a.alt} if a.alt else {})
            for a in entry.attachments
        ],
        "written_at": entry.written_at.isoformat(),
        "edited_at": entry.edited_at.isoformat(),
        "edited_by": entry.edited_by,
        "revision": entry.revision,
        "trashed_at": entry.trashed_at.isoformat() if entry.trashed_at else None,
        "source": entry.source,
    }
    return f"{pages.front_matter(fields)}\n{entry.body}\n"


def entry_from(text: str) -> Entry:
    """The entry of a file. What is not said: written now edited, a note, for the team."""
    given, body = pages.parted(text)
    found = values.read(_ENTRY, given, "id", "happened_on", "written_at")
    found.setdefault("kind", Kind.NOTE)
    found.setdefault("edited_at", found["written_at"])
    entry = Entry(**{"title": "", "author": "", "ended_on": None, "body": body, **found})
    entry.draft().checked()
    if any(link.target == entry.id for link in entry.links):
        raise InputRefused("links: an entry cannot be linked with itself")
    return entry


def revisions_text(revisions: Sequence[Revision]) -> str:
    """The file of an entry's earlier revisions: a JSON object a line."""
    lines = []
    for revision in revisions:
        fields = {
            "number": revision.number,
            "saved_at": revision.saved_at.isoformat(),
            "saved_by": revision.saved_by,
            **_draft_fields(revision.draft),
            "source": revision.draft.source,
            "body": revision.draft.body,
        }
        lines.append(json.dumps(pages.filled(fields), ensure_ascii=False, default=str) + "\n")
    return "".join(lines)


def revisions_from(text: str, entry: Entry) -> tuple[Revision, ...]:
    """The earlier revisions of an entry, the oldest first."""
    found: list[Revision] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found.append(_revision(line))
            except InputRefused as error:
                raise InputRefused(f"line {number}: {error}") from None
    numbers = [revision.number for revision in found]
    if numbers != sorted(set(numbers)) or (numbers and numbers[-1] >= entry.revision):
        raise InputRefused(
            "number: the revisions must ascend and come before the entry's own, "
            f"{entry.revision}; they are {shown(', '.join(map(str, numbers)), 60)}"
        )
    return tuple(found)


def people_text(people: Sequence[Person]) -> str:
    """The file of the people: a list with one of them after another."""
    return pages.listed(
        {
            "id": p.id, "name": p.name, "handle": p.handle, "organisation": p.organisation,
            "joined_on": p.joined_on, "left_on": p.left_on, "consent": p.consent,
            "alias": p.alias,
        }
        for p in people
    )  # fmt: skip


def people_from(text: str) -> tuple[Person, ...]:
    """The people of a file."""
    return tuple(_person(fields) for fields in pages.unlisted(text, "people"))


def _draft_fields(source: Entry | Draft) -> dict[str, Any]:
    """What both an entry and a revision say, in the order of the file (its source comes last)."""
    return {
        "kind": source.kind, "title": source.title, "happened_on": source.happened_on,
        "ended_on": source.ended_on, "author": source.author, "status": source.status,
        "expectation": source.expectation, "check_on": source.check_on,
        "audience": source.audience, "project": source.project, "tags": source.tags,
        "people": source.people,
    }  # fmt: skip


def _revision(line: str) -> Revision:
    found = values.read(_REVISION, pages.loads(line), "number", "saved_at")
    number, saved_at = found.pop("number"), found.pop("saved_at")
    saved_by = found.pop("saved_by", "")
    return Revision(number, saved_at, saved_by, Draft(**found).checked())


def _person(fields: dict[str, Any]) -> Person:
    person = Person(**values.read(_PERSON, fields, "id", "name", "handle"))
    if person.joined_on and person.left_on and person.left_on < person.joined_on:
        raise InputRefused(f"“{shown(person.name, 60)}” cannot leave before joining")
    return person
