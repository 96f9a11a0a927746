"""Everything that happened, newest first: bars of weeks, search, kinds, and the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal.domain.entry import Kind
from journal.domain.filters import Condition, Filters
from journal.ui.timeline import query
from journal.ui.timeline.bulk import BulkBar
from journal.ui.timeline.narrowing import Narrowing
from journal.ui.timeline.shapes import LIST as AS_LIST
from journal.ui.timeline.shapes import SHAPES
from journal.ui.timeline.weeks import WeekBars
from journal.ui.widgets.aside import Aside
from journal.ui.widgets.buttons import Choice, TextButton, segments
from journal.ui.widgets.card_list import CardList, beside_bar
from journal.ui.widgets.empty_state import EmptyState
from journal.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QResizeEvent

    from journal.ui.theme import Theme
    from journal.ui.timeline.lanes.page import LanesPage as Lanes
    from journal.ui.widgets.card_model import CardModel

KINDS = (None, Kind.EXPERIMENT, Kind.MISTAKE, Kind.LEARNING, Kind.MILESTONE, Kind.NOTE)
_SEARCH = 420  # pixels that the search wants beside the kinds
_LOW = 560  # pixels of a page that is too low for everything
_ON = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)  # from the search into the list
LIST, NOTHING_YET, NOTHING_FOUND = range(3)
_LANES = 3  # the page of the lanes, once there is one


class TimelineView(QWidget):
    """The list with everything that narrows it down."""

    query_changed = Signal()
    new_requested = Signal()
    shape_changed = Signal(str)  # one of `SHAPES`

    def __init__(self, theme: Theme, model: CardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._count = Aside(theme)
        self._state = LIST
        self._lanes: Lanes | None = None
        self.shapes = segments(theme, [self.tr(word) for word in ("List", "Lanes", "Table")])
        self.weeks = WeekBars(theme)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search titles, texts and tags"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self._glass = QAction(self.search)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self._hint = QLabel()
        self._hint.setProperty("role", "meta")
        self._hint.setWordWrap(True)
        self._hint.hide()
        self.narrowing = Narrowing(theme)
        words = ("All", "Experiments", "Mistakes", "Learnings", "Milestones", "Notes")
        self.kinds = Choice(theme, [self.tr(word) for word in words], "chip")
        self.cards = CardList(model, theme)
        self.cards.setAccessibleName(self.tr("Entries"))
        self.bulk = BulkBar(theme)
        self._lay_out()
        self.cards.picked.connect(self.bulk.show_number)
        self.bulk.ended.connect(lambda: self.cards.choose(self.cards.current))
        self.narrowing.changed.connect(self.query_changed)
        self.search.textChanged.connect(self.query_changed)
        self.kinds.chosen.connect(self.query_changed)
        self.shapes.chosen.connect(lambda _: self._take_shape())
        self.cards.typed.connect(self._on_typed)
        theme.changed.connect(self._tint)
        self._tint()

    @property
    def kind(self) -> Kind | None:
        """The kind that is chosen; None means all."""
        return KINDS[self.kinds.current]

    @property
    def filters(self) -> Filters:
        """Everything that is looked for: words, chips and kind."""
        found = query.read(self.search.text())[0] & Filters(self.narrowing.conditions)
        return found & Filters((Condition("kind", self.kind.value),)) if self.kind else found

    @property
    def shape(self) -> str:
        """How the entries are shown: one of `SHAPES`."""
        return SHAPES[self.shapes.current]

    @property
    def wide(self) -> bool:
        """Whether it wants the whole width, until an entry is asked for."""
        return self.shape != AS_LIST

    def choose_shape(self, shape: str) -> None:
        """Show the entries in another shape."""
        if shape != self.shape:
            self.shapes.choose(SHAPES.index(shape))
            self._take_shape()

    def put_lanes(self, page: Lanes) -> None:
        """Show lanes and their table on a page, from now on."""
        self._lanes = page
        self._pages.addWidget(page)
        self._show_page()

    def mark(self, entry_id: str) -> None:
        """Mark the open entry."""
        self.cards.choose(entry_id)
        if self._lanes:
            self._lanes.mark(entry_id)

    def show_query(self, text: str) -> None:
        """Look for this query alone."""
        self.kinds.choose(0)
        self.narrowing.show_conditions(())
        if self.search.text() != text:
            self.search.setText(text)
        else:
            self.query_changed.emit()

    def say_hint(self) -> None:
        """Say what is not complete in the query, quietly; nothing where all is."""
        hint = query.read(self.search.text())[1]
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.narrowing.offer_saving(possible=bool(self.filters))

    def say_count(self, count: int, listed: int) -> None:
        """Say how many entries were found, and how many of them are listed."""
        words = self.tr("1 entry") if count == 1 else self.tr("%n entries", "", count)
        if listed < count:
            words = self.tr("The best %s of %s") % (listed, count)
        self._count.setText(words)
        self._fit()

    def show_state(self, state: int) -> None:
        """Show the list, or why there is none: `LIST`, `NOTHING_YET` or `NOTHING_FOUND`."""
        if state == self._state:
            return  # with every key that finds something
        self._state = state
        for part in (self.search, self.narrowing.more, self.kinds, self._count, self.shapes):
            part.setVisible(state != NOTHING_YET)
        self._show_page()

    def focus_first(self) -> None:
        """Put the focus on the list, or on what is offered where there is none."""
        page = self._pages.currentWidget()
        if self._lanes and page is self._lanes:
            self._lanes.focus_first()
            return
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
        self.show_query("")

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Timeline"))
        title.setProperty("role", "page")
        self._head = QGridLayout()
        self._head.setHorizontalSpacing(16)
        self._head.setColumnStretch(2, 1)
        self._head.addWidget(title, 0, 0)
        self._head.addWidget(self.shapes, 0, 1)
        self._head.addWidget(self._count, 0, 3)
        self._title = title
        chips = FlowLayout(self.kinds)
        for button in self.kinds.buttons:
            chips.addWidget(button)
        self._pages = _Pages()
        self._pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._pages.setMinimumHeight(self.theme.px(96))  # the rest is for what narrows it down
        self._pages.addWidget(beside_bar(self.cards))
        new = TextButton(self.theme, self.tr("Write the first entry"), "", "plus")
        new.clicked.connect(self.new_requested)
        self._pages.addWidget(
            EmptyState(
                self.theme,
                "timeline",
                (
                    self.tr("Your timeline begins here"),
                    self.tr("What you try, what goes wrong and what you learn, day by day."),
                ),
                new,
            )
        )
        clear = TextButton(self.theme, self.tr("Show everything"), "")
        clear.clicked.connect(self.clear_query)
        words = (
            self.tr("Nothing found"),
            self.tr("No entry has all of this. Look for fewer words, or take a filter away."),
        )
        self._pages.addWidget(EmptyState(self.theme, "search", words, clear))
        column = QVBoxLayout(self)
        top = QVBoxLayout()
        top.setContentsMargins(24, 20, 24, 0)
        top.setSpacing(12)
        top.addLayout(self._head)
        top.addWidget(self.weeks)
        find = QHBoxLayout()
        find.setSpacing(8)
        find.addWidget(self.search, 1)
        find.addWidget(self.narrowing.more)
        self._find = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._find.setSpacing(12)
        self._find.addLayout(find, 1)
        self._find.addWidget(self.kinds)
        top.addLayout(self._find)
        top.addWidget(self._hint)
        top.addWidget(self.narrowing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        column.addWidget(self.bulk)

    def _take_shape(self) -> None:
        self.bulk.hide()
        self.shape_changed.emit(self.shape)
        self._show_page()

    def _show_page(self) -> None:
        lanes = self._lanes is not None and self.wide and self._state == LIST
        self._pages.setCurrentIndex(_LANES if lanes else self._state)
        self._fit()

    def _fit(self) -> None:
        """Use the room there is: the kinds beside the search in a wide page.

        Leave the bars out where the page is low: they repeat what the list says.
        """
        parts = (self._title, self.shapes, self._count)
        need = sum(part.sizeHint().width() + 24 for part in parts)
        row = int(self.width() - 24 < need)  # the shapes below the title, or beside it
        self._head.removeWidget(self.shapes)
        left = Qt.AlignmentFlag.AlignLeft
        self._head.addWidget(self.shapes, row, 1 - row, 1, 4 if row else 1, left)
        need = sum(button.sizeHint().width() + 6 for button in self.kinds.buttons)
        beside = self.width() >= need + self.theme.px(_SEARCH)
        direction = QBoxLayout.Direction
        self._find.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.kinds.setMinimumWidth(need if beside else 0)
        low = self.height() < self.theme.px(_LOW)
        self.weeks.setVisible(self._state != NOTHING_YET and not low and not self.wide)

    def _tint(self) -> None:
        quiet = self.theme.tokens.ink3
        self._glass.setIcon(self.theme.icon("search", quiet, 16))
        clear = self.search.findChild(QAction, "_q_qlineeditclearaction")
        if clear is not None:  # Qt's own picture keeps its colour in the dark
            clear.setIcon(self.theme.icon("x", quiet, 16))

    def _on_typed(self, letters: str) -> None:
        self.search.setFocus()
        self.search.insert(letters)

    # Qt's part

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, D102
        if watched is self.search and isinstance(event, QKeyEvent):
            pressed = event.type() == QKeyEvent.Type.KeyPress
            if pressed and event.key() in _ON and self.cards.model().rowCount():
                if self.wide:
                    self.focus_first()
                else:
                    self.cards.go_in()
                return True
            if pressed and event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                self.focus_first()
                return True
        return super().eventFilter(watched, event)


class _Pages(QStackedWidget):
    """Takes the room that is left, however many lines its words would like to have."""

    # Qt's part

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return False
