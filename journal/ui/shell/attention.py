"""Telling a room what changed: at once while it is seen, or when it is seen again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

from journal.domain.change import Change
from journal.ui.bridge import Facts

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

_NOTHING = Change()


class Attention(Facts):
    """Passes on what changed in the journal, for one room.

    What is written while another room is seen is kept together until this one is shown: each
    pause in typing would otherwise make every room read again.
    """

    def __init__(self, facts: Facts, view: QWidget) -> None:
        super().__init__(view)
        self._view, self._missed = view, _NOTHING
        facts.changed.connect(self._on_changed)
        view.installEventFilter(self)

    def _on_changed(self, change: Change) -> None:
        self._missed = Change.together((self._missed, change))
        if self._view.isVisible():
            self._tell()

    def _tell(self) -> None:
        change, self._missed = self._missed, _NOTHING
        if change != _NOTHING:
            self.changed.emit(change)

    # Qt's part

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802, D102
        if event.type() == QEvent.Type.Show:
            self._tell()
        return False
