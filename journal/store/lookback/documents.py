"""Nouns that are kept whole and carry a revision: what reading and writing them has in common."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from journal.domain.dates import now, offset_minutes, utc_text
from journal.errors import AmbiguousId, EntryChanged, UnknownId
from journal.store.connection import run

if TYPE_CHECKING:
    from journal.domain.eras import Era
    from journal.domain.retros import Action, Retro
    from journal.domain.review import Review

    Document = Retro | Action | Era | Review


def key_of(table: str, ident: str) -> int:
    """The key of a document.

    Raises:
        UnknownId: There is none of this id.
    """
    found = run(f"SELECT key FROM {table} WHERE id = ?", (ident,)).fetchone()
    if not found:
        raise UnknownId(ident, table)
    return int(found[0])


def resolve(table: str, prefix: str) -> str:
    """The complete id that a given beginning stands for.

    Raises:
        UnknownId: No id begins so.
        AmbiguousId: Several do.
    """
    given = prefix.strip().lower()
    query = f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 4"
    found = [name for (name,) in run(query, (given, given + "g")).fetchall()]
    if not given or not found:
        raise UnknownId(prefix, table)
    if len(found) > 1 and found[0] != given:
        raise AmbiguousId(prefix, found[:3])
    return str(found[0])


def key_to_replace(table: str, new: Document, base_revision: int) -> int:
    """The key of the document that a new state is to replace.

    Raises:
        UnknownId: There is none of this id.
        EntryChanged: It has another revision than the change was based on.
    """
    key = key_of(table, new.id)
    (revision,) = run(f"SELECT revision FROM {table} WHERE key = ?", (key,)).fetchone()
    if revision != base_revision:
        raise EntryChanged(new.heading)
    return key


def stamps(document: Document) -> dict[str, object]:
    """The columns that every document has beside its own."""
    edited = document.edited_at or now()
    return {
        "revision": document.revision,
        "edited_at": utc_text(edited),
        "edited_offset": offset_minutes(edited),
        "trashed_at": utc_text(document.trashed_at) if document.trashed_at else None,
    }


def day_text(day: date | None) -> str | None:
    """A day as its column has it."""
    return day.isoformat() if day else None


def day_from(text: str | None) -> date | None:
    """A day from its column."""
    return date.fromisoformat(text) if text else None
