"""Whether the journal is what was written: structure, digests, index and counts.

Others may write while this goes on. No part holds the journal for longer than one statement or
one batch takes (with 100,000 entries the longest takes about a second), so nobody waits long.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journal.errors import JournalDamaged
from journal.store import connection, entries
from journal.store.connection import run
from journal.store.safety.seal import false_contents, false_digests
from journal.store.searching import index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COUNTED = (
    "entry", "revision", "link", "attachment", "person", "tag", "project", "reflection", "retro",
    "action", "era", "review",
)  # fmt: skip
_SHOWN = 3  # problems named in a sentence (count)
_BATCH = 500  # entries indexed, and words compared, at a time (count)
_ATTEMPTS = 3


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
            rest = len(self.problems) - _SHOWN
            more = f" and {rest} more" if rest > 0 else ""
            named = "; ".join(self.problems[:_SHOWN])
            raise JournalDamaged(connection.location(), named + more)


def check(progress: Callable[[str], None] = lambda _: None) -> Findings:
    """Look at everything in the journal; nothing is changed.

    Args:
        progress: Told the name of each part as it begins.

    Raises:
        JournalDamaged: The file is so damaged that it cannot be read through.
        JournalError: The file cannot be reached.
    """
    for name, part in (
        ("structure", _structure),
        ("digests", _digests),
        ("attachments", _contents),
        ("search index", _index),
    ):
        progress(name)
        problems = tuple(part())
        if problems:  # the later parts would only repeat in other words what is wrong
            return Findings(problems)
    return Findings((), {name: _count(name) for name in COUNTED})


def quick() -> Findings:
    """Look at the structure alone (about 0.4 s for 100,000 entries).

    Raises:
        JournalDamaged: The file is so damaged that it cannot be read through.
    """
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
    with connection.errors(connection.location()):
        yield from false_contents(connection.raw())


def _index() -> Iterator[str]:
    """Build the index anew beside the journal, and compare the words of both.

    Where someone wrote meanwhile, a difference may be theirs, so it is looked at once more; if
    they never stop, the last look keeps them waiting.
    """
    if not connection.database.read_only:  # FTS5 takes this question for a write
        run("INSERT INTO search (search) VALUES ('integrity-check')")
    for _ in range(_ATTEMPTS):
        version = connection.data_version()
        if _index_is_true():
            return
        if connection.data_version() == version:
            break
    else:
        with connection.snapshot():
            if _index_is_true():
                return
    yield "the search index does not hold the words of the entries"


def _index_is_true() -> bool:
    run(
        "CREATE VIRTUAL TABLE temp.fresh USING fts5 (title, body, labels, content='',"
        " tokenize='unicode61 remove_diacritics 2')"
    )
    run("CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab (main, search, 'instance')")
    run("CREATE VIRTUAL TABLE temp.fresh_words USING fts5vocab (temp, fresh, 'instance')")
    try:
        _fill_fresh()
        return _same_sizes() and _same_words()
    finally:
        for name in ("kept_words", "fresh_words", "fresh"):
            run(f"DROP TABLE temp.{name}")


def _fill_fresh() -> None:
    keys = [key for (key,) in run("SELECT key FROM entry ORDER BY key").fetchall()]
    for start in range(0, len(keys), _BATCH):
        with connection.snapshot():
            batch = keys[start : start + _BATCH]
            for key, entry in entries.keyed(batch).items():
                run(
                    "INSERT INTO temp.fresh (rowid, title, body, labels) VALUES (?, ?, ?, ?)",
                    (key, *index.columns_of(entry)),
                )


def _same_sizes() -> bool:
    """Whether both hold the same entries with as many words in each column."""
    kept, fresh = (f"SELECT id, sz FROM {name}_docsize" for name in ("main.search", "temp.fresh"))
    differences = (f"{kept} EXCEPT {fresh} LIMIT 1", f"{fresh} EXCEPT {kept} LIMIT 1")
    return not any(run(difference).fetchall() for difference in differences)


def _same_words() -> bool:
    """Whether every word stands at the same places; the sums are made by SQLite, for speed."""
    place = "(doc * 1000003 + offset * 31 + unicode(col)) % 2147483647"
    after = ""
    while True:
        kept, fresh = (
            run(
                f"SELECT term, count(*), sum({place}) FROM temp.{name}_words WHERE term > ? "
                "GROUP BY term ORDER BY term LIMIT ?",
                (after, _BATCH),
            ).fetchall()
            for name in ("kept", "fresh")
        )
        if kept != fresh:
            return False
        if not kept:
            return True
        after = kept[-1][0]


def _count(table: str) -> int:
    return int(run(f"SELECT count(*) FROM {table}").fetchone()[0])
