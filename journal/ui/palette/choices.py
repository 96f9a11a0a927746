"""What the palette offers: commands, entries, tags, people and projects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.domain.filters import Condition, Filters, write
from journal.errors import JournalError
from journal.store import entries, labels, people
from journal.store.searching import search
from journal.ui.actions import ACTIONS, MENUS, titled
from journal.ui.keys import native
from journal.ui.searches import SavedSearches
from journal.ui.widgets import days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.domain.entry import Entry, Kind
    from journal.ui.actions import Action, Menu
    from journal.ui.searches import SavedSearch

RECENT = 1_000  # the newest entries, of which single letters of the title are enough (count)
_WORDS = 8  # words of a query that are looked for in texts (count)

COMMAND, ENTRY, FILTER = "command", "entry", "filter"
_FIRST = (
    "new", "quick", "search", "today", "timeline", "loop", "compare", "reflections", "retros",
    "review",
)  # fmt: skip
_LAST = ("close", "quit")
_SIGNS = {"#": "tag", "@": "user", ">": COMMAND}


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of the palette.

    `what` is `COMMAND`, `ENTRY` or `FILTER`; `value` the id of the action or the entry, or the
    query. `hint` stands at the right end; `keys` says that it is a shortcut.
    """

    what: str
    value: str
    text: str
    icon: str
    hint: str = ""
    keys: bool = False
    kind: Kind | None = None

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return f"{self.text}, {self.hint}" if self.hint else self.text


def commands(actions: Sequence[Action] = ACTIONS, menus: Sequence[Menu] = MENUS) -> list[Choice]:
    """Every command with its shortcut; one of a menu within a menu says of which."""
    made = []
    for action, text in zip(actions, titled(actions, menus), strict=True):
        shortcut = native(action.keys[0]) if action.keys else ""
        icon = action.icon or "chevron-right"
        made.append(Choice(COMMAND, action.id, text, icon, shortcut, keys=True))
    order = dict.fromkeys(_FIRST, -1) | dict.fromkeys(_LAST, 1)
    made.sort(key=lambda choice: order.get(choice.value, 0))
    return [choice for choice in made if choice.value != "palette"]


def named() -> list[Choice]:
    """Every saved search, project, tag and person. Reads the journal."""
    made = [Choice(FILTER, search.query, search.name, "search") for search in _saved()]
    made += [
        Choice(FILTER, _query("project", name), name, "folder", _entries(count))
        for name, count in labels.projects()
    ]
    made += [
        Choice(FILTER, _query("tag", name), name, "tag", _entries(count))
        for name, count in labels.tags()
    ]
    return made + [
        Choice(FILTER, _query("person", person.name), person.name, "user", f"@{person.handle}")
        for person in people.everyone()
    ]


def recent() -> list[Choice]:
    """The newest entries, the newest first. Reads the journal."""
    return [entry_choice(entry) for entry in entries.newest(limit=RECENT)]


def with_words(query: str, limit: int) -> list[Choice]:
    """Entries of any age that have the words of a query. Reads the journal.

    Args:
        query: Plain words: nothing in it is an operator.
        limit: Most to return (count).
    """
    words = [word for word in query.split() if any(letter.isalnum() for letter in word)]
    if not words:
        return []
    conditions = tuple(Condition("word", word) for word in words[:_WORDS])
    return [entry_choice(hit.entry) for hit in search.find(Filters(conditions), limit)]


def entry_choice(entry: Entry) -> Choice:
    """The row of an entry: its heading and its day."""
    heading = entry.heading or QCoreApplication.translate("Card", "Untitled")
    day = days.words(entry.happened_on, "d MMM yyyy")
    return Choice(ENTRY, entry.id, heading, entry.kind.value, day, kind=entry.kind)


def narrowed(query: str) -> tuple[str, str]:
    """Take a leading sign off a query.

    Returns:
        The icon or the `what` of the choices that the sign asks for (empty for all), and the
        rest of the query.
    """
    sign = _SIGNS.get(query[:1], "")
    return (sign, query[1:].strip()) if sign else ("", query.strip())


def _saved() -> Sequence[SavedSearch]:
    try:
        return SavedSearches().all()
    except JournalError:
        return ()  # the timeline tells what is wrong with them


def _query(operator: str, name: str) -> str:
    return write([Condition(operator, name)])


def _entries(count: int) -> str:
    one = QCoreApplication.translate("Palette", "1 entry")
    return one if count == 1 else QCoreApplication.translate("Palette", "%n entries", "", count)
