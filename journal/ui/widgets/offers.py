"""A short list to choose from, drawn in the tokens of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

if TYPE_CHECKING:
    from journal.ui.theme import Theme

DATA = Qt.ItemDataRole.UserRole


class OffersList(QListWidget):
    """Lines with an icon; the chosen one lies on the quiet ground of what is selected."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("offers")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.Box)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._tint)
        self._tint()

    @property
    def line(self) -> int:
        """The height of a line (pixels)."""
        return max(28, self.fontMetrics().height() + 10)

    def offer(
        self, words: str, data: object, icon: str = "", colour: str = "", lines: int = 1
    ) -> None:
        """Add a line.

        Args:
            words: What is shown.
            data: What it stands for.
            icon: A name of resources/icons.
            colour: The colour of the icon.
            lines: How many lines of words it has.
        """
        item = QListWidgetItem(words)
        item.setData(DATA, data)
        more = (lines - 1) * self.fontMetrics().height()
        item.setSizeHint(QSize(0, self.line + more))
        if icon:
            drawn = self._theme.pixmap(icon, colour or self._theme.tokens.ink2, self._theme.px(16))
            made = QIcon(drawn)
            made.addPixmap(drawn, QIcon.Mode.Selected)  # or Qt tints it like the ground
            item.setIcon(made)
        self.addItem(item)

    def _tint(self) -> None:
        tokens, role = self._theme.tokens, QPalette.ColorRole
        palette = self.palette()
        for group in (
            QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive,
            QPalette.ColorGroup.Disabled,
        ):  # fmt: skip
            palette.setColor(group, role.Highlight, QColor(tokens.sel))
            palette.setColor(group, role.HighlightedText, QColor(tokens.ink))
            palette.setColor(group, role.Base, QColor(tokens.surface))
            palette.setColor(group, role.Text, QColor(tokens.ink))
            palette.setColor(group, role.WindowText, QColor(tokens.line2))  # the frame
        self.setPalette(palette)
        size = self._theme.px(16)
        self.setIconSize(QSize(size, size))
