"""The actions of retros on the page of the day: there until they are done, and answered there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from journal.domain.retros import ActionState, due
from journal.errors import JournalError
from journal.ops.documents import ACTIONS, Edit
from journal.store.lookback import actions
from journal.ui.widgets import days
from journal.ui.widgets.card import Card, CardRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.domain.retros import Action
    from journal.workspace import Workspace

_MORE_TIME = 7  # days that what is still on gets
_LINE = 42  # characters that fit into a line of a narrow window


def row_of(action: Action, today: date) -> CardRow:
    """The place of an action in the list, with the answers that can be given."""
    say = QCoreApplication.translate
    put_off = (say("Today", "Still on"),) if due(action, today) else ()
    offers = (say("Today", "Done"), *put_off, say("Today", "Drop"))
    lines = 1 if len(action.text) <= _LINE else 2
    return CardRow(action.id, action.due_on or today, lines, offers, is_entry=False)


def card_of(action: Action, today: date) -> Card:
    """The words of an action: what, who, and by when."""
    about = "  ·  ".join(part for part in (action.owner, _when(action, today)) if part)
    facts = (f"#{action.tag}",) if action.tag else ()
    return Card(action.id, None, action.text, about, "", facts, 0)


def _when(action: Action, today: date) -> str:
    """By when it should be done, in words."""
    say = QCoreApplication.translate
    if action.due_on is None:
        return say("Today", "next retro")
    if action.due_on == today:
        return say("Today", "due today")
    pattern = "d MMM" if action.due_on.year == today.year else "d MMM yyyy"
    words = say("Today", "was due %s") if due(action, today) else say("Today", "due %s")
    return words % days.words(action.due_on, pattern)


class Answers(QObject):
    """Keeps what is said of an action: done, still on for another week, or dropped."""

    taken_away = Signal(str, object)  # a sentence, and what brings it back
    failed = Signal(str)

    def __init__(self, workspace: Workspace, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._today = workspace, today

    def answer(self, action_id: str, number: int) -> None:
        """Do what the card of an action offers under a number."""
        today = self._today()
        try:
            action = actions.get(action_id)
            if action.state is not ActionState.OPEN:
                return  # a second click on an answer that was given
            last = len(row_of(action, today).offers) - 1
            new, words = self._answered(action, today, number, last)
            self._workspace.do(Edit(ACTIONS, new))
        except JournalError as error:
            self.failed.emit(str(error))
        else:
            self.taken_away.emit(words, self._undo)

    def _answered(self, action: Action, today: date, number: int, last: int) -> tuple[Action, str]:
        if number == 0:
            return action.closed(ActionState.DONE, today), self.tr("“%s” is done.") % action.text
        if number == last:
            words = self.tr("“%s” was dropped.") % action.text
            return action.closed(ActionState.DROPPED, today), words
        day = date.fromordinal(min(today.toordinal() + _MORE_TIME, date.max.toordinal()))
        words = self.tr("“%s” is still on, now until %s.")
        return replace(action, due_on=day), words % (action.text, days.words(day, "d MMMM"))

    def _undo(self) -> None:
        try:
            self._workspace.undo()
        except JournalError as error:
            self.failed.emit(str(error))
