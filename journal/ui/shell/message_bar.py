"""One message at a time, at the foot of the window, with what can be done about it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from journal.ui.widgets.buttons import IconButton, TextButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.ui.theme import Theme

    Choice = tuple[str, Callable[[], object]]

_NOTICE_STAYS = 8_000  # milliseconds; troubles stay until they are over or closed


class MessageBar(QFrame):
    """Notices go by themselves, troubles stay. Each may offer buttons."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._theme = theme
        self._picture, self._words = QLabel(), QLabel()
        self._words.setWordWrap(True)
        self._words.setProperty("textFormat", "PlainText")
        self._words.setProperty("textInteractionFlags", "TextSelectableByMouse")
        self._close = IconButton(theme, "x", self.tr("Close this message"))
        self._close.clicked.connect(self.clear)
        self._buttons: list[TextButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 8, 16, 8)
        self._row.setSpacing(10)
        self._row.addWidget(self._picture)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._close)
        self._clock = QTimer(self, singleShot=True, interval=_NOTICE_STAYS)
        self._clock.timeout.connect(self.clear)
        theme.changed.connect(self._tint)
        self.topic = ""
        self.hide()

    @property
    def text(self) -> str:
        """The message that is shown; empty without one."""
        return self._words.text() if not self.isHidden() else ""

    @property
    def buttons(self) -> list[TextButton]:
        """What the message offers."""
        return self._buttons

    def focus_first(self) -> None:
        """Put the focus on the first thing the message offers."""
        (self._buttons[0] if self._buttons else self._close).setFocus()

    def notice(self, text: str, *choices: Choice) -> None:
        """Tell something that needs no answer, unless a trouble is being told."""
        if not (self.topic and not self.isHidden()):
            self._show("", text, choices)
            self._clock.start()

    def trouble(self, topic: str, text: str, *choices: Choice) -> None:
        """Tell something that someone has to look after.

        Args:
            topic: What it is about; `over` takes the message of a topic away.
            text: A sentence.
            choices: Words and what they do.
        """
        self._clock.stop()
        self._show(topic, text, choices)

    def over(self, topic: str) -> None:
        """Take the message of a topic away."""
        if self.topic == topic:
            self.clear()

    def clear(self) -> None:
        """Take the message away."""
        self._clock.stop()
        self.topic = ""
        self.hide()

    def _show(self, topic: str, text: str, choices: tuple[Choice, ...]) -> None:
        self.topic = topic
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(*choice) for choice in choices]
        for button in self._buttons:
            self._row.insertWidget(self._row.count() - 1, button)
        for one, other in pairwise((*self._buttons, self._close)):
            QWidget.setTabOrder(one, other)
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setProperty("tone", "trouble" if topic else "notice")
        self.style().unpolish(self)
        self.style().polish(self)
        self._tint()
        self.show()
        self._say_aloud()

    def _say_aloud(self) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # its many names cost time

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _button(self, words: str, action: Callable[[], object]) -> TextButton:
        button = TextButton(self._theme, words, "link")

        def act() -> None:
            self.clear()
            action()

        button.clicked.connect(act)
        return button

    def _tint(self) -> None:
        tokens = self._theme.tokens
        icon, colour = ("mistake", tokens.mistake) if self.topic else ("info", tokens.ink3)
        self._picture.setPixmap(self._theme.pixmap(icon, colour, 16))
