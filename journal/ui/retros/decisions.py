"""Deciding: at most three actions, each with an owner and a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal.domain.entry import Audience
from journal.domain.retros import MOST_ACTIONS, Action
from journal.errors import InputRefused
from journal.publish import wording
from journal.text.days import required_day
from journal.ui.retros.scrolling import scrolled
from journal.ui.retros.text_cards import TextCards
from journal.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from journal.ui.retros.sheet import Sheet
    from journal.ui.theme import Theme

_WIDE = 540  # pixels from which on fields stand side by side
_PLACES = (
    (0, 0, 3), (1, 0, 1), (1, 1, 1), (1, 2, 1), (2, 0, 2), (2, 2, 1), (3, 0, 2), (3, 2, 1),
)  # fmt: skip
"""The row and the column of each part side by side, and how many columns it takes."""


class DecideStep(QScrollArea):
    """The decided actions, and the fields for another one."""

    decided = Signal(object, str)  # an action without id; an expectation, if it is to be tried
    removed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._today: date | None = None
        self._warned = False
        self.made = TextCards(theme, self.tr("What was decided"))
        self.made.setToolTip(self.tr("Delete takes an action back"))
        self.made.taken_away.connect(lambda key, _quiet: self.removed.emit(key))
        self.fields = [QLineEdit() for _ in range(5)]
        self.text, self.owner, self.due, self.tag, self.expectation = self.fields
        self._names = QStringListModel()
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.owner.setCompleter(completer)
        self.public = QCheckBox(self.tr("The year's post may tell it"))
        self.add = TextButton(theme, self.tr("Add this action"), "")
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("role", "quiet")
        self._lay_out()
        self.add.clicked.connect(self._on_add)
        for field in self.fields:
            field.returnPressed.connect(self._on_add)

    def show_sheet(self, sheet: Sheet, today: date) -> None:
        """Show the decided actions."""
        self._today = today
        self._names.setStringList(list(sheet.retro.participants))
        self.made.clear()
        for action in sheet.decided:
            self.made.add(action.id, self._words(action))
        if len(sheet.decided) < MOST_ACTIONS:
            self._warned = False
            self.note.setText(self.tr("At most three: more are seldom done."))

    def kept(self) -> None:
        """The action was kept: empty the fields."""
        for field in self.fields:
            field.clear()
        self.public.setChecked(False)
        self._warned = False
        self.text.setFocus()

    def focus_first(self) -> None:
        """Put the cursor where the next action is written."""
        self.text.setFocus()

    def _on_add(self) -> None:
        if not self.text.text().strip():
            self.text.setFocus()
            return
        if self.made.count() >= MOST_ACTIONS and not self._warned:
            self._warned = True
            self.note.setText(
                self.tr("There are three already, and more are seldom done. Press the button once "
                        "more to add it all the same.")
            )  # fmt: skip
            return
        try:
            due = self._due()
        except InputRefused as error:
            self.note.setText(str(error))
            self.due.setFocus()
            return
        action = Action(
            "", "", self.text.text().strip(), self.owner.text().strip(), due,
            tag=self.tag.text().strip().lstrip("#"), position=self.made.count() + 1,
            audience=Audience.PUBLIC if self.public.isChecked() else Audience.TEAM,
        )  # fmt: skip
        self.decided.emit(action, self.expectation.text().strip())

    def _due(self) -> date | None:
        words = self.due.text().strip()
        return required_day(words, self._today) if words and self._today else None

    def _words(self, action: Action) -> str:
        words = [action.owner or self.tr("nobody named yet")]
        due = self.tr("by %s") % wording.day(action.due_on) if action.due_on else ""
        words.append(due or self.tr("by the next retro"))
        if action.tag:
            words.append(f"#{action.tag}")
        if action.experiment:
            words.append(self.tr("as an experiment"))
        return f"{action.text}\n{'  ·  '.join(words)}"

    def _lay_out(self) -> None:
        fields = (
            (self.text, self.tr("What will you do?")),
            (self.owner, self.tr("Who sees to it")),
            (self.due, self.tr("By when")),
            (self.tag, self.tr("Against mistakes tagged")),
            (self.expectation, self.tr("As an experiment: what do you expect?")),
        )
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        for field, words in fields:
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.setMinimumWidth(self._theme.px(140))
        self._place(wide=True)
        self.made.setMinimumHeight(self._theme.px(110))
        inside = QWidget()
        scrolled(inside, self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 8, 24, 8)
        column.setSpacing(12)
        column.addWidget(self.made, 1)
        column.addLayout(self._grid)

    def _place(self, *, wide: bool) -> None:
        """Put the fields side by side, or below each other where there is little room."""
        parts: tuple[QWidget, ...] = (
            self.text, self.owner, self.due, self.tag, self.expectation, self.public, self.note,
            self.add,
        )  # fmt: skip
        self._wide = wide
        for row, (part, (at, column, span)) in enumerate(zip(parts, _PLACES, strict=True)):
            self._grid.removeWidget(part)
            own = (at, column, 1, span) if wide else (row, 0, 1, 3)
            self._grid.addWidget(part, *own)
        self._grid.setAlignment(self.add, Qt.AlignmentFlag.AlignRight)

    # Qt's part

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_WIDE)
        if wide != self._wide:
            self._place(wide=wide)
