"""Between the window of the eras and the journal: every change is an operation with one undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.domain.ids import new_id
from journal.errors import JournalError
from journal.ops.documents import ERAS, Add, Edit, Trash
from journal.store.lookback import eras
from journal.text import days

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from journal.domain.change import Change
    from journal.domain.eras import Era
    from journal.ui.bridge import Facts
    from journal.ui.tasks import Tasks
    from journal.ui.theme import Theme
    from journal.ui.timeline.eras.dialog import ErasDialog
    from journal.workspace import Workspace


class ErasController(QObject):
    """Opens the window of the eras and keeps what is made of them there."""

    failed = Signal(str)
    taken_away = Signal(str, object)  # a sentence, and what brings it back

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        tasks: Tasks,
        today: Callable[[], date],
        view: QWidget,
    ) -> None:
        super().__init__(view)
        self._workspace, self._theme, self._tasks = workspace, theme, tasks
        self._today, self._view = today, view
        self._dialog: ErasDialog | None = None

    def follow(self, bridge: Facts) -> None:
        """Follow what changes in the journal."""
        bridge.changed.connect(self._on_changed)

    def open(self, day: date | None = None, era_id: str = "") -> None:
        """Show the eras.

        Args:
            day: Where a new one is to begin; without a day, one that is there is shown.
            era_id: The era to change; empty for any.
        """
        try:
            found = eras.everyone()
        except JournalError as error:
            self.failed.emit(str(error))
            return
        dialog = self._made()
        dialog.show_eras(found, self._today())
        known = [era.id for era in found]
        if day is None and known:
            dialog.choose(era_id if era_id in known else known[-1])
        else:
            dialog.begin(day or self._today())
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _made(self) -> ErasDialog:
        if self._dialog is None:
            from journal.ui.timeline.eras.dialog import ErasDialog

            self._dialog = ErasDialog(self._theme, self._view.window())
            self._dialog.kept.connect(self._on_kept)
            self._dialog.trash_requested.connect(self._on_trash_requested)
            self._tasks.run("days", days.prepare, lambda _: None, reads=False)
        return self._dialog

    def _on_kept(self, era: Era) -> None:
        new = not era.id
        era = replace(era, id=era.id or new_id())
        try:
            self._workspace.do(Add(ERAS, era) if new else Edit(ERAS, era))
        except JournalError as error:
            self._made().say_refusal(str(error))
            return
        self._made().settle(eras.get(era.id))
        self._show()
        words = self.tr("“%s” is an era now.") if new else self.tr("The era “%s” was changed.")
        self.taken_away.emit(words % era.heading, self._undo)

    def _on_trash_requested(self, era_id: str) -> None:
        try:
            era = eras.get(era_id)
            self._workspace.do(Trash(ERAS, era.id, era.revision))
        except JournalError as error:
            self._made().say_refusal(str(error))
            return
        self.taken_away.emit(self.tr("The era “%s” was deleted.") % era.heading, self._undo)

    def _on_changed(self, change: Change) -> None:
        seen = self._dialog is not None and self._dialog.isVisible()
        if seen and (change.everything or change.eras):
            self._show()

    def _show(self) -> None:
        try:
            self._made().show_eras(eras.everyone(), self._today())
        except JournalError as error:
            self.failed.emit(str(error))

    def _undo(self) -> None:
        try:
            self._workspace.undo()
        except JournalError as error:
            self.failed.emit(str(error))
