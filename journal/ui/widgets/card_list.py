"""A list of cards: a table of one column, painted by a delegate, at home with any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QWidget,
)

from journal.ui.widgets.card import CardRow
from journal.ui.widgets.card_delegate import CardDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QItemSelection, QPoint
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from journal.ui.theme import Theme
    from journal.ui.widgets.card_model import AnyIndex, CardModel


_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BAR = 12  # pixels that the style sheet gives a scroll bar


class CardList(QTableView):
    """Emits the id of the card that became current, and what people wish for.

    The selection is kept by id when the rows change.
    """

    opened = Signal(str)
    entered = Signal(str)  # Return: go on into the entry itself
    trash_requested = Signal(tuple)
    typed = Signal(str)  # letters typed while the list has the focus
    acted = Signal(str, int)  # what a card offers shall be done: its id, the number of the offer
    followed = Signal(str)  # a card that is no entry: on to what it stands for
    picked = Signal(int)  # so many cards are selected now

    def __init__(self, model: CardModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cards")
        self._cards = model
        self._theme, self._delegate = theme, CardDelegate(theme, self)
        self._wanted = ""
        self.setItemDelegate(self._delegate)
        self.setWordWrap(False)
        self._lay_out()
        self.setModel(model)
        model.modelReset.connect(self._on_reset)  # after the header has reset itself
        model.rowsInserted.connect(self._on_rows_inserted)
        model.settled.connect(self._on_settled)
        theme.changed.connect(self._on_theme_changed)

    @property
    def current(self) -> str:
        """The id of the current entry; empty where there is none."""
        row = self._row()
        return row.id if row and row.is_entry else ""

    @property
    def current_card(self) -> str:
        """The id of the current card, be it an entry or not; empty where there is none."""
        row = self._row()
        return row.id if row else ""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the selected entries, from top to bottom."""
        selection = self.selectionModel().selection()
        spans = sorted((s.top(), s.bottom()) for s in map(selection.at, range(selection.size())))
        rows = self._cards.rows  # Qt's own list of them asks the model about each: 0.1 s at 10,000
        found = (row for first, last in spans for row in rows[first : last + 1])
        return tuple(row.id for row in found if isinstance(row, CardRow) and row.is_entry)

    def choose(self, entry_id: str) -> None:
        """Make an entry the current one without opening it; later, if it is not there yet."""
        self._wanted = entry_id
        index = self._cards.place(entry_id)
        blocked = self.blockSignals(True)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self.blockSignals(blocked)
        self.viewport().update()
        self.picked.emit(len(self.chosen))

    def go_in(self) -> None:
        """Put the focus on the list, upon the current card or else the first one."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self._row():
            for number, row in enumerate(self._cards.rows[:2]):
                if isinstance(row, CardRow):
                    self.setCurrentIndex(self._cards.index(number, 0))
                    return

    def neighbour(self, ids: Sequence[str]) -> str:
        """The entry to go on with when these are taken away: the next one, else the one before."""
        places = [self._cards.number(name) for name in ids]
        last, first = max(places, default=-1), min(places, default=0)
        below = range(last + 1, self._cards.rowCount())
        above = range(first - 1, -1, -1)
        for number in (*below, *above) if last >= 0 else ():
            row = self._cards.row(number)
            if isinstance(row, CardRow) and row.is_entry:
                return row.id
        return ""

    def _lay_out(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setStretchLastSection(True)
        header = self.verticalHeader()
        header.hide()
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultSectionSize(self._delegate.usual_height)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # keeps the width
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)

    def _row(self) -> CardRow | None:
        """The current card, be it an entry or not."""
        index = self.currentIndex()
        row = self._cards.row(index.row()) if index.isValid() else None
        return row if isinstance(row, CardRow) else None

    def _offer(self, event: QKeyEvent) -> int:
        """The number of the offer of the current card that a key is for; -1 for none.

        Ctrl+Return is for the first one. The last of several takes the card away, and so does
        Delete; Ctrl+Space is for what stands between them.
        """
        row = self._row()
        offers = len(row.offers) if row else 0
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if offers and control and event.key() in _RETURN:
            return 0
        if offers > 1 and event.key() == Qt.Key.Key_Delete:
            return offers - 1
        return 1 if offers > 2 and control and event.key() == Qt.Key.Key_Space else -1

    def _offer_at(self, place: QPoint) -> int:
        """The number of the offer of the current card at a place; -1 where there is none."""
        index, row = self.currentIndex(), self._row()
        if row is None or self.indexAt(place) != index:
            return -1
        return self._delegate.offer_at(self.visualRect(index), row.offers, place)

    def _resize_rows(self, first: int, last: int) -> None:
        header, height = self.verticalHeader(), self._delegate.height
        blocked = header.blockSignals(True)  # each would be told to the table: 0.1 s at 100,000
        usual = self._delegate.usual_height
        for number, row in enumerate(self._cards.rows[first : last + 1], first):
            if not (isinstance(row, CardRow) and row.lines == 2):
                header.resizeSection(number, height(row))
            elif header.sectionSize(number) != usual:
                header.resizeSection(number, usual)
        header.blockSignals(blocked)
        self.scheduleDelayedItemsLayout()

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._resize_rows(first, last)

    def _on_reset(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._delegate.usual_height)
        self._resize_rows(0, self._cards.rowCount() - 1)

    def _on_settled(self) -> None:
        """Mark the wanted entry again, without moving what is seen."""
        if self._wanted and self.current_card != self._wanted:
            offset = self.verticalScrollBar().value()
            self.choose(self._wanted)
            self.verticalScrollBar().setValue(offset)
        else:
            self.picked.emit(len(self.chosen))

    def _on_theme_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._delegate.usual_height)
        self._resize_rows(0, self._cards.rowCount() - 1)
        self.viewport().update()

    # Qt's part

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802, D102
        super().currentChanged(current, previous)
        row = self._row()
        if row and not self._cards.changing:
            self._wanted = row.id
            if row.is_entry:
                self.opened.emit(row.id)

    def selectionCommand(  # noqa: N802, D102
        self, index: AnyIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            return QItemSelectionModel.SelectionFlag.NoUpdate  # a heading changes nothing
        return super().selectionCommand(index, event)

    def selectionChanged(  # noqa: N802, D102
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        super().selectionChanged(selected, deselected)
        if not self._cards.changing:
            self.picked.emit(len(self.chosen))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        row, offer = self._row(), self._offer_at(place)
        if row and event.button() is Qt.MouseButton.LeftButton and offer >= 0:
            self.acted.emit(row.id, offer)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        super().mouseDoubleClickEvent(event)
        row = self._row()
        if row and not row.is_entry and self._offer_at(event.position().toPoint()) < 0:
            self.followed.emit(row.id)

    def event(self, event: QEvent) -> bool:  # noqa: D102
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and self._offer(event) >= 0:  # type: ignore[arg-type]
            event.accept()  # here the keys mean the card
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # the page's own keys
            return
        if event.key() == Qt.Key.Key_Escape and len(self.chosen) > 1:
            self.choose(self.current)
            return
        row, offer = self._row(), self._offer(event)
        if row and offer >= 0:
            self.acted.emit(row.id, offer)
        elif event.key() == Qt.Key.Key_Delete and self.chosen:
            self.trash_requested.emit(self.chosen)
        elif event.key() in _RETURN and row:
            (self.entered if row.is_entry else self.followed).emit(row.id)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        super().paintEvent(event)
        if self.hasFocus() and not self.selectionModel().hasSelection():  # no card says so
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.tokens.accent), 1.5))
            frame = QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, 10, 10)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802, D102
        # Qt would compare the letters with every row; the search of the journal knows better.
        self.typed.emit(search)


def beside_bar(pages: QWidget) -> QWidget:
    """Give a list the margins of a room, with its scroll bar in the right one."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(24, 0, 24 - _BAR, 0)
    row.addWidget(pages)
    return holder
