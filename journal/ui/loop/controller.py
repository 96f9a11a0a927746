"""Between the board and the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.domain.board import Column, move
from journal.domain.links import Edge, Relation
from journal.errors import JournalError
from journal.ops.base import Together
from journal.ops.links import AddLink, RemoveLink
from journal.store import links
from journal.ui.loop import card

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from journal.domain.change import Change
    from journal.ops.base import Operation
    from journal.ui.bridge import Bridge
    from journal.ui.loop.card import Reading
    from journal.ui.loop.view import LoopView
    from journal.ui.tasks import Tasks
    from journal.workspace import Workspace


class LoopController(QObject):
    """Shows where everything stands, and turns a moved card into the step that it means.

    A step that needs words is asked for in the pane of the entry: `step_requested` carries the id
    and the `Move`. `taken_away` carries a sentence and what brings it back.
    """

    step_requested = Signal(str, object)
    failed = Signal(str)
    taken_away = Signal(str, object)

    def __init__(
        self, workspace: Workspace, view: LoopView, tasks: Tasks, today: Callable[[], date]
    ) -> None:
        super().__init__(view)
        self._workspace, self._view, self._tasks, self._today = workspace, view, tasks, today
        self._shown_on: date | None = None  # the day it was read; None asks for reading it
        view.move_requested.connect(self._on_move)
        view.shown.connect(self._on_shown)

    def follow(self, bridge: Bridge) -> None:
        """Follow what changes in the journal."""
        bridge.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read the board."""
        today = self._shown_on = self._today()
        self._tasks.run("loop", lambda: card.read(today), self._on_read)

    def _on_read(self, reading: Reading) -> None:
        self._view.show_reading(reading)

    def _on_shown(self) -> None:
        if self._shown_on != self._today():
            self.load()

    def _on_changed(self, change: Change) -> None:
        if change.everything or change.entries or change.reflections:
            self._shown_on = None
            if self._view.isVisible():
                self.load()

    def _on_move(self, entry_id: str, start: Column, end: Column) -> None:
        step = move(start, end)
        if step is None:
            return
        if step.back:
            self._take_back(entry_id)
        else:
            self.step_requested.emit(entry_id, step)

    def _take_back(self, entry_id: str) -> None:
        """A learning was not applied after all."""
        words = self.tr("take back where it was applied")
        applied = [edge for edge in links.of(entry_id) if _applies(edge, entry_id)]
        if not self._do(Together(tuple(map(RemoveLink, applied)), words)):
            return

        def bring_back() -> None:
            self._do(Together(tuple(map(AddLink, applied)), words))

        self.taken_away.emit(self.tr("It counts as not applied again."), bring_back)

    def _do(self, operation: Operation) -> bool:
        try:
            self._workspace.do(operation)
        except JournalError as error:
            self.failed.emit(str(error))
            return False
        return True


def _applies(edge: Edge, entry_id: str) -> bool:
    return edge.source == entry_id and edge.relation is Relation.APPLIED_IN
