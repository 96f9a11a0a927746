"""People as the journal keeps them."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal.domain.ids import new_id
from journal.domain.people import Consent, Person, fold, handle_for
from journal.errors import Refused, UnknownId, shown
from journal.store import rows
from journal.store.connection import run

_COLUMNS = "id, name, handle, organisation, joined_on, left_on, consent, alias"


def everyone() -> list[Person]:
    """All people the journal knows, by name."""
    found = run(f"SELECT {_COLUMNS} FROM person ORDER BY name_folded").fetchall()
    return [_person(row) for row in found]


def find(name: str) -> Person | None:
    """The person of a name, a handle or an id; None when nobody is called so."""
    key = _lookup(name)
    return _read(key) if key else None


def get(name: str) -> Person:
    """The person of a name, a handle or an id.

    Raises:
        UnknownId: Nobody is called so.
    """
    person = find(name)
    if person is None:
        raise UnknownId(name, "person")
    return person


def key_for(name: str) -> int:
    """The key of a person; one who is not known yet is made, and named nowhere in public."""
    return _lookup(name) or insert(Person(new_id(), name, _free_handle(name)))


def insert(person: Person) -> int:
    """Keep a new person and return the key.

    Raises:
        Refused: The name or the handle belongs to someone else.
    """
    _refuse_taken(person, None)
    return rows.insert("person", _row(person))


def update(person: Person) -> None:
    """Keep a person's new particulars.

    Raises:
        UnknownId: There is no such person.
        Refused: The name or the handle belongs to someone else.
    """
    found = run("SELECT key FROM person WHERE id = ?", (person.id,)).fetchone()
    if not found:
        raise UnknownId(person.id, "person")
    _refuse_taken(person, found[0])
    rows.update("person", found[0], _row(person))


def _lookup(name: str) -> int | None:
    folded = fold(name)
    found = run(
        "SELECT key FROM person WHERE name_folded = ?1 OR handle_folded = ?1 OR id = ?2 "
        "ORDER BY name_folded <> ?1 LIMIT 1",
        (folded, name),
    ).fetchone()
    return int(found[0]) if found else None


def _read(key: int) -> Person:
    return _person(run(f"SELECT {_COLUMNS} FROM person WHERE key = ?", (key,)).fetchone())


def _free_handle(name: str) -> str:
    handle, number = handle_for(name), 1
    while _lookup(handle):
        number += 1
        handle = f"{handle_for(name)}-{number}"
    return handle


def _refuse_taken(person: Person, own: int | None) -> None:
    for label in (person.name, person.handle):
        taken = _lookup(label)
        if taken and taken != own:
            raise Refused(f"“{shown(label)}” is already the name or handle of {_read(taken).name}.")


def _row(person: Person) -> dict[str, object]:
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


def _person(row: tuple[Any, ...]) -> Person:
    ident, name, handle, organisation, joined, left, consent, alias = row
    return Person(
        ident, name, handle, organisation, _day(joined), _day(left), Consent(consent), alias
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
