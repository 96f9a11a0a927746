"""The ground of what opens over the window: a surface with a hairline, gone with a click beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from journal.ui.theme import Theme


class Popup(QFrame):
    """An empty one; put widgets into `column`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(9, 9, 9, 9)
        self.column.setSpacing(6)

    def open_at(self, widget: QWidget) -> None:
        """Open below a widget, within its window."""
        self.place_at(widget)
        self.show()

    def place_at(self, widget: QWidget) -> None:
        """Put it below a widget, within its window."""
        window = widget.window()
        place = widget.mapTo(window, QPoint(0, widget.height() + 4))
        x = max(8, min(place.x(), window.width() - self.width() - 8))
        y = max(8, min(place.y(), window.height() - self.height() - 8))
        self.move(window.mapToGlobal(QPoint(x, y)))

    # Qt's part

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        tokens, painter = self.theme.tokens, QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.setPen(QPen(QColor(tokens.line2)))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
