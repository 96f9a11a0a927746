"""Verified copies of the journal, and bringing one back.

A plain copy of an open journal is broken more often than not; SQLite's backup API is not. A
copy is checked before it takes its place, and nothing older is removed unless it passed.
"""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from journal import files
from journal.domain.dates import now
from journal.errors import JournalDamaged, Refused, shown
from journal.store import connection, copying
from journal.store.seal import false_contents, false_digests

if TYPE_CHECKING:
    from collections.abc import Iterator

_STAMP = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"(?P<stem>.+)-(?P<stamp>\d{8}T\d{12}Z)\.db")
_TIERS = (("%Y-%m-%d", 7), ("%G-%V", 4), ("%Y-%m", 12))
_LATEST = 10


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup on disk and the instant it was made (UTC)."""

    path: Path
    made_at: datetime


def make(folder: Path, stem: str) -> Path:
    """Back the open journal up into a folder and thin out the older backups there.

    Of the backups of one journal the latest 10 are kept, and the last of each of 7 days, 4
    weeks and 12 months.

    Args:
        folder: An existing folder.
        stem: What the names of this journal's backups begin with.

    Returns:
        The new backup.

    Raises:
        JournalDamaged: The copy did not pass its check; nothing was removed.
        StorageError: The folder cannot be written.
    """
    path = folder / f"{stem}-{datetime.now(UTC).strftime(_STAMP)}.db"
    write(path)
    kept = found(folder, stem)
    with files.storage_errors(folder):
        for backup in set(kept) - _worth_keeping(kept):
            backup.path.unlink(missing_ok=True)
    return path


def write(path: Path) -> None:
    """Write a verified copy of the open journal; an older file of that name is replaced.

    Raises:
        JournalDamaged: The copy did not pass its check.
        StorageError: The place cannot be written.
    """
    with files.storage_errors(path), files.temporary(path.parent, ".backup-") as copy:
        with connection.errors(path):
            _copy(copy)
            problem = verify(copy)
        if problem:
            raise JournalDamaged(connection.location(), problem)
        _sync(copy)
        copy.replace(path)
        files.sync_folder(path.parent)


def found(folder: Path, stem: str) -> list[Backup]:
    """The backups of a journal in a folder, the latest first."""
    with files.storage_errors(folder):
        names = sorted(folder.iterdir()) if folder.is_dir() else []
    backups = [
        Backup(path, datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=UTC))
        for path in names
        if (match := _NAME.fullmatch(path.name)) and match["stem"] == stem
    ]
    return sorted(backups, key=lambda backup: backup.made_at, reverse=True)


def restore(backup: Path, journal: Path) -> Path | None:
    """Put a backup in the place of a journal that is not open here.

    Args:
        backup: A backup made by this program.
        journal: Where the journal is, or should be.

    Returns:
        Where the file that was there has been kept; None when there was none.

    Raises:
        Refused: The backup is none, or did not pass its check.
        StorageError: The folder cannot be written.
    """
    problem = "it is not a file" if not backup.is_file() else verify(backup)
    if problem:
        raise Refused(f"{shown(backup)} cannot be restored: {problem}. Nothing was changed.")
    new = journal.with_name(f".{journal.name[:40]}.restored")
    try:
        with files.storage_errors(backup):
            files.write_atomically(new, backup.read_bytes())
        kept = _set_aside(journal)
        with files.storage_errors(journal), _undone_on_error(kept, journal):
            files.sync_folder(journal.parent)
            new.replace(journal)
    finally:
        new.unlink(missing_ok=True)
    with files.storage_errors(journal):
        files.sync_folder(journal.parent)
    return kept


def verify(path: Path) -> str:
    """Check a copy that nobody writes to; return what is wrong with it, or nothing.

    Structure, foreign keys, the digest of every row and the bytes of attachments are compared.
    """
    try:
        with contextlib.closing(
            sqlite3.connect(f"{connection.uri(path)}?mode=ro", uri=True)
        ) as file:
            return _fault(file)
    except (sqlite3.Error, UnicodeDecodeError) as error:  # damage puts bytes into messages too
        return str(error)


def _fault(file: sqlite3.Connection) -> str:
    (application,) = file.execute("PRAGMA application_id").fetchone()
    if application != connection.APPLICATION_ID:
        return "it is not a journal of this program"
    (state,) = file.execute("PRAGMA integrity_check(1)").fetchone()
    if state != "ok":
        return str(state)
    if file.execute("PRAGMA foreign_key_check").fetchone():
        return "a row points nowhere"
    return next(false_digests(file.execute), "") or next(false_contents(file), "")


def _copy(path: Path) -> None:
    target = sqlite3.connect(path)
    try:
        copying.copy(target)
    finally:
        target.close()


def _worth_keeping(backups: list[Backup]) -> set[Backup]:
    kept = set(backups[:_LATEST])
    for pattern, number in _TIERS:
        last_of: dict[str, Backup] = {}
        for backup in backups:
            last_of.setdefault(backup.made_at.strftime(pattern), backup)
        kept |= set(list(last_of.values())[:number])
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


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def daily_due(folder: Path, stem: str) -> bool:
    """Whether no backup of the journal was made on this day (UTC) yet."""
    latest = found(folder, stem)
    return not latest or latest[0].made_at.date() < datetime.now(UTC).date()
