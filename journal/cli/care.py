"""Looking after the journal: backups, checks, and making a new one."""

from __future__ import annotations

import os
import sys
from itertools import count
from typing import TYPE_CHECKING

import click

from journal.cli import output, process
from journal.cli.search import AS_JSON
from journal.cli.words import PLACE
from journal.errors import Refused, shown

if TYPE_CHECKING:
    from pathlib import Path

    from journal.cli.session import Session
    from journal.store.safety.backup import Backup

_PARTS = 4  # of a check


@click.command()
@click.pass_obj
def init(session: Session) -> None:
    """Make a new, empty journal."""
    from journal import paths
    from journal.cli.session import remember_default
    from journal.store import database

    if session.sample:
        raise click.UsageError("The sample is no journal to begin with.")
    path = session.place or paths.default_journal()
    database.create(path)
    if path == paths.default_journal():
        remember_default()
    service = paths.synchronised_by(path)
    if service:
        process.note(
            f"{shown(path)} lies in a folder of {service}, which may copy it half written: keep it "
            "elsewhere, and exchange exports."
        )
    output.write(f"{path}\n")


@click.command()
@click.option("-o", "target", type=PLACE, metavar="PATH", help="A file or folder for it.")
@click.option("--replace", is_flag=True, help="With -o: put it in the place of an older one.")
@click.option("--daily", "when", flag_value="daily", hidden=True)
@click.option("--if-changed", "when", flag_value="changed", hidden=True)
@click.pass_obj
def backup(session: Session, target: Path | None, replace: bool, when: str | None) -> None:
    """Make a verified copy of the journal and print where it is.

    Without -o it goes to the usual folder, where older backups are thinned out: the latest ten
    stay, and the last of each of 7 days, 4 weeks and 12 months.
    """
    from journal.store.safety import backup as backups

    if session.sample and target is None:
        raise click.UsageError("A backup of the sample needs a place: -o.")
    if when:
        from journal.cli import daily

        made = daily.make(
            session, backups.make_daily if when == "daily" else backups.make_if_changed
        )
        output.write(f"{made}\n" if made else "")
        return
    with session.reading():
        if target is None:
            path = backups.make(session.made_backups(), session.path.stem)
        else:
            path = _free_place(target, session.path, replace=replace)
            backups.write(path)
    output.write(f"{path}\n")


@click.command("restore-backup")
@click.argument("path", required=False, type=PLACE)
@click.option("--latest", is_flag=True, help="The latest good one (as without a path).")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def restore_backup(session: Session, path: Path | None, latest: bool, yes: bool) -> None:
    """Put a backup in the place of the journal.

    The file that was there is kept beside it, under another name that is printed.
    """
    if session.sample:
        raise click.UsageError("The sample has no backups.")
    if path and latest:
        raise click.UsageError("PATH and --latest exclude each other.")
    journal = _journal_place(session)
    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError("Say --yes to put the backup in the place of the journal.")
        question = f"Put {path or 'the latest good backup'} in the place of {journal}?"
        if not click.confirm(output.visible(question), err=True):
            raise Refused("Nothing was changed.")
    given = [path.absolute()] if path else [b.path for b in _backups(session, journal)]
    chosen, kept = _restored(given, journal)
    output.write(f"{chosen} is now {journal}\n" + (f"{kept} is what was there\n" if kept else ""))


@click.command()
@AS_JSON
@click.pass_obj
def check(session: Session, as_json: bool) -> None:
    """Look whether everything in the journal is what was written; nothing is changed."""
    from journal.cli.progress import Progress
    from journal.store.safety import checking

    parts = count()
    with session.reading(), Progress("Checking", _PARTS) as progress:
        findings = checking.check(lambda _part: progress.reach(next(parts)))
    if as_json:
        sound = not findings.problems
        item = {"sound": sound, "problems": findings.problems, "counts": findings.counts}
        output.write(output.json_lines([item]))
    if findings.problems:
        findings.raise_if_damaged()
    if not as_json:
        counts = ", ".join(f"{noun} {number:,}" for noun, number in findings.counts.items())
        output.write(f"The journal is sound ({counts}).\n")


def _journal_place(session: Session) -> Path:
    """The journal that may be missing: looking for it must not make one."""
    from journal import paths

    path = session.place or paths.default_journal()
    session.path = path
    return path


def _backups(session: Session, journal: Path) -> list[Backup]:
    """The backups of a journal, the latest first.

    Raises:
        Refused: There are none.
    """
    from journal.store.safety import backup as backups

    found: list[Backup] = backups.found(session.backups, journal.stem)
    if not found:
        raise Refused(
            f"There is no backup of {shown(journal)} in {shown(session.backups)}; name one: "
            "`journal restore-backup PATH`."
        )
    return found


def _restored(given: list[Path], journal: Path) -> tuple[Path, Path | None]:
    """Restore the first backup that passes its check; return it, and where the old file is.

    Raises:
        Refused: None does; nothing was changed.
    """
    from journal.store.safety import restoring

    *others, last = given
    for path in others:
        try:
            return path, restoring.restore(path, journal)
        except Refused as error:
            process.note(f"Passed over: {error}")
    return last, restoring.restore(last, journal)


def _free_place(target: Path, journal: Path, *, replace: bool) -> Path:
    """Where a backup may be written: never over the journal itself, or over a file that is none.

    A backup looks like any journal, so only the person knows whether an older one may go.

    Raises:
        Refused: Another file is there.
    """
    from datetime import UTC, datetime

    from journal import files

    with files.storage_errors(target):
        path = target.absolute()
        if path.is_dir():
            stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
            return path / f"{journal.stem}-{stamp}.db"
        if not os.path.lexists(path):
            return path
        if path.exists() and path.samefile(journal):
            raise Refused("A backup cannot take the place of the journal itself.")
        with path.open("rb") as file:
            start = file.read(72)
    if start[:15] != b"SQLite format 3" or start[68:] != b"JRNL":
        raise Refused(f"{shown(path)} is there already and is no journal: it was left as it is.")
    if not replace:
        raise Refused(
            f"{shown(path)} is there already; --replace puts the new backup in its place."
        )
    return path
