"""Writing rows under their digest, and the keys of names.

These are the hot paths of saving and importing, so they are plain SQL made from the rows of
`tables` once for each: building the same insert of an entry with peewee takes 0.2 ms each time,
of the 0.3 ms that a durable save may cost beyond SQLite's own work.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from journal.domain.people import fold
from journal.store.connection import run
from journal.store.safety.seal import sealed
from journal.store.tables import ProjectRow, TagRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from journal.store.tables import (
        EntryPersonRow,
        EntryTagRow,
        EvidenceRow,
        RetroPersonRow,
        Row,
    )

    ListRow = type[EntryPersonRow | EntryTagRow | EvidenceRow | RetroPersonRow]


class Named(NamedTuple):
    """A tag, project or person: its key, and its name as the journal writes it."""

    key: int
    name: str


def insert(row: type[Row], values: Mapping[str, object], *keys: Sequence[int]) -> int:
    """Insert a row under its digest and return its key."""
    return insert_plain(row, sealed(table_of(row), values, *keys))


def insert_plain(row: type[Row], values: Mapping[str, object]) -> int:
    """Insert a row as it is and return its key."""
    cursor = run(_insertion(row, tuple(values)), tuple(values.values()))
    return int(cursor.lastrowid or 0)


def update(
    row: type[Row],
    key: int,
    values: Mapping[str, object],
    *keys: Sequence[int],
    before: Mapping[str, object] | None = None,
) -> None:
    """Replace a row under its digest.

    Args:
        row: Whose table it is.
        key: Which row.
        values: What its columns are to be.
        keys: The lists of keys that its digest covers, in order.
        before: What its columns are. Those that stay are not written, which spares the indexes
            over them.
    """
    new, stays = sealed(table_of(row), values, *keys), before or {}
    changed = {n: v for n, v in new.items() if n not in stays or stays[n] != v}
    run(_update(row, tuple(changed)), (*changed.values(), key))


def insert_list(row: ListRow, owner: int, keys: Sequence[int]) -> None:
    """Write an ordered list of keys (tags, people, evidence) for a new owner."""
    columns = tuple(field.column_name for field in row._meta.sorted_fields)
    statement = _insertion(row, columns)
    for position, other in enumerate(keys):
        run(statement, (owner, other, position))


def replace_list(row: ListRow, owner: int, keys: Sequence[int]) -> None:
    """Make an ordered list of keys what it should be."""
    first, _ = _ends(row)
    run(f"DELETE FROM {table_of(row)} WHERE {first} = ?", (owner,))
    insert_list(row, owner, keys)


def list_of(row: ListRow, owner: int) -> list[int]:
    """An ordered list of keys."""
    first, other = _ends(row)
    found = run(
        f"SELECT {other} FROM {table_of(row)} WHERE {first} = ? ORDER BY position", (owner,)
    )
    return [key for (key,) in found.fetchall()]


def table_of(row: type[Row]) -> str:
    """The name of the table that a row stands in."""
    return str(row._meta.table_name)


class Names:
    """Keys of tags, projects and people by name; what is new is made.

    Holds what it has looked up, so one object serves one transaction and no more.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Named] = {}

    def tag(self, name: str) -> Named:
        """A tag."""
        return self._labelled(TagRow, name)

    def project(self, name: str) -> Named | None:
        """A project; none for the empty name."""
        return self._labelled(ProjectRow, name) if name else None

    def person(self, name: str) -> Named | None:
        """A person by name or handle; none for the empty name."""
        if not name:
            return None
        known = self._known.get(("person", name))
        if known is None:
            from journal.store import people  # people builds on this module

            known = self._known["person", name] = people.known(name) or people.introduce(name)
        return known

    def _labelled(self, row: type[TagRow | ProjectRow], name: str) -> Named:
        table = table_of(row)
        known = self._known.get((table, name))
        if known is None:
            folded = fold(name)
            found = run(f"SELECT key, name FROM {table} WHERE folded = ?", (folded,)).fetchone()
            known = Named(*found) if found else None
            known = known or Named(insert(row, {"name": name, "folded": folded}), name)
            self._known[table, name] = known
        return known


def unique(names: Iterable[Named | None]) -> dict[int, str]:
    """Names by their keys in order, each once, nothing for None."""
    return dict(name for name in names if name is not None)


@cache
def _ends(row: ListRow) -> tuple[str, str]:
    """The columns of the owner and of what is listed."""
    owner, other, *_ = (field.column_name for field in row._meta.sorted_fields)
    return owner, other


@cache
def _insertion(row: type[Row], columns: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table_of(row)} ({', '.join(columns)}) VALUES ({marks})"


@cache
def _update(row: type[Row], columns: tuple[str, ...]) -> str:
    values = ", ".join(f"{column} = ?" for column in columns)
    return f"UPDATE {table_of(row)} SET {values} WHERE key = ?"
