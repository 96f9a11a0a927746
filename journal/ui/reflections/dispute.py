"""What to do where a text was changed here and elsewhere at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from journal.ui.widgets.buttons import TextButton
from journal.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from journal.ui.theme import Theme


class Dispute(QWidget):
    """A sentence and three ways out; hidden while there is nothing to decide."""

    mine_chosen = Signal()
    theirs_chosen = Signal()
    both_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.both = TextButton(theme, self.tr("Keep both"), "")
        self.mine = TextButton(theme, self.tr("Keep mine"), "")
        self.theirs = TextButton(theme, self.tr("Keep theirs"), "")
        self.both.setToolTip(self.tr("What you typed becomes a reflection of its own"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.addWidget(self._words)
        row = QWidget()
        flow = FlowLayout(row, 8)
        chosen = (self.both_chosen, self.mine_chosen, self.theirs_chosen)
        for button, signal in zip((self.both, self.mine, self.theirs), chosen, strict=True):
            button.clicked.connect(signal)
            flow.addWidget(button)
        column.addWidget(row)
        self.hide()

    def tell(self, theirs: str, *, trashed: bool) -> None:
        """Ask what to do.

        Args:
            theirs: What the other side wrote where both did, as far as it can be shown.
            trashed: Whether the other side moved the reflection to the trash.
        """
        words = self.tr(
            "Someone else changed the same words in the meantime. Yours are still here and not "
            "saved. Theirs: %s"
        ) % (f"“{theirs}”")
        if trashed:
            words = self.tr(
                "Someone else moved this reflection to the trash in the meantime. What you typed "
                "is still here and not saved."
            )
        self._words.setText(words)
        self.show()

    # Qt's part

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.code))
        painter.setPen(QPen(QColor(tokens.mistake), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
