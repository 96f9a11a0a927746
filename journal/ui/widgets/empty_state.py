"""What stands where there is nothing yet: what belongs here, and the one next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton

    from journal.ui.theme import Theme

_MARGIN, _WIDEST = 24, 500  # pixels beside the words, and of a line of them


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
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
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
        side = max(_MARGIN, (self.width() - self._theme.px(_WIDEST)) // 2)
        self._column.setContentsMargins(side, 8, side, 8)
        self._picture.setVisible(self.height() >= self._theme.px(190))  # words before pictures
