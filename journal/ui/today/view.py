"""Today: the quick line, and what was written today and yesterday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from journal.ui.widgets import days
from journal.ui.widgets.buttons import TextButton
from journal.ui.widgets.card_list import CardList, beside_bar
from journal.ui.widgets.empty_state import EmptyState
from journal.ui.widgets.quick_line import QuickLine

if TYPE_CHECKING:
    from datetime import date

    from journal.ui.theme import Theme
    from journal.ui.widgets.card_model import CardModel


class TodayView(QWidget):
    """The page of the day."""

    timeline_requested = Signal()

    def __init__(self, theme: Theme, model: CardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._date = QLabel()
        self.quick = QuickLine()
        self._hint = QLabel(
            self.tr("Return keeps it. For example: yesterday: m: forgot the DNS TTL #infra @ana")
        )
        self.cards = CardList(model, theme)
        self.cards.setAccessibleName(self.tr("Entries of today and yesterday"))
        self.cards.typed.connect(self._on_typed)
        self._lay_out()

    def show_day(self, day: date) -> None:
        """Say what day it is."""
        self._date.setText(days.words(day, "dddd d MMMM yyyy"))

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
        else:
            self._empty.say(
                self.tr("Nothing yet today or yesterday"),
                self.tr("The last entry is from %s.") % days.words(last, "d MMMM yyyy"),
            )

    def focus_first(self) -> None:
        """Put the cursor into the quick line."""
        self.quick.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Today"))
        title.setProperty("role", "page")
        for label in (self._date, self._hint):
            label.setProperty("role", "meta")
        self._hint.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._date, 0, Qt.AlignmentFlag.AlignBottom)
        self._button = TextButton(self._theme, self.tr("Open the timeline"), "", "timeline")
        self._button.clicked.connect(self.timeline_requested)
        self._empty = EmptyState(self._theme, "sun", ("", ""), self._button)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.cards)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        top = QVBoxLayout()
        top.setContentsMargins(24, 22, 24, 0)
        top.setSpacing(8)
        top.addLayout(head)
        top.addSpacing(4)
        top.addWidget(self.quick)
        top.addWidget(self._hint)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(beside_bar(self._pages), 1)

    def _on_typed(self, letters: str) -> None:
        self.quick.setFocus()
        self.quick.insert(letters)
