"""The end of a retro: thanks, and what else should be remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QTextEdit, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from journal.ui.retros.sheet import Sheet


class _Field(QTextEdit):
    left = Signal()

    # Qt's part

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.left.emit()


class ClosingStep(QWidget):
    """Two texts. `edited` comes at each change, `left` when the focus goes."""

    edited = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("closing")
        self._loading = False
        self.thanks, self.notes = _Field(), _Field()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 8)
        column.setSpacing(6)
        rows = (
            (self.thanks, self.tr("Thank you"), self.tr("Whom do you thank, and for what?")),
            (self.notes, self.tr("Notes"), self.tr("What else should be remembered?")),
        )
        for field, words, hint in rows:
            label = QLabel(words)
            label.setProperty("role", "strong")
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setPlaceholderText(hint)
            field.setAcceptRichText(False)
            field.setTabChangesFocus(True)
            field.textChanged.connect(self._on_changed)
            field.left.connect(self.left)
            column.addWidget(label)
            column.addWidget(field, 1)

    def texts(self) -> tuple[str, str]:
        """Thanks and notes as they are written."""
        return self.thanks.toPlainText(), self.notes.toPlainText()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show both texts, unless somebody is writing in them and they differ only so."""
        self.show_texts(sheet.retro.thanks, sheet.retro.notes)

    def show_texts(self, thanks: str, notes: str) -> None:
        """Show other texts; who is writing at the end of one goes on there."""
        self._loading = True
        for field, text in ((self.thanks, thanks), (self.notes, notes)):
            before = field.toPlainText()
            if before != text:
                after = len(before) - field.textCursor().position()
                field.setPlainText(text)
                cursor = field.textCursor()
                cursor.setPosition(max(0, len(text) - after))
                field.setTextCursor(cursor)
        self._loading = False

    def focus_first(self) -> None:
        """Put the cursor into the thanks."""
        self.thanks.setFocus()

    def _on_changed(self) -> None:
        if not self._loading:
            self.edited.emit()
