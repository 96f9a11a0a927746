"""The dialog of the keyboard shortcuts: every command, its keys, and what to do about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal.ui.settings.key_field import KeyField
from journal.ui.settings.key_list import KeyList
from journal.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journal.ui.settings.key_list import KeyRow
    from journal.ui.theme import Theme

    Choice = tuple[str, Callable[[], object]]

_SIZE = (640, 720)  # pixels at the usual text size
_DOING, _TAKING, _ASKING = range(3)
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeysDialog(QDialog):
    """Emits what is wished for a command, by its id; changes nothing itself."""

    keys_chosen = Signal(str, str)  # a command, and keys such as Ctrl+D
    clear_requested = Signal(str)
    reset_requested = Signal(str)
    reset_all_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._answers: list[TextButton] = []
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._make_parts()
        self._lay_out()
        self._connect()
        self._fit()
        self.search.setFocus()

    @property
    def words(self) -> str:
        """What is said about the current command, or asked."""
        return self._words.text()

    @property
    def _name(self) -> str:
        """The id of the current command; empty without one."""
        row = self.list.current
        return row.action.id if row else ""

    @property
    def answers(self) -> list[TextButton]:
        """The answers that can be given now; none while nothing is asked."""
        return list(self._answers) if self._pages.currentIndex() == _ASKING else []

    def show_rows(self, rows: Sequence[KeyRow]) -> None:
        """Show the commands with their keys; the one that was marked stays marked."""
        here = self._name
        self.list.commands.show_commands(rows)
        self.list.choose(here)
        self.reset_all.setEnabled(any(row.own for row in rows))
        self._say_current()

    def ask(self, words: str, choices: Sequence[Choice]) -> None:
        """Ask for one of some answers; the last one, and Escape, change nothing."""
        for button in self._answers:
            self._asking.removeWidget(button)
            button.deleteLater()
        self._answers = [self._answer(*choice) for choice in choices]
        for place, button in enumerate(self._answers):
            self._asking.insertWidget(place, button)
        self._say(words, _ASKING)
        self._answers[0].setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why something was not taken; other keys can be pressed at once."""
        taking = self._pages.currentIndex() == _TAKING
        self._say(sentence, _TAKING if taking else _DOING)
        (self.field if taking else self.list).setFocus()

    def _make_parts(self) -> None:
        theme = self._theme
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a command or its keys"))
        self.search.setAccessibleName(self.tr("Find a command or its keys"))
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.list = KeyList(theme)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("role", "strong")
        self.change = TextButton(theme, self.tr("Change…"), "")
        self.clear = TextButton(theme, self.tr("Clear"), "")
        self.reset = TextButton(theme, self.tr("Reset"), "")
        self.field = KeyField()
        self.leave = TextButton(theme, self.tr("Leave as they are"), "")
        self.reset_all = TextButton(theme, self.tr("Reset all…"), "")
        self._close = TextButton(theme, self.tr("Close"), "")
        for button in (
            self.change, self.clear, self.reset, self.leave, self.reset_all, self._close,
        ):  # fmt: skip
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(24, 16, 24, 8)
        top.addWidget(self.search)
        rows = QHBoxLayout()
        rows.setContentsMargins(16, 0, 4, 0)
        rows.addWidget(self.list)
        self._pages = QStackedWidget()
        doing = self._page(self.change, self.clear, self.reset)
        doing.addStretch(1)
        self._page(self.field, self.leave).setStretch(0, 1)
        self._asking = self._page()
        self._asking.addStretch(1)
        panel = QFrame()
        panel.setObjectName("foot")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(24, 12, 24, 12)
        inside.setSpacing(10)
        inside.addWidget(self._words)
        inside.addWidget(self._pages)
        foot = QFrame()
        foot.setObjectName("foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(24, 12, 24, 16)
        line.addWidget(self.reset_all)
        line.addStretch(1)
        line.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(rows, 1)
        column.addWidget(panel)
        column.addWidget(foot)

    def _page(self, *parts: QWidget) -> QHBoxLayout:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in parts:
            row.addWidget(part)
        self._pages.addWidget(page)
        return row

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_search_changed)
        self.list.picked.connect(self._say_current)
        self.list.typed.connect(self._on_typed)
        self.list.change_requested.connect(self._take)
        self.list.clear_requested.connect(self._on_clear_requested)
        self.change.clicked.connect(self._take)
        self.clear.clicked.connect(self._on_clear_requested)
        self.reset.clicked.connect(self._on_reset_requested)
        self.field.pressed.connect(self._on_pressed)
        self.field.left.connect(self._stop)
        self.leave.clicked.connect(self._stop)
        self.reset_all.clicked.connect(self.reset_all_requested)
        self._close.clicked.connect(self.close)
        self._theme.changed.connect(self._fit)

    def _fit(self) -> None:
        room = self.screen().availableSize() * 0.9
        wide, tall = (self._theme.px(side) for side in _SIZE)
        self.resize(min(wide, room.width()), min(tall, room.height()))

    def _say(self, words: str, page: int) -> None:
        self._words.setText(words)
        self._pages.setCurrentIndex(page)
        QAccessible.updateAccessibility(QAccessibleEvent(self._words, QAccessible.Event.Alert))

    def _say_current(self) -> None:
        """Say which command the buttons are for."""
        row = self.list.current
        for button in (self.change, self.clear, self.reset):
            button.setEnabled(row is not None)
        words = self.tr("No command has these letters or keys.")
        if row is not None:
            words = row.words
            self.clear.setEnabled(bool(row.action.keys))
            self.reset.setEnabled(row.own)
            for button in (self.change, self.clear, self.reset):
                button.setAccessibleName(f"{words}: {button.text()}")
        self._words.setText(words)
        self._pages.setCurrentIndex(_DOING)

    def _take(self) -> None:
        """Wait for the new keys of the current command."""
        row = self.list.current
        if row is None:
            return
        words = self.tr("Press the new keys for “%s”.") % row.words
        self.field.setAccessibleName(words)
        self._say(words, _TAKING)
        self.field.setFocus()

    def _stop(self) -> None:
        """Leave everything as it is."""
        self._say_current()
        self.list.setFocus()

    def _on_clear_requested(self) -> None:
        self.clear_requested.emit(self._name)

    def _on_reset_requested(self) -> None:
        self.reset_requested.emit(self._name)

    def _answer(self, words: str, action: Callable[[], object]) -> TextButton:
        button = TextButton(self._theme, words, "")
        button.setAutoDefault(False)

        def answer() -> None:
            self._stop()
            action()

        button.clicked.connect(answer)
        return button

    def _on_pressed(self, keys: str) -> None:
        self.keys_chosen.emit(self._name, keys)

    def _on_search_changed(self, text: str) -> None:
        here = self._name
        self.list.commands.narrow(text)
        self.list.choose(here)
        self._say_current()

    def _on_typed(self, letters: str) -> None:
        self.search.setFocus()
        self.search.insert(letters)

    # Qt's part

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, D102
        if watched is self.search and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (*_STEPS, *_ENTER):
                self.list.setFocus()
                self.list.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def reject(self) -> None:
        """Escape ends a question first, then what is looked for, then the dialog."""
        if self._pages.currentIndex() != _DOING:
            self._stop()
        elif self.search.text():
            self.search.clear()
            self.search.setFocus()
        else:
            super().reject()
