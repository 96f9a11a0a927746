"""Between the page of the day and the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal.domain.dates import week_of
from journal.domain.entry import Draft, Kind
from journal.errors import JournalError
from journal.ops.entries import AddEntry
from journal.store import entries, outline
from journal.text import quickline
from journal.ui.today import answers, page
from journal.ui.widgets import days
from journal.ui.widgets.card import card_of
from journal.ui.widgets.card_model import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.domain.change import Change
    from journal.ui.bridge import Facts
    from journal.ui.tasks import Tasks
    from journal.ui.today.view import TodayView
    from journal.ui.widgets.card_model import CardModel
    from journal.workspace import Workspace

_MINUTE = 60_000  # milliseconds between two looks at the calendar
_FEW = 10  # entries that are looked at one by one when they change


class TodayController(QObject):
    """Turns a line into an entry and lists what a day brought, and brings back.

    Args:
        author: The name new entries are kept under.
        today: The present day.
        tasks: Where reading that takes longer is done; without it the page waits for it.
    """

    added = Signal(str)  # the id
    apply_requested = Signal(str)  # a learning: say where it was applied
    outcome_requested = Signal(str)  # an experiment: say how it went
    retro_requested = Signal(str)
    taken_away = Signal(str, object)  # a sentence, and what brings it back
    failed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        view: TodayView,
        model: CardModel,
        author: Callable[[], str],
        today: Callable[[], date],
        tasks: Tasks | None = None,
    ) -> None:
        super().__init__(view)
        self._workspace, self._view, self._model = workspace, view, model
        self._author, self._today, self._tasks = author, today, tasks
        self._present = self._day = today()
        self._brought = page.Reminders()
        self._places: dict[str, tuple[object, ...]] = {}  # of the entries that changed last
        view.quick.submitted.connect(self._on_submitted)
        view.quick.textChanged.connect(self._on_typed)
        view.day_requested.connect(self.show_day)
        view.step_requested.connect(self._on_step)
        view.calendar_requested.connect(self._on_calendar)
        view.cards.acted.connect(self._on_acted)
        view.cards.followed.connect(self._on_followed)
        self._answers = answers.Answers(workspace, today, self)
        self._answers.taken_away.connect(self.taken_away)
        self._answers.failed.connect(self.failed)
        self._clock = QTimer(self, interval=_MINUTE)
        self._clock.timeout.connect(self._on_minute)
        self._clock.start()

    @property
    def day(self) -> date:
        """The day that is shown."""
        return self._day

    def follow(self, bridge: Facts) -> None:
        """Follow what changes in the journal."""
        bridge.changed.connect(self._on_changed)

    def show_day(self, day: date | None = None) -> None:
        """Show another day; None stands for the present one."""
        self._day = day or self._today()
        self._brought = page.Reminders()
        self.load()
        self._on_typed()

    def load(self) -> None:
        """List the entries of the day and the one before, and what it brings back."""
        self._present = self._today()
        self._show()
        day, today = self._day, self._present
        if self._tasks is None:
            self._on_brought(page.reminders(day, today))
        else:
            self._tasks.run("today", lambda: page.reminders(day, today), self._on_brought)

    def _show(self) -> None:
        day, today = self._day, self._present
        near = page.of_two_days(day)
        brought = self._brought
        self._model.remember(near)
        dated = {
            entry.id: replace(card_of(entry), time=days.words(entry.happened_on))
            for entry in (*brought.due, *brought.learnings, *brought.year_ago)
        }
        dated |= {action.id: answers.card_of(action, today) for action in brought.actions}
        rows = page.arranged(day, today, near, brought)
        self._model.take(listed(rows, self._model.rows), dated)
        week = week_of(day)
        self._view.show_day(day, today, outline.days(week.first, week.last))
        newest = near[:1] or entries.newest(limit=1)
        self._view.show_cards(any_here=bool(rows), last=newest[0].happened_on if newest else None)

    def _on_brought(self, brought: page.Reminders) -> None:
        if brought != self._brought:
            after = page.next_action(self._brought, brought, self._view.cards.current_card)
            self._brought = brought
            self._show()
            if after:
                self._view.cards.choose(after)

    def _on_typed(self) -> None:
        line, today = self._view.quick.text(), self._today()
        if not line.strip():
            if self._tasks is not None:
                self._tasks.cancel("quick line")
            self._view.understood.show_draft(None)
        elif self._tasks is None:
            self._on_understood(quickline.parse(line, today))
        else:  # the first day in words loads a library
            self._tasks.run(
                "quick line",
                lambda: quickline.parse(line, today),
                self._on_understood,
                reads=False,
            )

    def _on_understood(self, draft: Draft) -> None:
        self._view.understood.show_draft(draft, draft.happened_on or self._day)

    def _on_submitted(self, line: str) -> None:
        day = self._today()
        try:
            draft = quickline.parse(line, day)
            draft = replace(draft, happened_on=draft.happened_on or self._day)
            addition = AddEntry(draft, day, self._author())
            self._workspace.do(addition)
        except JournalError as error:
            self.failed.emit(str(error))  # the line stays in its box
            return
        self._view.quick.clear()
        self.added.emit(addition.id)

    def _on_step(self, step: int) -> None:
        last = date.max.toordinal()
        self.show_day(date.fromordinal(max(1, min(last, self._day.toordinal() + step))))

    def _on_calendar(self) -> None:
        self._view.open_calendar(self._day, outline.days)

    def _on_acted(self, entry_id: str, number: int) -> None:
        if entry_id in [action.id for action in self._brought.actions]:
            self._answers.answer(entry_id, number)
            return
        found = entries.by_ids([entry_id])
        if found:
            learning = found[0].kind is Kind.LEARNING
            (self.apply_requested if learning else self.outcome_requested).emit(entry_id)

    def _on_followed(self, action_id: str) -> None:
        for action in self._brought.actions:
            if action.id == action_id:
                self.retro_requested.emit(action.retro)

    def _on_changed(self, change: Change) -> None:
        others = change.reflections | change.retros | change.actions
        if change.everything or change.entries or others:
            self._model.forget(None if change.everything else change.entries)
            if not self._only_words(change):
                self._brought = self._without(change)
                self.load()

    def _only_words(self, change: Change) -> bool:
        """Whether nothing but the words of a card is new, as it is while an entry is written."""
        before, self._places = self._places, {}
        many = len(change.entries) > _FEW
        others = change.reflections | change.retros | change.actions
        if change.everything or others or many or change.entries & self._brought.ids:
            return False
        self._places = {e.id: page.place_of(e) for e in entries.by_ids(list(change.entries))}
        return self._places == before and len(before) == len(change.entries)

    def _without(self, change: Change) -> page.Reminders:
        """What was brought back, less what has changed since: it is read again."""
        old = self._brought
        year_ago, due, learnings = (
            tuple(entry for entry in part if entry.id not in change.entries)
            for part in (old.year_ago, old.due, old.learnings)
        )
        return page.Reminders(year_ago, due, learnings, old.actions)

    def _on_minute(self) -> None:
        if self._today() != self._present:
            if self._day == self._present:
                self._day = self._today()
            self.load()
