"""Painting slips: a tinted square or a number, at most two lines of title, one of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal.ui.reflections.slip_model import SLIP
from journal.ui.widgets.elision import elided

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from journal.ui.reflections.slip import Slip
    from journal.ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PAD, _GAP, _RADIUS = 12, 8, 10  # pixels


class SlipDelegate(QStyledItemDelegate):
    """Paints the slips of one list, whose width decides how titles break."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._most = 2
        self._broken: dict[tuple[str, int], list[str]] = {}
        self._measure()
        theme.changed.connect(self._measure)

    def height(self, slip: Slip, width: int) -> int:
        """The height of a slip with the gap below it, in a list of a width (pixels)."""
        if slip.heading:
            return self._theme.px(34)
        lines = self._count(slip.title, width - self._indent - _PAD)
        return 2 * _PAD + lines * self._line + 3 + self._foot + _GAP

    def allow(self, lines: int) -> None:
        """Let titles have so many lines at most."""
        if lines != self._most:
            self._most = lines
            self._broken.clear()

    def _measure(self) -> None:
        theme = self._theme
        self._title, self._meta = theme.font("base", 600), theme.font("meta")
        self._word, self._label = theme.font("meta", 600), theme.font("label", 600)
        self._metrics = QFontMetrics(self._title)
        self._line = max(self._metrics.height(), theme.px(18))
        self._foot = max(QFontMetrics(self._meta).height(), theme.px(16))
        self._square = theme.px(24)
        self._indent = _PAD + self._square + 10
        self._broken.clear()

    def _count(self, text: str, width: int) -> int:
        """How many lines a title takes; of two, their number is known without breaking it."""
        if self._metrics.horizontalAdvance(text) <= width:
            return 1
        return self._most if self._most <= 2 else len(self._lines(text, width))

    def _lines(self, text: str, width: int) -> list[str]:
        key = (text, width)
        if key not in self._broken:
            self._broken[key] = self._break(text, max(width, 40))
        return self._broken[key]

    def _break(self, text: str, width: int) -> list[str]:
        if self._metrics.horizontalAdvance(text) <= width:
            return [text]
        layout = QTextLayout(text, self._title)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines, end = list[str](), 0
        while len(lines) < self._most - 1:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            end = line.textStart() + line.textLength()
            lines.append(text[line.textStart() : end].rstrip())
        layout.endLayout()
        if text[end:] or not lines:
            lines.append(elided(text[end:], self._metrics, width))
        return lines

    def _paint_heading(self, painter: QPainter, rect: QRect, slip: Slip) -> None:
        painter.setFont(self._label)
        painter.setPen(QColor(self._theme.tokens.ink3))
        painter.drawText(rect.adjusted(2, 4, 0, -2), _LEFT, slip.title)

    def _paint_frame(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        ground, line, width = tokens.surface, tokens.line, 1.0
        focused = self._view.hasFocus()
        lasting = self._view.selectionMode() is QAbstractItemView.SelectionMode.SingleSelection
        if state & QStyle.StateFlag.State_Selected and (focused or lasting):
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

    def _paint_square(self, painter: QPainter, rect: QRect, slip: Slip) -> None:
        tokens, side = self._theme.tokens, self._square
        square = QRectF(rect.left() + _PAD, rect.top() + _PAD, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        if slip.chain and slip.kind:  # others lie behind it
            painter.setBrush(tokens.tint(slip.kind))
            painter.drawRoundedRect(square.translated(3, 3), 6, 6)
            painter.setPen(QPen(QColor(tokens.surface), 1.5))
        if slip.kind is None:
            painter.setBrush(QColor(tokens.active))
            painter.drawRoundedRect(square, 6, 6)
            painter.setFont(self._word)
            painter.setPen(QColor(tokens.ink2))
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(slip.number))
            return
        painter.setBrush(tokens.tint(slip.kind))
        painter.drawRoundedRect(square, 6, 6)
        picture = self._theme.pixmap(slip.kind.value, tokens.kind(slip.kind), side - 10)
        painter.drawPixmap(square.topLeft() + QPointF(5, 5), picture)

    def _paint_words(self, painter: QPainter, rect: QRect, slip: Slip) -> None:
        tokens = self._theme.tokens
        line = QRect(rect.left() + self._indent, rect.top() + _PAD - 1, 0, self._line)
        line.setRight(rect.right() - _PAD)
        painter.setFont(self._title)
        painter.setPen(QColor(tokens.ink))
        for words in self._lines(slip.title, line.width() + 1):
            painter.drawText(line, _LEFT, words)
            line.translate(0, self._line)
        line.translate(0, 3)
        line.setHeight(self._foot)
        meta = QFontMetrics(self._meta)
        if slip.word and slip.kind:
            painter.setFont(self._word)
            chain = QColor(tokens.ink2)
            painter.setPen(chain if slip.chain else tokens.kind(slip.kind))
            painter.drawText(line, _LEFT, slip.word)
            line.setLeft(line.left() + QFontMetrics(self._word).horizontalAdvance(slip.word))
        painter.setFont(self._meta)
        painter.setPen(QColor(tokens.ink3))
        rest = f" · {slip.meta}" if slip.word else slip.meta
        painter.drawText(line, _LEFT, elided(rest, meta, line.width()))

    # Qt's part

    def paint(  # noqa: D102
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        slip, rect = index.data(SLIP), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if slip.heading:
            self._paint_heading(painter, rect, slip)
        else:
            rect.setBottom(rect.bottom() - _GAP)
            self._paint_frame(painter, rect, option.state)
            self._paint_square(painter, rect, slip)
            self._paint_words(painter, rect, slip)
        painter.restore()

    def sizeHint(  # noqa: D102, N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self.height(index.data(SLIP), width))
