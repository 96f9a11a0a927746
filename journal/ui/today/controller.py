"""Between the page of the day and the journal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal.errors import JournalError
from journal.ops.entries import AddEntry
from journal.store import entries
from journal.text import quickline
from journal.ui.widgets.card import row_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.domain.change import Change
    from journal.ui.bridge import Bridge
    from journal.ui.today.view import TodayView
    from journal.ui.widgets.card_model import CardModel
    from journal.workspace import Workspace

_MOST = 200  # entries of two days
_MINUTE = 60_000  # milliseconds between two looks at the calendar


class TodayController(QObject):
    """Turns a line into an entry and lists what two days brought.

    Args:
        author: The name new entries are kept under.
        today: The present day.
    """

    added = Signal(str)  # the id
    failed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        view: TodayView,
        model: CardModel,
        author: Callable[[], str],
        today: Callable[[], date],
    ) -> None:
        super().__init__(view)
        self._workspace, self._view, self._model = workspace, view, model
        self._author, self._today = author, today
        self._day = today()
        view.quick.submitted.connect(self._on_submitted)
        self._clock = QTimer(self, interval=_MINUTE)
        self._clock.timeout.connect(self._on_minute)
        self._clock.start()

    def follow(self, bridge: Bridge) -> None:
        """Follow what changes in the journal."""
        bridge.changed.connect(self._on_changed)

    def load(self) -> None:
        """List the entries of today and yesterday."""
        day = self._day = self._today()
        before = day - timedelta(days=1) if day > date.min else day
        found = entries.between(before, day, limit=_MOST)
        self._model.remember(found)
        self._model.show([row_of(entry) for entry in found])
        self._view.show_day(day)
        newest = found[:1] or entries.newest(limit=1)
        self._view.show_cards(any_here=bool(found), last=newest[0].happened_on if newest else None)

    def _on_submitted(self, line: str) -> None:
        day = self._today()
        try:
            addition = AddEntry(quickline.parse(line, day), day, self._author())
            self._workspace.do(addition)
        except JournalError as error:
            self.failed.emit(str(error))  # the line stays in its box
            return
        self._view.quick.clear()
        self.added.emit(addition.id)

    def _on_changed(self, change: Change) -> None:
        if change.everything or change.entries:
            self._model.forget(None if change.everything else change.entries)
            self.load()

    def _on_minute(self) -> None:
        if self._today() != self._day:
            self.load()
