"""People as the journal keeps them."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal.domain.ids import new_id
from journal.domain.people import Consent, Person, fold, handle_for
from journal.errors import Refused, UnknownId, shown
from journal.store import rows
from journal.store.connection import fetch, first_of, run, sound_values
from journal.store.rows import Named
from journal.store.tables import ActionRow, EntryPersonRow, EntryRow, PersonRow, RetroPersonRow

_COLUMNS = (
    PersonRow.id, PersonRow.name, PersonRow.handle, PersonRow.organisation, PersonRow.joined_on,
    PersonRow.left_on, PersonRow.consent, PersonRow.pseudonym,
)  # fmt: skip


def everyone() -> list[Person]:
    """All people the journal knows, by name."""
    query = PersonRow.select(*_COLUMNS).order_by(PersonRow.name_folded)
    return [_person(row) for row in fetch(query)]


def find(name: str) -> Person | None:
    """The person of a name, a handle or an id; None when nobody is called so."""
    found = known(name)
    return _read(found.key) if found else None


def get(name: str) -> Person:
    """The person of a name, a handle or an id.

    Raises:
        UnknownId: Nobody is called so.
    """
    person = find(name)
    if person is None:
        raise UnknownId(name, "person")
    return person


def known(name: str) -> Named | None:
    """The key and the name of who has a name, a handle or an id; None when nobody has.

    Asked several times in every save, so the statements are plain SQL (see `rows`); most names
    are found by the first.
    """
    folded = fold(name)
    found = (
        run("SELECT key, name FROM person WHERE name_folded = ?", (folded,)).fetchone()
        or run("SELECT key, name FROM person WHERE handle_folded = ?", (folded,)).fetchone()
        or run("SELECT key, name FROM person WHERE id = ?", (name,)).fetchone()
    )
    return Named(*found) if found else None


def introduce(name: str) -> Named:
    """Keep someone of whom the name alone is known; nobody is named in public unasked."""
    return Named(insert(Person(new_id(), name, _free_handle(name))), name)


def insert(person: Person) -> int:
    """Keep a new person and return the key.

    Raises:
        Refused: The name or the handle belongs to someone else.
    """
    _refuse_taken(person, None)
    return rows.insert(PersonRow, _values(person))


def update(person: Person) -> None:
    """Keep a person's new particulars.

    Raises:
        UnknownId: There is no such person.
        Refused: The name or the handle belongs to someone else.
    """
    key = _key(person.id)
    _refuse_taken(person, key)
    rows.update(PersonRow, key, _values(person))


def delete(person_id: str) -> None:
    """Forget a person whom nothing names.

    Raises:
        UnknownId: There is no such person.
        Refused: An entry or a retro names the person, or was written by them.
    """
    key = _key(person_id)
    named = EntryPersonRow.select().where(EntryPersonRow.person == key)
    written = EntryRow.select().where((EntryRow.author == key) | (EntryRow.editor == key))
    if named.exists() or written.exists():
        raise Refused(f"Entries name {shown(_read(key).name)}, so the journal keeps the name.")
    took_part = RetroPersonRow.select().where(RetroPersonRow.person == key)
    owns = ActionRow.select().where(ActionRow.owner == key)
    if took_part.exists() or owns.exists():
        raise Refused(f"Retros name {shown(_read(key).name)}, so the journal keeps the name.")
    PersonRow.delete().where(PersonRow.key == key).execute()


def _key(person_id: str) -> int:
    found = first_of(PersonRow.select(PersonRow.key).where(PersonRow.id == person_id))
    if not found:
        raise UnknownId(person_id, "person")
    return int(found[0])


def _read(key: int) -> Person:
    return _person(first_of(PersonRow.select(*_COLUMNS).where(PersonRow.key == key)))


def _free_handle(name: str) -> str:
    handle, number = handle_for(name), 1
    while known(handle):
        number += 1
        handle = f"{handle_for(name)}-{number}"
    return handle


def _refuse_taken(person: Person, own: int | None) -> None:
    for label in (person.name, person.handle):
        taken = known(label)
        if taken and taken.key != own:
            raise Refused(f"“{shown(label)}” is already the name or handle of {taken.name}.")


def _values(person: Person) -> dict[str, object]:
    return {
        "id": person.id,
        "name": person.name,
        "name_folded": fold(person.name),
        "handle": person.handle,
        "handle_folded": fold(person.handle),
        "organisation": person.organisation,
        "joined_on": person.joined_on.isoformat() if person.joined_on else None,
        "left_on": person.left_on.isoformat() if person.left_on else None,
        "consent": str(person.consent),
        "alias": person.alias,
    }


@sound_values()
def _person(row: tuple[Any, ...]) -> Person:
    ident, name, handle, organisation, joined, left, consent, alias = row
    return Person(
        ident, name, handle, organisation, _day(joined), _day(left), Consent(consent), alias
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
