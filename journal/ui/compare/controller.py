"""Between the room and the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.domain.comparison import Length, moved, period_of
from journal.store import entries
from journal.ui.compare import reading
from journal.ui.compare.reading import Against
from journal.ui.compare.view import DAYS, PERIODS
from journal.ui.widgets import days
from journal.ui.widgets.card import row_of
from journal.ui.widgets.card_model import listed, with_headings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from journal.domain.change import Change
    from journal.domain.entry import Entry
    from journal.ui.bridge import Bridge
    from journal.ui.compare.numbers import Cell
    from journal.ui.compare.reading import Pair, Year
    from journal.ui.compare.view import CompareView
    from journal.ui.tasks import Tasks
    from journal.ui.widgets.card_model import CardModel, Row

_MOST = 500  # entries listed behind a number (count)


class CompareController(QObject):
    """Shows a year or two periods, and lists the entries behind what is chosen."""

    day_requested = Signal(object)  # date: its page shall be shown

    def __init__(
        self, view: CompareView, model: CardModel, tasks: Tasks, today: Callable[[], date]
    ) -> None:
        super().__init__(view)
        self._view, self._model, self._tasks, self._today = view, model, tasks, today
        self._year = today().year
        self._length, self._against = Length.HALF, Against.BEFORE
        self._period = period_of(today(), self._length)
        self._settled = False  # whether the time was chosen, by a person or by what there is
        self._stale = True
        self._read: Year | None = None
        view.say_choices(self._length, self._against)
        self._connect()

    def follow(self, bridge: Bridge) -> None:
        """Follow what changes in the journal."""
        bridge.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read what is shown."""
        self._stale = False
        if self._view.mode == PERIODS:
            wanted = self._period, self._length, self._against
            self._view.say_choices(self._length, self._against)
            self._tasks.run("compare", lambda: reading.read_pair(*wanted), self._on_pair_read)
        else:
            year = self._year
            self._tasks.run("compare", lambda: reading.read_year(year), self._on_year_read)

    def _connect(self) -> None:
        view = self._view
        view.mode_chosen.connect(self._on_mode_chosen)
        view.step_requested.connect(self._on_step)
        view.length_chosen.connect(self._on_length_chosen)
        view.against_chosen.connect(self._on_against_chosen)
        view.shown.connect(self._on_shown)
        view.heat.day_chosen.connect(self._on_day_chosen)
        view.heat.day_entered.connect(self.day_requested)
        view.entries.go.clicked.connect(lambda: self.day_requested.emit(view.heat.chosen))
        for table in (view.months, view.periods):
            table.chosen.connect(self._on_cell_chosen)

    # What was read

    def _on_year_read(self, year: Year) -> None:
        span = year.span
        if span is None:
            self._view.show_nothing()
            return
        if not self._settled and not year.entries:
            self._settled = True
            self._year = span.last.year
            self._period = period_of(span.last, self._length)
            self.load()
            return
        self._settled, self._read = True, year
        self._view.show_something()
        latest = max(span.last.year, self._today().year)
        bounds = min(span.first.year, year.year) < year.year, year.year < latest
        self._view.show_year(year, self._today(), bounds=bounds)
        self._list_again()

    def _on_pair_read(self, pair: Pair) -> None:
        if pair.span is None:
            self._view.show_nothing()
            return
        self._view.show_something()
        latest = max(pair.span.last, self._today())
        period = pair.periods[-1]
        self._view.show_pair(pair, bounds=(pair.span.first < period.first, period.last < latest))
        self._list_again()

    def _list_again(self) -> None:
        """List what is chosen as it is now."""
        view = self._view
        if view.mode == DAYS:
            view.heat.choose(view.heat.chosen or view.heat.start())
            return
        cell = (view.periods if view.mode == PERIODS else view.months).cell
        if cell is not None and cell.ids:
            self._on_cell_chosen(cell)

    # What people do

    def _on_mode_chosen(self, mode: int) -> None:
        self._tasks.cancel("compared")
        self._view.show_mode(mode)
        self.load()

    def _on_step(self, step: int) -> None:
        if self._view.mode == PERIODS:
            self._period = moved(self._period, self._length, step) or self._period
        else:
            self._year = min(max(self._year + step, 1), 9999)
        self._settled = True
        self._view.list_nothing()
        self.load()

    def _on_length_chosen(self, length: Length) -> None:
        self._length = length
        self._period = period_of(self._period.last, length)
        if length is Length.YEAR:
            self._against = Against.BEFORE
        self.load()

    def _on_against_chosen(self, against: Against) -> None:
        self._against = against
        self.load()

    def _on_day_chosen(self, day: date) -> None:
        if self._read is not None:
            title = days.words(day, "dddd d MMMM yyyy")
            self._list(title, self._read.on(day), day=True)

    def _on_cell_chosen(self, cell: Cell) -> None:
        self._list(cell.title, cell.ids)

    def _list(self, title: str, ids: Sequence[str], *, day: bool = False) -> None:
        """List the latest of some entries, which are given the oldest first."""
        wanted = list(ids)[-_MOST:]

        def work() -> list[Entry]:
            found = entries.by_ids(wanted)
            return sorted(found, key=lambda e: (e.happened_on, e.written_at), reverse=True)

        def show(found: list[Entry]) -> None:
            self._model.remember(found)
            rows = [row_of(entry) for entry in found]
            bare: list[Row] = list(rows)  # the day stands over the list already
            self._model.take(
                listed(bare if day else with_headings(rows, self._today()), self._model.rows)
            )
            self._view.entries.say(title, len(ids), len(found), day=day)

        self._tasks.run("compared", work, show)

    def _on_shown(self) -> None:
        if self._stale:
            self.load()

    def _on_changed(self, change: Change) -> None:
        if change.everything or change.entries:
            self._model.forget(None if change.everything else change.entries)
            self._stale = True
            if self._view.isVisible():
                self.load()
