"""Verified copies of the journal.

A plain copy of an open journal is broken more often than not; SQLite's backup API is not. A
copy is checked before it takes its place, and nothing older is removed unless it passed.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from journal import files
from journal.errors import JournalBusy, JournalDamaged, JournalError
from journal.store import connection, database
from journal.store.migrations import LATEST
from journal.store.safety import copying, locking
from journal.store.safety.seal import false_contents, false_digests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_STAMP = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"(?P<stem>.+)-(?P<stamp>\d{8}T\d{12}Z)\.db")
_TIERS = (("%Y-%m-%d", 7), ("%G-%V", 4), ("%Y-%m", 12))
_LATEST = 10
_LOCK, _COMPLAINT = ".lock", "failed.txt"


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
        (folder / _COMPLAINT).unlink(missing_ok=True)
        for backup in set(kept) - _worth_keeping(kept):
            backup.path.unlink(missing_ok=True)
    return path


def make_daily(folder: Path, stem: str) -> Path | None:
    """Make the backup of the day as `make` does, unless there is one or it is being made.

    Nobody may be looking, so why it failed is also noted in the folder, for `complaint`.

    Raises:
        JournalError: As `make`.
    """
    return _make_alone(folder, stem, daily_due)


def make_if_changed(folder: Path, stem: str) -> Path | None:
    """Make a backup as `make_daily` does, unless the journal is as old as the latest one.

    Raises:
        JournalError: As `make`.
    """
    return _make_alone(folder, stem, changed)


def _make_alone(folder: Path, stem: str, due: Callable[[Path, str], bool]) -> Path | None:
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(_alone_in(folder))
        except JournalBusy:
            return None
        if not due(folder, stem):
            return None
        try:
            return make(folder, stem)
        except JournalError as error:
            with contextlib.suppress(JournalError):  # nor can that be noted
                files.write_atomically(folder / _COMPLAINT, str(error).encode())
            raise


def is_being_made(folder: Path) -> bool:
    """Whether another process is making the backup of the day in a folder.

    Raises:
        StorageError: The folder cannot be written.
    """
    try:
        with _alone_in(folder):
            return False
    except JournalBusy:
        return True


def complaint(folder: Path) -> str:
    """Why the last backup of a day was not made; empty where it was."""
    note = folder / _COMPLAINT
    with files.storage_errors(note):
        return note.read_text("utf-8", "replace") if note.exists() else ""


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
        files.sync(copy)
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
    file.execute("PRAGMA trusted_schema = 0")
    file.execute("PRAGMA cell_size_check = 1")
    (application,) = file.execute("PRAGMA application_id").fetchone()
    (version,) = file.execute("PRAGMA user_version").fetchone()
    if application != connection.APPLICATION_ID:
        return "it is not a journal of this program"
    if version > LATEST:
        return "a newer version of this program wrote it"
    if database.is_foreign(file.execute, version):
        return "its tables are not those of a journal"
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


def daily_due(folder: Path, stem: str) -> bool:
    """Whether no backup of the journal was made on this day (UTC) yet."""
    day = datetime.now(UTC).date()
    return all(backup.made_at.date() != day for backup in found(folder, stem))


def changed(folder: Path, stem: str) -> bool:
    """Whether the open journal was written since its latest backup was begun.

    A clock that was ahead once does not count.
    """
    journal = connection.location()
    with files.storage_errors(journal):
        written = datetime.fromtimestamp(journal.stat().st_mtime, UTC)
    made = [backup.made_at for backup in found(folder, stem)]
    return not any(written < instant <= datetime.now(UTC) for instant in made)


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Hold what only one process may hold at a time; the system frees it when that one dies."""
    with files.storage_errors(folder):
        (folder / _LOCK).touch(mode=0o600)
    with locking.alone_with(folder / _LOCK, patience=0):
        yield
