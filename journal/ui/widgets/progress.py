"""What covers the window while something long is done to the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from journal.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from journal.ui.theme import Theme

_WIDTH = 380  # pixels at the usual text size


class ProgressDialog(QDialog):
    """Says how far it is and takes the wish to stop; whoever opened it closes it with `accept`.

    Args:
        what: What is done, in words.
        size: How many things it is done to (count).
    """

    stop_requested = Signal()

    def __init__(self, theme: Theme, what: str, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(what)
        words = QLabel(what)
        words.setProperty("role", "strong")
        self.bar = QProgressBar()
        self.bar.setRange(0, size)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(what)
        self._number = QLabel()
        self._number.setProperty("role", "meta")
        self.cancel = TextButton(theme, self.tr("Cancel"), "")
        self.cancel.setToolTip(self.tr("Leave everything as it was"))
        self.cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self._number, 1)
        foot.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(self.bar)
        column.addLayout(foot)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.show_done(0)

    def show_done(self, number: int) -> None:
        """Show how many things are done."""
        self.bar.setValue(number)
        if self.cancel.isEnabled():
            told = (self.locale().toString(n) for n in (number, self.bar.maximum()))
            self._number.setText(self.tr("%s of %s") % tuple(told))

    # Qt's part

    def reject(self) -> None:  # noqa: D102
        # Escape and the button of the frame come here too. Only the work knows when it has ended.
        if self.cancel.isEnabled():
            self.cancel.setEnabled(False)
            self._number.setText(self.tr("Stopping; nothing will be changed"))
            self.stop_requested.emit()
