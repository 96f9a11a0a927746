"""What the room shows, read from the journal; any thread with a connection may."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.domain.comparison import Length, Measure, moved
from journal.domain.dates import Period, month_of, year_of
from journal.domain.entry import Kind
from journal.store import loop, outline
from journal.ui.compare.numbers import Cell, Line
from journal.ui.widgets import days

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from journal.domain.comparison import Figure
    from journal.store.outline import Dated

KINDS = (Kind.EXPERIMENT, Kind.MISTAKE, Kind.LEARNING, Kind.MILESTONE, Kind.NOTE)


class Against(Enum):
    """Which period another one is compared with."""

    BEFORE = "before"  # the one just before it
    YEAR_AGO = "year_ago"  # the same one a year earlier


@dataclass(frozen=True, slots=True)
class Year:
    """A year.

    Attributes:
        year: Which one.
        entries: Its entries, oldest first.
        span: The days between the first and the last entry of all; None where there are none.
        counts: How many of each kind its days have; days without any are left out.
        months: The months with the number of entries of each kind, and of all.
    """

    year: int
    entries: tuple[Dated, ...]
    span: Period | None
    counts: Mapping[date, Mapping[Kind, int]]
    months: tuple[Line, ...]

    def on(self, day: date) -> tuple[str, ...]:
        """The ids of the entries of a day."""
        return tuple(entry.id for entry in self.entries if entry.day == day)

    def total(self, kind: Kind | None) -> int:
        """How many entries of a kind (None: of any) it has."""
        column = KINDS.index(kind) if kind else len(KINDS)
        return len(self.months[-1].cells[column].ids)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two periods, the earlier first (None beyond the calendar), and what they count."""

    periods: tuple[Period | None, Period]
    figures: tuple[Mapping[Measure, Figure], ...]
    span: Period | None


def read_year(year: int) -> Year:
    """Read the entries of a year."""
    whole = year_of(year)
    found = outline.dated(whole.first, whole.last)
    counts: dict[date, Counter[Kind]] = {}
    for entry in found:
        counts.setdefault(entry.day, Counter())[entry.kind] += 1
    return Year(year, tuple(found), outline.span(), counts, tuple(_months(year, found)))


def read_pair(period: Period, length: Length, against: Against) -> Pair:
    """Count a period and the one it is compared with."""
    steps = 12 // length.months if against is Against.YEAR_AGO else 1
    other = moved(period, length, -steps)
    known = [each for each in (other, period) if each is not None]
    return Pair((other, period), tuple(loop.figures(known)), outline.span())


def _months(year: int, entries: Iterable[Dated]) -> list[Line]:
    months: dict[int, dict[Kind | None, list[str]]] = {n: {} for n in range(1, 13)}
    for entry in entries:
        for kind in (entry.kind, None):
            months[entry.day.month].setdefault(kind, []).append(entry.id)
    whole = year_of(year)
    lines = []
    for number, found in months.items():
        month = month_of(whole.first.replace(month=number))
        name = days.words(month.first, "MMMM yyyy")
        line = _counted(days.words(month.first, "MMMM"), name, found)
        lines.append(replace(line, short=days.words(month.first, "MMM")))
    total: dict[Kind | None, list[str]] = {}
    for found in months.values():
        for kind, ids in found.items():
            total.setdefault(kind, []).extend(ids)
    words = QCoreApplication.translate("Compare", "The year")
    return [*lines, _counted(words, str(year), total, strong=True)]


def pair_lines(pair: Pair) -> list[Line]:
    """What two periods count, side by side, and what changed from one to the other."""
    say = QCoreApplication.translate
    groups: tuple[tuple[str, Sequence[tuple[Measure, str, Kind | None]]], ...] = (
        (
            say("Compare", "MISTAKES AND LEARNINGS"),
            (
                (Measure.NEW_MISTAKES, say("Compare", "New mistakes"), Kind.MISTAKE),
                (Measure.REPEATED_MISTAKES, say("Compare", "Repeated mistakes"), Kind.MISTAKE),
                (Measure.LEARNINGS_APPLIED, say("Compare", "Learnings applied"), Kind.LEARNING),
            ),
        ),
        (
            say("Compare", "EXPERIMENTS THAT ENDED"),
            (
                (Measure.WORKED, say("Compare", "Worked"), Kind.EXPERIMENT),
                (Measure.FAILED, say("Compare", "Failed"), Kind.EXPERIMENT),
                (Measure.MIXED, say("Compare", "Mixed"), Kind.EXPERIMENT),
                (Measure.ABANDONED, say("Compare", "Abandoned"), Kind.EXPERIMENT),
            ),
        ),
        (
            say("Compare", "MEDIAN DAYS"),
            (
                (Measure.DAYS_TO_LEARNING, say("Compare", "Mistake to learning"), None),
                (Measure.DAYS_TO_APPLIED, say("Compare", "Learning to applied"), None),
            ),
        ),
        (
            say("Compare", "WRITTEN DOWN"),
            tuple((Measure(kind.value), plural(kind), kind) for kind in KINDS),
        ),
    )
    lines = []
    for heading, rows in groups:
        lines.append(Line(heading))
        lines += [_compared(pair, measure, words, kind) for measure, words, kind in rows]
    return lines


def named(period: Period) -> str:
    """A period in words: `2015`, `July to December 2015`."""
    first, last = period.first, period.last
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    to = QCoreApplication.translate("Compare", "%s to %s")
    return to % (days.words(first, "MMMM"), days.words(last, "MMMM yyyy"))


def short(period: Period) -> str:
    """A period in a few letters: `2015`, `Jul-Dec 2015`."""
    first, last = period.first, period.last
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"{days.words(first, 'MMM')}\N{EN DASH}{days.words(last, 'MMM yyyy')}"


def _compared(pair: Pair, measure: Measure, words: str, kind: Kind | None) -> Line:
    figures = [found[measure] for found in pair.figures]
    periods = [period for period in pair.periods if period is not None]
    most = max((figure.value or 0 for figure in figures), default=0)
    cells = [
        Cell(
            _number(figure.value),
            f"{words}, {named(period)}",
            figure.ids,
            (figure.value or 0) / most if most else 0,
        )
        for figure, period in zip(figures, periods, strict=True)
    ]
    if len(cells) < len(pair.periods):
        return Line(words, (Cell(""), *cells, Cell("")), kind)
    values = [figure.value for figure in figures]
    return Line(words, (*cells, Cell(_change(*values))), kind)


def _change(before: float | None, after: float | None) -> str:
    if before is None or after is None or before == after:
        return ""
    sign = "+" if after > before else "\N{MINUS SIGN}"
    return f"{sign}{abs(after - before):,g}"


def _number(value: float | None) -> str:
    return "\N{EN DASH}" if value is None else f"{value:,g}"


def _counted(
    words: str, when: str, found: Mapping[Kind | None, list[str]], *, strong: bool = False
) -> Line:
    def cell(kind: Kind | None) -> Cell:
        ids = tuple(found.get(kind, ()))
        what = plural(kind) if kind else QCoreApplication.translate("Compare", "All entries")
        return Cell(f"{len(ids):,}" if ids else "\N{EN DASH}", f"{what}, {when}", ids)

    return Line(words, tuple(map(cell, (*KINDS, None))), strong=strong)


def plural(kind: Kind) -> str:
    """What entries of a kind are called."""
    return {
        Kind.NOTE: QCoreApplication.translate("Compare", "Notes"),
        Kind.EXPERIMENT: QCoreApplication.translate("Compare", "Experiments"),
        Kind.MISTAKE: QCoreApplication.translate("Compare", "Mistakes"),
        Kind.LEARNING: QCoreApplication.translate("Compare", "Learnings"),
        Kind.MILESTONE: QCoreApplication.translate("Compare", "Milestones"),
    }[kind]


def month_heads() -> list[str]:
    """The heads of the columns of the months."""
    return [*map(plural, KINDS), QCoreApplication.translate("Compare", "All")]
