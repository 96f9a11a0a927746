"""Reflections with their evidence in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from journal.domain.dates import instant, now, offset_minutes, utc_text
from journal.domain.reflections import Reflection
from journal.errors import EntryChanged, UnknownId
from journal.store import rows
from journal.store.connection import run
from journal.store.entry_rows import key_of
from journal.store.rows import unique

if TYPE_CHECKING:
    from journal.domain.dates import Period

_SELECT = """
    SELECT key, id, claim, before, went_wrong, learnt, now, period_first, period_last, position,
        revision, edited_at, edited_offset, trashed_at FROM reflection
"""
_IN_ORDER = "ORDER BY period_first, position, id"


def get(reflection_id: str) -> Reflection:
    """The reflection of an id, in the trash or not.

    Raises:
        UnknownId: There is none.
    """
    found = _read("WHERE id = ?", (reflection_id,))
    if not found:
        raise UnknownId(reflection_id, "reflection")
    return found[0]


def everyone() -> list[Reflection]:
    """All reflections that are not in the trash, by period and position."""
    return _read(f"WHERE trashed_at IS NULL {_IN_ORDER}", ())


def every_kept() -> list[Reflection]:
    """All reflections, those in the trash too, by period and position."""
    return _read(_IN_ORDER, ())


def of(period: Period) -> list[Reflection]:
    """The reflections whose period lies within another, and those that have none."""
    within = (
        "WHERE trashed_at IS NULL AND coalesce(period_first, ?1) >= ?1 "
        f"AND coalesce(period_last, ?2) <= ?2 {_IN_ORDER}"
    )
    return _read(within, (period.first.isoformat(), period.last.isoformat()))


def insert(reflection: Reflection) -> None:
    """Keep a new reflection."""
    evidence = unique([key_of(name) for name in reflection.evidence])
    key = rows.insert("reflection", _row(reflection), evidence)
    rows.insert_list("evidence", ("reflection_key", key), "entry_key", evidence)


def update(reflection: Reflection, base_revision: int) -> None:
    """Keep the new state of a reflection.

    Raises:
        UnknownId: There is none of this id, or evidence is not in the journal.
        EntryChanged: It has another revision than the change was based on.
    """
    old = get(reflection.id)
    if old.revision != base_revision:
        raise EntryChanged(old.claim)
    evidence = unique([key_of(name) for name in reflection.evidence])
    (key,) = run("SELECT key FROM reflection WHERE id = ?", (reflection.id,)).fetchone()
    rows.update("reflection", key, _row(reflection), evidence)
    rows.replace_list("evidence", ("reflection_key", key), "entry_key", evidence)


def curated() -> list[str]:
    """Ids of the entries that are evidence of a reflection which is not in the trash."""
    found = run(
        "SELECT DISTINCT e.id FROM evidence x JOIN entry e ON e.key = x.entry_key "
        "JOIN reflection r ON r.key = x.reflection_key WHERE r.trashed_at IS NULL"
    ).fetchall()
    return [entry_id for (entry_id,) in found]


def _read(rest: str, values: tuple[Any, ...]) -> list[Reflection]:
    found = run(_SELECT + rest, values).fetchall()
    return [replace(_reflection(row), evidence=_evidence(row[0])) for row in found]


def _evidence(key: int) -> tuple[str, ...]:
    found = run(
        "SELECT e.id FROM evidence x JOIN entry e ON e.key = x.entry_key "
        "WHERE x.reflection_key = ? ORDER BY x.position",
        (key,),
    ).fetchall()
    return tuple(entry_id for (entry_id,) in found)


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


def _row(reflection: Reflection) -> dict[str, object]:
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
