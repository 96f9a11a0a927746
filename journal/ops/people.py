"""Who is on the team, and how people may appear in public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.domain.change import Change
from journal.domain.entry import check_line
from journal.errors import InputRefused
from journal.ops.base import Applied
from journal.store import entries, index, labels, people

if TYPE_CHECKING:
    from journal.domain.people import Person


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Keep a person."""

    person: Person
    label: str = "add person"

    def apply(self) -> Applied:
        """Keep it. A person is not removed again: entries may name them by then."""
        _check(self.person)
        people.insert(self.person)
        return Applied(Change(people=frozenset({self.person.id})))


@dataclass(frozen=True, slots=True)
class EditPerson:
    """Replace a person's particulars."""

    person: Person
    label: str = "edit person"

    def apply(self) -> Applied:
        """Keep them; a new name is found by searching at once."""
        _check(self.person)
        old = people.get(self.person.id)
        named = labels.entries_naming(old.id) if old.name != self.person.name else []
        with index.reindexed(named, entries.by_ids):
            people.update(self.person)
        change = Change(people=frozenset({old.id}), entries=frozenset(named))
        return Applied(change, EditPerson(old, self.label))


def _check(person: Person) -> None:
    for text in (person.name, person.handle, person.organisation, person.alias):
        check_line(text)
    if not person.name.strip() or not person.handle.strip():
        raise InputRefused("A person needs a name and a handle.")
    if person.joined_on and person.left_on and person.left_on < person.joined_on:
        raise InputRefused(f"{person.name} cannot leave before joining.")
