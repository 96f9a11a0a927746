"""Whether the journal is what was written: structure, digests, index and counts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journal.errors import JournalDamaged, shown
from journal.store import connection, index
from journal.store.connection import run
from journal.store.seal import false_digests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COUNTED = ("entry", "revision", "link", "attachment", "person", "tag", "project", "reflection")


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found: problems in words, and how many rows of each noun there are."""

    problems: tuple[str, ...]
    counts: dict[str, int] = field(default_factory=dict)

    def raise_if_damaged(self) -> None:
        """Refuse to go on with a damaged journal.

        Raises:
            JournalDamaged: Naming the first problems.
        """
        if self.problems:
            more = f" and {len(self.problems) - 3} more" if len(self.problems) > 3 else ""  # noqa: PLR2004
            raise JournalDamaged(connection.location(), "; ".join(self.problems[:3]) + more)


def check(progress: Callable[[str], None] = lambda _: None) -> Findings:
    """Look at everything in the journal; nothing is changed.

    Args:
        progress: Told the name of each part as it begins.

    Raises:
        JournalDamaged: The file is so damaged that it cannot be read through.
        JournalError: The file cannot be reached.
    """
    with connection.errors(connection.location()), connection.database.atomic("DEFERRED"):
        problems: list[str] = []
        for name, part in (
            ("structure", _structure),
            ("digests", _digests),
            ("attachments", _contents),
            ("search index", _index),
        ):
            progress(name)
            problems += part()
            if problems:
                break  # the later parts would only repeat in other words what is wrong
        counts = {} if problems else {name: _count(name) for name in COUNTED}
    return Findings(tuple(problems), counts)


def quick() -> Findings:
    """Look at the structure alone (about 0.1 s for 100,000 entries)."""
    with connection.errors(connection.location()):
        rows = run("PRAGMA quick_check").fetchall()
    return Findings(tuple(text for (text,) in rows if text != "ok"))


def _structure() -> Iterator[str]:
    for (text,) in run("PRAGMA integrity_check").fetchall():
        if text != "ok":
            yield str(text)
    for table, row, parent, _ in run("PRAGMA foreign_key_check").fetchall():
        yield f"row {row} of {table} points to no {parent}"


def _digests() -> Iterator[str]:
    return false_digests(run)


def _contents() -> Iterator[str]:
    for key, name in run("SELECT key, sha256 FROM content").fetchall():
        (data,) = run("SELECT data FROM content WHERE key = ?", (key,)).fetchone()
        if hashlib.sha256(data).hexdigest() != name:
            yield f"attachment {name[:12]}: the bytes are not what was kept"


def _index() -> Iterator[str]:
    """Build the index anew beside the journal, and compare the words of both."""
    from journal.store import entries  # noqa: PLC0415 - the cycle of reading and indexing

    run("INSERT INTO search (search) VALUES ('integrity-check')")
    run("CREATE VIRTUAL TABLE temp.fresh USING fts5 (title, body, labels, content='',"
        " tokenize='unicode61 remove_diacritics 2')")  # fmt: skip
    try:
        keys = [key for (key,) in run("SELECT key FROM entry ORDER BY key")]
        for start in range(0, len(keys), 500):
            batch = keys[start : start + 500]
            for key, entry in zip(batch, entries.by_keys(batch), strict=True):
                run("INSERT INTO temp.fresh (rowid, title, body, labels) VALUES (?, ?, ?, ?)",
                    (key, *index.columns_of(entry)))  # fmt: skip
        if _vocabulary("main", "search") != _vocabulary("temp", "fresh"):
            yield "the search index does not hold the words of the entries"
    finally:
        run("DROP TABLE temp.fresh")


def _vocabulary(schema: str, table: str) -> str:
    run(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab ({schema}, {table}, 'instance')")
    try:
        seen = hashlib.sha256()
        for row in run("SELECT term, doc, col, offset FROM temp.words"):
            seen.update(repr(row).encode())
        return seen.hexdigest()
    finally:
        run("DROP TABLE temp.words")


def _count(table: str) -> int:
    return int(run(f"SELECT count(*) FROM {table}").fetchone()[0])
