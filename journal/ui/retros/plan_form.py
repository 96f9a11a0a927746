"""Planning a retro: the period, who comes, the format, and how long."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from journal.domain.retros import MINUTES
from journal.errors import InputRefused
from journal.text.days import required_day
from journal.ui.retros.scrolling import scrolled
from journal.ui.widgets.buttons import TextButton
from journal.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from datetime import date

    from journal.domain.retros import Retro
    from journal.ui.retros.sheet import Beginning
    from journal.ui.theme import Theme

_WIDE = 520  # pixels


class PlanForm(QScrollArea):
    """Emits the retro that is to begin; what cannot be read is said below the fields."""

    begun = Signal(object)  # Retro
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._retro: Retro | None = None
        self._today: date | None = None
        self.first, self.last, self.title = QLineEdit(), QLineEdit(), QLineEdit()
        self.format, self.about, self.trouble = QComboBox(), QLabel(), QLabel()
        self.minutes = QSpinBox(minimum=MINUTES.start, maximum=MINUTES.stop - 1, singleStep=15)
        self.minutes.setProperty("role", "field")
        self.minutes.setSuffix(self.tr(" minutes"))
        self.minutes.lineEdit().setTextMargins(8, 0, 0, 0)  # the style sheet pads the box alone
        for box in (self.format, self.minutes):
            box.setMinimumHeight(theme.px(34))
        self.people: list[QCheckBox] = []
        self.guests = QLineEdit()
        self.begin = TextButton(theme, self.tr("Begin"), "primary")
        self.cancel = TextButton(theme, self.tr("Cancel"), "")
        self.refusal = QLabel(wordWrap=True)
        self._lay_out()
        self.format.currentIndexChanged.connect(self._say_about)
        self.begin.clicked.connect(self._on_begin)
        self.cancel.clicked.connect(self.cancelled)
        for field in (self.first, self.last, self.title, self.guests):
            field.returnPressed.connect(self._on_begin)

    def show_beginning(self, beginning: Beginning, today: date) -> None:
        """Show what is proposed."""
        self._retro, self._today = beginning.retro, today
        self.first.setText(beginning.retro.period_first.isoformat())
        self.last.setText(beginning.retro.period_last.isoformat())
        self.title.clear()
        self.guests.clear()
        self.minutes.setValue(beginning.retro.minutes)
        self.format.clear()
        for name, title, about in beginning.formats:
            self.format.addItem(title, (name, about))
            if name == beginning.retro.format:
                self.format.setCurrentIndex(self.format.count() - 1)
        self.trouble.setText("\n".join(beginning.troubles))
        self.trouble.setVisible(bool(beginning.troubles))
        self._show_people(beginning)
        self.refusal.hide()

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.first.selectAll()

    def say_refusal(self, sentence: str) -> None:
        """Say why it cannot begin like this; what was typed stays."""
        self.refusal.setText(sentence)
        self.refusal.show()

    def planned(self) -> Retro:
        """The retro as the fields have it.

        Raises:
            InputRefused: A day is none, or the period is none.
        """
        assert self._retro is not None
        assert self._today is not None
        name, _ = self.format.currentData()
        return replace(
            self._retro,
            period_first=required_day(self.first.text(), self._today),
            period_last=required_day(self.last.text(), self._today),
            title=self.title.text().strip(),
            format=name,
            minutes=self.minutes.value(),
            participants=self._coming(),
        ).checked()

    def _coming(self) -> tuple[str, ...]:
        """Members who come, and others; each once."""
        names = [box.text() for box in self.people if box.isChecked()]
        names += [" ".join(name.split()) for name in self.guests.text().split(",")]
        return tuple(dict.fromkeys(filter(None, names)))

    def _show_people(self, beginning: Beginning) -> None:
        for box in self.people:
            self._row.removeWidget(box)
            box.deleteLater()
        self.people = [QCheckBox(name) for name in beginning.members]
        for box in self.people:
            box.setChecked(True)
            self._row.addWidget(box)
        for one, other in pairwise((self.minutes, *self.people, self.guests, self.begin)):
            QWidget.setTabOrder(one, other)
        self._nobody.setVisible(not self.people)

    def _on_begin(self) -> None:
        try:
            retro = self.planned()
        except InputRefused as error:
            self.say_refusal(str(error))
        else:
            self.begun.emit(retro)

    def _say_about(self) -> None:
        chosen = self.format.currentData()
        self.about.setText(chosen[1] if chosen else "")

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("A new retro"))
        heading.setProperty("role", "heading")
        for label, role in ((self.about, "meta"), (self.trouble, "quiet")):
            label.setProperty("role", role)
            label.setWordWrap(True)
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._nobody = QLabel(
            self.tr("The journal knows no member of the team on this day."), wordWrap=True
        )
        self._nobody.setProperty("role", "meta")
        members = QWidget()
        self._row = FlowLayout(members, 16)
        self._row.addWidget(self._nobody)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        rows = (
            (self.tr("From"), self.first), (self.tr("To"), self.last),
            (self.tr("Title"), self.title), (self.tr("Format"), self.format),
            ("", self.about), ("", self.trouble), (self.tr("Takes"), self.minutes),
            (self.tr("Who comes"), members), (self.tr("And others"), self.guests),
        )  # fmt: skip
        for words, field in rows:
            form.addRow(words, field)
            if words:
                field.setAccessibleName(words)
        self.guests.setPlaceholderText(self.tr("Names, with commas between them"))
        self.title.setPlaceholderText(self.tr("Such as: after the move"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.begin)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        inside, outside = QWidget(), QWidget()
        scrolled(outside, self)
        around = QHBoxLayout(outside)
        around.setContentsMargins(32, 24, 32, 24)
        around.addWidget(inside, 1)
        around.addStretch(0)
        inside.setMaximumWidth(self._theme.px(_WIDE))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (heading, form, self.refusal, buttons):
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addStretch(1)
