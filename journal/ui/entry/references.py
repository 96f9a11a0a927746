"""What `[[…]]` in a text leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.people import fold
from journal.errors import JournalError
from journal.store import entries
from journal.store.searching import search

if TYPE_CHECKING:
    from journal.domain.entry import Entry

_SHORTEST = 8  # characters of an id that is no title
_MOST = 20  # entries that begin with the words of a title and are looked at


def find(target: str) -> Entry | None:
    """The entry that a text means, by its title or by the beginning of its id."""
    wanted = fold(target)
    for entry in search.beginning(target.strip(), _MOST):
        if fold(entry.heading) == wanted:
            return entry
    if len(target) >= _SHORTEST and set(target.lower()) <= set("0123456789abcdef-"):
        try:
            return entries.get(entries.resolve(target))
        except JournalError:
            return None
    return None


def address(target: str) -> tuple[str, str] | None:
    """The address and the words for a reference, or None where there is no such entry."""
    entry = find(target)
    return (f"entry:{entry.id}", entry.heading) if entry and not entry.trashed else None
