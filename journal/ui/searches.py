"""Saved searches: a name and a query in the search language.

They lie in the settings folder: a search is a habit of the person, not a record of the team; it
needs no write to a journal that may be read-only, and serves every journal.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal import files, paths
from journal.domain.entry import check_line
from journal.domain.filters import parse_query
from journal.errors import InputRefused, JournalError, shown
from journal.store import entries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """What was looked for, and how the person calls it."""

    name: str
    query: str


class SavedSearches(QObject):
    """The saved searches of this person, in the order in which they were saved."""

    changed = Signal()

    def all(self) -> tuple[SavedSearch, ...]:
        """Read them.

        Raises:
            InputRefused: Someone has spoilt the file; it is left as it is.
            StorageError: The settings folder cannot be read.
        """
        path = _location()
        with files.storage_errors(path):
            if not path.exists():
                return ()
            text = path.read_bytes()
        try:
            rows = json.loads(text)
            return tuple(SavedSearch(str(row["name"]), str(row["query"])) for row in rows)
        except (ValueError, TypeError, KeyError) as error:
            raise InputRefused(f"The saved searches in {shown(path)} cannot be read.") from error

    def save(self, name: str, query: str) -> None:
        """Keep a search; one of the same name is replaced.

        Raises:
            InputRefused: The name is empty or has several lines, or nothing is looked for.
            StorageError: The settings folder cannot be written.
        """
        check_line(name, 100)
        if not (name.strip() and query.strip()):
            raise InputRefused("A saved search needs a name and something to look for.")
        parse_query(query)
        saved = SavedSearch(name.strip(), query)
        kept = [search for search in self.all() if search.name != saved.name]
        self.keep([*kept, saved])

    def rename(self, name: str, other: str) -> None:
        """Call a search something else; it stays where it is.

        Raises:
            InputRefused: There is none of this name, or the other name is taken or none.
            StorageError: The settings folder cannot be written.
        """
        check_line(other, 100)
        other = other.strip()
        present = self.all()
        if not other:
            raise InputRefused("A saved search needs a name.")
        if other != name and any(search.name == other for search in present):
            raise InputRefused(f"There is a saved search “{shown(other)}” already.")
        self._expect(name, present)
        self.keep([replace(s, name=other) if s.name == name else s for s in present])

    def remove(self, name: str) -> None:
        """Forget a search.

        Raises:
            InputRefused: There is none of this name.
            StorageError: The settings folder cannot be written.
        """
        present = self.all()
        self._expect(name, present)
        self.keep([search for search in present if search.name != name])

    def keep(self, searches: Sequence[SavedSearch]) -> None:
        """Have these searches and no others, in this order.

        Raises:
            StorageError: The settings folder cannot be written.
        """
        path = _location()
        with files.storage_errors(path):
            paths.private(path.parent)
        rows = [asdict(search) for search in searches]
        files.write_atomically(path, json.dumps(rows, ensure_ascii=False, indent=1).encode())
        self.changed.emit()

    def _expect(self, name: str, present: Sequence[SavedSearch]) -> None:
        if all(search.name != name for search in present):
            raise InputRefused(f"There is no saved search “{shown(name)}”.")


def counted(searches: tuple[SavedSearch, ...]) -> list[tuple[SavedSearch, int]]:
    """Each search with the number of entries it finds now; for the thread of `Tasks`."""
    found = []
    for search in searches:
        try:
            found.append((search, entries.count(parse_query(search.query))))
        except JournalError:
            found.append((search, 0))  # written by another version
    return found


def _location() -> Path:
    return paths.config_dir() / "searches.json"
