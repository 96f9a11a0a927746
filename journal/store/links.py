"""Links between entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.links import Edge, Relation
from journal.errors import Refused
from journal.store import rows
from journal.store.connection import fetch, run, sound_values
from journal.store.entry_rows import key_of
from journal.store.tables import EntryRow, LinkRow

if TYPE_CHECKING:
    from datetime import date

    from peewee import Expression

_SOURCE, _TARGET = EntryRow.alias(), EntryRow.alias()


def edges() -> list[Edge]:
    """All links between entries that are not in the trash, in the order they were made."""
    return _read(_SOURCE.trashed_at.is_null() & _TARGET.trashed_at.is_null())


def touching(first: date, last: date) -> list[Edge]:
    """Those of `edges` that start or end at an entry of a span of whole days."""
    days = first.isoformat(), last.isoformat()
    there = _SOURCE.trashed_at.is_null() & _TARGET.trashed_at.is_null()
    inside = _SOURCE.happened_on.between(*days) | _TARGET.happened_on.between(*days)
    return _read(there & inside)


def of(entry_id: str) -> list[Edge]:
    """The links that start or end at an entry, in the order they were made."""
    return _read((_SOURCE.id == entry_id) | (_TARGET.id == entry_id))


def insert(edge: Edge) -> bool:
    """Keep a link; return whether it was new.

    Raises:
        Refused: It would link an entry with itself.
        UnknownId: One of its ends is not in the journal.
    """
    if edge.source == edge.target:
        raise Refused("An entry cannot be linked with itself.")
    values = _values(edge)
    if _find(values) is not None:
        return False
    rows.insert(LinkRow, values)
    return True


def delete(edge: Edge) -> bool:
    """Take a link away; return whether it was there."""
    found = _find(_values(edge))
    if found is not None:
        LinkRow.delete().where(LinkRow.key == found).execute()
    return found is not None


@sound_values()
def _read(condition: Expression) -> list[Edge]:
    query = LinkRow.select(_SOURCE.id, LinkRow.relation, _TARGET.id)
    query = query.join_from(LinkRow, _SOURCE, on=(LinkRow.source == _SOURCE.key))
    query = query.join_from(LinkRow, _TARGET, on=(LinkRow.target == _TARGET.key))
    found = fetch(query.where(condition).order_by(LinkRow.key))
    return [Edge(source, Relation(relation), target) for source, relation, target in found]


def _values(edge: Edge) -> dict[str, object]:
    return {
        "source_key": key_of(edge.source),
        "relation": str(edge.relation),
        "target_key": key_of(edge.target),
    }


def _find(values: dict[str, object]) -> int | None:
    found = run(  # plain, since an import asks this for every link (see `rows`)
        "SELECT key FROM link WHERE source_key = ? AND relation = ? AND target_key = ?",
        tuple(values.values()),
    ).fetchone()
    return int(found[0]) if found else None
