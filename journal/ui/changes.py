"""Changes that may be large: small ones are made at once, others without holding up the window."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.errors import JournalError
from journal.ui.tasks import Progress, Stopped

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from journal.domain.change import Change
    from journal.ops.base import Applied, Operation
    from journal.ui.bridge import Bridge
    from journal.ui.tasks import Tasks
    from journal.ui.theme import Theme
    from journal.ui.widgets.progress import ProgressDialog
    from journal.workspace import Workspace, Write

    Then = Callable[[Change], None]
    Otherwise = Callable[[str], object]

AT_ONCE = 100
"""Entries that are changed while the window waits (count): that takes less than 0.1 s."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be written, in words too, and who is told what became of it."""

    write: Write
    words: str
    then: Then
    otherwise: Otherwise | None = None


class Changes(QObject):
    """Makes changes, and takes them back.

    A large one is made by the thread of the tasks, in one transaction, behind a progress that
    can be cancelled; then nothing has changed. Meanwhile the window takes no input and looks at
    nothing, since the file is shut for a moment when the change is written to the disk.
    """

    failed = Signal(str)
    noticed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        bridge: Bridge,
        theme: Theme,
        window: QWidget | None = None,
    ) -> None:
        super().__init__(window)
        self._workspace, self._tasks, self._bridge = workspace, tasks, bridge
        self._theme, self._window = theme, window
        self._progress: Progress | None = None
        self.dialog: ProgressDialog | None = None

    def do(self, operation: Operation, then: Then, otherwise: Otherwise | None = None) -> None:
        """Do an operation.

        Args:
            operation: What is to be done.
            then: Told what was changed, unless that was refused or cancelled.
            otherwise: Told why it was refused; `failed` says it where this is left out.
        """
        words = operation.label[:1].upper() + operation.label[1:]
        self._make(_Wish(self._workspace.doing(operation), words, then, otherwise))

    def undo(self, then: Then) -> bool:
        """Take the last operation back; tell whether there was one."""
        words = self.tr("Undo: %s") % self._workspace.undo_text
        return self._step(self._workspace.undoing(), words, then)

    def redo(self, then: Then) -> bool:
        """Do again what undo took back; tell whether there was something."""
        words = self.tr("Redo: %s") % self._workspace.redo_text
        return self._step(self._workspace.redoing(), words, then)

    def stop(self) -> None:
        """Give up what is being done; nothing of it will have happened."""
        if self._progress:
            self._progress.stop()

    def _step(self, write: Write | None, words: str, then: Then) -> bool:
        if write:
            self._make(_Wish(write, words, then))
        return write is not None

    def _make(self, wish: _Wish) -> None:
        from journal.ops.base import size

        try:
            number = size(wish.write.operation)
            if number > AT_ONCE:
                self._make_elsewhere(wish, number)
                return
            change = self._workspace.make(wish.write)
        except JournalError as error:
            self._refuse(wish, error)
        else:
            wish.then(change)

    def _make_elsewhere(self, wish: _Wish, number: int) -> None:
        from journal.ops.base import watched
        from journal.ui.widgets.progress import ProgressDialog  # few ever see it

        self._progress = progress = Progress(self)
        self.dialog = dialog = ProgressDialog(self._theme, wish.words, number, self._window)
        progress.moved.connect(dialog.show_done)
        dialog.stop_requested.connect(progress.stop)
        self._bridge.pause()
        dialog.open()
        operation = watched(wish.write.operation, progress)
        self._tasks.run(
            "change",
            lambda: self._workspace.apply(operation),
            partial(self._on_applied, wish),
            otherwise=partial(self._on_ended, wish),
        )

    def _on_applied(self, wish: _Wish, applied: Applied) -> None:
        wish.write.remember(applied)
        self._close()
        wish.then(applied.change)

    def _on_ended(self, wish: _Wish, error: Exception) -> None:
        self._close()
        if isinstance(error, Stopped):
            self.noticed.emit(self.tr("Cancelled; nothing was changed."))
        elif isinstance(error, JournalError):
            wish.write.refused(error)
            self._refuse(wish, error)

    def _refuse(self, wish: _Wish, error: JournalError) -> None:
        (wish.otherwise or self.failed.emit)(str(error))

    def _close(self) -> None:
        if self.dialog:
            self.dialog.accept()
            self.dialog.deleteLater()
        if self._progress:
            self._progress.deleteLater()
        self.dialog = self._progress = None
        self._bridge.go_on()
