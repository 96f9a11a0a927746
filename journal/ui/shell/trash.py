"""Moving entries to the trash, with the way back offered at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.domain.change import Change
    from journal.ui.changes import Changes


class Trash(QObject):
    """Moves entries there and back.

    `trashed` carries a sentence and what brings the entries back.
    """

    trashed = Signal(str, object)
    restored = Signal(str)  # the id, where it was one entry

    def __init__(self, changes: Changes, parent: QObject) -> None:
        super().__init__(parent)
        self._changes = changes

    def take(self, ids: tuple[str, ...], then: Callable[[], object]) -> None:
        """Move entries to the trash; `then` is called when they are there."""
        from journal.ops.entries import TrashEntries

        self._changes.do(TrashEntries(ids), partial(self._on_taken, then))

    def _on_taken(self, then: Callable[[], object], change: Change) -> None:
        ids = tuple(change.entries)
        words = self.tr("1 entry is in the trash.")
        if len(ids) > 1:
            words = self.tr("%n entries are in the trash.", "", len(ids))
        self.trashed.emit(words, partial(self._restore, ids))
        then()

    def _restore(self, ids: tuple[str, ...]) -> None:
        from journal.ops.entries import RestoreEntries

        self._changes.do(RestoreEntries(ids), self._on_restored)

    def _on_restored(self, change: Change) -> None:
        if len(change.entries) == 1:
            self.restored.emit(*change.entries)
