"""Statements that several parts of the store share: insert, update, look up by a folded name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journal.domain.people import fold
from journal.store.connection import run
from journal.store.seal import sealed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def insert(table: str, row: Mapping[str, object], *keys: Sequence[int]) -> int:
    """Insert a row under its digest and return its key."""
    return insert_plain(table, sealed(table, row, *keys))


def insert_plain(table: str, values: Mapping[str, object]) -> int:
    """Insert a row as it is and return its key."""
    marks = ", ".join("?" * len(values))
    cursor = run(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values())
    )
    return int(cursor.lastrowid or 0)


def update(table: str, key: int, row: Mapping[str, object], *keys: Sequence[int]) -> None:
    """Replace a row under its digest."""
    values = sealed(table, row, *keys)
    columns = ", ".join(f"{column} = ?" for column in values)
    run(f"UPDATE {table} SET {columns} WHERE key = ?", (*values.values(), key))


def replace_list(table: str, owner: tuple[str, int], column: str, keys: Sequence[int]) -> None:
    """Make an ordered list of keys (tags, people, evidence) what it should be."""
    name, key = owner
    run(f"DELETE FROM {table} WHERE {name} = ?", (key,))
    insert_list(table, owner, column, keys)


def insert_list(table: str, owner: tuple[str, int], column: str, keys: Sequence[int]) -> None:
    """Write an ordered list of keys for a new owner."""
    name, key = owner
    statement = f"INSERT INTO {table} ({name}, {column}, position) VALUES (?, ?, ?)"
    for position, other in enumerate(keys):
        run(statement, (key, other, position))


def select(table: str, key: int) -> dict[str, Any]:
    """Return the covered columns of one row."""
    from journal.store.seal import COVERED  # noqa: PLC0415

    columns = COVERED[table]
    values = run(f"SELECT {', '.join(columns)} FROM {table} WHERE key = ?", (key,)).fetchone()
    return dict(zip(columns, values, strict=True))


class Names:
    """Keys of tags, projects and people by name; what is new is made.

    Holds what it has looked up, so one object serves one transaction and no more.
    """

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str], int] = {}

    def tag(self, name: str) -> int:
        """The key of a tag."""
        return self._labelled("tag", name)

    def project(self, name: str) -> int | None:
        """The key of a project; none for the empty name."""
        return self._labelled("project", name) if name else None

    def person(self, name: str) -> int | None:
        """The key of a person by name or handle; none for the empty name."""
        if not name:
            return None
        known = self._keys.get(("person", name))
        if known is None:
            from journal.store import people  # noqa: PLC0415 - people builds on this module

            known = self._keys["person", name] = people.key_for(name)
        return known

    def _labelled(self, table: str, name: str) -> int:
        known = self._keys.get((table, name))
        if known is None:
            folded = fold(name)
            row = run(f"SELECT key FROM {table} WHERE folded = ?", (folded,)).fetchone()
            known = row[0] if row else insert(table, {"name": name, "folded": folded})
            self._keys[table, name] = known
        return known


def unique(keys: Sequence[int | None]) -> list[int]:
    """Keys in order, each once, nothing for None."""
    return list(dict.fromkeys(key for key in keys if key is not None))
