"""The earlier revisions of an entry."""

from __future__ import annotations

from journal.domain.dates import instant
from journal.domain.entry import Revision
from journal.store.connection import run
from journal.store.entry_rows import draft_from, key_of


def of(entry_id: str) -> list[Revision]:
    """What an entry was before its present state, the oldest first.

    Raises:
        UnknownId: There is no such entry.
    """
    found = run(
        "SELECT number, saved_at, saved_offset, saved_by, draft FROM revision "
        "WHERE entry_key = ? ORDER BY number",
        (key_of(entry_id),),
    ).fetchall()
    return [Revision(n, instant(at, offset), by, draft_from(d)) for n, at, offset, by, d in found]
