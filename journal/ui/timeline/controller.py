"""Between the timeline and the journal: what to list, and when to list it again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal.domain.dates import week_of
from journal.domain.filters import Condition, write
from journal.domain.people import fold
from journal.errors import JournalError
from journal.store import entries, labels, outline
from journal.store.searching import index, search, snippets
from journal.ui.timeline import query
from journal.ui.timeline.narrowing import statuses
from journal.ui.timeline.view import LIST, NOTHING_FOUND, NOTHING_YET
from journal.ui.timeline.weeks import mondays
from journal.ui.widgets import days
from journal.ui.widgets.card import Card, card_of, row_of, rows_at
from journal.ui.widgets.card_model import Listing, Row, listed, with_headings
from journal.ui.widgets.picker import Picker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from journal.domain.change import Change
    from journal.domain.filters import Filters
    from journal.ui.bridge import Facts
    from journal.ui.searches import SavedSearches
    from journal.ui.tasks import Tasks
    from journal.ui.timeline.view import TimelineView
    from journal.ui.widgets.card_model import CardModel

FIRST = 40  # entries read before the window is shown; the rest comes after it
_FIRST_HITS, _MOST_HITS = 10, 200  # hits shown at once, and when nobody types any more
_PAGE = 10_000  # places read before looking whether someone has typed on
_QUIET = 150  # milliseconds without a key, after which everything is listed
_MINUTE = 60_000  # milliseconds
_FEW = 10  # entries that are looked at one by one when they change


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was read, ready to be shown. `last` is the day of the newest entry of all."""

    listing: Listing
    found: dict[str, Card]
    filtered: bool
    count: int | None = None
    last: date | None = None
    weeks: dict[date, int] | None = None


class TimelineController(QObject):
    """Fills the list: what is seen at once, all the rest from a thread when it is quiet."""

    failed = Signal(str)

    def __init__(
        self, view: TimelineView, model: CardModel, tasks: Tasks, today: Callable[[], date]
    ) -> None:
        super().__init__(view)
        self._view, self._model, self._tasks, self._today = view, model, tasks, today
        self._clock = QTimer(self, singleShot=True, interval=_QUIET)
        self._clock.timeout.connect(self._read_all)
        self._calendar = QTimer(self, interval=_MINUTE)
        self._calendar.timeout.connect(self._on_minute)
        self._calendar.start()
        self._day = today()
        self._searches: SavedSearches | None = None
        self._wish = 0  # a newer one ends the reading of an older one
        self._everything: list[Row] = []  # what is listed where nothing is looked for
        view.query_changed.connect(self._on_query_changed)
        view.weeks.week_chosen.connect(self._on_week_chosen)
        view.narrowing.choices_requested.connect(self._on_choices_requested)
        view.narrowing.refused.connect(self.failed)
        view.narrowing.save_requested.connect(self._on_save_requested)

    def follow(self, bridge: Facts) -> None:
        """Follow what changes in the journal."""
        bridge.changed.connect(self._on_changed)

    def keep_searches(self, searches: SavedSearches) -> None:
        """Say where searches are saved."""
        self._searches = searches

    def load(self) -> None:
        """Show the newest entries now, and ask for the rest."""
        newest = entries.newest(limit=FIRST)
        self._model.remember(newest)
        self._model.show([row_of(entry) for entry in newest])
        self._view.show_state(LIST if newest else NOTHING_YET)
        QTimer.singleShot(0, self, self._read_all)

    def filter_by_tag(self, tag: str) -> None:
        """Look for a tag."""
        self.search_for(write([Condition("tag", tag)]))

    def search_for(self, text: str) -> None:
        """Look for a query in the search language, and for nothing else."""
        self._view.show_query(text)

    def follow_label(self, operator: str, old: str, new: str) -> None:
        """Go on looking for a tag or a project under its new name."""

        def renamed(found: Sequence[Condition]) -> list[Condition]:
            return [
                replace(one, value=new)
                if one.operator == operator and fold(one.value) == fold(old)
                else one
                for one in found
            ]

        narrowing = self._view.narrowing
        typed = list(query.read(self._view.search.text())[0].conditions)
        if renamed(typed) != typed:
            self._view.search.setText(write(renamed(typed)))
        if renamed(narrowing.conditions) != list(narrowing.conditions):
            narrowing.choose(renamed(narrowing.conditions))

    def _on_query_changed(self) -> None:
        self._view.say_hint()
        self._read(whole=False)
        self._clock.start()

    def _read_all(self) -> None:
        self._read(whole=True)

    def _read(self, *, whole: bool) -> None:
        self._wish += 1
        wish, today, everything = self._wish, self._today(), self._everything
        filters, before = self._view.filters, self._model.rows

        def read() -> _Answer:
            if whole and everything and not filters:
                return _whole(listed(everything, before), {}, filters)
            return _answer(filters, before, today, whole, lambda: wish == self._wish)

        self._tasks.run("timeline", read, self._on_read)

    def _on_read(self, answer: _Answer) -> None:
        self._model.take(answer.listing, answer.found)
        if answer.count is not None and not answer.filtered:
            self._everything = answer.listing.rows
        rows = self._model.rowCount()
        if answer.count is None:
            self._view.show_state(LIST if rows else NOTHING_FOUND)
            return
        self._view.say_count(answer.count, len(answer.listing.places))
        if answer.last is not None:
            self._view.weeks.show_weeks(answer.last, answer.weeks or {})
        empty = NOTHING_FOUND if answer.filtered or answer.last else NOTHING_YET
        self._view.show_state(LIST if rows else empty)

    def _on_changed(self, change: Change) -> None:
        if change.everything or change.entries:
            self._model.forget(None if change.everything else change.entries)
            self._everything = []
            if not self._same_places(change):
                self._read_all()

    def _same_places(self, change: Change) -> bool:
        """Whether every card stays where it is, as it does while an entry is written."""
        if change.everything or self._view.filters or len(change.entries) > _FEW:
            return False
        found = entries.by_ids(list(change.entries))
        return len(found) == len(change.entries) and all(
            not entry.trashed and self._model.holds(row_of(entry)) for entry in found
        )

    def _on_minute(self) -> None:
        """“Today” is another day after midnight."""
        if self._today() != self._day:
            self._day, self._everything = self._today(), []
            self._read_all()

    def _on_week_chosen(self, day: date) -> None:
        place = self._model.first_on(day)
        if place.isValid():
            self._view.cards.scrollTo(place, self._view.cards.ScrollHint.PositionAtTop)

    def _on_choices_requested(self, operator: str) -> None:
        today = self._today()
        self._tasks.run(
            "choices",
            lambda: _choices(operator, today),
            lambda found: self._on_choices_read(operator, found),
        )

    def _on_choices_read(self, operator: str, found: list[tuple[str, str]]) -> None:
        self._view.narrowing.pick(operator, found)

    def _on_save_requested(self) -> None:
        conditions = self._view.filters.conditions
        text = write(conditions)
        button = self._view.narrowing.more
        picker = Picker(
            self._view.theme, self.tr("Name of the search"), (), self.tr("Save as %s"), button
        )
        picker.picked.connect(lambda name: self._save(name, text))
        picker.open_at(button)
        picker.field.setText(text)
        picker.field.selectAll()

    def _save(self, name: str, text: str) -> None:
        if self._searches is None:
            return
        try:
            self._searches.save(name, text)
        except JournalError as error:
            self.failed.emit(str(error))


def _answer(
    filters: Filters,
    before: list[Row],
    today: date,
    whole: bool,
    wanted_still: Callable[[], bool],
) -> _Answer:
    """Read what the list shows: a beginning of it, or the whole."""
    found: dict[str, Card] = {}
    rows: list[Row] = []
    if index.match(filters)[0]:
        wanted = snippets.pattern(filters)
        for hit in search.find(filters, _MOST_HITS if whole else _FIRST_HITS):
            title, marks = snippets.cut(hit.entry.title, wanted)
            same = title == hit.entry.title  # a long one is cut, and its marks lie elsewhere
            found[hit.entry.id] = replace(
                card_of(hit.entry, hit.snippet),
                time=days.words(hit.entry.happened_on),
                excerpt_marks=hit.marks,
                title_marks=marks if same else (),
            )  # fmt: skip
            rows.append(replace(row_of(hit.entry), lines=2 if len(hit.snippet) > 70 else 1))
    else:
        cards = rows_at(outline.places(filters, _PAGE if whole else FIRST))
        while whole and wanted_still() and len(cards) % _PAGE == 0 and cards:
            more = rows_at(outline.places(filters, _PAGE, len(cards)))
            if not more:
                break
            cards += more
        rows = with_headings(cards, today)
    listing = listed(rows, before)
    return _whole(listing, found, filters) if whole else _Answer(listing, found, bool(filters))


def _whole(listing: Listing, found: dict[str, Card], filters: Filters) -> _Answer:
    """Add what stands above the list when all of it is read."""
    count = len(found) if len(found) < _MOST_HITS else entries.count(filters)
    span = outline.span()
    last = span.last if span else None
    weeks = entries.weeks(mondays(last)[0], last) if last else {}
    return _Answer(
        listing, found, bool(filters), count if found else len(listing.places), last, weeks
    )


def _choices(operator: str, today: date) -> list[tuple[str, str]]:
    """The values that a filter can take, each with the number of its entries."""
    if operator == "status":
        return statuses()
    if operator == "dates":
        week = week_of(today)
        near = [(f"{week.first} to {week.last}", "this week"), (f"{today:%Y-%m}", "this month")]
        return near + [(f"{year:04}", str(number)) for year, number in outline.years()]
    read = {
        "by": outline.authors, "person": outline.people,
        "tag": labels.tags, "project": labels.projects,
    }[operator]  # fmt: skip
    return [(name, str(number)) for name, number in read()]
