"""The words of the lanes in the language of the interface."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.domain.entry import Kind
from journal.domain.timeline.board import Grouping
from journal.domain.timeline.units import Unit
from journal.ui.widgets import days
from journal.ui.widgets.card import kind_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.domain.links import Relation
    from journal.domain.timeline.board import Lane
    from journal.domain.timeline.items import Item
    from journal.domain.timeline.picture.parts import Pen
    from journal.domain.timeline.quiet import Gap

_HEADS = {
    Unit.DAY: "dddd d MMMM yyyy", Unit.MONTH: "MMMM yyyy", Unit.YEAR: "yyyy",
}  # fmt: skip
_TICKS = {
    Unit.DAY: ("dddd d MMMM", "dddd d", "ddd d", "d"), Unit.WEEK: ("d",),
    Unit.MONTH: ("MMMM", "MMM"), Unit.YEAR: ("yyyy",),
}  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("Lanes", text)


class Words:
    """What a view says; short where there is little room.

    Args:
        pen: Knows how wide words are.
        grouping: What makes a lane.
    """

    def __init__(self, pen: Pen, grouping: Grouping) -> None:
        self._pen, self.grouping = pen, grouping
        self._choices: dict[tuple[Unit, int], list[str]] = {}
        self._heads: dict[tuple[Unit, int], str] = {}

    def ticks(self, unit: Unit, days: Sequence[int], room: float) -> list[str]:
        """What the units that begin on some days are called, in the longest manner that fits."""
        choices = [self._names(unit, day) for day in days]
        for names in zip(*choices, strict=True):
            if all(self._pen.wide(name, "label") <= room for name in names):
                return list(names)
        return [""] * len(days)

    def _names(self, unit: Unit, day: int) -> list[str]:
        key = unit, day
        names = self._choices.get(key)
        if names is None:
            names = self._choices[key] = _names(unit, date.fromordinal(day))
        return names

    def head(self, unit: Unit, day: int) -> str:
        """The same where the unit stands above others, with all that they leave unsaid."""
        key = unit, day
        head = self._heads.get(key)
        if head is None:
            head = self._heads[key] = named(unit, day)
        return head

    def gap(self, gap: Gap, room: float) -> str:
        """That nobody wrote, in so many pixels."""
        when = span(gap.first, gap.last), span(gap.first, gap.last, year=False)
        choices = (*(_tr("nobody wrote %s") % days for days in when), _tr("nobody wrote"))
        return next((text for text in choices if self._pen.wide(text) <= room), "")

    def lane(self, lane: Lane) -> str:
        """The name of a lane."""
        return lane_name(lane, self.grouping)

    def relation(self, relation: Relation) -> str:
        """How one entry relates to another."""
        return relation.words

    def number(self, number: int) -> str:
        """A number of entries."""
        return f"{number:,}"

    def more(self, number: int) -> str:
        """Entries that found no room."""
        return f"+{number:,}"

    def title(self, item: Item) -> str:
        """What an entry is called."""
        return item.title or untitled()

    def milestones(self) -> str:
        """The name of the lane above all others."""
        return _tr("Milestones")

    def today(self) -> str:
        """The present day."""
        return _tr("Today")

    def team(self, size: int | None = None) -> str:
        """The size of the team; its name where no size is given."""
        return _tr("Team") if size is None else str(size)


def lane_name(lane: Lane, grouping: Grouping) -> str:
    """The name of a lane."""
    if lane.name:
        return lane.name
    if lane.kind:
        return kinds_name(lane.kind)
    if lane.merged:
        return QCoreApplication.translate("Lanes", "%n others", "", lane.merged)
    nameless = {
        Grouping.AUTHOR: _tr("No author"), Grouping.PROJECT: _tr("No project"),
        Grouping.TAG: _tr("No tag"),
    }  # fmt: skip
    return nameless.get(grouping, "")


def kinds_name(kind: Kind) -> str:
    """The word for several entries of a kind."""
    return {
        Kind.NOTE: _tr("Notes"), Kind.EXPERIMENT: _tr("Experiments"),
        Kind.MISTAKE: _tr("Mistakes"), Kind.LEARNING: _tr("Learnings"),
        Kind.MILESTONE: _tr("Milestones"),
    }[kind]  # fmt: skip


def named(unit: Unit, day: int) -> str:
    """A unit of the calendar by its whole name."""
    lies = date.fromordinal(day)
    if unit in _HEADS:
        return days.words(lies, _HEADS[unit])
    if unit is Unit.WEEK:
        return _tr("Week of %s") % days.words(lies, "d MMMM yyyy")
    if unit is Unit.QUARTER:
        return _tr("Quarter %s of %s") % ((lies.month + 2) // 3, f"{lies:%Y}")
    if unit is Unit.DECADE:
        return f"{lies.year // 10 * 10}s"
    last = min(9_999, lies.year // _YEARS[unit] * _YEARS[unit] + _YEARS[unit] - 1)
    return _tr("%s to %s") % (lies.year, last)


_YEARS = {Unit.CENTURY: 100, Unit.MILLENNIUM: 1_000}


def _names(unit: Unit, day: date) -> list[str]:
    if unit in _TICKS:
        return [days.words(day, pattern) for pattern in _TICKS[unit]]
    if unit is Unit.QUARTER:
        return [_tr("Q%s") % ((day.month + 2) // 3)]
    return [str(day.year)]


def span(first: int, last: int, *, year: bool = True) -> str:
    """Some days in words: “3 to 14 October 2026”, “28 December 2025 to 6 January 2026”."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    whole = "d MMMM yyyy" if year or begin.year != end.year else "d MMMM"
    if first == last:
        return days.words(begin, whole)
    pattern = whole
    if begin.year == end.year:
        pattern = "d" if begin.month == end.month else "d MMMM"
    return _tr("%s to %s") % (days.words(begin, pattern), days.words(end, whole))


def entry(item: Item) -> str:
    """An entry as a screen reader says it."""
    facts = (kind_name(item.kind), item.title or untitled(), span(item.first, item.last))
    return ", ".join(filter(None, (*facts, item.author, item.project)))


def eras() -> str:
    """The name of the phases behind the lanes."""
    return _tr("Eras")


def untitled() -> str:
    """What an entry is called that has neither title nor text."""
    return QCoreApplication.translate("Card", "Untitled")


def entries(number: int) -> str:
    """So many entries."""
    one = QCoreApplication.translate("Lanes", "1 entry")
    return one if number == 1 else QCoreApplication.translate("Lanes", "%n entries", "", number)
