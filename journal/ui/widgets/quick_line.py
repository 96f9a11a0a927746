"""One line and Return: the fastest way to keep a thought."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget


class QuickLine(QLineEdit):
    """Emits the line as it was typed; it is emptied by `clear` once it is kept."""

    submitted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quick")
        self.setPlaceholderText(self.tr("What happened?"))
        self.setAccessibleName(self.tr("Quick line: what happened?"))
        self.setToolTip(
            self.tr(
                "Write a line and press Return.\n"
                "Begin with a day (yesterday:), a kind (e: m: l: milestone:), "
                "and name #tags and @people."
            )
        )
        self.returnPressed.connect(self._on_return_pressed)

    def _on_return_pressed(self) -> None:
        if self.text().strip():
            self.submitted.emit(self.text())
