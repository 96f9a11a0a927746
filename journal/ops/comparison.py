"""What an import would find: new here, known already, or known and not the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from journal.domain.people import fold
from journal.errors import InputRefused, shown
from journal.store import entries, facts, people, reflections
from journal.store.lookback import actions, eras, recipes, retros

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeVar

    from journal.domain.entry import Entry
    from journal.domain.eras import Era
    from journal.domain.people import Person
    from journal.domain.reflections import Reflection
    from journal.domain.retros import Action, Retro
    from journal.domain.review import Review
    from journal.exchange.archive import Archive
    from journal.exchange.records import Record

    Kept = TypeVar("Kept", Entry, Person, Reflection, Retro, Action, Era, Review)

_BATCH = 500  # entries at a time


@dataclass(frozen=True, slots=True)
class Tally:
    """What an import finds of one noun, by id: new, here already, here but not the same."""

    new: tuple[str, ...] = ()
    known: int = 0
    different: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import does, or would do. What is different here is left as it is.

    Attributes:
        entries, people, reflections, retros, actions, eras, reviews: The tallies.
        ends: Ids that links or evidence of a part of a journal lead to, and that are neither in
            the part nor here: such links are left out.
        team: Whether the team is called something else here.
    """

    entries: Tally
    people: Tally
    reflections: Tally
    retros: Tally = Tally()
    actions: Tally = Tally()
    eras: Tally = Tally()
    reviews: Tally = Tally()
    ends: frozenset[str] = frozenset()
    team: bool = False


def compare(archive: Archive) -> Outcome:
    """Say what the import of an archive would do; nothing is changed.

    Raises:
        InputRefused: A handle means somebody else here.
    """
    matched = {person.id: _match(person) for person in archive.people}
    found = {ident: replace(p, id=ident) for ident, p in matched.items() if p}
    held = retros_as_called(archive, called_here(archive.people))
    decided = [action for _, of in held for action in of]
    team = facts.get(facts.TEAM)
    return Outcome(
        entries=_entries(archive),
        people=_tally({person.id: person for person in archive.people}, found),
        reflections=_tally(_by_id(archive.reflections), _by_id(reflections.every_kept())),
        retros=_tally(_by_id(retro for retro, _ in held), _by_id(retros.every_kept())),
        actions=_tally(_by_id(decided), _by_id(actions.every_kept())),
        eras=_tally(_by_id(archive.eras), _by_id(eras.every_kept())),
        reviews=_tally(
            _by_id(review for review, _ in archive.reviews), _by_id(recipes.every_kept())
        ),
        ends=frozenset() if archive.complete else _loose_ends(archive),
        team=bool(archive.team and team and archive.team != team),
    )


def _match(person: Person) -> Person | None:
    """The person of the journal whom an archive means: of the same id, or so called."""
    found = people.find(person.id) or people.find(person.name)
    other = None if found else people.find(person.handle)
    if other:
        raise InputRefused(
            f"@{shown(person.handle)} is {shown(person.name)} in the export and "
            f"{shown(other.name)} here: change one of the two handles, then import again."
        )
    return found


def called_here(given: Iterable[Person]) -> dict[str, str]:
    """How the journal calls those people of an archive whom it knows under another name."""
    pairs = ((person.name, _match(person)) for person in given)
    return {name: found.name for name, found in pairs if found and found.name != name}


def as_called(record: Record, called: Mapping[str, str]) -> Record:
    """The record with its people under the names that the journal has for them."""
    entry = record.entry
    if called.keys().isdisjoint((*entry.people, entry.author, entry.edited_by)):
        return record
    renamed = replace(
        entry,
        people=tuple(called.get(name, name) for name in entry.people),
        author=called.get(entry.author, entry.author),
        edited_by=called.get(entry.edited_by, entry.edited_by),
    )
    return replace(record, entry=renamed)


def retros_as_called(
    archive: Archive, called: Mapping[str, str]
) -> list[tuple[Retro, tuple[Action, ...]]]:
    """The retros with their people under the names that the journal has for them."""
    return [
        (
            replace(retro, participants=tuple(called.get(n, n) for n in retro.participants)),
            tuple(replace(a, owner=called.get(a.owner, a.owner)) for a in decided),
        )
        for retro, decided in archive.retros
    ]


def _by_id(items: Iterable[Kept]) -> dict[str, Kept]:
    return {item.id: item for item in items}


def _tally(given: Mapping[str, Kept], kept: Mapping[str, Kept]) -> Tally:
    new = tuple(ident for ident in given if ident not in kept)
    different = tuple(i for i, item in given.items() if i in kept and kept[i] != item)
    return Tally(new, len(given) - len(new) - len(different), different)


def _entries(archive: Archive) -> Tally:
    tallies, found, called = [], iter(archive.records), called_here(archive.people)
    while batch := list(islice(found, _BATCH)):
        given = {record.entry.id: as_called(record, called).entry for record in batch}
        kept = {entry.id: entry for entry in entries.by_ids(list(given))}
        for ident, entry in kept.items():
            if entry != given[ident]:
                given[ident] = _spelt(given[ident], entry)
        tallies.append(_tally(given, kept))
    return Tally(
        tuple(ident for tally in tallies for ident in tally.new),
        sum(tally.known for tally in tallies),
        tuple(ident for tally in tallies for ident in tally.different),
    )


def _spelt(given: Entry, kept: Entry) -> Entry:
    """An entry with its names as the journal would write them."""
    spelling = {fold(name): name for name in (*kept.tags, kept.project)}

    def person(name: str) -> str:
        found = people.find(name) if name else None
        return found.name if found else name

    return replace(
        given,
        tags=tuple(dict.fromkeys(spelling.get(fold(tag), tag) for tag in given.tags)),
        project=spelling.get(fold(given.project), given.project),
        people=tuple(dict.fromkeys(map(person, given.people))),
        author=person(given.author),
        edited_by=person(given.edited_by),
    )


def _loose_ends(archive: Archive) -> frozenset[str]:
    """Ids that an archive leads to, and that are neither in it nor in the journal."""
    given = [record.entry for record in archive.records]
    wanted = {link.target for entry in given for link in entry.links}
    wanted.update(name for reflection in archive.reflections for name in reflection.evidence)
    wanted.difference_update(entry.id for entry in given)
    return frozenset(wanted.difference(e.id for e in entries.by_ids(list(wanted))))
