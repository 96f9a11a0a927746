"""Moving entries to the trash, with the way back offered at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.errors import JournalError

if TYPE_CHECKING:
    from journal.ops.base import Operation
    from journal.workspace import Workspace


class Trash(QObject):
    """Moves entries there and back.

    `trashed` carries a sentence and what brings the entries back.
    """

    trashed = Signal(str, object)
    restored = Signal(str)  # the id, where it was one entry
    failed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def known(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the ids that are kept and not in the trash yet."""
        from journal.store import entries

        return tuple(entry.id for entry in entries.by_ids(ids) if not entry.trashed)

    def take(self, ids: tuple[str, ...]) -> bool:
        """Move entries to the trash; tell whether they are there."""
        from journal.ops.entries import TrashEntries

        if not self._do(TrashEntries(ids)):
            return False
        words = self.tr("1 entry is in the trash.")
        if len(ids) > 1:
            words = self.tr("%n entries are in the trash.", "", len(ids))
        self.trashed.emit(words, lambda: self._restore(ids))
        return True

    def _restore(self, ids: tuple[str, ...]) -> None:
        from journal.ops.entries import RestoreEntries

        if self._do(RestoreEntries(ids)) and len(ids) == 1:
            self.restored.emit(ids[0])

    def _do(self, operation: Operation) -> bool:
        try:
            self._workspace.do(operation)
        except JournalError as error:
            self.failed.emit(str(error))
            return False
        return True
