"""The rows behind a list of cards: a heading for each day, and the entries of that day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from journal.ui.widgets import days
from journal.ui.widgets.card import Card, CardRow, card_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from journal.domain.entry import Entry

_PAGE = 40  # cards read at a time when one is about to be painted
_AT_ONCE = 8_000  # rows laid out without looking after keys in between
_KEPT = 4_000  # most cards held in memory

Row = CardRow | days.DayHeading
AnyIndex = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
CARD = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows, ready to be shown; made on any thread.

    Attributes:
        rows: Headings and cards from top to bottom.
        places: The row of each entry.
        before: The rows it was compared with.
        head, tail: How many rows at the top and at the bottom are the same as before (count).
    """

    rows: list[Row]
    places: dict[str, int]
    before: list[Row]
    head: int
    tail: int


def listed(rows: list[Row], before: list[Row]) -> Listing:
    """Compare rows with those that are shown, so that only what differs is laid out again."""
    most = min(len(rows), len(before))
    pairs = zip(rows, before, strict=False)
    head = next((number for number, (a, b) in enumerate(pairs) if a != b), most)
    ends = zip(reversed(rows), reversed(before), strict=False)
    tail = next((number for number, (a, b) in enumerate(ends) if a != b), most)
    places = {row.id: number for number, row in enumerate(rows) if isinstance(row, CardRow)}
    return Listing(rows, places, before, head, min(tail, most - head))


def with_headings(cards: Sequence[CardRow], today: date) -> list[Row]:
    """Put a heading over the cards of each day."""
    day, rows = None, list[Row]()
    for card in cards:
        if card.day is not day and card.day != day:
            day = card.day
            rows.append(days.heading(day, today))
        rows.append(card)
    return rows


class CardModel(QAbstractTableModel):
    """One column. `ROW` gives the `CardRow` or `DayHeading`, `CARD` the words of a card.

    Cards are read when they are first asked for, a page at a time, so a list of a hundred
    thousand entries costs no more than the part of it that is seen.
    """

    settled = Signal()  # other rows are shown, and all views know

    def __init__(
        self,
        read: Callable[[Sequence[str]], Sequence[Entry]],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._today = today
        self.changing = False
        self.rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._cards: dict[str, Card] = {}
        self._read_ahead: dict[str, Entry] = {}  # working out the words of a page takes 20 ms
        self._found: Mapping[str, Card] = {}
        self._coming: list[Row] = []

    def show(self, cards: Sequence[CardRow]) -> None:
        """Show these entries under the headings of their days."""
        self.take(listed(with_headings(cards, self._today()), self.rows))

    def take(self, listing: Listing, found: Mapping[str, Card] | None = None) -> None:
        """Show other rows; where most stay the same, so do selection and view.

        Args:
            listing: The rows, compared with those that are shown.
            found: Cards that say what a search found, instead of how the entry begins.
        """
        self._found = found or {}
        self._coming = listing.rows
        self.changing = True
        if listing.before is self.rows:
            self._splice(listing)
        else:
            self.beginResetModel()
            self.rows, self._places = listing.rows[:_AT_ONCE], listing.places
            self.endResetModel()
        self._settle()

    def _splice(self, listing: Listing) -> None:
        """Change the one stretch of rows that differs; of a long one only the beginning."""
        old, new, head = self.rows, listing.rows, listing.head
        long = len(new) - head - listing.tail > _AT_ONCE
        tail = 0 if long else listing.tail
        stays, end = len(old) - tail, head + _AT_ONCE if long else len(new) - tail
        if stays > head:
            self.beginRemoveRows(QModelIndex(), head, stays - 1)
            self.rows = old[:head] + old[stays:]
            self.endRemoveRows()
        self._places = listing.places
        if end > head:
            self.beginInsertRows(QModelIndex(), head, end - 1)
            self.rows = new[:end] if long else new
            self.endInsertRows()
        if len(self.rows) == len(new):
            self.rows = new

    def _settle(self) -> None:
        self.changing = False
        if len(self.rows) < len(self._coming):
            QTimer.singleShot(0, self, self._grow)
        else:
            self.rows = self._coming
        self.settled.emit()

    def _grow(self) -> None:
        """Go on with a long listing: laying out 100,000 rows at once would hold up the keys."""
        start = len(self.rows)
        end = min(len(self._coming), start + _AT_ONCE)
        if start >= end:
            return
        self.changing = True
        self.beginInsertRows(QModelIndex(), start, end - 1)
        self.rows = self._coming[:end]
        self.endInsertRows()
        self._settle()

    def remember(self, entries: Sequence[Entry]) -> None:
        """Take the words of cards from entries that were read anyway, once they are wanted."""
        self._read_ahead = {entry.id: entry for entry in entries}
        for name in self._read_ahead:
            self._cards.pop(name, None)

    def forget(self, ids: frozenset[str] | None = None) -> None:
        """Read these cards (or all) again when they are next painted."""
        if ids is None:
            self._cards.clear()
            self._read_ahead, self._found = {}, {}
        for name in ids or ():
            self._cards.pop(name, None)
            self._read_ahead.pop(name, None)
        if ids:
            self._found = {name: card for name, card in self._found.items() if name not in ids}
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def row(self, number: int) -> Row:
        """What stands in a row."""
        return self.rows[number]

    def place(self, entry_id: str) -> QModelIndex:
        """The index of an entry; invalid where it is not in the list."""
        number = self._places.get(entry_id)
        return QModelIndex() if number is None else self.index(number, 0)

    def number(self, entry_id: str) -> int:
        """The row of an entry; -1 where it is not in the list."""
        return self._places.get(entry_id, -1)

    def holds(self, card: CardRow) -> bool:
        """Whether this very row is in the list."""
        number = self._places.get(card.id)
        return number is not None and self.rows[number] == card

    def first_on(self, day: date) -> QModelIndex:
        """The heading of a day, or of the next earlier one that has entries."""
        for number, row in enumerate(self.rows):
            if isinstance(row, days.DayHeading) and row.day <= day:
                return self.index(number, 0)
        return QModelIndex()

    def _card(self, number: int, entry_id: str) -> Card | None:
        if entry_id in self._found:
            return self._found[entry_id]
        if entry_id not in self._cards:
            if entry_id not in self._read_ahead:
                near = self.rows[max(0, number - _PAGE // 4) : number + _PAGE]
                wanted = [r.id for r in near if isinstance(r, CardRow) and r.id not in self._cards]
                self.remember(self._read(wanted))
            entry = self._read_ahead.pop(entry_id, None)
            if entry is None:
                return None
            if len(self._cards) > _KEPT:
                self._cards.clear()
            self._cards[entry_id] = card_of(entry)
        return self._cards[entry_id]

    # Qt's part

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802, D102
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802, D102
        return 0 if parent.isValid() else 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:  # noqa: D102
        if index.isValid() and isinstance(self.rows[index.row()], CardRow):
            return (
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemNeverHasChildren
            )
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role not in (CARD, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(row, days.DayHeading):
            return None if role == CARD else row.spoken
        card = self._card(index.row(), row.id)
        if role == CARD or card is None:
            return card
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((card.spoken, *row.offers))
        return card.title
