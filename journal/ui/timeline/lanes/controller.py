"""Between the lanes and the journal: what to read, and when to read it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal.domain.filters import Condition, Filters, write
from journal.domain.timeline.board import Grouping
from journal.domain.timeline.picture.parts import BAND
from journal.errors import JournalError
from journal.ui.timeline.shapes import LANES, LIST, SHAPES, TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from journal.domain.change import Change
    from journal.domain.timeline.items import Item
    from journal.domain.timeline.picture.places import Place
    from journal.ui.bridge import Bridge
    from journal.ui.tasks import Tasks
    from journal.ui.timeline.lanes.page import LanesPage
    from journal.ui.timeline.lanes.reading import Reading, Trace, Wish
    from journal.ui.timeline.lanes.table import Cell
    from journal.ui.timeline.view import TimelineView

_QUIET = 200  # milliseconds without another change, after which the journal is read again
_MOST_ITEMS = 40_000  # entries of months held in memory
_MOST_BEATS = 300  # entries of a bucket that are listed
_SEVERAL = 20  # changed entries that are looked at one by one


class LanesController(QObject):
    """Makes the page when lanes are first wished for, fills it, and follows the journal."""

    made = Signal()  # the page
    failed = Signal(str)
    noticed = Signal(str)
    opened = Signal(str)  # an entry shall be shown; the focus stays
    entered = Signal(str)  # an entry shall be shown and gets the focus
    retro_opened = Signal(str)
    draft_requested = Signal(object)  # Draft
    eras_requested = Signal(object, str)  # the day of a new era or None, and the id of one
    grouping_changed = Signal(str)

    def __init__(self, view: TimelineView, tasks: Tasks, today: Callable[[], date]) -> None:
        super().__init__(view)
        self._view, self._tasks, self._today = view, tasks, today
        self.grouping = Grouping.KIND
        self._page: LanesPage | None = None
        self._reading: Reading | None = None
        self._stale = True
        self._fetching = False
        self._traces: dict[str, Trace] = {}
        self._bucket = (BAND, 0, 0)  # a lane, and the first and the last day
        self._clock = QTimer(self, singleShot=True, interval=_QUIET)
        self._clock.timeout.connect(self.load)
        view.shape_changed.connect(self._on_shape_changed)
        view.query_changed.connect(self._refresh)

    @property
    def page(self) -> LanesPage | None:
        """The page, once it was wished for."""
        return self._page

    def follow(self, bridge: Bridge) -> None:
        """Follow what changes in the journal."""
        bridge.changed.connect(self._on_changed)

    def recall(self, grouping: str, shape: str) -> None:
        """Have the lanes and the shape of the last time, where these are known."""
        if grouping in tuple(Grouping):
            self.grouping = Grouping(grouping)
        if shape in SHAPES:
            self._view.choose_shape(shape)

    def load(self) -> None:
        """Read what the lanes show."""
        from journal.ui.timeline.lanes import reading

        self._stale = False
        wish = self._wish()
        self._tasks.run("lanes", lambda: reading.read(wish), self._on_read)

    def choose_grouping(self, grouping: Grouping) -> None:
        """Make other lanes."""
        if grouping is not self.grouping:
            self.grouping = grouping
            self.grouping_changed.emit(grouping.value)
            if self._page:
                self._page.controls.show_grouping(grouping)
                self.load()

    def _wish(self) -> Wish:
        from journal.ui.timeline.lanes.reading import Wish

        return Wish(self.grouping, self._view.filters, self._today().toordinal())

    def _made(self) -> LanesPage:
        if self._page is None:
            from journal.ui.timeline.lanes.exporting import Exporting
            from journal.ui.timeline.lanes.page import LanesPage

            page = self._page = LanesPage(self._view.theme)
            page.controls.show_grouping(self.grouping)
            page.controls.grouping_chosen.connect(self.choose_grouping)
            page.sight.months_wanted.connect(self._on_months_wanted)
            page.sight.chain_chosen.connect(self._on_chain_chosen)
            page.canvas.bucket_chosen.connect(self._on_bucket_chosen)
            page.table.cell_chosen.connect(self._on_cell_chosen)
            page.canvas.draft_requested.connect(self.draft_requested)
            page.canvas.retro_opened.connect(self.retro_opened)
            page.canvas.eras_requested.connect(self.eras_requested)
            page.controls.eras_requested.connect(lambda: self.eras_requested.emit(None, ""))
            for part in (page.canvas, page.pane):
                part.opened.connect(self.opened)
                part.entered.connect(self.entered)
            page.pane.closed.connect(self._on_pane_closed)
            page.pane.zoom_requested.connect(self._on_zoom_requested)
            page.pane.list_requested.connect(self._on_list_requested)
            page.shown.connect(self._on_shown)
            exporting = Exporting(page, self._view.theme, self._tasks, self._wish)
            exporting.failed.connect(self.failed)
            exporting.noticed.connect(self.noticed)
            self._view.put_lanes(page)
            self.made.emit()
        return self._page

    # Slots

    def _on_shape_changed(self, shape: str) -> None:
        if shape != LIST:
            self._made().show_table(shown=shape == TABLE)

    def _on_shown(self) -> None:
        if self._stale:
            self.load()

    def _refresh(self) -> None:
        """Read again soon, or when lanes are next looked at."""
        self._stale = True
        if self._page is not None and self._page.isVisible():
            self._clock.start()

    def _on_changed(self, change: Change) -> None:
        if self._page is None or not self._touched(change):
            return
        self._refresh()

    def _touched(self, change: Change) -> bool:
        """Whether anything that the lanes show may be different: most saves change a body."""
        from journal.ui.timeline.lanes import reading

        others = change.people | change.labels | change.eras | change.retros
        if change.everything or others or len(change.entries) > _SEVERAL:
            self._traces.clear()
            return True
        try:
            traces = reading.traces(sorted(change.entries))
        except JournalError as error:
            self.failed.emit(str(error))
            return False
        if self._view.filters:
            return bool(traces)
        different = any(self._traces.get(name) != trace for name, trace in traces.items())
        self._traces.update(traces)
        return different

    def _on_read(self, answer: Reading) -> None:
        page = self._made()
        self._reading = answer
        page.sight.show_material(answer.material)
        page.overview.show_days(answer.whole)
        if page.shows_table:
            page.table.show_level(page.sight.scale.level)

    def _on_months_wanted(self, wanted: Sequence[int]) -> None:
        """Read what is missing, one request after another: the next one asks for what is left."""
        from journal.ui.timeline.lanes import reading

        if self._fetching or self._reading is None:
            return
        self._fetching, wish = True, self._reading.wish

        def work() -> dict[int, list[Item]] | str:
            try:
                return reading.months(wanted, wish)
            except JournalError as error:
                return str(error)

        self._tasks.run("lanes-months", work, lambda found: self._on_months_read(wish, found))

    def _on_months_read(self, wish: Wish, found: dict[int, list[Item]] | str) -> None:
        self._fetching = False
        if isinstance(found, str):
            self.failed.emit(found)
        elif self._reading is not None and self._reading.wish == wish:
            sight = self._made().sight
            held = dict(sight.material.months)
            if sum(map(len, held.values())) > _MOST_ITEMS:
                held.clear()  # what is in sight is asked for again
            sight.learn(held | found)

    def _on_chain_chosen(self, chain: int | None) -> None:
        page = self._made()
        if chain is None:
            page.pane.leave()
            return
        from journal.ui.timeline.lanes import telling

        page.pane.show_beats(*telling.chain(page.sight.material.chains, chain), bucket=False)

    def _on_bucket_chosen(self, place: Place, enter: bool) -> None:
        self._show_bucket(place.lane, place.first, place.last, enter=enter)

    def _on_cell_chosen(self, cell: Cell, enter: bool) -> None:
        self._show_bucket(cell.lane, cell.first, cell.last, enter=enter)

    def _show_bucket(self, lane: int, first: int, last: int, *, enter: bool) -> None:
        from journal.ui.timeline.lanes import reading

        if self._reading is None:
            return
        wish, board = self._reading.wish, self._reading.material.board
        self._bucket = lane, first, last
        self._tasks.run(
            "lanes-bucket",
            lambda: reading.bucket(board, lane, first, last, wish),
            lambda items: self._on_bucket_read(items, enter=enter),
        )

    def _on_bucket_read(self, items: list[Item], *, enter: bool) -> None:
        from journal.ui.timeline.lanes import telling

        page, (lane, first, last) = self._made(), self._bucket
        page.sight.choose_chain(None)
        told = telling.bucket(
            page.sight.lane_name(lane), items[:_MOST_BEATS], len(items), (first, last)
        )
        page.pane.show_beats(*told, bucket=True)
        if enter:
            page.pane.go_in()

    def _on_pane_closed(self) -> None:
        page = self._made()
        page.pane.leave()
        page.sight.choose_chain(None)
        page.focus_first()

    def _on_zoom_requested(self) -> None:
        _, first, last = self._bucket
        if self._made().shows_table:
            self._view.choose_shape(LANES)
        self._made().sight.show_days(first, last)

    def _on_list_requested(self) -> None:
        """Show the bucket in the list: what was looked for, within its lane and its days."""
        from journal.ui.timeline.lanes import telling

        lane, first, last = self._bucket
        conditions: list[Condition] = telling.conditions(self._made().sight.material, lane)
        wanted = Filters((*self._view.filters.conditions, *conditions, *telling.days(first, last)))
        self._view.choose_shape(LIST)
        self._view.show_query(write(wanted.conditions))
