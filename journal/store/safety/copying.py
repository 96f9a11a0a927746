"""Copies of the open journal that keep nobody from writing: to back it up, or to read from."""

from __future__ import annotations

import contextlib
import sqlite3
import sys
import time
from typing import TYPE_CHECKING

from journal.errors import DiskFull, JournalBusy
from journal.store import connection
from journal.store.safety import locking

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEP = 1_000  # pages copied at a time, which takes some hundredths of a second
_RESTARTS = 5  # after which others write too often for a copy in steps
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class _Overtaken(Exception):
    """Others write too often for a copy in steps."""


def copy(target: sqlite3.Connection) -> None:
    """Copy the open journal into another database: one state of it, whoever writes meanwhile.

    It goes in steps, and others may write between two of them. As a write makes the copy begin
    anew, the journal is copied in one go where they never stop.

    Raises:
        JournalBusy: Another program holds the journal.
        sqlite3.Error: The journal, or the target, refused.
    """
    try:
        _copy(target, _STEP)
    except _Overtaken:
        _copy(target, -1)


def _copy(target: sqlite3.Connection, pages: int) -> None:
    """Copy so many pages at a time (-1: all).

    Raises:
        _Overtaken: It had to begin anew too often.
        JournalBusy: Another program holds the journal.
    """
    since, left, restarts = time.monotonic(), sys.maxsize, 0

    def look(status: int, remaining: int, _total: int) -> None:
        nonlocal since, left, restarts
        if status in _BUSY:
            if time.monotonic() - since > locking.PATIENCE:
                raise JournalBusy(connection.location())
            return
        restarts += remaining >= left
        since, left = time.monotonic(), remaining
        if restarts > _RESTARTS:
            raise _Overtaken

    connection.raw().backup(target, pages=pages, progress=look, sleep=0.01)


@contextlib.contextmanager
def frozen() -> Iterator[None]:
    """Many reads that see one state of the journal, while everybody may write on.

    For reads that take long: where a transaction would keep writers waiting, this thread reads
    from a copy, in a file without a name that nobody else can open and no crash leaves behind.

    Raises:
        DiskFull: There is no room for the copy.
        JournalError: The journal cannot be read.
    """
    with contextlib.closing(connection.nameless()) as still:
        with connection.errors(connection.location()):
            _copy_for_reading(still)
        with connection.reading_from(still):
            yield


def _copy_for_reading(still: sqlite3.Connection) -> None:
    try:
        copy(still)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
            raise DiskFull("The folder for temporary files") from error
        raise
