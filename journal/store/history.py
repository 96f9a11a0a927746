"""The earlier revisions of an entry."""

from __future__ import annotations

from journal.domain.dates import instant
from journal.domain.entry import Revision
from journal.store.connection import fetch, sound_values
from journal.store.entry_rows import draft_from, key_of
from journal.store.tables import RevisionRow


@sound_values()
def of(entry_id: str) -> list[Revision]:
    """What an entry was before its present state, the oldest first.

    Raises:
        UnknownId: There is no such entry.
    """
    r = RevisionRow
    query = r.select(r.number, r.saved_at, r.saved_offset, r.saved_by, r.draft)
    found = fetch(query.where(r.entry == key_of(entry_id)).order_by(r.number))
    return [Revision(n, instant(at, offset), by, draft_from(d)) for n, at, offset, by, d in found]
