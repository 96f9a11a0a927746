"""The people a journal knows: who is on the team, and how they may appear in public."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from journal.cli import output
from journal.cli.search import AS_JSON
from journal.cli.words import WORDS, choice, day

if TYPE_CHECKING:
    from journal.cli.session import Session
    from journal.domain.people import Person

_CONSENTS = ("omit", "alias", "named")
_CLEARED = ("organisation", "joined", "left", "alias")
_NAMES = {"joined": "joined_on", "left": "left_on"}


@click.command()
@click.argument("name", required=False, type=WORDS)
@click.option("--consent", type=choice(_CONSENTS), help="How they may appear in public.")
@click.option("--alias", type=WORDS, help="What they are called where --consent is alias.")
@click.option("--organisation", type=WORDS, help="Where they work.")
@click.option("--joined", type=WORDS, metavar="DAY", help="Their first day on the team.")
@click.option("--left", type=WORDS, metavar="DAY", help="Their last day on the team.")
@click.option("--handle", type=WORDS, help="What follows @ in a text.")
@click.option("--rename", type=WORDS, metavar="NAME", help="Call them something else.")
@click.option("--clear", multiple=True, type=choice(_CLEARED), help="Empty a field.")
@AS_JSON
@click.pass_obj
def person(
    session: Session,
    /,
    name: str | None,
    clear: tuple[str, ...],
    as_json: bool,
    **given: str | None,
) -> None:
    """List people, show one, or say something about one.

    \b
    journal person                                     everyone
    journal person ana                                 one, by name or handle
    journal person "Ana Souza" --consent named --joined 2014-01-06

    Whoever is not known yet is added when something is said of them. Nobody is named in public
    unless they agreed: --consent is omit until you say otherwise.
    """  # noqa: D301 - \b keeps the lines apart in the help
    changes = {key: value for key, value in given.items() if value is not None}
    if not name:
        if changes or clear:
            raise click.UsageError("Say whom you mean: journal person NAME …")
        _list(session, as_json=as_json)
    elif changes or clear:
        _change(session, name, changes, clear)
    else:
        _show(session, name, as_json=as_json)


def _list(session: Session, *, as_json: bool) -> None:
    from journal.store import people

    with session.reading():
        everyone = people.everyone()
    if as_json:
        output.write(output.json_lines(map(_record, everyone)))
        return
    rows = [(output.visible(p.name), f"@{output.visible(p.handle)}", _about(p)) for p in everyone]
    names = max((len(row[0]) for row in rows), default=0)
    handles = max((len(row[1]) for row in rows), default=0)
    output.write("".join(f"{a:{names}}  {b:{handles}}  {c}\n" for a, b, c in rows))


def _show(session: Session, name: str, *, as_json: bool) -> None:
    from journal.store import people

    with session.reading():
        found = people.get(name.removeprefix("@"))
    if as_json:
        output.write(output.json_lines([_record(found)]))
    else:
        output.write(f"{output.visible(found.name)}  @{found.handle}  {_about(found)}\n")


def _change(session: Session, name: str, changes: dict[str, str], clear: tuple[str, ...]) -> None:
    from journal.domain.ids import new_id
    from journal.domain.people import Consent, Person, handle_for
    from journal.ops.people import AddPerson, EditPerson
    from journal.store import people

    values: dict[str, Any] = {_NAMES.get(key, key): None for key in clear}
    values |= {key: "" for key in values if key in ("organisation", "alias")}
    for key, value in changes.items():
        if key in _NAMES:
            values[_NAMES[key]] = day(value, session.today)
        else:
            values["name" if key == "rename" else key] = value
    if "consent" in values:
        values["consent"] = Consent(values["consent"])
    with session.writing() as workspace:
        known = people.find(name.removeprefix("@"))
        if known:
            workspace.do(EditPerson(replace(known, **values)))
        else:
            new = Person(new_id(), name, handle_for(name))
            workspace.do(AddPerson(replace(new, **values)))
        found = people.get(known.id if known else new.id)
    output.write(f"{output.visible(found.name)}  @{found.handle}  {_about(found)}\n")


def _about(person: Person) -> str:
    """What is known of a person, in words."""
    public = {"named": "named in public", "omit": "not named in public"}
    parts = [public.get(person.consent, f"in public “{output.visible(person.alias)}”")]
    if person.organisation:
        parts.append(output.visible(person.organisation))
    if person.joined_on:
        until = f" until {person.left_on}" if person.left_on else ""
        parts.append(f"on the team since {person.joined_on}{until}")
    return ", ".join(parts)


def _record(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "handle": person.handle,
        "organisation": person.organisation,
        "joined_on": person.joined_on.isoformat() if person.joined_on else None,
        "left_on": person.left_on.isoformat() if person.left_on else None,
        "consent": person.consent,
        "alias": person.alias,
    }
