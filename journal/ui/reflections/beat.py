"""One of the four beats: its name, its text, and what the evidence offers while it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal.ui.widgets.buttons import TextButton
from journal.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from journal.ui.theme import Theme

_OFFERED = 220  # characters of an offer that are shown


class Beat(QWidget):
    """A frame that takes the accent while it is written in."""

    edited = Signal()
    left = Signal()

    def __init__(self, theme: Theme, name: str, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._draft, self._near = theme, "", False
        self._name = QLabel(name)
        self._name.setProperty("role", "strong")
        self.field = TextField()
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(prompt)
        self.field.setPlaceholderText(prompt)
        self.field.left.connect(self._on_left)
        self._offer = QLabel()
        self._offer.setProperty("role", "quiet")
        self._offer.setWordWrap(True)
        self._offer.setTextFormat(Qt.TextFormat.PlainText)
        self.take = TextButton(theme, self.tr("Use what the evidence says"), "link")
        self.take.setToolTip(self.tr("Put it in as a first draft to write on"))
        self.take.setAccessibleName(f"{self.take.text()}: {name}")
        self._lay_out()
        self.field.edited.connect(self._on_edited)
        self.take.clicked.connect(self._on_taken)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def draft(self) -> str:
        """What is offered; empty where nothing is."""
        return self._draft

    def load(self, text: str) -> None:
        """Show another text."""
        self.field.load(text)
        self._show_offer()

    def offer(self, draft: str) -> None:
        """Offer words of the evidence for as long as the beat is empty."""
        self._draft = draft
        cut = draft if len(draft) <= _OFFERED else draft[: _OFFERED - 1].rstrip() + "…"
        self._offer.setText(self.tr("The evidence says: %s") % cut)
        self.take.setAccessibleDescription(cut)
        self._show_offer()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        for part in (self._name, self.field, self._offer):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addSpacing(-7)  # its words stand under the others
        row.addWidget(self.take)
        row.addStretch(1)
        column.addLayout(row)

    def _show_offer(self) -> None:
        shown = bool(self._draft) and not self.field.text().strip()
        self._offer.setVisible(shown)
        self.take.setVisible(shown)
        self.field.dress(self._theme.font("body"), 1 if shown else 2)

    def _dress(self) -> None:
        self._show_offer()
        self.update()

    def _on_edited(self) -> None:
        self._show_offer()
        self.edited.emit()

    def _on_left(self) -> None:
        self.update()
        self.left.emit()

    def _on_taken(self) -> None:
        self.field.setFocus()
        self.field.put(self._draft)

    # Qt's part

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        tokens, inside = self._theme.tokens, self.field.hasFocus()
        line = tokens.accent if inside else tokens.line
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.surface))
        painter.setPen(QPen(QColor(line), 1.5 if inside else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
