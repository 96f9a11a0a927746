"""Making, opening and upgrading a journal file."""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
from typing import TYPE_CHECKING

from journal import files, paths
from journal.errors import JournalDamaged, JournalOlder, Refused, shown
from journal.store import connection
from journal.store.migrations import FINGERPRINT, LATEST, STEPS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_BY_ITSELF = {
    *(("table", f"search_{part}") for part in ("data", "idx", "docsize", "config")),
    *(("table", f"sqlite_stat{number}") for number in (1, 4)),
}


def create(path: Path) -> None:
    """Make a new, empty journal; the file appears whole or not at all, for its owner only.

    Raises:
        Refused: There is a file already.
        StorageError: The folder cannot be written.
    """
    if os.path.lexists(path):
        raise Refused(f"There is a file at {shown(path)} already; it was left as it is.")
    with files.storage_errors(path):
        missing = [folder for folder in path.absolute().parents if not folder.exists()]
        paths.private(path.parent)
        with files.temporary(path.parent, ".new-journal-") as new:
            with connection.errors(path):
                _build(new)
            files.sync(new)
            _put(new, path)
        for folder in (path.parent, *(folder.parent for folder in missing)):
            files.sync_folder(folder)


def open_journal(path: Path, *, read_only: bool = False) -> bool:
    """Open a journal for this thread, upgrading an older one; a verified backup comes first.

    Returns:
        Whether it was opened for reading only, wished or not.

    Raises:
        JournalError: Missing, damaged, newer, out of reach or held by another program.
    """
    only_reading = connection.open_file(path, read_only=read_only)
    try:
        version = _version()
        if version < LATEST:
            _upgrade(path, version)
        _refuse_foreign_schema(path)
    except BaseException:
        connection.close()
        raise
    return only_reading


def _version() -> int:
    return int(connection.run("PRAGMA user_version").fetchone()[0])


def _upgrade(path: Path, version: int) -> None:
    from journal import settings  # only an old journal needs them
    from journal.store.safety import backup

    if version < 1:
        raise JournalDamaged(path, "it was never finished")
    if connection.database.read_only:
        raise JournalOlder(path)
    folder = paths.backups_of(path, settings.load().backup_folder)
    backup.make(paths.private(paths.private(folder.parent) / folder.name), path.stem)
    for number in range(version + 1, LATEST + 1):
        with connection.transaction():
            if _version() >= number:  # another program was quicker
                continue
            before = _counts()
            for statement in STEPS[number - 1]:
                connection.run(statement)
            connection.run(f"PRAGMA user_version = {number}")
            _refuse_losses(path, before)


def _counts() -> dict[str, int]:
    """How many rows each table has; those of the index are its own affair."""
    rows = connection.run("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    names = [name for (name,) in rows if not name.startswith(("search", "sqlite_"))]
    return {name: connection.run(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


def _refuse_losses(path: Path, before: dict[str, int]) -> None:
    """Take a step back that lost rows, or left some that point nowhere."""
    after = _counts()
    lost = [name for name, number in before.items() if after.get(name, number) < number]
    if lost or connection.run("PRAGMA foreign_key_check").fetchone():
        raise Refused(
            f"{shown(path)} could not be brought up to date without losing something"
            f"{f' ({lost[0]})' if lost else ''}. Nothing was changed."
        )


def _refuse_foreign_schema(path: Path) -> None:
    """Compare the schema with the shipped one: a trigger or a view could change data unseen."""
    if is_foreign(connection.run, LATEST):
        raise JournalDamaged(path, "its tables are not those of a journal")


def is_foreign(execute: Callable[..., sqlite3.Cursor], version: int) -> bool:
    """Whether a schema is not the shipped one; of an older one, whether it has more than tables.

    Args:
        execute: Runs a statement on the file in question.
        version: The number of its schema.
    """
    rows = execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    if version == LATEST:
        return fingerprint(rows) != FINGERPRINT
    return any(kind in ("trigger", "view") for kind, _, _ in rows)


def fingerprint(rows: list[tuple[str, str, str | None]]) -> str:
    """A digest of the schema's own tables and indexes (type, name, SQL).

    What SQLite makes by itself is left out, since its SQL may differ between versions; a
    trigger or a view is never among that, whatever it is called.
    """
    own = sorted(
        (kind, name, sql or "")
        for kind, name, sql in rows
        if (kind, name) not in _BY_ITSELF and (kind, sql) != ("index", None)
    )
    return hashlib.sha256(repr(own).encode()).hexdigest()


def _build(path: Path) -> None:
    file = sqlite3.connect(path, isolation_level=None)
    try:
        file.execute("PRAGMA journal_mode = OFF")
        file.execute("BEGIN")
        for statement in (s for step in STEPS for s in step):
            file.execute(statement)
        file.execute(f"PRAGMA application_id = {connection.APPLICATION_ID}")
        file.execute(f"PRAGMA user_version = {LATEST}")
        file.execute("COMMIT")
    finally:
        file.close()


def _put(new: Path, path: Path) -> None:
    """Give a file its name unless that is taken; FAT, as on a memory stick, knows no links."""
    try:
        os.link(new, path)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK):
            raise
        path.touch(mode=0o600, exist_ok=False)
        new.replace(path)
