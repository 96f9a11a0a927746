"""Typing that is not saved yet.

The link that a new entry is to have lies in the same JSON as the draft itself.
"""

from __future__ import annotations

import json
from typing import Any

from journal.domain.dates import instant, offset_minutes, utc_text
from journal.domain.entry import KeptDraft
from journal.domain.links import Edge, Relation
from journal.store.connection import fetch, first_of, run, sound_values
from journal.store.entry_rows import draft_of, draft_values, json_text
from journal.store.safety import seal
from journal.store.tables import DraftRow

_COLUMNS = (
    DraftRow.entry_id, DraftRow.base_revision, DraftRow.draft, DraftRow.kept_at,
    DraftRow.kept_offset,
)  # fmt: skip


def get(entry_id: str) -> KeptDraft | None:
    """The draft upon an entry (or upon the entry that is to be); None without one."""
    found = first_of(DraftRow.select(*_COLUMNS).where(DraftRow.entry_id == entry_id))
    return _draft(found) if found else None


def everything() -> list[KeptDraft]:
    """All drafts, the oldest first."""
    return [_draft(row) for row in fetch(DraftRow.select(*_COLUMNS).order_by(DraftRow.kept_at))]


def keep(kept: KeptDraft) -> None:
    """Keep a draft in place of the one before."""
    values = {
        "entry_id": kept.entry_id,
        "base_revision": kept.base_revision,
        "draft": json_text(draft_values(kept.draft) | _edge_values(kept.edge)),
        "kept_at": utc_text(kept.kept_at),
        "kept_offset": offset_minutes(kept.kept_at),
    }
    DraftRow.insert(seal.sealed("draft", values)).on_conflict_replace().execute()


def drop(entry_id: str) -> None:
    """Forget the draft upon an entry; asked in every save, so it is plain SQL (see `rows`)."""
    run("DELETE FROM draft WHERE entry_id = ?", (entry_id,))


@sound_values()
def _draft(row: tuple[Any, ...]) -> KeptDraft:
    values = json.loads(row[2])
    edge = _edge(values.pop("edge", None))
    return KeptDraft(row[0], row[1], draft_of(values), instant(row[3], row[4]), edge)


def _edge_values(edge: Edge | None) -> dict[str, Any]:
    return {"edge": [edge.source, edge.relation, edge.target]} if edge else {}


def _edge(values: list[str] | None) -> Edge | None:
    if values is None:
        return None
    source, relation, target = values
    return Edge(source, Relation(relation), target)
