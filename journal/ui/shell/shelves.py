"""What stands in the lower half of the sidebar, and when it is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.domain.filters import Condition, write
from journal.errors import JournalError
from journal.store import labels
from journal.ui.labels.sorts import PROJECT, TAG
from journal.ui.shell.shelf import MOST, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.domain.change import Change
    from journal.ui.bridge import Bridge
    from journal.ui.shell.sidebar import Sidebar
    from journal.ui.tasks import Tasks

Found = tuple[list[Label], int]
"""The labels of one sort that are used most, and how many there are in all."""


class Shelves(QObject):
    """Fills the saved searches, tags and projects of a sidebar; `filled` when they may differ."""

    filled = Signal()

    def __init__(self, sidebar: Sidebar, tasks: Tasks) -> None:
        super().__init__(sidebar)
        self._sidebar, self._tasks = sidebar, tasks

    def follow(self, bridge: Bridge) -> None:
        """Follow what changes in the journal."""
        bridge.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read all of them."""
        self._tasks.run("labels", _everything, self._on_read)

    def _on_changed(self, change: Change) -> None:
        if change.everything or change.labels or change.entries - change.drafts:
            self.load()
        elif change.entries:  # what was typed was saved: searches may find it, no label is new
            self._tasks.run("saved searches", lambda: (_saved(),), self._on_read)

    def _on_read(self, answer: tuple[Found, ...]) -> None:
        for shelf, (rows, total) in zip(self._sidebar.shelves, answer, strict=False):
            shelf.show_labels(rows, total)
        self.filled.emit()


def _everything() -> tuple[Found, ...]:
    """Saved searches, tags and projects, in the order of `Sidebar.shelves`."""
    return _saved(), _used(TAG, labels.tags()), _used(PROJECT, labels.projects())


def _saved() -> Found:
    from journal.ui.searches import SavedSearches, counted

    try:
        searches = SavedSearches().all()
    except JournalError:
        return [], 0  # the timeline tells what is wrong with them
    shown = counted(searches[:MOST])
    return [Label(s.name, s.query, number) for s, number in shown], len(searches)


def _used(sort: str, found: Sequence[tuple[str, int]]) -> Found:
    shown = [Label(name, write([Condition(sort, name)]), count) for name, count in found[:MOST]]
    return shown, len(found)
