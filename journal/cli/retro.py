"""The retrospective pack, without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from journal.cli import output
from journal.cli.words import PLACE, WORDS, day
from journal.errors import InputRefused

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from journal.cli.session import Session
    from journal.domain.dates import Period
    from journal.domain.retros import Action, Retro
    from journal.publish.retro.pack import Part

_FIRST = 90  # days that the first retro looks back, where nothing else is said


@click.command()
@click.argument("held", required=False, type=WORDS, metavar="[ID]")
@click.option("--since", type=WORDS, metavar="DAY", help="From a day on; or since the last retro.")
@click.option("--until", type=WORDS, metavar="DAY", help="Up to a day; or up to today.")
@click.option("--format", "form", default="timeline", show_default=True, type=WORDS,
              help="The format of the cards; `--format ?` names them.")  # fmt: skip
@click.option("--minutes", default=60, show_default=True, type=click.IntRange(10, 480),
              help="How long it will take.")  # fmt: skip
@click.option("--no-directive", is_flag=True, help="Leave the prime directive out.")
@click.option("-o", "folder", type=PLACE, metavar="DIR", help="The folder to make.")
@click.pass_obj
def retro(
    session: Session,
    held: str | None,
    since: str | None,
    until: str | None,
    form: str,
    minutes: int,
    no_directive: bool,
    folder: Path | None,
) -> None:
    """Prepare a retrospective: what became of the last actions, what happened, what is open.

    With -o, a folder with the pack as Markdown and as a page that prints; otherwise the Markdown
    goes to standard output. With the id of a retro that was held, its pack as it was left.
    """
    from journal.exchange import retro_formats
    from journal.publish.retro import pack
    from journal.store.lookback import retro_material

    if form == "?":
        output.write("".join(f"{name}\n" for name in retro_formats.names()))
        return
    with session.reading():
        plan, decided = (
            _held(held) if held else (_planned(session, since, until, form, minutes), [])
        )
        material = retro_material.material(plan.period)
    kind = retro_formats.find(plan.format)
    parts = pack.parts(plan, kind, material, decided, directive=not no_directive)
    if folder is None:
        output.write(pack.markdown(plan, parts))
        return
    _write(folder, plan, parts, pack.picture(material))
    output.write(f"{folder / 'retro.md'}\n")


def _held(given: str) -> tuple[Retro, list[Action]]:
    from journal.store.lookback import actions, documents, retros

    found = retros.get(documents.resolve("retro", given))
    return found, actions.of_retros([found.id])


def _planned(
    session: Session, since: str | None, until: str | None, form: str, minutes: int
) -> Retro:
    from journal.domain.ids import new_id
    from journal.domain.retros import Retro

    last = _days(until, session.today).last if until else session.today
    period = _period(_days(since, session.today).first if since else None, last)
    return Retro(new_id(), last, period.first, period.last, form, minutes=minutes).checked()


def _days(text: str, today: date) -> Period:
    """A year, a month, or any other way to name a day."""
    from journal.domain.dates import Period, parse_period

    try:
        return parse_period(text)
    except InputRefused:
        found = day(text, today)
        return Period(found, found)


def _period(first: date | None, last: date) -> Period:
    """The days from a first one, or else from the last retro, to a last one."""
    from datetime import timedelta

    from journal.domain.dates import Period
    from journal.domain.retros import next_period
    from journal.store import outline
    from journal.store.lookback import retros

    if first:
        if last < first:
            raise InputRefused(f"The period cannot end on {last}, before {first}.")
        return Period(first, last)
    written = outline.span()
    found = next_period(retros.everyone(), last)
    if found:
        return found
    earliest = last - timedelta(days=min(_FIRST, last.toordinal() - 1))
    return Period(max(earliest, min(written.first, last)) if written else earliest, last)


def _write(folder: Path, plan: Retro, parts: list[Part], picture: str) -> None:
    from journal.files import replaced_folder, write_tree
    from journal.publish.retro import pack, page

    files = {
        "retro.md": pack.markdown(plan, parts).encode(),
        "retro.html": page.html(plan, parts, picture).encode(),
    }
    if picture:
        files[pack.PICTURE] = picture.encode()
    with replaced_folder(folder, public=True) as beside:
        write_tree(beside, files)
