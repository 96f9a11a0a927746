"""Painting the rows of the palette: an icon, words with the letters that matched, a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal.ui.palette.model import FOUND
from journal.ui.widgets.key_cap import paint_cap

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

    from journal.ui.palette.choices import Choice
    from journal.ui.theme import Theme

_HEIGHT, _ICON, _PAD = 38, 16, 12  # pixels
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ChoiceDelegate(QStyledItemDelegate):
    """One line a choice."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @property
    def height(self) -> int:
        """The height of a row (pixels)."""
        return self._theme.px(_HEIGHT)

    def _paint_hint(self, painter: QPainter, line: QRect, choice: Choice) -> int:
        """Paint the right end of a row; return the room it took (pixels)."""
        if not choice.hint:
            return 0
        if choice.keys:
            return paint_cap(painter, self._theme, line, choice.hint)
        font = self._theme.font("meta")
        metrics = QFontMetrics(font)
        words = metrics.elidedText(choice.hint, Qt.TextElideMode.ElideRight, line.width() // 2)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.ink2))
        painter.drawText(line, _RIGHT, words)
        return metrics.horizontalAdvance(words)

    def _paint_words(
        self, painter: QPainter, line: QRect, text: str, places: tuple[int, ...]
    ) -> None:
        font = self._theme.font("base")
        metrics = QFontMetrics(font)
        flat = " ".join(text.splitlines()) if "\n" in text else text
        words = metrics.elidedText(flat, Qt.TextElideMode.ElideRight, line.width())
        shown = len(words) if words == flat else len(words) - 1
        layout = QTextLayout(words, font)
        layout.setFormats([self._marked(place, words) for place in places if place < shown])
        layout.beginLayout()
        laid = layout.createLine()
        laid.setLineWidth(10 * line.width())  # the bold letters may be a little wider
        layout.endLayout()
        top = line.center().y() - laid.height() / 2 + 0.5
        painter.setPen(QColor(self._theme.tokens.ink))
        painter.setClipRect(line)
        layout.draw(painter, QPointF(line.left(), top))
        painter.setClipping(False)

    def _marked(self, place: int, words: str) -> QTextLayout.FormatRange:
        """The look of one letter that matched."""
        marked = QTextLayout.FormatRange()
        # Qt counts UTF-16 units, Python counts characters.
        marked.start = len(words[:place].encode("utf-16-le")) // 2
        marked.length = len(words[place].encode("utf-16-le")) // 2
        look = QTextCharFormat()
        look.setForeground(QColor(self._theme.tokens.accent))
        look.setFontWeight(600)
        marked.format = look
        return marked

    # Qt's part

    def paint(  # noqa: D102
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row, tokens, rect = index.data(FOUND), self._theme.tokens, QRect(option.rect)
        choice: Choice = row.thing
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(tokens.sel_line))
            painter.setBrush(QColor(tokens.sel))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        side = self._theme.px(_ICON)
        colour = tokens.kind(choice.kind) if choice.kind else QColor(tokens.ink2)
        picture = self._theme.pixmap(choice.icon, colour, side)
        place = QPointF(rect.left() + _PAD, rect.center().y() - side / 2 + 1)
        painter.drawPixmap(place, picture)
        line = rect.adjusted(_PAD + side + 12, 0, -_PAD, 0)
        line.setRight(line.right() - self._paint_hint(painter, line, choice) - 16)
        self._paint_words(painter, line, choice.text, row.match.places)
        painter.restore()

    def sizeHint(  # noqa: D102, N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, self.height)
