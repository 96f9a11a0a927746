"""Who is on the team, and how people may appear in public."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journal.domain.change import Change
from journal.domain.dates import now
from journal.domain.entry import check_line
from journal.errors import InputRefused, shown
from journal.ops.base import Applied
from journal.store import entries, entry_rows, index, labels, people
from journal.text import spans

if TYPE_CHECKING:
    from journal.domain.people import Person


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Keep a person."""

    person: Person
    label: str = "add person"

    def apply(self) -> Applied:
        """Keep it."""
        _check(self.person)
        people.insert(self.person)
        return Applied(_touched(self.person), RemovePerson(self.person, self.label))


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """Forget a person whom no entry names."""

    person: Person
    label: str = "remove person"

    def apply(self) -> Applied:
        """Forget them."""
        person = people.get(self.person.id)
        people.delete(person.id)
        return Applied(_touched(person), AddPerson(person, self.label))


@dataclass(frozen=True, slots=True)
class EditPerson:
    """Replace a person's particulars; a new handle is written in the texts too."""

    person: Person
    label: str = "edit person"
    author: str = ""

    def apply(self) -> Applied:
        """Keep them; a new name is found by searching at once."""
        _check(self.person)
        check_line(self.author)
        old = people.get(self.person.id)
        named = labels.entries_naming(old.id) if _appears(old) != _appears(self.person) else []
        with index.reindexed(named, entries.by_ids):
            people.update(self.person)
        for entry_id in named if old.handle != self.person.handle else ():
            self._rewrite(entry_id, old.handle)
        change = Change(people=frozenset({old.id}), entries=frozenset(named))
        return Applied(change, EditPerson(old, self.label, self.author))

    def _rewrite(self, entry_id: str, handle: str) -> None:
        """Without this, the next save would take the old handle for someone new."""
        entry = entries.get(entry_id)
        body = spans.rename_person(entry.body, handle, self.person.handle)
        if body != entry.body:
            entry_rows.remember(entry)
            new = replace(
                entry, body=body, revision=entry.revision + 1, edited_at=now(),
                edited_by=self.author,
            )  # fmt: skip
            entry_rows.replace(new, entry.revision)


def _appears(person: Person) -> tuple[str, str]:
    return person.name, person.handle


def _touched(person: Person) -> Change:
    return Change(people=frozenset({person.id}))


def _check(person: Person) -> None:
    for text in (person.name, person.handle, person.organisation, person.alias):
        check_line(text)
    if not person.name.strip() or not person.handle.strip():
        raise InputRefused("A person needs a name and a handle.")
    if person.joined_on and person.left_on and person.left_on < person.joined_on:
        raise InputRefused(f"{shown(person.name)} cannot leave before joining.")
