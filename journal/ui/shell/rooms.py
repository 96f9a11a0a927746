"""The rooms of the window: each is made when it is first entered, and joined to the others.

Today is seen before the journal is open: what works on it is joined when it is first filled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Protocol

    from journal.ui.bridge import Bridge, Facts
    from journal.ui.changes import Changes
    from journal.ui.reflections.controller import ReflectionsController
    from journal.ui.retros.controller import RetrosController
    from journal.ui.review.controller import ReviewController
    from journal.ui.shell.window_state import WindowState
    from journal.ui.tasks import Tasks
    from journal.ui.theme import Theme
    from journal.ui.timeline.controller import TimelineController
    from journal.ui.timeline.eras.controller import ErasController
    from journal.ui.timeline.view import TimelineView
    from journal.ui.today.controller import TodayController
    from journal.ui.today.view import TodayView
    from journal.ui.widgets.card_list import CardList
    from journal.ui.widgets.card_model import CardModel
    from journal.workspace import Workspace

    class Room(Protocol):
        """What every room can do."""

        def focus_first(self) -> None:
            """Put the focus where the work begins."""


ROOMS = ("today", "timeline", "loop", "compare", "reflections", "retros", "review")
TODAY, TIMELINE, LOOP, COMPARE, REFLECTIONS, RETROS, REVIEW = ROOMS
_WIDE = (LOOP, COMPARE, REFLECTIONS, RETROS, REVIEW)


@dataclass(frozen=True, slots=True)
class House:
    """What all rooms share."""

    workspace: Workspace
    theme: Theme
    tasks: Tasks
    bridge: Bridge
    changes: Changes
    author: Callable[[], str]
    today: Callable[[], date]
    flush: Callable[[], bool]  # makes the typing in the open entry safe
    state: WindowState


class Rooms(QStackedWidget):
    """Shows one room at a time and passes on what is wished for in it."""

    entry_opened = Signal(str)  # shown beside the room, the focus stays
    entry_entered = Signal(str)  # the focus goes into it
    added = Signal(str)
    made = Signal()  # another room, or a part of one
    new_requested = Signal()
    room_requested = Signal(str)
    trash_requested = Signal(tuple)
    applied_requested = Signal(str)  # a learning: say where it was applied
    outcome_requested = Signal(str)  # an experiment: say how it went
    noticed = Signal(str)
    taken_away = Signal(str, object)  # a sentence, and what brings it back
    step_requested = Signal(str, object)  # an entry, and the Move that takes it on
    searches_changed = Signal()
    draft_requested = Signal(object)  # Draft: an entry that is begun like this
    shape_changed = Signal()  # a room wants another width
    failed = Signal(str)

    def __init__(self, house: House, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self._house = house
        self._views: dict[str, QWidget] = {}
        self._loads: dict[str, Callable[[], None]] = {}
        self._listing: TimelineController | None = None
        self._claims: ReflectionsController | None = None
        self._day: TodayController | None = None
        self._eras: ErasController | None = None
        self._retros: RetrosController | None = None
        self._review: ReviewController | None = None
        self._makers: dict[str, Callable[[], QWidget]] = {
            TODAY: self._make_today,
            TIMELINE: self._make_timeline,
            LOOP: self._make_loop,
            COMPARE: self._make_compare,
            REFLECTIONS: self._make_reflections,
            RETROS: self._make_retros,
            REVIEW: self._make_review,
        }

    @property
    def present(self) -> str:
        """The room that is shown."""
        return next((name for name, view in self._views.items() if view is self.here), "")

    @property
    def here(self) -> QWidget:
        """The view of the room that is shown."""
        return cast("QWidget", self.currentWidget())

    def is_wide(self, name: str) -> bool:
        """Whether no entry is shown beside a room until it is asked for."""
        return name in _WIDE or getattr(self._views.get(name), "wide", False)

    @property
    def cards(self) -> CardList | None:
        """The list of the room that is shown; None where it has none."""
        return _cards(self.here)

    def view(self, name: str) -> QWidget:
        """A room, made if it was not; what it shows comes with `load`."""
        if name not in self._views:
            self._views[name] = self._makers[name]()
            self.addWidget(self._views[name])
            self.made.emit()
        return self._views[name]

    def show_room(self, name: str) -> None:
        """Show a room; `load` fills it."""
        self.setCurrentWidget(self.view(name))

    def load(self) -> None:
        """Fill the room that is shown, the first time it is."""
        fill = self._loads.pop(self.present, None)
        if fill:
            fill()

    def focus_first(self) -> None:
        """Put the focus where the work in this room begins."""
        cast("Room", self.here).focus_first()

    def mark(self, entry_id: str) -> None:
        """Mark the open entry in the list of the room that is shown."""
        mark = getattr(self.here, "mark", self.cards.choose if self.cards else None)
        if mark:
            mark(entry_id)

    def look_for(self, query: str) -> None:
        """Look for a query in the timeline."""
        self.show_room(TIMELINE)
        self.load()
        if self._listing:
            self._listing.search_for(query)

    def follow_label(self, sort: str, old: str, new: str) -> None:
        """Go on looking for a tag or a project that was renamed."""
        if self._listing:
            self._listing.follow_label(sort, old, new)

    def open_day(self, day: date) -> None:
        """Show the page of a day."""
        self.room_requested.emit(TODAY)
        if self._day:
            self._day.show_day(day)

    def flush(self) -> bool:
        """Make what is typed in a room safe; tell whether it is."""
        claims = self._claims.flush() if self._claims else True
        thanks = self._retros.flush() if self._retros else True
        post = self._review.flush() if self._review else True
        return claims and thanks and post

    def rescue(self) -> bool:
        """Keep what could not be saved where it belongs; tell whether that went well."""
        return self._claims.rescue() if self._claims else True

    def focus_search(self) -> None:
        """Put the cursor into the search of the timeline."""
        cast("TimelineView", self.view(TIMELINE)).focus_search()

    def show_shape(self, shape: str) -> None:
        """Show the timeline as a list, in lanes or as a table."""
        self.room_requested.emit(TIMELINE)
        cast("TimelineView", self.view(TIMELINE)).choose_shape(shape)
        self.focus_first()

    def edit_eras(self) -> None:
        """Make, name, date and delete eras, with the lanes they stand behind in sight."""
        self.show_shape("lanes")
        if self._eras:
            self._eras.open()

    def write_review(self) -> None:
        """Write the post of the year in review into a folder, once it is shown."""
        if self._review:
            self._review.write()

    def _make_today(self) -> QWidget:
        from journal.ui.today.view import TodayView

        today = self._house.today()
        view = TodayView(self._house.theme, self)
        view.show_day(today, today, {})
        self._loads[TODAY] = lambda: self._fill_today(view)
        return view

    def _fill_today(self, view: TodayView) -> None:
        from journal.ui.today.controller import TodayController

        house, cards = self._house, self._cards()
        view.hold(cards)
        day = TodayController(house.workspace, view, cards, house.author, house.today, house.tasks)
        view.timeline_requested.connect(lambda: self.room_requested.emit(TIMELINE))
        day.added.connect(self.added)
        day.apply_requested.connect(self.applied_requested)
        day.outcome_requested.connect(self.outcome_requested)
        day.retro_requested.connect(self._open_retro)
        day.taken_away.connect(self.taken_away)
        day.failed.connect(self.failed)
        day.follow(self._facts(view))
        self._day = day
        self._join(view.cards)
        day.load()

    def _make_timeline(self) -> QWidget:
        from journal.ui.searches import SavedSearches
        from journal.ui.timeline.bulk import BulkController
        from journal.ui.timeline.controller import TimelineController
        from journal.ui.timeline.eras.controller import ErasController
        from journal.ui.timeline.lanes.controller import LanesController
        from journal.ui.timeline.view import TimelineView

        house, cards = self._house, self._cards()
        view = TimelineView(house.theme, cards, self)
        listing = TimelineController(view, cards, house.tasks, house.today)
        bulk = BulkController(house.changes, view, house.author, house.flush)
        searches = SavedSearches(view)
        searches.changed.connect(self.searches_changed)
        listing.keep_searches(searches)
        view.new_requested.connect(self.new_requested)
        for part in (listing, bulk):
            part.failed.connect(self.failed)
        bulk.done.connect(self.noticed)
        listing.follow(self._facts(view))
        lanes = LanesController(view, house.tasks, house.today)
        lanes.follow(house.bridge)
        lanes.made.connect(self.made)
        lanes.failed.connect(self.failed)
        lanes.noticed.connect(self.noticed)
        lanes.draft_requested.connect(self.draft_requested)
        lanes.retro_opened.connect(self._open_retro)
        eras = ErasController(house.workspace, house.theme, house.tasks, house.today, view)
        lanes.eras_requested.connect(eras.open)
        eras.failed.connect(self.failed)
        eras.taken_away.connect(self.taken_away)
        eras.follow(house.bridge)
        self._eras = eras
        view.shape_changed.connect(lambda shape: house.state.put("shape", shape))
        view.shape_changed.connect(lambda _: self.shape_changed.emit())
        lanes.grouping_changed.connect(lambda name: house.state.put("lanes", name))
        lanes.recall(house.state.get("lanes"), house.state.get("shape"))
        lanes.opened.connect(self.entry_opened)
        lanes.entered.connect(self.entry_entered)
        self._join(view.cards)
        self._listing = listing
        self._loads[TIMELINE] = listing.load
        return view

    def _make_loop(self) -> QWidget:
        from journal.ui.loop.controller import LoopController
        from journal.ui.loop.view import LoopView

        house = self._house
        view = LoopView(house.theme, self)
        loop = LoopController(house.workspace, view, house.tasks, house.today)
        loop.failed.connect(self.failed)
        loop.taken_away.connect(self.taken_away)
        loop.step_requested.connect(self.step_requested)
        view.new_requested.connect(self.new_requested)
        view.entry_opened.connect(self.entry_opened)
        view.entry_entered.connect(self.entry_entered)
        loop.follow(house.bridge)
        return view

    def _make_compare(self) -> QWidget:
        from journal.ui.compare.controller import CompareController
        from journal.ui.compare.view import CompareView

        house, cards = self._house, self._cards()
        view = CompareView(house.theme, cards, self)
        compare = CompareController(view, cards, house.tasks, house.today)
        compare.day_requested.connect(self.open_day)
        view.new_requested.connect(self.new_requested)
        compare.follow(house.bridge)
        self._join(view.cards)
        return view

    def _make_reflections(self) -> QWidget:
        from journal.ui.reflections.controller import ReflectionsController
        from journal.ui.reflections.view import ReflectionsView

        house = self._house
        view = ReflectionsView(house.theme, self)
        claims = ReflectionsController(house.workspace, view, house.tasks, house.today)
        claims.failed.connect(self.failed)
        claims.taken_away.connect(self.taken_away)
        view.entry_requested.connect(self.new_requested)
        view.entry_opened.connect(self.entry_opened)
        claims.follow(self._facts(view))
        self._claims = claims
        self._loads[REFLECTIONS] = claims.load
        return view

    def _make_retros(self) -> QWidget:
        from journal.ui.retros.controller import RetrosController
        from journal.ui.retros.view import RetrosView

        house = self._house
        view = RetrosView(house.theme, self)
        looking_back = RetrosController(
            house.workspace, view, house.theme, house.tasks, house.author, house.today
        )
        looking_back.failed.connect(self.failed)
        looking_back.noticed.connect(self.noticed)
        looking_back.taken_away.connect(self.taken_away)
        looking_back.entry_opened.connect(self.entry_opened)
        looking_back.follow(self._facts(view))
        self._retros = looking_back
        self._loads[RETROS] = looking_back.load
        return view

    def _open_retro(self, retro_id: str) -> None:
        self.room_requested.emit(RETROS)
        if self._retros:
            self._retros.open(retro_id)

    def _make_review(self) -> QWidget:
        from journal.ui.review.controller import ReviewController
        from journal.ui.review.view import ReviewView

        house = self._house
        view = ReviewView(house.theme, self)
        review = ReviewController(house.workspace, view, house.tasks, house.author, house.today)
        review.failed.connect(self.failed)
        review.noticed.connect(self.noticed)
        view.new_requested.connect(self.new_requested)
        view.timeline_requested.connect(lambda: self.room_requested.emit(TIMELINE))
        review.follow(house.bridge)
        self._review = review
        self._loads[REVIEW] = review.load
        return view

    def _cards(self) -> CardModel:
        from journal.store import entries
        from journal.ui.widgets.card_model import CardModel

        return CardModel(entries.by_ids, self._house.today, self)

    def _facts(self, view: QWidget) -> Facts:
        from journal.ui.shell.attention import Attention

        return Attention(self._house.bridge, view)

    def _join(self, cards: CardList) -> None:
        cards.opened.connect(self.entry_opened)
        cards.entered.connect(self.entry_entered)
        cards.trash_requested.connect(self.trash_requested)


def _cards(view: QWidget | None) -> CardList | None:
    return getattr(view, "cards", None)
