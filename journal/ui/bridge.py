"""Facts: the one object that tells every part of the window what changed in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal.errors import JournalError

if TYPE_CHECKING:
    from journal.workspace import Workspace

_LOOK = 1_000  # milliseconds between two looks at what other programs wrote


class Facts(QObject):
    """What tells of changes in the journal: `changed` carries a `Change`."""

    changed = Signal(object)


class Bridge(Facts):
    """Tells of every change, whether it was made here or by another program.

    `failed` says that the journal could not be looked at, once until it can be again; `replaced`
    that another file is in its place, and is shown now.
    """

    failed = Signal(str)
    recovered = Signal()
    replaced = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._trouble = ""
        self._forget = workspace.subscribe(self.changed.emit)
        self._clock = QTimer(self, interval=_LOOK)
        self._clock.timeout.connect(self.look)
        self._clock.start()

    def look(self) -> None:
        """Ask the journal what others wrote since the last time."""
        try:
            replaced = self._workspace.follow()
            self._workspace.refresh()  # tells its listeners, and so us
        except JournalError as error:
            if str(error) != self._trouble:
                self._trouble = str(error)
                self.failed.emit(self._trouble)
            return
        if self._trouble:
            self._trouble = ""
            self.recovered.emit()
        if replaced:
            self.replaced.emit()

    def pause(self) -> None:
        """Look no more until `go_on`: the journal is being written by this program itself."""
        self._clock.stop()

    def go_on(self) -> None:
        """Look now, and again and again."""
        self.look()
        self._clock.start()

    def close(self) -> None:
        """Stop listening and looking."""
        self._clock.stop()
        self._forget()
