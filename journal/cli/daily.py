"""The backup of the day: made by a process of its own, so that nobody waits for it."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING

from journal import files
from journal.cli.process import say
from journal.errors import JournalError

if TYPE_CHECKING:
    from pathlib import Path

    from journal.cli.session import Session

_NICENESS = 10


def see_to(session: Session) -> None:
    """Have the backup of this day made, if it was not yet, by the first who writes on it.

    What was asked for has been done by now: what stands in the way of it is told, no more.
    """
    try:
        if not _is_due(session.backups):
            return
        from journal.store import backup as backups

        folder = session.made_backups()
        failed = backups.complaint(folder)
        if not backups.is_being_made(folder):
            _start(session.path)
    except JournalError as error:
        say(f"The daily backup was not made: {error}")
        return
    if failed:
        say(f"The last daily backup was not made: {failed}")


def make(session: Session) -> Path | None:
    """Make the backup of this day here and now, unless that was done or is not wanted.

    It is made where `see_to` has prepared a folder: a process that nobody waits for must not
    bring back what was removed in the meantime.

    Raises:
        JournalError: It did not pass its check, or the folder cannot be written.
    """
    from journal.store import backup as backups

    folder = session.backups
    if not (session.settings.backups and folder.is_dir()):
        return None
    with session.reading():
        return backups.make_daily(folder, session.path.stem)


def _is_due(folder: Path) -> bool:
    """Whether no backup of this day is there; told from the names alone, for every write asks."""
    day = time.strftime("-%Y%m%dT", time.gmtime())
    with files.storage_errors(folder):
        return not any(day in path.name for path in folder.glob("*.db"))


def _start(journal: Path) -> None:
    """Start `backup --daily` apart from this process: it lives on, and is heard by nobody."""
    import subprocess

    nobody = subprocess.DEVNULL
    with files.storage_errors(sys.executable):
        child = subprocess.Popen(
            [sys.executable, "-P", "-m", "journal", "--journal", str(journal), "backup", "--daily"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},  # it finds what we found
            stdin=nobody, stdout=nobody, stderr=nobody, start_new_session=True,
            creationflags=getattr(subprocess, "DETACHED_PROCESS", 0),
        )  # fmt: skip
    if hasattr(os, "setpriority"):
        with contextlib.suppress(OSError):  # it may be done already
            os.setpriority(os.PRIO_PROCESS, child.pid, _NICENESS)
