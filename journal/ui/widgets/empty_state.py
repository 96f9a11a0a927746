"""What stands where there is nothing yet: what belongs here, and the one next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton

    from journal.ui.theme import Theme


class EmptyState(QWidget):
    """An icon, a sentence, what to do, and a button for it."""

    def __init__(
        self, theme: Theme, icon: str, text: tuple[str, str], button: QPushButton | None = None
    ) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self.button = button
        self._picture, self._strong, self._rest = QLabel(), QLabel(), QLabel()
        self._strong.setProperty("role", "heading")
        self._rest.setProperty("role", "quiet")
        self.say(*text)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 8)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._picture, self._strong, self._rest):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(label is not self._picture)
            column.addWidget(label)
        if button is not None:
            column.addSpacing(8)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        theme.changed.connect(self._tint)
        self._tint()

    def say(self, strong: str, rest: str) -> None:
        """Change the words."""
        self._strong.setText(strong)
        self._rest.setText(rest)

    def _tint(self) -> None:
        self._picture.setPixmap(
            self._theme.pixmap(self._icon, self._theme.tokens.ink3, self._theme.px(32))
        )

    # Qt's part

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._picture.setVisible(self.height() >= self._theme.px(190))  # words before pictures
