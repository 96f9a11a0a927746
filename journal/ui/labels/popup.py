"""A new name for a label: a field where the label stands, and one question where two become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from journal.ui.widgets.buttons import TextButton
from journal.ui.widgets.popup import Popup

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.ui.theme import Theme

_WIDTH = 300  # pixels at the usual text size
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RenamePopup(Popup):
    """Emits the name that was typed and stays until it is closed; Escape closes it.

    Args:
        theme: The look.
        words: What is renamed: Rename the tag “dns”.
        name: The name that it has now.
    """

    named = Signal(str)

    def __init__(self, theme: Theme, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title = words
        self._at: QWidget | None = None
        self._then: Callable[[], object] = self._tell
        self._words, self._note = QLabel(), QLabel()
        self._words.setProperty("role", "strong")
        self._note.setProperty("role", "meta")
        self.field = QLineEdit(name)
        self.field.setAccessibleName(words)
        self.yes = TextButton(theme, self.tr("Rename"), "primary")
        self.no = TextButton(theme, self.tr("Leave it"), "")
        self.yes.clicked.connect(lambda: self._then())
        self.no.clicked.connect(self._on_no)
        for part in (self.field, self.yes, self.no):
            part.installEventFilter(self)
        self._lay_out()
        self._name()

    @property
    def words(self) -> str:
        """What is asked."""
        return self._words.text()

    @property
    def refusal(self) -> str:
        """Why a name was not taken; empty where it was."""
        return self._note.text()

    def open_at(self, widget: QWidget) -> None:
        """Open below a widget, with the name selected."""
        self._at = widget
        super().open_at(widget)
        self.field.setFocus()
        self.field.selectAll()

    def ask(self, words: str, yes: str, then: Callable[[], object]) -> None:
        """Ask once before something is done.

        Args:
            words: The question.
            yes: The word of the button that does it.
            then: What it does.
        """
        self._then = then
        self._show(words, yes)
        self.yes.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why the name was not taken; another one can be typed."""
        self._name()
        self._note.setText(sentence)
        self._note.show()
        self._fit()
        self.field.setFocus()
        QAccessible.updateAccessibility(QAccessibleEvent(self._note, QAccessible.Event.Alert))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        buttons.addStretch(1)
        self.column.setContentsMargins(14, 12, 14, 14)
        self.column.setSpacing(10)
        for label in (self._words, self._note):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for part in (self._words, self.field, self._note):
            self.column.addWidget(part)
        self.column.addLayout(buttons)

    def _name(self) -> None:
        """Have a name typed."""
        self._then = self._tell
        self._show(self._title, self.tr("Rename"))

    def _show(self, words: str, yes: str) -> None:
        self._words.setText(words)
        self.field.setVisible(words == self._title)
        self._note.hide()
        self._note.clear()
        self.yes.setText(yes)
        self.yes.setAccessibleName(yes)
        QAccessible.updateAccessibility(QAccessibleEvent(self._words, QAccessible.Event.Alert))
        self._fit()

    def _fit(self) -> None:
        width = self.theme.px(_WIDTH)
        self.column.activate()  # a part that has gone needs no room any more
        self.resize(width, self.column.totalHeightForWidth(width))
        if self._at is not None:
            self.place_at(self._at)

    def _tell(self) -> None:
        self.named.emit(self.field.text())

    def _on_no(self) -> None:
        if self.field.isHidden():
            self._name()
            self.field.setFocus()
        else:
            self.close()

    # Qt's part

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, D102
        if event.type() != QEvent.Type.KeyPress or event.key() not in _ENTER:  # type: ignore[attr-defined]
            return super().eventFilter(watched, event)
        # Passed on, the key that asks the question would answer it too.
        self._tell() if watched is self.field else watched.click()  # type: ignore[attr-defined]
        return True
