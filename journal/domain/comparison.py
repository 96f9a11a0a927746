"""Two periods side by side, and for every number the entries behind it.

What counts for a period: an entry on its day; an experiment with an outcome on the day of its end
(or its own day, where it has none); a learning that was applied on the day of the entry in which it
was applied first; the days from one entry to another on the day of the latter. A mistake is
repeated when a link says which earlier one it repeats, and new otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from journal.domain.dates import Period, month_of
from journal.domain.entry import Kind
from journal.domain.links import Edge, Relation
from journal.domain.loop import Leg, Trace, median_days, passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from journal.domain.loop import Passage


class Measure(StrEnum):
    """What is counted, in the order in which it is told; the last two are medians of days."""

    NEW_MISTAKES = "new_mistakes"
    REPEATED_MISTAKES = "repeated_mistakes"
    LEARNINGS_APPLIED = "learnings_applied"
    WORKED = "worked"
    FAILED = "failed"
    MIXED = "mixed"
    ABANDONED = "abandoned"
    NOTES = "note"
    EXPERIMENTS = "experiment"
    MISTAKES = "mistake"
    LEARNINGS = "learning"
    MILESTONES = "milestone"
    DAYS_TO_LEARNING = "days_to_learning"
    DAYS_TO_APPLIED = "days_to_applied"


class Length(StrEnum):
    """How long the periods are."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"

    @property
    def months(self) -> int:
        """The same in months."""
        return {Length.YEAR: 12, Length.HALF: 6, Length.QUARTER: 3}[self]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the ids of the entries behind it, in the order of their days.

    `value` is a count, or a median of days; None where there is nothing to take it from.
    """

    value: float | None
    ids: tuple[str, ...]


def figures(
    period: Period, traces: Iterable[Trace], edges: Iterable[Edge]
) -> Mapping[Measure, Figure]:
    """Count a period.

    Args:
        period: The whole days that count.
        traces: Entries that are not in the trash; those of the period, those that ended in it,
            and the ends of their links have to be among them.
        edges: The links between them.
    """
    known, links = sorted(traces, key=attrgetter("happened_on")), list(edges)
    repeats = {edge.source for edge in links if edge.relation is Relation.REPEATS}
    counted: dict[Measure, list[str]] = {measure: [] for measure in Measure}
    for trace in known:
        for measure in _told(trace, period, again=trace.id in repeats):
            counted[measure].append(trace.id)
    ways = {
        leg: [way for way in gone if way.on in period]
        for leg, gone in passages(known, links).items()
    }
    counted[Measure.LEARNINGS_APPLIED] = [way.start for way in ways[Leg.APPLIED]]
    found = {measure: Figure(float(len(ids)), tuple(ids)) for measure, ids in counted.items()}
    found[Measure.DAYS_TO_LEARNING] = _days(ways[Leg.LEARNT])
    found[Measure.DAYS_TO_APPLIED] = _days(ways[Leg.APPLIED])
    return found


def period_of(day: date, length: Length) -> Period:
    """The year, half-year or quarter that a day lies in."""
    first = (day.month - 1) // length.months * length.months + 1
    last = month_of(date(day.year, first + length.months - 1, 1)).last
    return Period(date(day.year, first, 1), last)


def moved(period: Period, length: Length, steps: int) -> Period | None:
    """The period so many lengths later (negative: earlier); None beyond the calendar."""
    month = period.first.year * 12 + period.first.month - 1 + steps * length.months
    year, number = divmod(month, 12)
    return period_of(date(year, number + 1, 1), length) if 1 <= year <= 9999 else None


def _told(trace: Trace, period: Period, *, again: bool) -> Iterator[Measure]:
    """What an entry counts as in a period by itself."""
    if trace.happened_on in period:
        yield Measure(trace.kind.value)
        if trace.kind is Kind.MISTAKE:
            yield Measure.REPEATED_MISTAKES if again else Measure.NEW_MISTAKES
    if (
        trace.kind is Kind.EXPERIMENT
        and trace.status is not None
        and trace.status.finished
        and (trace.ended_on or trace.happened_on) in period
    ):
        yield Measure(trace.status.value)


def _days(ways: list[Passage]) -> Figure:
    ids = dict.fromkeys(name for way in ways for name in (way.start, way.end))
    return Figure(median_days(ways), tuple(ids))
