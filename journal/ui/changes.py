"""Changes that may be large: small ones are made at once, others without holding up the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.errors import JournalError
from journal.ops.base import size, watched
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

AT_ONCE = 100
"""Entries that are changed while the window waits (count): that takes less than 0.1 s."""


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

    def do(self, operation: Operation, then: Then) -> None:
        """Do an operation; `then` is told what it changed, unless it is refused or cancelled."""
        if size(operation) > AT_ONCE:
            what = operation.label[:1].upper() + operation.label[1:]
            self._elsewhere(self._workspace.doing(operation), what, then)
        else:
            self._at_once(partial(self._workspace.do, operation), then)

    def undo(self, then: Then) -> bool:
        """Take the last operation back; tell whether there was one."""
        what = self.tr("Undo: %s") % self._workspace.undo_text
        return self._step(self._workspace.undoing(), self._workspace.undo, what, then)

    def redo(self, then: Then) -> bool:
        """Do again what undo took back; tell whether there was something."""
        what = self.tr("Redo: %s") % self._workspace.redo_text
        return self._step(self._workspace.redoing(), self._workspace.redo, what, then)

    def stop(self) -> None:
        """Give up what is being done; nothing of it will have happened."""
        if self._progress:
            self._progress.stop()

    def _step(
        self, write: Write | None, step: Callable[[], Change | None], what: str, then: Then
    ) -> bool:
        if write and size(write.operation) > AT_ONCE:
            self._elsewhere(write, what, then)
        elif write:
            self._at_once(step, then)
        return write is not None

    def _at_once(self, write: Callable[[], Change | None], then: Then) -> None:
        try:
            change = write()
        except JournalError as error:
            self.failed.emit(str(error))
        else:
            if change is not None:
                then(change)

    def _elsewhere(self, write: Write, what: str, then: Then) -> None:
        from journal.ui.widgets.progress import ProgressDialog  # few ever see it

        self._progress = progress = Progress(self)
        self.dialog = dialog = ProgressDialog(
            self._theme, what, size(write.operation), self._window
        )
        progress.moved.connect(dialog.show_done)
        dialog.stop_requested.connect(progress.stop)
        self._bridge.pause()
        dialog.open()
        operation = watched(write.operation, progress)
        self._tasks.run(
            "change",
            lambda: self._workspace.apply(operation),
            partial(self._on_applied, write, then),
            otherwise=partial(self._on_ended, write),
        )

    def _on_applied(self, write: Write, then: Then, applied: Applied) -> None:
        write.remember(applied)
        self._close()
        then(applied.change)

    def _on_ended(self, write: Write, error: Exception) -> None:
        self._close()
        if isinstance(error, Stopped):
            self.noticed.emit(self.tr("Cancelled; nothing was changed."))
        elif isinstance(error, JournalError):
            write.refused(error)
            self.failed.emit(str(error))

    def _close(self) -> None:
        if self.dialog:
            self.dialog.accept()
            self.dialog.deleteLater()
        if self._progress:
            self._progress.deleteLater()
        self.dialog = self._progress = None
        self._bridge.go_on()
