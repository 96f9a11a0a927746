"""A second opinion on what lies on the disk, independent of the program under test."""

import hashlib
import sqlite3
from contextlib import closing

REMAINS = ("", "-journal", "-wal", "-shm")


def unsound(db):
    """What SQLite says against a file, in words; nothing when it is sound."""
    try:
        with closing(sqlite3.connect(f"file:{db}?mode=rw", uri=True)) as file:
            (state,) = file.execute("PRAGMA integrity_check(1)").fetchone()
            broken = file.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        return f"SQLite cannot read it: {error}"
    if state != "ok":
        return f"integrity check: {state}"
    return f"a row points nowhere: {broken}" if broken else ""


def digest(path):
    """The SHA-256 of a file; nothing when there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def tree(folder):
    """Every file and folder below a folder, links not followed."""
    return set(folder.rglob("*"))


def remove(db):
    """Take a journal away, with what SQLite keeps beside it."""
    for suffix in REMAINS:
        db.with_name(db.name + suffix).unlink(missing_ok=True)
