"""The one open journal: its connection, its settings, its transactions and its errors.

The settings are those that lose nothing at a power cut: `TRUNCATE` with `EXTRA`, since an
unlinked rollback journal that was not synced would come back and undo the last commit. peewee
ignores a pragma that did not take, so each one is read back.

Whatever SQLite refuses, while a statement runs or while its rows are read, leaves the cursor as
a sentence (`_Cursor`), so that no caller of the store meets an error of the database's own.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

sys.modules.setdefault("psycopg", None)  # type: ignore[arg-type]  # peewee imports any driver it finds

from peewee import DatabaseError, SqliteDatabase  # noqa: E402

from journal import files  # noqa: E402
from journal.errors import (  # noqa: E402
    DiskFull,
    InputRefused,
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalNewer,
    JournalReadOnly,
    JournalReplaced,
    StorageError,
    shown,
)
from journal.store.migrations import LATEST  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peewee import Query

APPLICATION_ID = 0x4A524E4C
"""The four letters `JRNL` in the header of every journal file."""

ENGINE = sqlite3.sqlite_version
"""The version of SQLite that is at work."""

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
if sys.platform == "darwin":
    _PRAGMAS += (("fullfsync", 1),)  # there, a plain sync leaves the data in the drive's memory
_READ_ONLY_PRAGMAS = tuple(p for p in _PRAGMAS if p[0] not in ("journal_mode", "secure_delete"))
_LARGE = 250_000  # kB that a large transaction may hold: a change of 10,000 entries takes 60,000
_REFUSALS = (sqlite3.Error, UnicodeError, OverflowError)  # damage puts bytes into messages too
_SAFE = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")


class _Cursor(sqlite3.Cursor):
    """A cursor that refuses in the words of `journal.errors`.

    Damage is met while rows are read as often as when a statement starts, and peewee translates
    neither the one nor a lost connection, so this is the one place for all of them.
    """

    def execute(self, sql: str, parameters: Any = (), /) -> _Cursor:
        try:
            super().execute(sql, parameters)
        except _REFUSALS as error:
            _refuse(error)
        return self

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except _REFUSALS as error:
            _refuse(error)

    def fetchall(self) -> list[Any]:
        try:
            return super().fetchall()
        except _REFUSALS as error:
            _refuse(error)

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except _REFUSALS as error:
            _refuse(error)


class _Connection(sqlite3.Connection):
    """A connection whose every cursor is one of these."""

    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)


class _Database(SqliteDatabase):
    """SQLite whose every connection has the settings above, read back."""

    read_only = False
    _state: Any  # peewee's: the connection of this thread

    def _set_pragmas(self, conn: sqlite3.Connection) -> None:
        wanted = _READ_ONLY_PRAGMAS if self.read_only else _PRAGMAS
        for name, value in wanted:
            conn.cursor().execute(f"PRAGMA {name} = {value}").fetchall()
        for name, value in wanted:
            (found,) = conn.cursor().execute(f"PRAGMA {name}").fetchone() or (value,)
            if found != value:
                raise StorageError(
                    f"{shown(location())} cannot be opened safely: {name} is {found}, not {value}."
                )

    def rollback(self) -> None:
        """Roll back, unless SQLite has done so by itself, as it may when the disk is full."""
        if raw().in_transaction:
            super().rollback()


database = _Database(None, pragmas=_PRAGMAS, lock_type="IMMEDIATE", autoconnect=False)
"""The journal that is open in this process. Every thread has a connection of its own."""

_NOTHING = (0, 0)
_opened = _NOTHING  # device and number of the file that is open
_kept = threading.local()  # which file the connection of a thread was opened to


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
    global _opened
    found = files.identity(path)
    if _opened == _NOTHING:  # to close a file would free the locks that this process has on it
        _look_at_header(path)
    _opened = found
    database.read_only = read_only or not _writable(path)
    mode = "ro" if database.read_only else "rw"
    database.init(f"{uri(path)}?mode={mode}", uri=True, pragmas=_PRAGMAS, factory=_Connection)
    try:
        with errors(path):
            database.connect()
        numbers = (run(f"PRAGMA {name}") for name in ("application_id", "user_version"))
        _recognise(path, *(cursor.fetchone()[0] for cursor in numbers))
    except BaseException:
        close()
        raise
    return database.read_only


def close() -> None:
    """Close the journal for this thread, if it is open."""
    global _opened
    _opened = _NOTHING
    if not database.is_closed():
        database.close()


def is_replaced() -> bool:
    """Whether another file has taken the place of the journal since it was opened.

    Raises:
        JournalMissing: There is none.
        StorageError: It cannot be reached.
    """
    return files.identity(location()) != _opened


@contextlib.contextmanager
def opening_anew() -> Iterator[None]:
    """Have a block open the journal once more; where it fails, what was open stays open."""
    global _opened
    before, held = (_opened, database.read_only), raw()
    (patience,) = held.execute("PRAGMA busy_timeout").fetchone()
    database._state.reset()
    try:
        yield
        run(f"PRAGMA busy_timeout = {patience}")
    except BaseException:
        close()
        database._state.set_connection(held)
        _opened, database.read_only = before
        raise
    held.close()


@contextlib.contextmanager
def thread_connection(*, keep: bool = False) -> Iterator[None]:
    """Give another thread a connection to the open journal for the time of a block.

    Args:
        keep: Whether it stays open after a block that went well, for the next one: to open one
            and to read anew what it had read takes as long as a search. `let_go` closes it.

    Raises:
        JournalError: The file cannot be reached any more.
    """
    path = location()
    found = str(database.database), files.identity(path)
    if getattr(_kept, "file", None) != found:
        let_go()
    if database.is_closed():
        with errors(path):
            database.connect()
    _kept.file = found
    try:
        yield
    except BaseException:
        let_go()
        raise
    if not keep:
        let_go()


def let_go() -> None:
    """Close the connection of this thread, if it was kept."""
    _kept.file = None
    if not database.is_closed():
        database.close()


@contextlib.contextmanager
def transaction(*, large: bool = False) -> Iterator[None]:
    """All or nothing; the lock for writing is taken at once, so nobody reads what then changes.

    Args:
        large: Whether much will be written. Others can read beside it until it ends, as long as
            what was written so far fits into memory; by default that is very little.

    Raises:
        JournalReadOnly: The journal was opened for reading only.
        JournalError: The file refused; nothing was written.
    """
    if database.read_only:
        raise JournalReadOnly(location())
    try:
        with _memory(_LARGE) if large else contextlib.nullcontext(), database.atomic():
            yield
    except UnicodeEncodeError as error:  # text that no operation had looked at
        _refuse(error)


@contextlib.contextmanager
def _memory(most: int) -> Iterator[None]:
    """Let this thread's connection hold more pages for a while (kB at most)."""
    (usual,) = run("PRAGMA cache_size").fetchone()
    run(f"PRAGMA cache_size = -{most}")
    try:
        yield
    finally:
        run(f"PRAGMA cache_size = {usual}")


@contextlib.contextmanager
def snapshot() -> Iterator[None]:
    """Several reads that see one state of the journal; nobody can write for that time."""
    with database.atomic("DEFERRED"):
        yield


def nameless() -> sqlite3.Connection:
    """A new, empty database in a file without a name, which is gone once it is closed."""
    return sqlite3.connect("", factory=_Connection, isolation_level=None)


@contextlib.contextmanager
def reading_from(file: sqlite3.Connection) -> Iterator[None]:
    """Have this thread read from another database for the time of a block."""
    held = raw()
    database._state.set_connection(file)
    try:
        yield
    finally:
        database._state.set_connection(held)


def run(sql: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
    """Run one statement on this thread's connection.

    For what peewee has no words for, and where building its query would cost more than running
    it; everything else is written with the rows of `tables`.
    """
    cursor: sqlite3.Cursor = raw().cursor()
    return cursor.execute(sql, values)


def fetch(query: Query) -> list[Any]:
    """All rows of a query as tuples; a half-read query would lock every other writer out."""
    cursor: sqlite3.Cursor = database.execute(query)  # type: ignore[no-untyped-call]
    return cursor.fetchall()


def first_of(query: Query) -> Any:
    """The first row of a query as a tuple; None without one."""
    rows = fetch(query)
    return rows[0] if rows else None


def raw() -> sqlite3.Connection:
    """This thread's connection as the driver has it."""
    held: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]
    return held


def location() -> Path:
    """The path of the open journal."""
    quoted = str(database.database).removeprefix("file:").rpartition("?")[0]
    return Path(os.fsdecode(_unquote(quoted)))


def data_version() -> int:
    """A number that changes when another connection writes to the journal."""
    (version,) = run("PRAGMA data_version").fetchone()
    return int(version)


@contextlib.contextmanager
def errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a file into a sentence, where no cursor of the journal does it.

    Raises:
        JournalError: In the words and with the exit code of `journal.errors`.
    """
    try:
        yield
    except _REFUSALS as error:
        _refuse(error, path)
    except DatabaseError as error:
        _refuse(getattr(error, "orig", error), path)  # peewee wraps the driver's error


@contextlib.contextmanager
def sound_values() -> Iterator[None]:
    """Make values of what stands in rows: an impossible one was damaged on the disk.

    Raises:
        JournalDamaged: A day, an instant, a word of a list or a draft is none.
    """
    try:
        yield
    except (ValueError, TypeError) as error:
        raise JournalDamaged(location(), f"an impossible value: {shown(error, 80)}") from error


def _refuse(error: Exception, path: Path | None = None) -> NoReturn:
    """Raise the sentence for an error; misuse of the database is a fault of ours and stays.

    A statement that cannot be run although the schema was compared on opening means a damaged
    file: nothing that people type becomes part of a statement.
    """
    if isinstance(error, sqlite3.ProgrammingError):
        raise error
    path = path or location()
    raise (_of_values(error, path) or _of_the_file(error, path)) from error


def _of_values(error: Exception, path: Path) -> JournalError | None:
    primary = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    refused = (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG)
    if primary in refused or isinstance(error, UnicodeEncodeError | OverflowError):
        return InputRefused(f"This cannot be kept in {shown(path)}: {shown(error)}.")
    return None


def _of_the_file(error: Exception, path: Path) -> JournalError:
    code = getattr(error, "sqlite_errorcode", None) or 0
    gone = code == sqlite3.SQLITE_READONLY_DBMOVED or code & 0xFF == sqlite3.SQLITE_CANTOPEN
    if gone and not path.exists():
        return JournalMissing(path)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return JournalReplaced(path)
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return JournalBusy(path)
        case sqlite3.SQLITE_FULL:
            return DiskFull(path)
        case sqlite3.SQLITE_READONLY:
            return JournalReadOnly(path)
        case (
            sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_SCHEMA
            | sqlite3.SQLITE_ERROR | sqlite3.SQLITE_OK  # the last: text that is not UTF-8
        ):  # fmt: skip
            return JournalDamaged(path, shown(error))
    return StorageError(f"The disk refused {shown(path)}: {shown(error)}. Nothing was changed.")


def _look_at_header(path: Path) -> None:
    """Refuse another program's database, or a newer journal, before SQLite could change it."""
    with files.storage_errors(path), path.open("rb") as file:
        head = file.read(72)
    if not head.startswith(b"SQLite format 3\0"):
        return  # SQLite says what is wrong with it
    version, application = (int.from_bytes(head[at : at + 4], "big") for at in (60, 68))
    _recognise(path, application, version)


def _writable(path: Path) -> bool:
    """Whether both the file and, for its rollback journal, the folder can be written."""
    real = path.resolve()
    return os.access(real, os.W_OK) and os.access(real.parent, os.W_OK)


def _recognise(path: Path, application: int, version: int) -> None:
    """Refuse a file that is not a journal of this program, or one from its future."""
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
