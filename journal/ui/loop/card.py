"""What a card of the board says, and reading the cards of all columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.domain.board import Column
from journal.domain.entry import Kind, Status
from journal.store import entries, loop
from journal.ui.widgets import days

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from journal.domain.board import Board, Standing
    from journal.domain.entry import Entry

MOST = 100
"""Cards of a column that are shown (count); what is stuck comes first."""

KINDS = {
    Column.EXPERIMENTS: Kind.EXPERIMENT,
    Column.MISTAKES: Kind.MISTAKE,
    Column.LEARNINGS: Kind.LEARNING,
    Column.APPLIED: Kind.LEARNING,
}
"""The kind of the entries of each column."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card.

    Attributes:
        id: The entry.
        title: Its heading.
        wait: How long it has waited, or how long it took.
        stuck: Whether that is too long.
        meta: Who wrote it and when, or where a learning was applied.
    """

    id: str
    title: str
    wait: str
    stuck: bool
    meta: str

    @property
    def spoken(self) -> str:
        """The card as a screen reader says it."""
        stuck = QCoreApplication.translate("Loop", "stuck") if self.stuck else ""
        return ", ".join(part for part in (self.title, stuck, self.wait, self.meta) if part)


@dataclass(frozen=True, slots=True)
class Reading:
    """The board as it is shown.

    Attributes:
        board: Where everything stands.
        cards: The first cards of each column.
        today: The present day; that of the board lies earlier in a journal that has fallen silent.
    """

    board: Board
    cards: Mapping[Column, tuple[Card, ...]]
    today: date


def read(today: date) -> Reading:
    """Read the board; any thread with a connection may."""
    shown = loop.present(today)
    top = {column: cards[:MOST] for column, cards in shown.columns.items()}
    names = {name for cards in top.values() for card in cards for name in (card.id, card.place)}
    known = {entry.id: entry for entry in entries.by_ids(sorted(names - {""}))}
    return Reading(
        shown,
        {
            column: tuple(
                _card(column, card, known, shown.day)
                for card in cards
                if card.id in known  # an entry may go while it is read
            )
            for column, cards in top.items()
        },
        today,
    )


def counted(number: int) -> str:
    """A number of days in words."""
    if number == 1:
        return QCoreApplication.translate("Loop", "1 day")
    return QCoreApplication.translate("Loop", "%n days", "", number)


def _card(column: Column, card: Standing, known: Mapping[str, Entry], day: date) -> Card:
    entry = known[card.id]
    if column is Column.APPLIED:
        after = QCoreApplication.translate("Loop", "after %s") % counted(card.days)
        place = known.get(card.place)
        where = QCoreApplication.translate("Loop", "in “%s”") % _heading(place) if place else ""
        return Card(card.id, _heading(entry), after, stuck=False, meta=where)
    wait = _tried(entry, card, day) if column is Column.EXPERIMENTS else _waits(card)
    meta = " · ".join(filter(None, (days.words(entry.happened_on), entry.author)))
    return Card(card.id, _heading(entry), wait, card.stuck, meta)


def _waits(card: Standing) -> str:
    return QCoreApplication.translate("Loop", "waiting %s") % counted(card.days)


def _tried(entry: Entry, card: Standing, day: date) -> str:
    """What an experiment waits for, in words."""
    say = QCoreApplication.translate
    if entry.status and entry.status.finished:
        return say("Loop", "%s: no learning") % counted(card.days)
    if entry.check_on and card.stuck:
        if not card.days:
            return say("Loop", "look again today")
        return say("Loop", "%s late: look again") % counted(card.days)
    if entry.check_on:
        return say("Loop", "look again on %s") % days.words(entry.check_on, "d MMM")
    if entry.status is Status.PLANNED or entry.happened_on > day:
        return say("Loop", "planned for %s") % counted(card.days)
    return say("Loop", "running for %s") % counted(card.days)


def _heading(entry: Entry) -> str:
    return entry.heading or QCoreApplication.translate("Loop", "Untitled")
