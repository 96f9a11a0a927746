"""Tags and projects, and how often each is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import SQL, fn

from journal.domain.people import fold
from journal.errors import UnknownId
from journal.store import entries, rows
from journal.store.connection import fetch, first_of
from journal.store.searching import index
from journal.store.tables import (
    EntryPersonRow,
    EntryRow,
    EntryTagRow,
    PersonRow,
    ProjectRow,
    TagRow,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from peewee import Expression, Field, ModelSelect

    Table = Literal["tag", "project"]

_NUMBER = fn.count(SQL("*"))


def tags() -> list[tuple[str, int]]:
    """Tags in use with the number of their entries, the most used first."""
    query = EntryTagRow.select(TagRow.name, _NUMBER).join(TagRow)
    query = query.where(_kept(EntryTagRow.entry)).group_by(TagRow.key)
    return fetch(query.order_by(_NUMBER.desc(), TagRow.folded))


def projects() -> list[tuple[str, int]]:
    """Projects in use with the number of their entries, the most used first."""
    query = EntryRow.select(ProjectRow.name, _NUMBER).join(ProjectRow)
    query = query.where(_kept(EntryRow.key)).group_by(ProjectRow.key)
    return fetch(query.order_by(_NUMBER.desc(), ProjectRow.folded))


def entries_with_tag(name: str) -> list[str]:
    """Ids of the entries that have a tag, in the trash or not, in the order they were kept."""
    query = EntryRow.select(EntryRow.id).join(EntryTagRow).join(TagRow)
    return _ids(query.where(TagRow.folded == fold(name)))


def entries_in_project(name: str) -> list[str]:
    """Ids of the entries of a project, in the trash or not, in the order they were kept."""
    query = EntryRow.select(EntryRow.id).join(ProjectRow)
    return _ids(query.where(ProjectRow.folded == fold(name)))


def entries_naming(person_id: str) -> list[str]:
    """Ids of the entries that name a person, in the trash or not, in the order they were kept."""
    query = EntryRow.select(EntryRow.id).join(EntryPersonRow).join(PersonRow)
    return _ids(query.where(PersonRow.id == person_id))


def spell(table: Table, name: str, progress: Callable[[int], object]) -> str:
    """Write a known tag or project as given from now on; return how it was written before.

    Args:
        table: Which of the two it is.
        name: How it is to be written.
        progress: Told after each entry that shows it how many are done; may raise to stop.

    Raises:
        UnknownId: There is no such tag or project.
    """
    row: type[TagRow | ProjectRow] = TagRow if table == "tag" else ProjectRow
    folded = fold(name)
    found = first_of(row.select(row.key, row.name).where(row.folded == folded))
    if not found:
        raise UnknownId(name, table)
    ids = entries_with_tag(name) if table == "tag" else entries_in_project(name)
    with index.reindexed(ids, entries.by_ids, progress):
        rows.update(row, found[0], {"name": name, "folded": folded})
    return str(found[1])


def _ids(query: ModelSelect[EntryRow]) -> list[str]:
    return [entry_id for (entry_id,) in fetch(query.order_by(EntryRow.key))]


def _kept(key: Field) -> Expression:
    """That an entry is not in the trash: asking what is there spares reading all the others."""
    trash = EntryRow.alias()
    return key.not_in(trash.select(trash.key).where(trash.trashed_at.is_null(False)))
