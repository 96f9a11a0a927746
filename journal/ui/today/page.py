"""What stands on the page of a day: reading it, and putting it in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.domain import resurfacing
from journal.domain.dates import week_of
from journal.domain.loop import Stage, stages
from journal.store import entries, links, outline, reflections
from journal.store.lookback import actions
from journal.ui.today import answers
from journal.ui.widgets import days
from journal.ui.widgets.card import CardRow, row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.domain.entry import Entry
    from journal.domain.retros import Action
    from journal.ui.widgets.card_model import Row

_MOST = 200  # entries of two days
_FEW = 5  # entries of each further part
_LESSONS = 3  # learnings
_ACTIONS = 12  # actions of retros


@dataclass(frozen=True, slots=True)
class Reminders:
    """What the journal brings back on a day."""

    year_ago: tuple[Entry, ...] = ()
    due: tuple[Entry, ...] = ()
    learnings: tuple[Entry, ...] = ()
    actions: tuple[Action, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all its entries."""
        return frozenset(e.id for e in (*self.year_ago, *self.due, *self.learnings))


def reminders(day: date, today: date) -> Reminders:
    """Read them; everything but the week a year ago belongs to the present day."""
    then = _year_ago(day)
    week = week_of(then) if then else None
    past = entries.between(week.first, week.last, limit=_FEW) if week else []
    if day != today:
        return Reminders(tuple(past))
    return Reminders(
        tuple(past),
        tuple(entries.by_ids(outline.to_look_at(today)[:_FEW])),
        tuple(entries.by_ids(_coming_back(today)[:_LESSONS])),
        tuple(actions.still_open()),
    )


def _coming_back(today: date) -> list[str]:
    """The learnings that are not applied and come back today."""
    back = resurfacing.due(outline.learnings(), today)
    stage = stages(back, links.edges(), reflections.curated()) if back else {}
    return [name for name in back if stage[name] in (Stage.FRESH, Stage.CURATED)]


def of_two_days(day: date) -> list[Entry]:
    """The entries of a day and the one before, newest first."""
    before = day - timedelta(days=1) if day > date.min else day
    return entries.between(before, day, limit=_MOST)


def place_of(entry: Entry) -> tuple[object, ...]:
    """Everything that decides whether and where an entry stands on the page."""
    return (
        row_of(entry), entry.kind, entry.status, entry.check_on, entry.links, entry.trashed,
        entry.written_at,
    )  # fmt: skip


def arranged(day: date, today: date, near: Sequence[Entry], brought: Reminders) -> list[Row]:
    """The rows of the page; an entry stands in the first part that it belongs to."""
    say = QCoreApplication.translate
    here = [entry for entry in near if entry.happened_on == day]
    before = [entry for entry in near if entry.happened_on != day]
    offers = {entry.id: (say("Today", "How did it go?"),) for entry in brought.due}
    lessons = brought.learnings
    offers |= {entry.id: (say("Today", "Where was it applied?"),) for entry in lessons}

    def placed(found: Sequence[Entry]) -> list[CardRow]:
        return [replace(row_of(entry), offers=offers.get(entry.id, ())) for entry in found]

    parts: list[tuple[days.DayHeading, list[CardRow]]] = [(days.heading(day, today), placed(here))]
    if before:
        parts.append((days.heading(before[0].happened_on, today), placed(before)))
    decided = [answers.row_of(action, today) for action in brought.actions]
    named = (
        (decided[:_ACTIONS], say("Today", "To do"), _said(len(decided))),
        (
            placed(brought.due),
            say("Today", "Time to look again"),
            say("Today", "experiments whose day has come"),
        ),
        (
            placed(lessons),
            say("Today", "Not applied yet"),
            say("Today", "they come back after 1, 2, 4, 8… weeks"),
        ),
        (placed(brought.year_ago), say("Today", "A year ago this week"), ""),
    )
    for cards, strong, rest in named:
        if cards:
            quiet = rest or days.words(cards[0].day, "MMMM yyyy")
            parts.append((days.DayHeading(cards[0].day, strong, quiet), cards))
    seen: set[str] = set()
    rows: list[Row] = []
    for heading, cards in parts:
        fresh = [card for card in cards if card.id not in seen]
        seen |= {card.id for card in fresh}
        if fresh:
            rows += [heading, *fresh]
    return rows


def next_action(before: Reminders, now: Reminders, current: str) -> str:
    """The action to go on with where the current one was answered and is gone; else empty."""
    order, there = [action.id for action in before.actions], {action.id for action in now.actions}
    if current not in order or current in there:
        return ""
    place = order.index(current)
    left = [name for name in (*order[place:], *reversed(order[:place])) if name in there]
    return left[0] if left else ""


def _said(number: int) -> str:
    """What stands beside the heading of so many actions."""
    if number > _ACTIONS:
        words = QCoreApplication.translate(
            "Today", "the first %1 of %n; the others are in Retros", "", number
        )
        return words.replace("%1", str(_ACTIONS))
    return QCoreApplication.translate("Today", "what your retros decided")


def _year_ago(day: date) -> date | None:
    if day.year == date.min.year:
        return None
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)
