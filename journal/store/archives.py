"""Reading for an export: the revisions of many entries at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.dates import instant
from journal.domain.entry import Revision
from journal.store.connection import fetch, sound_values
from journal.store.entry_rows import draft_from
from journal.store.tables import EntryRow, RevisionRow

if TYPE_CHECKING:
    from collections.abc import Sequence


@sound_values()
def revisions(ids: Sequence[str]) -> dict[str, tuple[Revision, ...]]:
    """The earlier revisions of entries by their complete ids, the oldest first.

    Args:
        ids: At most some hundreds; entries without earlier revisions are not in the answer.
    """
    r = RevisionRow
    query = r.select(EntryRow.id, r.number, r.saved_at, r.saved_offset, r.saved_by, r.draft)
    query = query.join(EntryRow).where(EntryRow.id.in_(ids)).order_by(r.entry, r.number)
    found: dict[str, tuple[Revision, ...]] = {}
    for ident, number, at, offset, by, draft in fetch(query):
        revision = Revision(number, instant(at, offset), by, draft_from(draft))
        found[ident] = (*found.get(ident, ()), revision)
    return found
