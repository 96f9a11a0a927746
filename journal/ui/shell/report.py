"""What went wrong inside, to be copied and sent to someone who can mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from pathlib import Path

_TAIL = 4_000  # characters of the log that are shown


class ReportDialog(QDialog):
    """Says that work goes on, and shows the notes of what happened.

    The notes name places in the program and never hold what was written.

    Args:
        what: A sentence about what happened.
        notes: What is to be copied.
        log: The file that notes are kept in.
    """

    def __init__(self, what: str, notes: str, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(560, 420)
        self._folder = log.parent
        words = QLabel(what)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        self.notes = QPlainTextEdit(notes)
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        self.notes.setAccessibleName(self.tr("Notes of what went wrong"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.copy = buttons.addButton(self.tr("Copy"), action)
        self.folder = buttons.addButton(self.tr("Open the log folder"), action)
        self.copy.clicked.connect(self._on_copy)
        self.folder.clicked.connect(self._on_folder)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for part in (words, self.notes, buttons):
            column.addWidget(part)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.notes.toPlainText())

    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def tail(log: Path) -> str:
    """The end of a log; empty where there is none."""
    try:
        return log.read_text("utf-8", "replace")[-_TAIL:]
    except OSError:
        return ""
