"""The first start: begin a journal, open one, or look at the sample. No account is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QVBoxLayout, QWidget

from journal.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from pathlib import Path

    from journal.ui.theme import Theme

NEW, OPEN, SAMPLE = "new", "open", "sample"


class WelcomeDialog(QDialog):
    """Three ways to begin; `choice` is the one that was taken, empty when none was.

    Args:
        theme: The look.
        place: Where a new journal would be.
    """

    def __init__(self, theme: Theme, place: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.choice = theme, ""
        self.setWindowTitle(self.tr("Journal"))
        self.setFixedWidth(min(theme.px(460), 680))
        title = QLabel(self.tr("A journal for your team"))
        title.setProperty("role", "page")
        words = QLabel(
            self.tr(
                "What you try, what goes wrong and what you learn stays together in one file "
                "on this computer. There is no account, and nothing is sent anywhere."
            )
        )
        words.setProperty("role", "quiet")
        where = QLabel(self.tr("A new journal is kept in %s") % _breakable(str(place)))
        where.setProperty("role", "meta")
        where.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = {
            NEW: TextButton(theme, self.tr("Begin a new journal"), "primary", "plus"),
            OPEN: TextButton(theme, self.tr("Open a journal…"), "", "folder"),
            SAMPLE: TextButton(theme, self.tr("Look at the sample first"), "", "eye"),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(12)
        for choice, button in self.buttons.items():
            button.setAutoDefault(choice == NEW)
            button.clicked.connect(lambda _=False, choice=choice: self._take(choice))
            column.addWidget(button)
        column.addSpacing(8)
        column.addWidget(where)
        for label in (words, where):
            label.setWordWrap(True)
        self.buttons[NEW].setFocus()

    def _take(self, choice: str) -> None:
        self.choice = choice
        self.accept()


def ask_existing(parent: QWidget | None) -> str:
    """Ask for the file of a journal; empty where none is chosen."""
    return QFileDialog.getOpenFileName(parent, _tr("Open a journal"), "", _filters())[0]


def ask_new(parent: QWidget | None) -> str:
    """Ask where a new journal is to be; empty where no place is chosen."""
    title = _tr("Where is the new journal to be?")
    keep = QFileDialog.Option.DontConfirmOverwrite  # no file is ever overwritten
    path, _ = QFileDialog.getSaveFileName(parent, title, "", _filters(), "", keep)
    return path if not path or path.endswith((".db", ".journal")) else f"{path}.db"


def _filters() -> str:
    return f"{_tr('Journals (*.db *.journal)')};;{_tr('All files (*)')}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Welcome", text)


def _breakable(path: str) -> str:
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
