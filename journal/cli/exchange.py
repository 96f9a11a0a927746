"""Taking everything out of the journal, and bringing it into another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from journal.cli import output, process
from journal.cli.progress import Progress
from journal.cli.search import period_conditions
from journal.cli.words import PLACE, WORDS, choice

if TYPE_CHECKING:
    from pathlib import Path

    from journal.cli.session import Session
    from journal.ops.comparison import Outcome, Tally
    from journal.workspace import Workspace

_SHOWN = 3  # ids named in a sentence
_NOUNS = ("entries", "people", "reflections", "retros", "actions", "eras", "reviews")


@click.command()
@click.option("-o", "folder", required=True, type=PLACE, metavar="DIR", help="The folder to make.")
@click.option("--since", type=WORDS, metavar="DAY", help="From a day, month or year on.")
@click.option("--until", type=WORDS, metavar="DAY", help="Up to the end of a day, month or year.")
@click.pass_obj
def export(session: Session, folder: Path, since: str | None, until: str | None) -> None:
    """Write the journal as a folder of Markdown, from which `journal import` makes it again.

    With --since or --until only a part goes out: its entries, the people they name, and the
    reflections that rest on them alone.
    """
    from journal.domain.filters import Filters
    from journal.ops import archive
    from journal.store import entries

    filters = Filters(tuple(period_conditions(session, since, until)))
    with session.reading(), Progress("Exporting", entries.count(filters)) as progress:
        counts = archive.export(folder, filters, progress=progress.reach)
    process.note(_counted(counts))
    output.write(f"{folder}\n")


@click.command("import")
@click.argument("path", type=PLACE)
@click.option("--format", "source", type=choice(("journal",)), default="journal",
              show_default=True, help="Which program it comes from.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would come in; change nothing.")
@click.pass_obj
def import_folder(session: Session, path: Path, source: str, dry_run: bool) -> None:
    """Bring an export in: everything, or nothing where something is wrong with it.

    What is here already stays as it is, so importing twice adds nothing. A journal that has
    entries is backed up first.
    """
    del source  # there is but one
    from journal.exchange import archive as exchange
    from journal.ops import archive, comparison

    with Progress("Reading") as progress:
        found = exchange.read(path, progress.reach)
    if dry_run:
        with session.reading():
            outcome = comparison.compare(found)
    else:
        with (
            session.writing() as workspace,
            Progress("Importing", len(tuple(found.records))) as progress,
        ):
            _back_up(session, workspace)
            operation = archive.RestoreArchive(found, progress.reach)
            workspace.do(operation)
            outcome = operation.outcome
    _tell(outcome)
    counts = {noun: len(getattr(outcome, noun).new) for noun in _NOUNS}
    output.write(f"{'Would bring in' if dry_run else 'Brought in'} {_counted(counts)}\n")


def _back_up(session: Session, workspace: Workspace) -> None:
    from journal.domain.filters import Filters
    from journal.store import entries

    holds = entries.count() or entries.count(Filters(trashed=True))
    if holds and not session.sample:
        process.note(f"Backed up first: {workspace.back_up(session.made_backups())}")


def _tell(outcome: Outcome) -> None:
    """Say what did not come in, and why."""
    tallies: dict[str, Tally] = {noun: getattr(outcome, noun) for noun in _NOUNS}
    for noun, tally in tallies.items():
        if tally.known:
            process.note(f"Here already: {tally.known:,} {noun}.")
        if tally.different:
            some = ", ".join(tally.different[:_SHOWN])
            process.note(
                f"Here already and not the same, left as they are: {len(tally.different):,} "
                f"{noun} ({some}{', …' if len(tally.different) > _SHOWN else ''})."
            )
    if outcome.ends:
        process.note(f"Links to {len(outcome.ends):,} entries that are not here were left out.")
    if outcome.team:
        process.note("The team is called something else here; that was left as it is.")


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{number:,} {noun}" for noun, number in counts.items()) + "."
