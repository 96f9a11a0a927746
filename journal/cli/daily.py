"""The backup of the day: made by a process of its own, so that nobody waits for it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from journal import apart, files
from journal.cli.process import say
from journal.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from journal.cli.session import Session


def see_to(session: Session) -> None:
    """Have the backup of this day made, if it was not yet, by the first who writes on it.

    What was asked for has been done by now: what stands in the way of it is told, no more.
    """
    try:
        if not _is_due(session.backups):
            return
        from journal.store.safety import backup as backups

        folder = session.made_backups()
        failed = backups.complaint(folder)
        if not backups.is_being_made(folder):
            apart.start(session.path, "backup", "--daily")
    except JournalError as error:
        say(f"The daily backup was not made: {error}")
        return
    if failed:
        say(f"The last daily backup was not made: {failed}")


def make(session: Session, when: Callable[[Path, str], Path | None]) -> Path | None:
    """Make a backup here and now, unless that was done or is not wanted.

    It is made where a folder was prepared: a process that nobody waits for must not bring back
    what was removed in the meantime.

    Args:
        session: Which journal, and what is wished for.
        when: `make_daily` or `make_if_changed` of `store.backup`.

    Raises:
        JournalError: It did not pass its check, or the folder cannot be written.
    """
    folder = session.backups
    if not (session.settings.backups and folder.is_dir()):
        return None
    with session.reading():
        return when(folder, session.path.stem)


def _is_due(folder: Path) -> bool:
    """Whether no backup of this day is there; told from the names alone, for every write asks."""
    day = time.strftime("-%Y%m%dT", time.gmtime())
    with files.storage_errors(folder):
        return not any(day in path.name for path in folder.glob("*.db"))
