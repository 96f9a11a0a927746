"""A list whose rows are cards with a few lines of text, as tall as the text needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
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
    from PySide6.QtGui import QResizeEvent

    from journal.ui.theme import Theme

KEY, QUIET = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_PAD, _GAP = 10, 6  # pixels
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
            text: Its lines.
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
        width = max(60, self._cards.viewport().width() - 4)
        room = QRect(0, 0, width - 2 * _PAD, 10_000)
        text = str(index.data() or "")
        tall = QFontMetrics(self._theme.font("base")).boundingRect(room, _WRAP, text).height()
        return QSize(width, tall + 2 * _PAD + _GAP)

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
        frame = QRectF(rect).adjusted(2.5, 0.5, -2.5, -0.5 - _GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.DashLine if quiet and not chosen else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(tokens.line2 if quiet and not chosen else line), 1, style))
        painter.setBrush(Qt.BrushStyle.NoBrush if quiet and not chosen else QColor(ground))
        painter.drawRoundedRect(frame, 8, 8)
        painter.setPen(QColor(tokens.ink2 if quiet else tokens.ink))
        painter.setFont(self._theme.font("base"))
        painter.drawText(frame.adjusted(_PAD, _PAD, -_PAD, 0), _WRAP, str(index.data() or ""))
        painter.restore()
