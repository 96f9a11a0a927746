"""The rows behind a list of slips, and what may be dropped on them."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.ui.reflections.slip import Slip

AnyIndex = QModelIndex | QPersistentModelIndex

SLIP = Qt.ItemDataRole.UserRole
MIME = "application/x-journal-entries"
"""Ids of entries, one a line."""


class Drop(Enum):
    """Where slips can be dropped in a list."""

    NOWHERE = auto()
    BETWEEN = auto()  # into the order
    ONTO = auto()  # into what a slip stands for


class SlipModel(QAbstractListModel):
    """Slips in order. `dropped` carries the ids and the row before which, or onto which."""

    dropped = Signal(tuple, int)

    def __init__(self, drop: Drop = Drop.NOWHERE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drop = drop
        self._slips: tuple[Slip, ...] = ()

    @property
    def slips(self) -> tuple[Slip, ...]:
        """All of them, headings too."""
        return self._slips

    def show(self, slips: Sequence[Slip]) -> None:
        """Show these; where only words changed, the rows stay."""
        new = tuple(slips)
        if new == self._slips:
            return
        if [slip.key for slip in new] == [slip.key for slip in self._slips]:
            self._slips = new
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            self.layoutChanged.emit()
            return
        self.beginResetModel()
        self._slips = new
        self.endResetModel()

    def place(self, key: str) -> QModelIndex:
        """The index of a slip; invalid where it is not there."""
        for number, slip in enumerate(self._slips):
            if key and slip.key == key:
                return self.index(number)
        return QModelIndex()

    # Qt's part

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802, D102
        return 0 if parent.isValid() else len(self._slips)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:  # noqa: D102
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled if self._drop is Drop.BETWEEN else flag.NoItemFlags
        slip = self._slips[index.row()]
        if slip.heading:
            return flag.NoItemFlags
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        if slip.entries:
            flags |= flag.ItemIsDragEnabled
        return flags | flag.ItemIsDropEnabled if self._drop is Drop.ONTO else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid():
            return None
        slip = self._slips[index.row()]
        if role == SLIP:
            return slip
        if role == Qt.ItemDataRole.DisplayRole or role == Qt.ItemDataRole.ToolTipRole:
            return slip.title
        return slip.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def mimeTypes(self) -> list[str]:  # noqa: N802, D102
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802, D102
        rows = sorted(index.row() for index in indexes)
        return carried([name for row in rows for name in self._slips[row].entries])

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802, D102
        return Qt.DropAction.CopyAction  # a move would ask the source to take its rows away

    def canDropMimeData(  # noqa: N802, D102
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        onto = parent.isValid()
        fits = {Drop.NOWHERE: False, Drop.BETWEEN: True, Drop.ONTO: onto}[self._drop]
        return fits and data.hasFormat(MIME)

    def dropMimeData(  # noqa: N802, D102
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        at = parent.row() if parent.isValid() else row if row >= 0 else len(self._slips)
        self.dropped.emit(ids(data), at)
        return True


def carried(names: Sequence[str]) -> QMimeData:
    """Ids of entries as something to drag."""
    data = QMimeData()
    data.setData(MIME, "\n".join(dict.fromkeys(names)).encode())
    return data


def ids(data: QMimeData) -> tuple[str, ...]:
    """The ids of entries that are dragged."""
    return tuple(bytes(data.data(MIME).data()).decode("utf-8", "replace").split())
