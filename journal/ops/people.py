"""Who is on the team, and how people may appear in public."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journal.domain.change import Change
from journal.domain.dates import now
from journal.domain.entry import check_line
from journal.errors import InputRefused, shown
from journal.ops.base import Applied
from journal.store import entries, entry_rows, labels, people
from journal.store.searching import index
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
    """Replace a person's particulars; a new handle is written in the texts too.

    `bodies` holds, where this takes an edit back or does it again, the texts that change: the id
    of each entry, its body before and after. Otherwise they are looked for.
    """

    person: Person
    label: str = "edit person"
    author: str = ""
    bodies: tuple[tuple[str, str, str], ...] | None = None

    def apply(self) -> Applied:
        """Keep them; a new name is found by searching at once."""
        _check(self.person)
        check_line(self.author)
        old = people.get(self.person.id)
        named = labels.entries_naming(old.id) if _appears(old) != _appears(self.person) else []
        with index.reindexed(named, entries.by_ids):
            people.update(self.person)
        bodies = self._renamed(old.handle, named) if self.bodies is None else self.bodies
        for entry_id, before, after in bodies:
            self._rewrite(entry_id, before, after)
        back = tuple((entry_id, after, before) for entry_id, before, after in bodies)
        change = Change(people=frozenset({old.id}), entries=frozenset(named))
        return Applied(change, EditPerson(old, self.label, self.author, back))

    def _renamed(self, handle: str, named: list[str]) -> tuple[tuple[str, str, str], ...]:
        """Without this, the next save would take the old handle for someone new."""
        new = self.person.handle
        found = entries.by_ids(named) if new != handle else []
        bodies = ((e.id, e.body, spans.rename_person(e.body, handle, new)) for e in found)
        return tuple(texts for texts in bodies if texts[1] != texts[2])

    def _rewrite(self, entry_id: str, before: str, after: str) -> None:
        entry = entries.get(entry_id)
        if entry.body == before:
            new = replace(
                entry, body=after, revision=entry.revision + 1, edited_at=now(),
                edited_by=self.author,
            )  # fmt: skip
            entry_rows.replace(new, entry)


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
