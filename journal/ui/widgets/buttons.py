"""Buttons that take their icon from the theme and follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QEnterEvent

    from journal.ui.theme import Theme


class IconButton(QToolButton):
    """A button that shows an icon alone; its name is read out and shown on hover."""

    def __init__(self, theme: Theme, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        theme.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        size = self._theme.px(18)
        self.setIconSize(QSize(size, size))
        self.setIcon(self._theme.icon(self._icon))


class HandButton(QPushButton):
    """A button over which the cursor is a hand."""

    # Qt's part

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802, D102
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)


class TextButton(HandButton):
    """A button with words, and an icon before them where one is named.

    Args:
        role: How the style sheet draws it: `primary`, `nav`, `chip`, `segment`, `link`.
        icon: A name of resources/icons; it takes the accent while a `nav` button is checked.
    """

    def __init__(
        self, theme: Theme, text: str, role: str, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._role, self._icon = theme, role, icon
        self.setProperty("role", role)
        self.setAccessibleName(text)
        if icon:
            theme.changed.connect(self._tint)
            self.toggled.connect(self._tint)
            self._tint()

    def _tint(self) -> None:
        tokens, size = self._theme.tokens, self._theme.px(14 if self._role == "chip" else 18)
        colour = tokens.accent if self.isChecked() else tokens.ink2
        gap = self._theme.px(8 if self._role == "nav" else 3)  # Qt's own gap is too small
        self.setIconSize(QSize(size + gap, size))
        if self._role == "primary":
            colour = "#ffffff"
        self.setIcon(self._theme.icon(self._icon, colour, gap=gap))

    # Qt's part

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        hint = super().sizeHint()
        if self.isCheckable():  # its words are bold while it is down
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.DemiBold)
            words = self.text()
            more = QFontMetrics(bold).horizontalAdvance(words)
            spare = self._theme.px(4) if self._icon else 0
            plain = self.fontMetrics().horizontalAdvance(words)
            hint.setWidth(hint.width() + more - plain + spare)
        return hint


class Choice(QFrame):
    """Buttons of which exactly one is down; emits the number of the one that was chosen."""

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, words: Sequence[str], role: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons = [TextButton(theme, word, role) for word in words]
        for number, button in enumerate(self.buttons):
            button.setCheckable(True)
            self._group.addButton(button, number)
        self.buttons[0].setChecked(True)
        self._group.idClicked.connect(self.chosen)

    @property
    def current(self) -> int:
        """The number of the button that is down."""
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        """Press a button without telling anyone."""
        self.buttons[number].setChecked(True)


def segments(theme: Theme, words: Sequence[str]) -> Choice:
    """A `Choice` as one control of adjoining segments."""
    choice = Choice(theme, words, "segment")
    choice.setObjectName("segments")
    row = QHBoxLayout(choice)
    row.setContentsMargins(2, 2, 2, 2)
    row.setSpacing(2)
    for button in choice.buttons:
        row.addWidget(button)
    return choice
