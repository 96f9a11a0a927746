"""Names to offer: tags, people and projects of the journal, and its entries by their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.filters import Condition, Filters
from journal.domain.people import fold
from journal.store import entries, labels, people
from journal.store.searching import search
from journal.ui.entry.completion import Offer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.domain.entry import Entry

_MOST = 8  # names offered at a time
_LATEST = 200  # entries whose headings are looked at


class Names:
    """The names of the open journal; they are read again when it changed."""

    def __init__(self) -> None:
        self._lists: dict[str, list[str]] = {}
        self._handles: list[tuple[str, str]] | None = None
        self._latest: list[Entry] | None = None

    def forget(self) -> None:
        """Read everything again when it is next asked for."""
        self._lists.clear()
        self._handles = self._latest = None

    def tags(self) -> list[str]:
        """Tags, the most used first."""
        if "tags" not in self._lists:
            self._lists["tags"] = [name for name, _count in labels.tags()]
        return self._lists["tags"]

    def projects(self) -> list[str]:
        """Projects, the most used first."""
        if "projects" not in self._lists:
            self._lists["projects"] = [name for name, _count in labels.projects()]
        return self._lists["projects"]

    def people(self) -> list[str]:
        """The names of people."""
        return [name for name, _handle in self._people()]

    def offers(self, mark: str, begun: str) -> list[Offer]:
        """What may follow a mark: names that begin so, then names in which a word begins so."""
        if mark == "#":
            return [Offer(f"#{name}", name) for name in fitting(self.tags(), begun)]
        if mark == "@":
            found = [(f"{name}  @{handle}", handle) for name, handle in self._people()]
            return [Offer(words, handle) for words, handle in _ranked(found, begun)]
        return [Offer(_heading(entry), f"{target(entry)}]]") for entry in self.entries(begun)]

    def entries(self, begun: str, limit: int = _MOST) -> list[Entry]:
        """Recent entries whose heading fits, then any that a search finds."""
        if self._latest is None:
            self._latest = entries.newest(limit=_LATEST)
        wanted = fold(begun)
        found = [entry for entry in self._latest if wanted in fold(entry.heading)]
        words = [word for word in begun.split() if any(map(str.isalnum, word))]
        if len(found) < limit and words:
            known = {entry.id for entry in found}
            filters = Filters(tuple(Condition("word", word) for word in words))
            more = (hit.entry for hit in search.find(filters, limit))
            found += [entry for entry in more if entry.id not in known]
        return found[:limit]

    def _people(self) -> list[tuple[str, str]]:
        if self._handles is None:
            self._handles = [(person.name, person.handle) for person in people.everyone()]
        return self._handles


def fitting(names: Iterable[str], begun: str) -> list[str]:
    """The names that fit to a beginning, in their order, those that begin so first."""
    return [name for _words, name in _ranked([(name, name) for name in names], begun)]


def target(entry: Entry) -> str:
    """What stands between the brackets of a reference to an entry."""
    title = entry.title.strip()
    plain = title and not set("[]|\n") & set(title)
    return title if plain else entry.id


def _heading(entry: Entry) -> str:
    return entry.heading or entry.id[:8]


def _ranked(found: Iterable[tuple[str, str]], begun: str) -> list[tuple[str, str]]:
    wanted = fold(begun)
    first: list[tuple[str, str]] = []
    later: list[tuple[str, str]] = []
    for words, text in found:
        if fold(text).startswith(wanted) or fold(words).startswith(wanted):
            first.append((words, text))
        elif any(part.startswith(wanted) for part in fold(words).split()):
            later.append((words, text))
        if len(first) >= _MOST:
            break
    return [*first, *later][:_MOST]
