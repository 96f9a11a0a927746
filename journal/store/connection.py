"""The one open journal: its connection, its settings, its transactions and its errors.

The settings are those that lose nothing at a power cut: `TRUNCATE` with `EXTRA`, since an
unlinked rollback journal that was not synced would come back and undo the last commit. peewee
ignores a pragma that did not take, so each one is read back.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.modules.setdefault("psycopg", None)  # type: ignore[arg-type]  # peewee imports any driver it finds

from peewee import DatabaseError, SqliteDatabase  # noqa: E402

from journal.errors import (  # noqa: E402
    DiskFull,
    InputRefused,
    JournalBusy,
    JournalDamaged,
    JournalMissing,
    JournalNewer,
    JournalReadOnly,
    StorageError,
    shown,
)
from journal.store.migrations import LATEST  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

APPLICATION_ID = 0x4A524E4C
"""The four letters `JRNL` in the header of every journal file."""

_PRAGMAS = (
    ("busy_timeout", 10_000),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("mmap_size", 0),
    ("foreign_keys", 1),
    ("journal_mode", "truncate"),
    ("synchronous", 3),
    ("secure_delete", 1),
    ("temp_store", 2),
)
_READ_ONLY_PRAGMAS = tuple(p for p in _PRAGMAS if p[0] not in ("journal_mode", "secure_delete"))
_SAFE = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")


class _Database(SqliteDatabase):  # type: ignore[misc]
    """SQLite whose every connection has the settings above, read back."""

    read_only = False

    def _set_pragmas(self, conn: sqlite3.Connection) -> None:
        for name, value in _READ_ONLY_PRAGMAS if self.read_only else _PRAGMAS:
            conn.execute(f"PRAGMA {name} = {value}").fetchall()
        for name, value in _READ_ONLY_PRAGMAS if self.read_only else _PRAGMAS:
            (found,) = conn.execute(f"PRAGMA {name}").fetchone() or (value,)
            if found != value:
                raise sqlite3.OperationalError(f"{name} is {found} instead of {value}")


database = _Database(None, pragmas=_PRAGMAS, lock_type="IMMEDIATE", autoconnect=False)
"""The journal that is open in this process. Every thread has a connection of its own."""


def open_file(path: Path, *, read_only: bool = False) -> bool:
    """Open a journal for this thread.

    Args:
        path: An existing journal file.
        read_only: Whether to leave the file alone even where it could be written.

    Returns:
        Whether it was opened for reading only, wished or not.

    Raises:
        JournalMissing: There is no file.
        StorageError: The file cannot be reached.
        JournalDamaged: It is no journal.
        JournalNewer: A later version of the program wrote it.
        JournalBusy: Another program holds it.
    """
    _inspect(path)
    database.read_only = read_only or not _writable(path)
    mode = "ro" if database.read_only else "rw"
    database.init(f"{uri(path)}?mode={mode}", uri=True, pragmas=_PRAGMAS)
    try:
        with errors(path):
            database.connect()
            _recognise(path)
    except BaseException:
        close()
        raise
    return database.read_only


def close() -> None:
    """Close this thread's connection, if it has one."""
    if not database.is_closed():
        database.close()


@contextlib.contextmanager
def thread_connection() -> Iterator[None]:
    """Give another thread a connection to the open journal for the time of a block."""
    with errors(location()):
        database.connect()
        try:
            yield
        finally:
            database.close()


@contextlib.contextmanager
def transaction() -> Iterator[None]:
    """All or nothing; the lock for writing is taken at once, so nobody reads what then changes.

    Raises:
        JournalReadOnly: The journal was opened for reading only.
        JournalError: The file refused; nothing was written.
    """
    path = location()
    if database.read_only:
        raise JournalReadOnly(path)
    with errors(path), database.atomic():
        yield


@contextlib.contextmanager
def snapshot() -> Iterator[None]:
    """Several reads that see one state of the journal."""
    with errors(location()), database.atomic("DEFERRED"):
        yield


def run(sql: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
    """Run one statement on this thread's connection."""
    cursor: sqlite3.Cursor = database.execute_sql(sql, values)
    return cursor


def location() -> Path:
    """The path of the open journal."""
    quoted = str(database.database).removeprefix("file:").rpartition("?")[0]
    return Path(os.fsdecode(_unquote(quoted)))


def data_version() -> int:
    """A number that changes when another process writes to the journal."""
    with errors(location()):
        (version,) = run("PRAGMA data_version").fetchone()
    return int(version)


@contextlib.contextmanager
def errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says into a sentence.

    Raises:
        JournalError: In the words and with the exit code of `journal.errors`.
    """
    try:
        yield
    except DatabaseError as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
        raise _translated(cause, path) from error
    except sqlite3.Error as error:
        raise _translated(error, path) from error


def _translated(error: Exception, path: Path) -> Exception:
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return JournalBusy(path)
    if primary == sqlite3.SQLITE_FULL:
        return DiskFull(path)
    if primary == sqlite3.SQLITE_READONLY:
        return JournalReadOnly(path)
    if primary in (sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_MISMATCH):
        return InputRefused(f"This is too large to be kept in {shown(path)}.")
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_SCHEMA):
        return JournalDamaged(path, str(error))
    if primary in (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_ERROR) or primary is None:
        return JournalDamaged(path, str(error))
    if primary == sqlite3.SQLITE_CANTOPEN and not path.exists():
        return JournalMissing(path)
    return StorageError(f"The disk refused {shown(path)}: {error}. Nothing was changed.")


def _inspect(path: Path) -> None:
    """Refuse what is no file before SQLite touches it (a FIFO would block for ever)."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            raise JournalMissing(path) from error
        raise StorageError(f"{shown(path)}: {os.strerror(error.errno or 0)}.") from error
    if not stat.S_ISREG(mode):
        raise StorageError(f"{shown(path)} is not a file, so it cannot be a journal.")
    if not os.access(path, os.R_OK):
        raise StorageError(f"{shown(path)} may not be read by this user.")


def _writable(path: Path) -> bool:
    """Whether both the file and, for its rollback journal, the folder can be written."""
    real = path.resolve()
    return os.access(real, os.W_OK) and os.access(real.parent, os.W_OK)


def _recognise(path: Path) -> None:
    """Refuse a file that is not a journal of this program, or one from its future."""
    (application,) = run("PRAGMA application_id").fetchone()
    (version,) = run("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise JournalDamaged(path, "it is not a journal of this program")
    if version > LATEST:
        raise JournalNewer(path, version, LATEST)


def uri(path: Path) -> str:
    """The file as SQLite's URI takes it; the mode is still to be added."""
    raw = os.fsencode(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    return "file:" + "".join(chr(b) if b in _SAFE else f"%{b:02X}" for b in raw)


def _unquote(text: str) -> bytes:
    head, *parts = text.encode("ascii").split(b"%")
    return head + b"".join(bytes([int(part[:2], 16)]) + part[2:] for part in parts)
