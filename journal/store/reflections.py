"""Reflections with their evidence in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from peewee import fn

from journal.domain.dates import instant, now, offset_minutes, utc_text
from journal.domain.reflections import Reflection
from journal.errors import EntryChanged, UnknownId
from journal.store import rows
from journal.store.connection import fetch, first_of, sound_values
from journal.store.entry_rows import key_of
from journal.store.tables import EntryRow, EvidenceRow, ReflectionRow

if TYPE_CHECKING:
    from peewee import Expression

    from journal.domain.dates import Period

_IN_ORDER = (ReflectionRow.period_first, ReflectionRow.position, ReflectionRow.id)


def get(reflection_id: str) -> Reflection:
    """The reflection of an id, in the trash or not.

    Raises:
        UnknownId: There is none.
    """
    found = _read(ReflectionRow.id == reflection_id)
    if not found:
        raise UnknownId(reflection_id, "reflection")
    return found[0]


def everyone() -> list[Reflection]:
    """All reflections that are not in the trash, by period and position."""
    return _read(ReflectionRow.trashed_at.is_null())


def every_kept() -> list[Reflection]:
    """All reflections, those in the trash too, by period and position."""
    return _read()


def of(period: Period) -> list[Reflection]:
    """The reflections whose period lies within another, and those that have none."""
    first, last = period.first.isoformat(), period.last.isoformat()
    return _read(
        ReflectionRow.trashed_at.is_null(),
        fn.coalesce(ReflectionRow.period_first, first) >= first,
        fn.coalesce(ReflectionRow.period_last, last) <= last,
    )


def insert(reflection: Reflection) -> None:
    """Keep a new reflection.

    Raises:
        UnknownId: Evidence is not in the journal.
    """
    evidence = _evidence_keys(reflection)
    key = rows.insert(ReflectionRow, _values(reflection), evidence)
    rows.insert_list(EvidenceRow, key, evidence)


def update(reflection: Reflection, base_revision: int) -> None:
    """Keep the new state of a reflection.

    Raises:
        UnknownId: There is none of this id, or evidence is not in the journal.
        EntryChanged: It has another revision than the change was based on.
    """
    old = get(reflection.id)
    if old.revision != base_revision:
        raise EntryChanged(old.claim)
    evidence = _evidence_keys(reflection)
    (key,) = first_of(ReflectionRow.select(ReflectionRow.key).where(ReflectionRow.id == old.id))
    rows.update(ReflectionRow, key, _values(reflection), evidence)
    rows.replace_list(EvidenceRow, key, evidence)


def curated() -> list[str]:
    """Ids of the entries that are evidence of a reflection which is not in the trash."""
    query = EntryRow.select(EntryRow.id).join(EvidenceRow).join(ReflectionRow).distinct()
    return [name for (name,) in fetch(query.where(ReflectionRow.trashed_at.is_null()))]


def _read(*conditions: Expression) -> list[Reflection]:
    r = ReflectionRow
    query = r.select(
        r.key, r.id, r.claim, r.before, r.went_wrong, r.learnt, r.now, r.period_first,
        r.period_last, r.position, r.revision, r.edited_at, r.edited_offset, r.trashed_at,
    ).order_by(*_IN_ORDER)  # fmt: skip
    found = fetch(query.where(*conditions) if conditions else query)
    return [replace(_reflection(row), evidence=_evidence(row[0])) for row in found]


def _evidence(key: int) -> tuple[str, ...]:
    query = EntryRow.select(EntryRow.id).join(EvidenceRow).where(EvidenceRow.reflection == key)
    return tuple(name for (name,) in fetch(query.order_by(EvidenceRow.position)))


def _evidence_keys(reflection: Reflection) -> list[int]:
    return list(dict.fromkeys(map(key_of, reflection.evidence)))


@sound_values()
def _reflection(row: tuple[Any, ...]) -> Reflection:
    (
        _, ident, claim, before, wrong, learnt, present, first, last, position, revision, edited,
        offset, trashed,
    ) = row  # fmt: skip
    return Reflection(
        id=ident, claim=claim, before=before, went_wrong=wrong, learnt=learnt, now=present,
        period_first=date.fromisoformat(first) if first else None,
        period_last=date.fromisoformat(last) if last else None,
        position=position, revision=revision, edited_at=instant(edited, offset),
        trashed_at=instant(trashed) if trashed else None,
    )  # fmt: skip


def _values(reflection: Reflection) -> dict[str, object]:
    edited = reflection.edited_at or now()
    return {
        "id": reflection.id,
        "claim": reflection.claim,
        "before": reflection.before,
        "went_wrong": reflection.went_wrong,
        "learnt": reflection.learnt,
        "now": reflection.now,
        "period_first": reflection.period_first.isoformat() if reflection.period_first else None,
        "period_last": reflection.period_last.isoformat() if reflection.period_last else None,
        "position": reflection.position,
        "revision": reflection.revision,
        "edited_at": utc_text(edited),
        "edited_offset": offset_minutes(edited),
        "trashed_at": utc_text(reflection.trashed_at) if reflection.trashed_at else None,
    }
