"""Between the timeline and the journal: what to list, and when to list it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal.domain.filters import Condition, Filters, parse_query
from journal.errors import JournalError
from journal.store import entries
from journal.ui.timeline.view import LIST, NOTHING_FOUND, NOTHING_YET
from journal.ui.timeline.weeks import mondays
from journal.ui.widgets.card import CardRow, row_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from journal.domain.change import Change
    from journal.ui.bridge import Bridge
    from journal.ui.tasks import Tasks
    from journal.ui.timeline.view import TimelineView
    from journal.ui.widgets.card_model import CardModel

FIRST = 40  # entries read before the window is shown; the rest comes after it
_TYPING = 120  # milliseconds
_MINUTE = 60_000  # milliseconds


class TimelineController(QObject):
    """Fills the list: the newest entries at once, all others from a thread."""

    failed = Signal(str)

    def __init__(
        self, view: TimelineView, model: CardModel, tasks: Tasks, today: Callable[[], date]
    ) -> None:
        super().__init__(view)
        self._view, self._model, self._tasks, self._today = view, model, tasks, today
        self._clock = QTimer(self, singleShot=True, interval=_TYPING)
        self._clock.timeout.connect(self._reload)
        self._calendar = QTimer(self, interval=_MINUTE)
        self._calendar.timeout.connect(self._on_minute)
        self._calendar.start()
        self._day = today()
        view.query_changed.connect(self._clock.start)
        view.weeks.week_chosen.connect(self._on_week_chosen)

    def follow(self, bridge: Bridge) -> None:
        """Follow what changes in the journal."""
        bridge.changed.connect(self._on_changed)

    def load(self) -> None:
        """Show the newest entries now, and ask for the rest."""
        newest = entries.newest(limit=FIRST)
        self._model.remember(newest)
        self._model.show([row_of(entry) for entry in newest])
        self._view.show_state(LIST if newest else NOTHING_YET)
        QTimer.singleShot(0, self, self._reload)

    def filter_by_tag(self, tag: str) -> None:
        """Look for a tag."""
        self._view.kinds.choose(0)
        quoted = f'"{tag}"' if " " in tag else tag
        self._view.search.setText(f"tag:{quoted}")

    def _filters(self) -> Filters:
        filters = parse_query(self._view.search.text())
        kind = self._view.kind
        return filters & Filters((Condition("kind", kind.value),)) if kind else filters

    def _reload(self) -> None:
        try:
            filters = self._filters()
        except JournalError:
            return  # half an operator while it is typed: the list stays as it is

        def read() -> tuple[bool, list[CardRow], date | None, dict[date, int]]:
            rows = _rows(filters)
            newest = entries.newest(limit=1)
            last = newest[0].happened_on if newest else None
            weeks = entries.weeks(mondays(last)[0], last) if last else {}
            return bool(filters), rows, last, weeks

        self._tasks.run("timeline", read, self._on_read)

    def _on_read(self, answer: tuple[bool, list[CardRow], date | None, dict[date, int]]) -> None:
        filtered, rows, last, weeks = answer
        self._model.show(rows)
        self._view.say_count(len(rows))
        if last is not None:
            self._view.weeks.show_weeks(last, weeks)
        empty = NOTHING_FOUND if filtered or last else NOTHING_YET
        self._view.show_state(LIST if rows else empty)

    def _on_changed(self, change: Change) -> None:
        if change.everything or change.entries:
            self._model.forget(None if change.everything else change.entries)
            if not self._same_places(change):
                self._reload()

    def _same_places(self, change: Change) -> bool:
        """Whether every card stays where it is, as it does while an entry is written."""
        if change.everything or self._view.search.text() or self._view.kind:
            return False
        found = entries.by_ids(list(change.entries))
        return len(found) == len(change.entries) and all(
            not entry.trashed and self._model.holds(row_of(entry)) for entry in found
        )

    def _on_minute(self) -> None:
        """“Today” is another day after midnight."""
        if self._today() != self._day:
            self._day = self._today()
            self._reload()

    def _on_week_chosen(self, day: date) -> None:
        index = self._model.first_on(day)
        if index.isValid():
            self._view.cards.scrollTo(index, self._view.cards.ScrollHint.PositionAtTop)


def _rows(filters: Filters) -> list[CardRow]:
    """The places of all entries, newest first, without holding their texts."""
    rows = [row_of(entry) for entry in entries.every(filters)]
    rows.reverse()
    return rows
