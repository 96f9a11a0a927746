"""Painting the cards of the board: the title, how long it waits, and a line of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal.domain.entry import Kind
from journal.ui.loop.model import CARD
from journal.ui.widgets.card_delegate import broken
from journal.ui.widgets.elision import elided

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from journal.ui.loop.card import Card
    from journal.ui.loop.cards import CardsList
    from journal.ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PAD, _GAP, _RADIUS = 12, 8, 10  # pixels
_LINES = 3  # of a title at most


class CardDelegate(QStyledItemDelegate):
    """Paints the cards of one column, whose width decides how titles break."""

    def __init__(self, theme: Theme, view: CardsList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._broken: dict[tuple[str, int], list[str]] = {}
        self._measure()
        theme.changed.connect(self._measure)

    def height(self, card: Card, width: int) -> int:
        """The height of a card with the gap below it, in a column of a width (pixels)."""
        lines = len(self._lines(card.title, width - 2 * _PAD))
        feet = self._foot * (1 + bool(card.meta))
        return 2 * _PAD + lines * self._line + 4 + feet + _GAP

    def _measure(self) -> None:
        theme = self._theme
        self._title, self._meta = theme.font("base", 600), theme.font("meta")
        self._wait = theme.font("meta", 600)
        self._metrics = QFontMetrics(self._title)
        self._line = max(self._metrics.height(), theme.px(18))
        self._foot = max(QFontMetrics(self._meta).height(), theme.px(18))
        self._broken.clear()

    def _lines(self, text: str, width: int) -> list[str]:
        key = (text, width)
        if key not in self._broken:
            lines = broken(text, self._title, self._metrics, max(width, 40), _LINES)
            self._broken[key] = [words for words, _ in lines]
        return self._broken[key]

    def _paint_frame(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        ground, line, width = tokens.surface, tokens.line, 1.0
        focused = self._view.hasFocus()
        if state & QStyle.StateFlag.State_Selected and (focused or self._view.marked):
            ground, line = tokens.sel, tokens.sel_line
            if focused:
                line, width = tokens.accent, 1.5
        elif state & QStyle.StateFlag.State_MouseOver:
            line = tokens.line2
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(line), width))
        inset = width / 2
        frame = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)

    def _paint_words(self, painter: QPainter, rect: QRect, card: Card) -> None:
        tokens = self._theme.tokens
        line = QRect(rect.left() + _PAD, rect.top() + _PAD - 1, rect.width() - 2 * _PAD, self._line)
        painter.setFont(self._title)
        painter.setPen(QColor(tokens.ink))
        for words in self._lines(card.title, line.width()):
            painter.drawText(line, _LEFT, words)
            line.translate(0, self._line)
        line.translate(0, 4)
        line.setHeight(self._foot)
        painter.setFont(self._wait if card.stuck else self._meta)
        painter.setPen(tokens.kind(Kind.MISTAKE) if card.stuck else QColor(tokens.ink2))
        self._paint_line(painter, line, card.wait)
        line.translate(0, self._foot)
        painter.setFont(self._meta)
        painter.setPen(QColor(tokens.ink3))
        self._paint_line(painter, line, card.meta)

    def _paint_line(self, painter: QPainter, line: QRect, words: str) -> None:
        painter.drawText(line, _LEFT, elided(words, painter.fontMetrics(), line.width()))

    # Qt's part

    def paint(  # noqa: D102
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect = QRect(option.rect)
        rect.setBottom(rect.bottom() - _GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter, rect, option.state)
        self._paint_words(painter, rect, index.data(CARD))
        painter.restore()

    def sizeHint(  # noqa: D102, N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self.height(index.data(CARD), width))
