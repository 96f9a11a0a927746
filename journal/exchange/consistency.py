"""Whether the parts of an export fit together. Each refusal names the file it was met in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from journal.domain.people import fold
from journal.errors import InputRefused, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journal.domain.entry import Entry
    from journal.domain.people import Person
    from journal.domain.reflections import Reflection
    from journal.domain.retros import Action, Retro

    Entries = dict[str, tuple[str, Entry]]


class Content(NamedTuple):
    """An attached file: its name in the folder, and its size (bytes)."""

    name: str
    size: int


def check_people(people: Sequence[Person]) -> None:
    """Refuse two people of one id, name or handle: a name must mean one person.

    Raises:
        InputRefused: Naming the two.
    """
    owners: dict[str, Person] = {}
    for person in people:
        for label in (person.id, fold(person.name), fold(person.handle)):
            other = owners.setdefault(label, person)
            if other is not person:
                raise InputRefused(
                    f"people.yaml: “{shown(label, 60)}” means both {shown(other.name, 60)} and "
                    f"{shown(person.name, 60)}."
                )


def with_sizes(entries: Entries, contents: Mapping[str, Content]) -> Entries:
    """Hold what the entries say of their attachments against the files.

    Returns:
        The entries; a size that was not said is filled in.

    Raises:
        InputRefused: A file is missing, has another size, or belongs to no entry.
    """
    wanted: set[str] = set()
    sized: Entries = {}
    for ident, (name, entry) in entries.items():
        for attachment in entry.attachments:
            found = contents.get(attachment.sha256)
            if found is None:
                raise InputRefused(
                    f"{shown(name)}: the attachment “{shown(attachment.name, 60)}” is missing "
                    f"(attachments/{attachment.sha256[:16]}-…)."
                )
            if attachment.size not in (0, found.size):
                raise InputRefused(
                    f"{shown(name)}: the attachment “{shown(attachment.name, 60)}” has "
                    f"{found.size:,} bytes, not {attachment.size:,}."
                )
            wanted.add(attachment.sha256)
        if any(attachment.size == 0 for attachment in entry.attachments):
            given = (replace(a, size=contents[a.sha256].size) for a in entry.attachments)
            sized[ident] = (name, replace(entry, attachments=tuple(given)))
    for sha256 in contents.keys() - wanted:
        raise InputRefused(f"{shown(contents[sha256].name)}: no entry has this attachment.")
    return entries | sized


def check_ends(
    entries: Entries,
    reflections: Mapping[str, Reflection],
    retros: Mapping[str, tuple[Retro, Sequence[Action]]],
) -> None:
    """Refuse links, evidence and experiments that lead to no entry.

    Raises:
        InputRefused: Naming the file and the id.
    """
    wanted = [(name, link.target) for name, e in entries.values() for link in e.links]
    wanted += [(name, ident) for name, r in reflections.items() for ident in r.evidence]
    for name, (retro, actions) in retros.items():
        wanted += [(name, ident) for card in retro.cards for ident in card.evidence]
        wanted += [(name, action.experiment) for action in actions if action.experiment]
    for name, ident in wanted:
        if ident not in entries:
            raise InputRefused(f"{shown(name)}: there is no entry {ident} in this export.")


def check_counts(promised: Mapping[str, int], found: Mapping[str, int]) -> None:
    """Refuse a folder of which a part is missing.

    Raises:
        InputRefused: Naming both numbers.
    """
    for noun, number in promised.items():
        if found[noun] != number:
            raise InputRefused(
                f"journal.yaml counts {number} {noun}, but there are {found[noun]}. Is a part of "
                "the export missing? If this is as it should be, correct the number there."
            )
