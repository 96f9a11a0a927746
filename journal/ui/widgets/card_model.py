"""The rows behind a list of cards: a heading for each day, and the entries of that day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journal.ui.widgets import days
from journal.ui.widgets.card import Card, CardRow, card_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from journal.domain.entry import Entry

_PAGE = 40  # cards read at a time when one is about to be painted
_KEPT = 4_000  # most cards held in memory

Row = CardRow | days.DayHeading
AnyIndex = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
CARD = Qt.ItemDataRole.UserRole + 1


class CardModel(QAbstractTableModel):
    """One column. `ROW` gives the `CardRow` or `DayHeading`, `CARD` the words of a card.

    Cards are read when they are first asked for, a page at a time, so a list of a hundred
    thousand entries costs no more than the part of it that is seen.
    """

    def __init__(
        self,
        read: Callable[[Sequence[str]], Sequence[Entry]],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._today = today
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._cards: dict[str, Card] = {}

    def show(self, cards: Sequence[CardRow]) -> None:
        """Show these entries; rows that only grow at the end keep the view where it is."""
        rows = self._with_headings(cards)
        kept = len(self._rows)
        if kept and rows[:kept] == self._rows:
            if len(rows) > kept:
                self.beginInsertRows(QModelIndex(), kept, len(rows) - 1)
                self._take(rows)
                self.endInsertRows()
            return
        self.beginResetModel()
        self._take(rows)
        self.endResetModel()

    def remember(self, entries: Sequence[Entry]) -> None:
        """Take the words of cards from entries that were read anyway."""
        self._cards |= {entry.id: card_of(entry) for entry in entries}

    def forget(self, ids: frozenset[str] | None = None) -> None:
        """Read these cards (or all) again when they are next painted."""
        if ids is None:
            self._cards.clear()
        for name in ids or ():
            self._cards.pop(name, None)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def row(self, number: int) -> Row:
        """What stands in a row."""
        return self._rows[number]

    def place(self, entry_id: str) -> QModelIndex:
        """The index of an entry; invalid where it is not in the list."""
        number = self._places.get(entry_id)
        return QModelIndex() if number is None else self.index(number, 0)

    def holds(self, card: CardRow) -> bool:
        """Whether this very row is in the list."""
        number = self._places.get(card.id)
        return number is not None and self._rows[number] == card

    def first_on(self, day: date) -> QModelIndex:
        """The heading of a day, or of the next earlier one that has entries."""
        for number, row in enumerate(self._rows):
            if isinstance(row, days.DayHeading) and row.day <= day:
                return self.index(number, 0)
        return QModelIndex()

    def _with_headings(self, cards: Sequence[CardRow]) -> list[Row]:
        today, day, rows = self._today(), None, list[Row]()
        for card in cards:
            if card.day != day:
                day = card.day
                rows.append(days.heading(day, today))
            rows.append(card)
        return rows

    def _take(self, rows: list[Row]) -> None:
        self._rows = rows
        self._places = {
            row.id: number for number, row in enumerate(rows) if isinstance(row, CardRow)
        }

    def _card(self, number: int, entry_id: str) -> Card | None:
        if entry_id not in self._cards:
            if len(self._cards) > _KEPT:
                self._cards.clear()
            near = self._rows[max(0, number - _PAGE // 4) : number + _PAGE]
            wanted = [r.id for r in near if isinstance(r, CardRow) and r.id not in self._cards]
            self.remember(self._read(wanted))
        return self._cards.get(entry_id)

    # Qt's part

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802, D102
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802, D102
        return 0 if parent.isValid() else 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:  # noqa: D102
        if index.isValid() and isinstance(self._rows[index.row()], CardRow):
            return (
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemNeverHasChildren
            )
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role not in (CARD, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(row, days.DayHeading):
            return None if role == CARD else row.spoken
        card = self._card(index.row(), row.id)
        if role == CARD or card is None:
            return card
        return card.spoken if role == Qt.ItemDataRole.AccessibleTextRole else card.title
