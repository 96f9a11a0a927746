"""Everything that happened, newest first: bars of weeks, search, kinds, and the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from journal.domain.entry import Kind
from journal.ui.timeline.weeks import WeekBars
from journal.ui.widgets.buttons import Choice, TextButton
from journal.ui.widgets.card_list import CardList, beside_bar
from journal.ui.widgets.empty_state import EmptyState
from journal.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from journal.ui.theme import Theme
    from journal.ui.widgets.card_model import CardModel

KINDS = (None, Kind.EXPERIMENT, Kind.MISTAKE, Kind.LEARNING, Kind.MILESTONE, Kind.NOTE)
LIST, NOTHING_YET, NOTHING_FOUND = range(3)


class TimelineView(QWidget):
    """The list with everything that narrows it down."""

    query_changed = Signal()
    new_requested = Signal()

    def __init__(self, theme: Theme, model: CardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = QLabel()
        self._count.setProperty("role", "meta")
        self.weeks = WeekBars(theme)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search titles, texts and tags"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self._glass = QAction(self.search)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        words = ("All", "Experiments", "Mistakes", "Learnings", "Milestones", "Notes")
        self.kinds = Choice(theme, [self.tr(word) for word in words], "chip")
        self.cards = CardList(model, theme)
        self.cards.setAccessibleName(self.tr("Entries"))
        self._lay_out()
        self.search.textChanged.connect(self.query_changed)
        self.kinds.chosen.connect(self.query_changed)
        self.cards.typed.connect(self._on_typed)
        theme.changed.connect(self._tint)
        self._tint()

    @property
    def kind(self) -> Kind | None:
        """The kind that is chosen; None means all."""
        return KINDS[self.kinds.current]

    def say_count(self, count: int) -> None:
        """Say how many entries the list has."""
        self._count.setText(self.tr("1 entry") if count == 1 else self.tr("%n entries", "", count))

    def show_state(self, state: int) -> None:
        """Show the list, or why there is none: `LIST`, `NOTHING_YET` or `NOTHING_FOUND`."""
        self._pages.setCurrentIndex(state)
        for part in (self.weeks, self.search, self.kinds, self._count):
            part.setVisible(state != NOTHING_YET)

    def focus_first(self) -> None:
        """Put the focus on the list, or on what is offered where there is none."""
        page = self._pages.currentWidget()
        button = page.button if isinstance(page, EmptyState) else None
        (button or self.cards).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_search(self) -> None:
        """Put the cursor into the search, with all of it selected."""
        if self.search.isHidden():
            self.focus_first()
        else:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def clear_query(self) -> None:
        """Look for everything again."""
        self.kinds.choose(0)
        if self.search.text():
            self.search.clear()
        else:
            self.query_changed.emit()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Timeline"))
        title.setProperty("role", "page")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        chips = FlowLayout(self.kinds)
        for button in self.kinds.buttons:
            chips.addWidget(button)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.cards)
        new = TextButton(self._theme, self.tr("Write the first entry"), "", "plus")
        new.clicked.connect(self.new_requested)
        self._pages.addWidget(
            EmptyState(
                self._theme,
                "timeline",
                (
                    self.tr("Your timeline begins here"),
                    self.tr("What you try, what goes wrong and what you learn, day by day."),
                ),
                new,
            )
        )
        clear = TextButton(self._theme, self.tr("Show everything"), "")
        clear.clicked.connect(self.clear_query)
        words = (
            self.tr("Nothing found"),
            self.tr("No entry has all of this. Look for fewer words or another kind."),
        )
        self._pages.addWidget(EmptyState(self._theme, "search", words, clear))
        column = QVBoxLayout(self)
        top = QVBoxLayout()
        top.setContentsMargins(24, 22, 24, 0)
        top.setSpacing(12)
        top.addLayout(head)
        top.addWidget(self.weeks)
        top.addWidget(self.search)
        top.addWidget(self.kinds)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(beside_bar(self._pages), 1)

    def _tint(self) -> None:
        self._glass.setIcon(self._theme.icon("search", self._theme.tokens.ink3, 16))

    def _on_typed(self, letters: str) -> None:
        self.search.setFocus()
        self.search.insert(letters)
