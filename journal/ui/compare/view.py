"""A year day by day or month by month, and two periods side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal.domain.comparison import Length
from journal.ui.compare import reading
from journal.ui.compare.entries_pane import EntriesPane
from journal.ui.compare.heat_map import HeatMap
from journal.ui.compare.numbers import NumbersTable
from journal.ui.compare.reading import KINDS, Against
from journal.ui.widgets.buttons import IconButton, TextButton, segments
from journal.ui.widgets.empty_state import EmptyState
from journal.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from journal.domain.entry import Kind
    from journal.ui.compare.reading import Pair, Year
    from journal.ui.theme import Theme
    from journal.ui.widgets.card_list import CardList
    from journal.ui.widgets.card_model import CardModel

DAYS, MONTHS, PERIODS = range(3)
_ROOMY = {MONTHS: 920, PERIODS: 640}  # pixels from which on the entries stand beside a table
_BAR = 14  # pixels that a scroll bar under the map takes
_UNBOUNDED = 16_777_215  # pixels: what Qt takes for no limit


class CompareView(QWidget):
    """The room: a heat map, a table of months, a comparison, and the entries behind each."""

    mode_chosen = Signal(int)
    step_requested = Signal(int)  # so many years or periods on
    length_chosen = Signal(object)  # Length
    against_chosen = Signal(object)  # Against
    new_requested = Signal()
    shown = Signal()

    def __init__(self, theme: Theme, model: CardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.modes = segments(theme, (self.tr("Days"), self.tr("Months"), self.tr("Two periods")))
        self.back = IconButton(theme, "chevron-left", self.tr("Earlier"))
        self.on = IconButton(theme, "chevron-right", self.tr("Later"))
        self._when = QLabel()
        self.length = TextButton(theme, "", "", "chevron-down")
        self.against = TextButton(theme, "", "", "chevron-down")
        self.heat = HeatMap(theme)
        self.months, self.periods = NumbersTable(theme), NumbersTable(theme)
        self.months.setAccessibleName(self.tr("Entries by month and kind"))
        self.periods.setAccessibleName(self.tr("Two periods side by side"))
        self.entries = EntriesPane(theme, model)
        self.kinds = [KindChip(theme, kind) for kind in (None, *KINDS)]
        self._group = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self.show_mode(DAYS)

    @property
    def cards(self) -> CardList:
        """The entries behind what is chosen."""
        return self.entries.cards

    @property
    def mode(self) -> int:
        """`DAYS`, `MONTHS` or `PERIODS`."""
        return self.modes.current

    def show_mode(self, mode: int) -> None:
        """Show another part of the room."""
        self.modes.choose(mode)
        self._pages.setCurrentIndex(mode)
        for part in (self.length, self.against):
            part.setVisible(mode == PERIODS)
        self._chips.setVisible(mode == DAYS)
        self.list_nothing()
        self._arrange()

    def list_nothing(self) -> None:
        """List no entries, and say how to come to some."""
        day = self.tr("Choose a day to see what was written on it.")
        number = self.tr("Choose a number to see its entries.")
        self.entries.say_nothing(day if self.mode == DAYS else number)

    def show_year(self, year: Year, today: date, *, bounds: tuple[bool, bool]) -> None:
        """Show a year.

        Args:
            year: What it holds.
            today: The present day.
            bounds: Whether one can go to an earlier and to a later one.
        """
        self._say_when(str(year.year), bounds)
        self.heat.show_year(year.year, year.counts, today)
        self.months.show_lines(reading.month_heads(), year.months)
        for chip in self.kinds:
            chip.say(year.total(chip.kind))

    def show_pair(self, pair: Pair, *, bounds: tuple[bool, bool]) -> None:
        """Show two periods."""
        heads = [reading.short(period) if period else "" for period in pair.periods]
        self._say_when(reading.named(pair.periods[1]), bounds)
        self.periods.show_lines([*heads, self.tr("Change")], reading.pair_lines(pair))

    def say_choices(self, length: Length, against: Against) -> None:
        """Say how long the periods are, and with which one it is compared."""
        lengths = dict(self._lengths())
        self.length.setText(lengths[length])
        self.length.setAccessibleName(self.tr("Length: %s") % lengths[length])
        words = dict(self._others())
        self.against.setText(self.tr("against %s") % words[against])
        self.against.setAccessibleName(self.against.text())
        self.against.setEnabled(length is not Length.YEAR)

    def show_nothing(self) -> None:
        """Show that there is nothing to compare yet."""
        self._whole.setCurrentIndex(1)

    def show_something(self) -> None:
        """Show the room."""
        self._whole.setCurrentIndex(0)

    def focus_first(self) -> None:
        """Put the focus on what is shown."""
        if self._whole.currentIndex():
            self._write.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            target = (self.heat, self.months, self.periods)[self.mode]
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say_when(self, words: str, bounds: tuple[bool, bool]) -> None:
        self._when.setText(words)
        self.back.setEnabled(bounds[0])
        self.on.setEnabled(bounds[1])

    def _lengths(self) -> Sequence[tuple[Length, str]]:
        return (
            (Length.QUARTER, self.tr("Quarter")),
            (Length.HALF, self.tr("Half-year")),
            (Length.YEAR, self.tr("Year")),
        )

    def _others(self) -> Sequence[tuple[Against, str]]:
        return (
            (Against.BEFORE, self.tr("the one before")),
            (Against.YEAR_AGO, self.tr("a year earlier")),
        )

    def _lay_out(self) -> None:
        self._when.setProperty("role", "strong")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title())
        head.addStretch(1)
        head.addWidget(self.modes)
        where = QWidget()
        flow = FlowLayout(where, 8)
        for part in (self.back, self._when, self.on, self.length, self.against):
            flow.addWidget(part)
        self._chips = QWidget()
        chips = FlowLayout(self._chips)
        for chip in self.kinds:
            chips.addWidget(chip)
            self._group.addButton(chip)
        self.kinds[0].setChecked(True)
        inside, body = QWidget(), QWidget()
        self._whole = QStackedWidget(self)
        self._whole.addWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(24, 20, 24, 8)
        top.setSpacing(12)
        top.addLayout(head)
        top.addWidget(where)
        top.addWidget(self._chips)
        column.addLayout(top)
        column.addWidget(body, 1)
        self._pages = QStackedWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom, body)
        self._body.setContentsMargins(24, 4, 12, 0)
        self._body.setSpacing(12)
        self._body.addWidget(self._pages)
        for page in (self._days(), self.months, self.periods):
            self._pages.addWidget(page)
        self._body.addWidget(self.entries)
        self._whole.addWidget(self._nothing())
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._whole)

    def _days(self) -> QScrollArea:
        """The map, which is scrolled sideways where there is not enough room."""
        area = QScrollArea()
        area.setObjectName("labels")  # the ground of the room shows through
        area.setWidget(self.heat)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _title(self) -> QLabel:
        title = QLabel(self.tr("Compare"))
        title.setProperty("role", "page")
        return title

    def _nothing(self) -> QWidget:
        self._write = TextButton(self._theme, self.tr("Write an entry"), "", "plus")
        self._write.clicked.connect(self.new_requested)
        words = (
            self.tr("There is nothing to compare yet"),
            self.tr("Once you have written for a while, see here when, and what has changed."),
        )
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 20, 24, 0)
        column.addWidget(self._title())
        column.addWidget(EmptyState(self._theme, "compare", words, self._write), 1)
        return page

    def _connect(self) -> None:
        self.modes.chosen.connect(self.mode_chosen)
        self.back.clicked.connect(lambda: self.step_requested.emit(-1))
        self.on.clicked.connect(lambda: self.step_requested.emit(1))
        self.heat.year_requested.connect(self.step_requested)
        for chip in self.kinds:
            chip.clicked.connect(lambda _=False, chip=chip: self.heat.show_kind(chip.kind))
        for table in (self.months, self.periods):
            table.left.connect(self.cards.go_in)
        self.length.clicked.connect(
            lambda: self._offer(self.length, self._lengths(), self.length_chosen)
        )
        self.against.clicked.connect(
            lambda: self._offer(self.against, self._others(), self.against_chosen)
        )

    def _offer(
        self, button: TextButton, choices: Sequence[tuple[object, str]], chosen: SignalInstance
    ) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for value, words in choices:
            menu.addAction(words).triggered.connect(lambda _=False, v=value: chosen.emit(v))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _arrange(self) -> None:
        """The entries stand under the map, and beside a table where there is room."""
        days = self.mode == DAYS
        beside = not days and self.width() >= self._theme.px(_ROOMY[self.mode])
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._body.setDirection(across if beside else down)
        self._pages.setMaximumHeight(self.heat.grid.height + _BAR if days else _UNBOUNDED)
        self._body.setStretch(0, 0 if days else 5)
        self._body.setStretch(1, 1 if days else 4)

    # Qt's part

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        super().showEvent(event)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(340, 400)


class KindChip(TextButton):
    """A kind in its colour with the number of its entries; the first stands for all kinds."""

    def __init__(self, theme: Theme, kind: Kind | None) -> None:
        self.kind = kind
        super().__init__(theme, "", "chip", kind.value if kind else "")
        self.setCheckable(True)
        self.setAccessibleName(self._words())  # until its number is known

    def say(self, number: int) -> None:
        """Say how many entries there are."""
        words = self._words()
        self.setText(f"{words} {number:,}")
        self.setAccessibleName(f"{words}, {number:,}")

    def _words(self) -> str:
        return reading.plural(self.kind) if self.kind else self.tr("All")

    def _tint(self) -> None:
        super()._tint()
        if self.kind:
            gap = self._theme.px(3)
            self.setIcon(
                self._theme.icon(self.kind.value, self._theme.tokens.kind(self.kind), gap=gap)
            )
