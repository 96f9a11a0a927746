"""Bringing a backup back; whatever was in its place is kept beside it."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from journal import files
from journal.domain.dates import now
from journal.errors import Refused, shown
from journal.store.safety import backup as backups
from journal.store.safety import locking

if TYPE_CHECKING:
    from collections.abc import Iterator


def restore(backup: Path, journal: Path) -> Path | None:
    """Put a backup in the place of a journal that is not open here.

    Others may have it open: they are waited for while they write, and afterwards meet another
    file in its place.

    Args:
        backup: A backup made by this program.
        journal: Where the journal is, or should be.

    Returns:
        Where the file that was there has been kept; None when there was none.

    Raises:
        Refused: The backup is none, or did not pass its check.
        JournalBusy: Another program holds the journal.
        StorageError: The folder cannot be written.
    """
    if not backup.is_file():
        raise _refusal(backup, "it is not a file")
    with files.temporary(journal.parent, ".backup-") as new:
        with files.storage_errors(backup), backup.open("rb") as source, new.open("wb") as out:
            shutil.copyfileobj(source, out)
        problem = backups.verify(new)
        if problem:
            raise _refusal(backup, problem)
        with files.storage_errors(journal):
            files.sync(new)
        with locking.alone_with(journal):
            kept = _replace(journal, new)
    with files.storage_errors(journal):
        files.sync_folder(journal.parent)
    return kept


def _refusal(backup: Path, problem: str) -> Refused:
    return Refused(f"{shown(backup)} cannot be restored: {problem}. Nothing was changed.")


def _replace(journal: Path, new: Path) -> Path | None:
    """Give a journal's name to a new file; return where the one before has been kept."""
    kept = _set_aside(journal)
    with files.storage_errors(journal), _undone_on_error(kept, journal):
        files.sync_folder(journal.parent)
        new.replace(journal)
    return kept


def _set_aside(journal: Path) -> Path | None:
    stamp = now().strftime("%Y%m%dT%H%M%S")
    kept = journal.with_name(f"{journal.name}.damaged-{stamp}")
    number = 1
    while os.path.lexists(kept):
        number += 1
        kept = journal.with_name(f"{journal.name}.damaged-{stamp}-{number}")
    with files.storage_errors(journal):
        rest = journal.with_name(f"{journal.name}-journal")
        if rest.exists() and not rest.stat().st_size:
            rest.unlink()  # SQLite leaves it empty after each commit
        elif rest.exists():
            rest.rename(kept.with_name(f"{kept.name}-journal"))
        if not os.path.lexists(journal):
            return None
        journal.rename(kept)
    return kept


@contextlib.contextmanager
def _undone_on_error(kept: Path | None, journal: Path) -> Iterator[None]:
    """Bring back what was set aside when nothing could be put in its place."""
    try:
        yield
    except OSError:
        for suffix in ("-journal", "") if kept else ():
            with contextlib.suppress(FileNotFoundError):
                Path(f"{kept}{suffix}").rename(f"{journal}{suffix}")
        raise
