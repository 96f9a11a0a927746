"""The rows of the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.ui.palette.choices import Choice
    from journal.ui.palette.ranking import Found

FOUND = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class ChoiceModel(QAbstractListModel):
    """What was found, the best first. `FOUND` gives a row whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Found[Choice]] = []

    @property
    def choices(self) -> list[Choice]:
        """What is offered, from top to bottom."""
        return [row.thing for row in self._rows]

    def show(self, rows: Sequence[Found[Choice]]) -> None:
        """Offer something else."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def add(self, rows: Sequence[Found[Choice]]) -> None:
        """Offer more, below what is there."""
        if rows:
            self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    # Qt's part

    def rowCount(  # noqa: D102, N802
        self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE
    ) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(  # noqa: D102
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == FOUND:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.thing.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.thing.spoken
        return None
