"""Any span of days to look back on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from journal.domain.dates import parse_span
from journal.errors import InputRefused
from journal.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from journal.domain.dates import Period
    from journal.ui.theme import Theme


class DaysDialog(QDialog):
    """Asks for the first and the last day; what is no day gets a sentence."""

    chosen = Signal(object)  # Period

    def __init__(self, theme: Theme, period: Period, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Days to look back on"))
        self.first, self.last = QLineEdit(str(period.first)), QLineEdit(str(period.last))
        self.refusal = QLabel(wordWrap=True)
        self.refusal.setProperty("role", "meta")
        fields = QHBoxLayout()
        fields.setSpacing(12)
        for field, words in ((self.first, self.tr("From")), (self.last, self.tr("To"))):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setPlaceholderText("2015-03-01")
            field.returnPressed.connect(self._on_take)
            fields.addWidget(label)
            fields.addWidget(field, 1)
        close = TextButton(theme, self.tr("Cancel"), "")
        self.take = TextButton(theme, self.tr("Look back"), "primary")
        self.take.setAutoDefault(False)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.take.clicked.connect(self._on_take)
        buttons = QHBoxLayout()
        buttons.addWidget(self.refusal, 1)
        buttons.addWidget(close)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(fields)
        column.addLayout(buttons)
        self.setMinimumWidth(theme.px(420))
        self.first.setFocus()

    def _on_take(self) -> None:
        try:
            period = parse_span(f"{self.first.text().strip()}..{self.last.text().strip()}")
        except InputRefused as error:
            self.refusal.setText(str(error))
            return
        self.accept()
        self.chosen.emit(period)
