"""What became of the actions of earlier retros: done, still on, or dropped; and did it help?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from journal.domain.retros import ActionState, Helped
from journal.publish import wording
from journal.ui.retros.scrolling import scrolled
from journal.ui.widgets.buttons import Choice, segments
from journal.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from journal.domain.retros import Action
    from journal.ui.retros.sheet import Sheet
    from journal.ui.theme import Theme

_STATES = (ActionState.OPEN, ActionState.DONE, ActionState.DROPPED)
_HELPED = (None, Helped.YES, Helped.PARTLY, Helped.NO)


class FollowUpStep(QScrollArea):
    """A frame for each action with the two questions."""

    closed = Signal(str, object)  # the id of an action, its state
    judged = Signal(str, object)  # the id of an action, whether it helped

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.frames: list[QFrame] = []
        self.questions: list[Choice] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(24, 8, 24, 8)
        self._column.setSpacing(8)
        self._nothing = QLabel(
            self.tr("No earlier retro left an action behind. Decide one at the end of this one."),
            wordWrap=True,
        )
        self._nothing.setProperty("role", "quiet")
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        scrolled(self._inside, self)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the actions."""
        focus = self.focusWidget()
        place = focus.accessibleName() if focus and self.isAncestorOf(focus) else ""
        for old in self.frames:
            self._column.removeWidget(old)
            old.deleteLater()
        self.questions = []
        self.frames = [self._frame(action, sheet) for action in sheet.before]
        for number, frame in enumerate(self.frames):
            self._column.insertWidget(number, frame)
        self._nothing.setVisible(not self.frames)
        for frame in self.frames if place else ():
            for child in frame.findChildren(QWidget):
                if child.accessibleName() == place:
                    child.setFocus()

    def focus_first(self) -> None:
        """Put the focus on the first question."""
        if self.questions:
            self.questions[0].buttons[0].setFocus()

    def _frame(self, action: Action, sheet: Sheet) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        text = QLabel(action.text, wordWrap=True)
        text.setProperty("role", "strong")
        about = QLabel(self._about(action, sheet), wordWrap=True)
        about.setProperty("role", "meta")
        state = segments(self._theme, [self.tr("Still on"), self.tr("Done"), self.tr("Drop")])
        state.choose(_STATES.index(action.state))
        state.chosen.connect(lambda number: self.closed.emit(action.id, _STATES[number]))
        helped = segments(
            self._theme,
            [self.tr("Did it help?"), self.tr("Yes"), self.tr("In part"), self.tr("No")],
        )
        helped.choose(_HELPED.index(action.helped))
        helped.chosen.connect(lambda number: self.judged.emit(action.id, _HELPED[number]))
        for choice in (state, helped):
            self.questions.append(choice)
            for button in choice.buttons:
                button.setAccessibleName(f"{button.text()}: {action.text}")
        answers = QWidget()
        flow = FlowLayout(answers, 12)
        flow.addWidget(state)
        flow.addWidget(helped)
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        for part in (text, about, answers):
            column.addWidget(part)
        return frame

    def _about(self, action: Action, sheet: Sheet) -> str:
        words = [action.owner] if action.owner else []
        if action.due_on:
            words.append(self.tr("due %s") % wording.day(action.due_on))
        fix = sheet.material.fix(action)
        if fix and (fix.before or fix.since):
            said = self.tr("mistakes tagged #%s: %d in the %d days before, %d in the %d days since")
            words.append(said % (action.tag, fix.before, fix.days, fix.since, fix.days))
        return "  ·  ".join(words)
