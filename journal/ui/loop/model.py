"""The rows behind a column of the board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from journal.domain.board import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.ui.loop.card import Card

AnyIndex = QModelIndex | QPersistentModelIndex

CARD = Qt.ItemDataRole.UserRole
_MIME = "application/x-journal-card"


class CardsModel(QAbstractListModel):
    """The cards of one column, from top to bottom."""

    def __init__(self, column: Column, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self.cards: tuple[Card, ...] = ()

    def show(self, cards: Sequence[Card]) -> None:
        """Show these; where only words changed, the rows stay."""
        new = tuple(cards)
        if [card.id for card in new] == [card.id for card in self.cards]:
            self.cards = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self.cards = new
        self.endResetModel()

    def place(self, entry_id: str) -> QModelIndex:
        """The index of an entry; invalid where it is not in this column."""
        numbers = (n for n, card in enumerate(self.cards) if card.id == entry_id)
        return self.index(next(numbers, -1))

    # Qt's part

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802, D102
        return 0 if parent.isValid() else len(self.cards)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:  # noqa: D102
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        movable = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled
        return movable | flag.ItemNeverHasChildren

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid():
            return None
        card = self.cards[index.row()]
        if role == CARD:
            return card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return card.title
        return card.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def mimeTypes(self) -> list[str]:  # noqa: N802, D102
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802, D102
        data = QMimeData()
        card = self.cards[indexes[0].row()]
        data.setData(_MIME, f"{self._column} {card.id}".encode())
        return data


def carried(data: QMimeData) -> tuple[Column, str] | None:
    """The column that a dragged card comes from, and its id; None where it is none."""
    column, _, entry_id = bytes(data.data(_MIME).data()).decode("utf-8", "replace").partition(" ")
    return (Column(column), entry_id) if column in list(Column) and entry_id else None
