"""A line above the foot that asks something where one works, instead of a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from journal.ui.entry.editor import MARGIN
from journal.ui.widgets.buttons import TextButton
from journal.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from journal.ui.theme import Theme

    Choice = tuple[str, Callable[[], object]]


class Strip(QFrame):
    """Asks for a choice or for a line of words; Escape leaves it unanswered."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")  # a hairline above it
        self._theme = theme
        self._then: Callable[[str], object] | None = None
        self._back: QWidget | None = None
        self._buttons: list[TextButton] = []
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Answer"))
        self.field.returnPressed.connect(self._on_return)
        self.field.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 10, 24, 10)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self.field)
        self._row = QWidget()
        self._flow = FlowLayout(self._row, 8)
        column.addWidget(self._row)
        self.hide()

    @property
    def buttons(self) -> tuple[TextButton, ...]:
        """The choices that are offered."""
        return tuple(self._buttons)

    @property
    def words(self) -> str:
        """What is asked."""
        return self._words.text()

    def ask(self, words: str, choices: Sequence[Choice], back: QWidget | None = None) -> None:
        """Ask for one of some choices; the last one changes nothing.

        Args:
            words: The question.
            choices: What can be answered, and what is then done.
            back: Where the focus goes afterwards.
        """
        self._begin(words, choices, back)
        self.field.hide()
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_line(
        self, words: str, hint: str, then: Callable[[str], object], back: QWidget | None = None
    ) -> None:
        """Ask for a line of words.

        Args:
            words: The question.
            hint: What stands in the empty field.
            then: Gets the line, without white space at its ends.
            back: Where the focus goes afterwards.
        """
        self._begin(
            words, ((self.tr("Keep"), self._on_return), (self.tr("Not now"), self.close_it)), back
        )
        self._then = then
        self.field.clear()
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(words)
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_it(self) -> None:
        """Ask nothing any more."""
        had, back = self.isAncestorOf(self.window().focusWidget() or self.window()), self._back
        self._then = self._back = None
        self.hide()
        if had and back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, words: str, choices: Sequence[Choice], back: QWidget | None) -> None:
        self._then, self._back = None, back
        self._words.setText(words)
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
            button.hide()
        self._buttons = [self._button(*choice) for choice in choices]
        self.show()

    def _button(self, words: str, action: Callable[[], object]) -> TextButton:
        button = TextButton(self._theme, words, "link")
        self._flow.addWidget(button)
        button.installEventFilter(self)

        def answer() -> None:
            if action not in (self._on_return, self.close_it):
                self.close_it()
            action()

        button.clicked.connect(answer)
        return button

    def _on_return(self) -> None:
        then, words = self._then, " ".join(self.field.text().split())
        self.close_it()
        if then is not None:
            then(words)

    # Qt's part

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802, D102
        kinds = QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress
        if event.type() in kinds and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.close_it()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)
