"""Today: the quick line, the week, and what a day brought and brings back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from journal.ui.today.understood import Understood
from journal.ui.today.week_strip import WeekStrip
from journal.ui.widgets import days
from journal.ui.widgets.aside import Aside
from journal.ui.widgets.buttons import IconButton, TextButton
from journal.ui.widgets.quick_line import QuickLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from journal.ui.theme import Theme
    from journal.ui.today.calendar import Calendar
    from journal.ui.widgets.card_list import CardList
    from journal.ui.widgets.card_model import CardModel


class TodayView(QWidget):
    """The page of a day. One can write before it is given its list with `hold`."""

    timeline_requested = Signal()
    day_requested = Signal(object)  # date; None is the present day
    step_requested = Signal(int)  # so many days on
    calendar_requested = Signal()
    cards: CardList

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title, self._date = QLabel(), Aside(theme)
        self.back = IconButton(theme, "chevron-left", self.tr("The day before (Alt+Left)"))
        self.on = IconButton(theme, "chevron-right", self.tr("The day after (Alt+Right)"))
        self.calendar = IconButton(theme, "calendar", self.tr("Choose a day (Alt+Down)"))
        self.home = TextButton(theme, self.tr("Today"), "link")
        self.home.setToolTip(self.tr("Back to today (Alt+Home)"))
        self.quick = QuickLine()
        self.understood = Understood(theme)
        self.week = WeekStrip(theme)
        self._lay_out()
        self.back.clicked.connect(lambda: self.step_requested.emit(-1))
        self.on.clicked.connect(lambda: self.step_requested.emit(1))
        self.home.clicked.connect(lambda: self.day_requested.emit(None))
        self.calendar.clicked.connect(self.calendar_requested)
        self.week.day_chosen.connect(self.day_requested)

    def hold(self, model: CardModel) -> None:
        """Have a list under the week."""
        from journal.ui.widgets.card_list import CardList, beside_bar
        from journal.ui.widgets.empty_state import EmptyState

        self.cards = CardList(model, self._theme)
        self.cards.setAccessibleName(self.tr("Entries of the day, and what it brings back"))
        self.cards.typed.connect(self._on_typed)
        self._button = TextButton(self._theme, self.tr("Open the timeline"), "", "timeline")
        self._button.clicked.connect(self.timeline_requested)
        self._empty = EmptyState(self._theme, "sun", ("", ""), self._button)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.cards)
        self._pages.addWidget(self._empty)
        self._column.insertWidget(1, beside_bar(self._pages), 1)

    def show_day(self, day: date, today: date, counts: Mapping[date, int]) -> None:
        """Say what day it is, and what its week holds.

        Args:
            day: The day shown.
            today: The present day.
            counts: Entries by day, for the week.
        """
        heading = days.heading(day, today)
        self._title.setText(heading.strong)
        self._date.setText(heading.rest)
        self.home.setVisible(day != today)
        self._fit_date()
        self.week.show_week(day, today, counts)
        here = day == today
        what = self.tr("What happened?")
        on_day = self.tr("What happened on %s?") % days.words(day, "d MMMM")
        self.quick.setPlaceholderText(what if here else on_day)

    def show_cards(self, *, any_here: bool, last: date | None) -> None:
        """Show the list, or what to do where it is empty.

        Args:
            any_here: Whether the list has entries.
            last: The day of the newest entry of the journal; None where there is none at all.
        """
        self._pages.setCurrentIndex(0 if any_here else 1)
        self._button.setVisible(last is not None)
        if last is None:
            self._empty.say(
                self.tr("A journal begins with one line"),
                self.tr("Write above what you tried, what went wrong or what you learnt."),
            )
        elif self.home.isHidden():
            self._empty.say(
                self.tr("Nothing yet today or yesterday"),
                self.tr("The last entry is from %s.") % days.words(last, "d MMMM yyyy"),
            )
        else:
            self._empty.say(
                self.tr("Nothing on this day"),
                self.tr("What is written above is kept on it."),
            )

    def focus_first(self) -> None:
        """Put the cursor into the quick line."""
        self.quick.selectAll()
        self.quick.setFocus()

    def open_calendar(
        self, day: date, counts: Callable[[date, date], Mapping[date, int]]
    ) -> Calendar:
        """Open the calendar at its button."""
        from journal.ui.today.calendar import Calendar

        calendar = Calendar(self._theme, day, counts, self)
        calendar.day_chosen.connect(self.day_requested)
        calendar.open_at(self.calendar)
        return calendar

    def _lay_out(self) -> None:
        self._title.setProperty("role", "page")
        self._date.setMinimumWidth(1)  # so that a narrow page can leave it out
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addSpacing(6)
        head.addWidget(self._date)
        head.addStretch(1)
        for part in (self.home, self.back, self.calendar, self.on):
            head.addWidget(part)
        self.home.hide()
        self._column = column = QVBoxLayout(self)
        top = QVBoxLayout()
        top.setContentsMargins(24, 20, 24, 0)
        top.setSpacing(8)
        top.addLayout(head)
        top.addSpacing(4)
        top.addWidget(self.quick)
        top.addWidget(self.understood)
        top.addSpacing(4)
        top.addWidget(self.week)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addStretch()

    def _on_typed(self, letters: str) -> None:
        self.quick.setFocus()
        self.quick.insert(letters)

    def _fit_date(self) -> None:
        """Leave the day out where large words leave no room; the list says it too."""
        parts = [self._title, self._date, self.back, self.calendar, self.on]
        if not self.home.isHidden():
            parts.append(self.home)
        need = sum(part.sizeHint().width() + 4 for part in parts) + 2 * 24 + 12
        self._date.setVisible(need <= self.width())

    # Qt's part

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._fit_date()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        key = QtCore.Qt.Key
        if event.modifiers() != QtCore.Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif event.key() in (key.Key_Left, key.Key_Right):
            self.step_requested.emit(1 if event.key() == key.Key_Right else -1)
        elif event.key() == key.Key_Home:
            self.day_requested.emit(None)
        elif event.key() == key.Key_Down:
            self.calendar_requested.emit()
        else:
            super().keyPressEvent(event)
