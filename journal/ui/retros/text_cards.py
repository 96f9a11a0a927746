"""A list whose rows are cards, as tall as their text needs: a title, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from journal.ui.theme import Theme

KEY, QUIET = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_PAD, _GAP, _BELOW = 10, 6, 2  # pixels: inside a card, between cards, below a title
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class TextCards(QListWidget):
    """Announces what was entered with Return or a double click, and what was taken away."""

    entered = Signal(str, bool)  # the key of a card, whether it is a quiet one
    taken_away = Signal(str, bool)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setObjectName("textCards")
        self.setItemDelegate(_Delegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.itemActivated.connect(
            lambda item: self.entered.emit(item.data(KEY), self._quiet(item))
        )

    def add(self, key: str, text: str, *, quiet: bool = False, said: str = "") -> QListWidgetItem:
        """Add a card.

        Args:
            key: What the signals carry.
            text: What it says; a line below is about it, and the first then its title.
            quiet: Whether it is only an offer.
            said: What a screen reader says, where that is not the text.
        """
        item = QListWidgetItem(text)
        item.setData(KEY, key)
        item.setData(QUIET, quiet)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said or text)
        self.addItem(item)
        return item

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.entered.emit(item.data(KEY), self._quiet(item))

    def _quiet(self, item: QListWidgetItem) -> bool:
        return bool(item.data(QUIET))

    # Qt's part

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802, D102
        super().focusInEvent(event)
        if not self.selectedItems() and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.setCurrentRow(max(0, self.currentRow()))  # or nothing would show the focus

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        item = self.currentItem()
        if item is not None and event.key() == Qt.Key.Key_Delete:
            self.taken_away.emit(item.data(KEY), self._quiet(item))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, cards: TextCards) -> None:
        super().__init__(cards)
        self._theme, self._cards = theme, cards
        theme.changed.connect(cards.viewport().update)

    # Qt's part

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = max(60, self._cards.viewport().width())
        room = QRect(0, 0, width - 2 * _PAD, 10_000)
        tall = sum(
            QFontMetrics(font).boundingRect(room, _WRAP, words).height() + gap
            for words, font, _, gap in self._lines(index)
        )
        return QSize(width, tall + 2 * _PAD + _GAP)

    def _lines(
        self, index: QModelIndex | QPersistentModelIndex
    ) -> list[tuple[str, QFont, str, int]]:
        """Its texts, each with its font, its colour and the room below it (pixels)."""
        title, _, about = str(index.data() or "").partition("\n")
        tokens = self._theme.tokens
        ink = tokens.ink2 if index.data(QUIET) else tokens.ink
        if not about:
            return [(title, self._theme.font("base"), ink, 0)]
        return [
            (title, self._theme.font("base", 600), ink, _BELOW),
            (about, self._theme.font("meta"), tokens.ink3, 0),
        ]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens = self._theme.tokens
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        quiet = bool(index.data(QUIET))
        ground = tokens.sel if chosen else tokens.hover if over else tokens.surface
        line = tokens.sel_line if chosen else tokens.line
        if chosen and self._cards.hasFocus():
            line = tokens.accent
        rect: QRect = option.rect
        frame = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5 - _GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.DashLine if quiet and not chosen else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(tokens.line2 if quiet and not chosen else line), 1, style))
        painter.setBrush(Qt.BrushStyle.NoBrush if quiet and not chosen else QColor(ground))
        painter.drawRoundedRect(frame, 8, 8)
        room = rect.adjusted(_PAD, _PAD, -_PAD, 0)
        for words, font, colour, gap in self._lines(index):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            drawn = painter.boundingRect(room, _WRAP, words)
            painter.drawText(room, _WRAP, words)
            room.setTop(room.top() + drawn.height() + gap)
        painter.restore()
