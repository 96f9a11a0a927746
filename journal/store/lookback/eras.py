"""Eras."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from peewee import JOIN

from journal.domain.dates import instant
from journal.domain.eras import Colour, Era
from journal.errors import UnknownId
from journal.store import rows
from journal.store.connection import fetch, sound_values
from journal.store.lookback import documents
from journal.store.lookback.documents import day_from, day_text
from journal.store.tables import EraColourRow, EraRow

if TYPE_CHECKING:
    from peewee import Expression


def get(era_id: str) -> Era:
    """The era of an id, in the trash or not.

    Raises:
        UnknownId: There is none.
    """
    found = _read(EraRow.id == era_id)
    if not found:
        raise UnknownId(era_id, "era")
    return found[0]


def everyone() -> list[Era]:
    """All eras that are not in the trash, the oldest first."""
    return _read(EraRow.trashed_at.is_null())


def every_kept() -> list[Era]:
    """All eras, those in the trash too, the oldest first."""
    return _read()


def insert(era: Era) -> None:
    """Keep a new era."""
    _paint(rows.insert(EraRow, _values(era)), era)


def update(era: Era, base_revision: int) -> None:
    """Keep the new state of an era.

    Raises:
        UnknownId: There is none of this id.
        EntryChanged: It has another revision than the change was based on.
    """
    key = documents.key_to_replace("era", era, base_revision)
    rows.update(EraRow, key, _values(era))
    EraColourRow.delete().where(EraColourRow.era == key).execute()
    _paint(key, era)


def _paint(key: int, era: Era) -> None:
    if era.colour:
        rows.insert(EraColourRow, {"era_key": key, "colour": str(era.colour)})


def _read(*conditions: Expression) -> list[Era]:
    e = EraRow
    query = (
        e.select(
            e.id, e.name, e.first, e.last, EraColourRow.colour, e.revision, e.edited_at,
            e.edited_offset, e.trashed_at,
        )
        .join(EraColourRow, JOIN.LEFT_OUTER, on=(EraColourRow.era == e.key))
        .order_by(e.first, e.id)
    )  # fmt: skip
    return [_era(row) for row in fetch(query.where(*conditions) if conditions else query)]


@sound_values()
def _era(row: tuple[Any, ...]) -> Era:
    ident, name, first, last, colour, revision, edited, offset, trashed = row
    return Era(
        ident, name, date.fromisoformat(first), day_from(last), Colour(colour or ""), revision,
        instant(edited, offset), instant(trashed) if trashed else None,
    )  # fmt: skip


def _values(era: Era) -> dict[str, object]:
    return {
        "id": era.id,
        "name": era.name,
        "first": era.first.isoformat(),
        "last": day_text(era.last),
        **documents.stamps(era),
    }
