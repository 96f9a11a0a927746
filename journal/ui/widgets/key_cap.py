"""Keys as they are printed on a keyboard: a cap at the right end of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from journal.ui.theme import Theme

_PAD = 6  # pixels


def paint_cap(painter: QPainter, theme: Theme, line: QRect, words: str) -> int:
    """Paint keys at the right end of a line; return the room they took (pixels)."""
    tokens, font = theme.tokens, theme.font("meta")
    metrics = QFontMetrics(font)
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width() // 2)
    cap = QRectF(0, 0, metrics.horizontalAdvance(words) + 2 * _PAD + 2, metrics.height() + 4)
    cap.moveCenter(QRectF(line).center())
    cap.moveRight(line.right())
    painter.setFont(font)
    painter.setPen(QColor(tokens.line2))
    painter.setBrush(QColor(tokens.canvas))
    painter.drawRoundedRect(cap, 5, 5)
    painter.setPen(QColor(tokens.ink2))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, words)
    return round(cap.width())
