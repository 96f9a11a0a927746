"""The list of a column: keys, drag and drop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from journal.domain.board import Column, move
from journal.ui.loop.delegate import CardDelegate
from journal.ui.loop.model import CardsModel, carried

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from journal.ui.loop.card import Card
    from journal.ui.theme import Theme

_BATCH = 25  # cards laid out at a time
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardsList(QListView):
    """Emits ids of cards and what is wished for them.

    Up and Down choose, Left and Right go to the next column, Alt with these takes the card there.
    """

    opened = Signal(str)  # shown beside the board
    entered = Signal(str)  # the focus goes into it
    focused = Signal()
    left = Signal(int)  # to the column so many to the right
    pushed = Signal(str, int)  # the card shall go so many columns to the right
    dropped = Signal(str, object)  # a card, and the Column it comes from
    menu_requested = Signal(str, object)  # the card, and where (QPoint on the screen)

    def __init__(self, theme: Theme, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cards")
        self._theme, self._column = theme, column
        self._empty, self._over = "", False
        self.marked = False  # whether the current card is marked without the focus, too
        self.cards = CardsModel(column, self)
        self.setItemDelegate(CardDelegate(theme, self))
        self.setModel(self.cards)
        self._lay_out()
        self.clicked.connect(lambda _index: self.opened.emit(self.current))
        theme.changed.connect(self._on_theme_changed)

    @property
    def current(self) -> str:
        """The id of the current card; empty where there is none."""
        index = self.currentIndex()
        return self.cards.cards[index.row()].id if index.isValid() else ""

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these; the current one is kept, or else its place."""
        current, row = self.current, self.currentIndex().row()
        offset = self.verticalScrollBar().value()
        self.cards.show(cards)
        if not self.choose(current) and row >= 0 and cards:
            self.choose(self.cards.cards[min(row, len(cards) - 1)].id)
        if self.hasFocus():  # it came before the cards
            self._be_seen()
        self.doItemsLayout()
        self.verticalScrollBar().setValue(offset)

    def choose(self, entry_id: str) -> bool:
        """Make a card the current one; tell whether it is in this column."""
        index = self.cards.place(entry_id)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)
            self.scrollTo(index)
        return index.isValid()

    def _be_seen(self) -> None:
        """Select a card, so that the focus is seen: Qt makes one current and selects none."""
        if not self.selectionModel().hasSelection() and self.cards.cards:
            self.choose(self.current or self.cards.cards[0].id)

    def keep_mark(self, *, kept: bool) -> None:
        """Mark the current card even while the focus is elsewhere, or no longer."""
        self.marked = kept
        self.viewport().update()

    def say_empty(self, words: str) -> None:
        """What stands in the column while it is empty."""
        self._empty = words
        self.viewport().update()

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # breaking titles takes its time
        self.setBatchSize(_BATCH)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # keeps the width
        self.verticalScrollBar().setSingleStep(24)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)

    def _takes(self, event: QDropEvent) -> bool:
        """Whether what is dragged can stand here."""
        given = carried(event.mimeData())
        return given is not None and move(given[0], self._column) is not None

    def _mark(self, *, over: bool) -> None:
        self._over = over
        self.viewport().update()

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    # Qt's part

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802, D102
        if self._takes(event):
            event.acceptProposedAction()
            self._mark(over=True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802, D102
        event.setAccepted(self._takes(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802, D102
        self._mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802, D102
        given = carried(event.mimeData())
        self._mark(over=False)
        if given is not None and self._takes(event):
            event.setDropAction(Qt.DropAction.CopyAction)  # a move would take the row away
            event.accept()
            self.dropped.emit(given[1], given[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        side = _SIDES.get(Qt.Key(event.key()), 0)
        if side and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self.current:
                self.pushed.emit(self.current, side)
        elif side:
            self.left.emit(side)
        elif event.key() in _ENTER and self.current:
            self.entered.emit(self.current)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802, D102
        by_mouse = event.reason() is event.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            place = event.pos() if by_mouse else self.visualRect(index).center()
            entry_id = self.cards.cards[index.row()].id
            self.menu_requested.emit(entry_id, self.viewport().mapToGlobal(place))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802, D102
        super().focusInEvent(event)
        self._be_seen()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802, D102
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        super().paintEvent(event)
        tokens, painter = self._theme.tokens, QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        hollow = not self.cards.cards
        if self._over or (hollow and self.hasFocus()):
            painter.setPen(QPen(QColor(tokens.accent), 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(frame, 10, 10)
        if hollow:
            painter.setFont(self._theme.font("base"))
            painter.setPen(QColor(tokens.ink2))
            words = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(frame.adjusted(12, 10, -12, -10), words, self._empty)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.doItemsLayout()  # Qt would leave gaps until a moment later

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(120, self._theme.px(64))
