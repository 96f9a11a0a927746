"""The commands for the open entry, for the menu, the palette and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from journal.domain.board import Move
    from journal.ui.entry.view import EntryView
    from journal.ui.shell.pane import Pane
    from journal.ui.shell.rooms import Rooms


class EntryCommands(QObject):
    """Wishes for the open entry what its own buttons wish; says so where none is open."""

    refused = Signal(str)

    def __init__(self, pane: Pane, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane

    def follow(self, rooms: Rooms, bring: Callable[[str], None]) -> None:
        """Do what rooms ask for an entry, once it is open; `bring` opens it."""

        def on(wished: SignalInstance, do: Callable[[], None]) -> None:
            wished.connect(bring)
            wished.connect(lambda _entry_id: do())

        on(rooms.applied_requested, self.record_applied)
        on(rooms.outcome_requested, self.tell_outcome)
        rooms.step_requested.connect(lambda entry_id, _step: bring(entry_id))
        rooms.step_requested.connect(self._take_step)

    def and_then(self) -> None:
        """Write the next entry of the chain."""
        self._wish(lambda view: view.then_requested.emit())

    def record_applied(self) -> None:
        """Say where a learning was applied."""
        self._wish(lambda view: view.applied_requested.emit())

    def tell_outcome(self) -> None:
        """Say how an experiment went."""
        self._wish(lambda view: view.offer_outcomes())

    def add_link(self) -> None:
        """Link another entry."""
        self._wish(lambda view: view.link_requested.emit())

    def attach(self) -> None:
        """Attach files."""
        self._wish(lambda view: view.attach_requested.emit())

    def show_history(self) -> None:
        """Show earlier versions."""
        self._wish(lambda view: view.history_requested.emit())

    def copy_text(self) -> None:
        """Copy title and text as Markdown."""
        self._wish(lambda view: view.copy_requested.emit())

    def _take_step(self, entry_id: str, step: Move) -> None:
        """Take an entry on, if it could be opened."""
        if self._pane.controller.entry_id == entry_id:
            self._pane.controller.steps.take(step)

    def _wish(self, wish: Callable[[EntryView], None]) -> None:
        if not self._pane.is_made or self._pane.view.is_empty:
            self.refused.emit(self.tr("No entry is open."))
            return
        self._pane.show()
        wish(self._pane.view)
