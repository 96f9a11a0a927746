"""Tags and projects, and how often each is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.people import fold
from journal.errors import UnknownId
from journal.store import rows
from journal.store.connection import run

if TYPE_CHECKING:
    from typing import Literal

    Table = Literal["tag", "project"]


def tags() -> list[tuple[str, int]]:
    """Tags in use with the number of their entries, the most used first."""
    return run(
        "SELECT t.name, count(*) FROM entry_tag x JOIN tag t ON t.key = x.tag_key "
        "JOIN entry e ON e.key = x.entry_key WHERE e.trashed_at IS NULL "
        "GROUP BY t.key ORDER BY count(*) DESC, t.folded"
    ).fetchall()


def projects() -> list[tuple[str, int]]:
    """Projects in use with the number of their entries, the most used first."""
    return run(
        "SELECT p.name, count(*) FROM entry e JOIN project p ON p.key = e.project_key "
        "WHERE e.trashed_at IS NULL GROUP BY p.key ORDER BY count(*) DESC, p.folded"
    ).fetchall()


def entries_with_tag(name: str) -> list[str]:
    """Ids of the entries that have a tag, in the trash or not, in the order they were kept."""
    found = run(
        "SELECT e.id FROM entry_tag x JOIN tag t ON t.key = x.tag_key "
        "JOIN entry e ON e.key = x.entry_key WHERE t.folded = ? ORDER BY e.key",
        (fold(name),),
    ).fetchall()
    return [entry_id for (entry_id,) in found]


def entries_in_project(name: str) -> list[str]:
    """Ids of the entries of a project, in the trash or not, in the order they were kept."""
    found = run(
        "SELECT e.id FROM entry e JOIN project p ON p.key = e.project_key "
        "WHERE p.folded = ? ORDER BY e.key",
        (fold(name),),
    ).fetchall()
    return [entry_id for (entry_id,) in found]


def spell(table: Table, name: str) -> str:
    """Write a known tag or project as given from now on; return how it was written before.

    Raises:
        UnknownId: There is no such tag or project.
    """
    folded = fold(name)
    found = run(f"SELECT key, name FROM {table} WHERE folded = ?", (folded,)).fetchone()
    if not found:
        raise UnknownId(name, table)
    rows.update(table, found[0], {"name": name, "folded": folded})
    return str(found[1])


def entries_naming(person_id: str) -> list[str]:
    """Ids of the entries that name a person, in the trash or not, in the order they were kept."""
    found = run(
        "SELECT e.id FROM entry_person x JOIN person p ON p.key = x.person_key "
        "JOIN entry e ON e.key = x.entry_key WHERE p.id = ? ORDER BY e.key",
        (person_id,),
    ).fetchall()
    return [entry_id for (entry_id,) in found]
