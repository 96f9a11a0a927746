"""The loop from an experiment to a changed practice: everything here is derived, never typed."""

from __future__ import annotations

from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from journal.domain.entry import Kind, Status
from journal.domain.links import Edge, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from journal.domain.entry import Entry

    Passages = dict["Leg", tuple["Passage", ...]]

_TEACHING = (Relation.TAUGHT, Relation.LED_TO)
_OPEN = (None, Status.PLANNED, Status.RUNNING)


class Stage(StrEnum):
    """How far a learning has come."""

    FRESH = "fresh"
    CURATED = "curated"
    APPLIED = "applied"
    SUPERSEDED = "superseded"


class Leg(StrEnum):
    """A part of the way round the loop, and how many days it takes."""

    OUTCOME = "outcome"  # from the start of an experiment to its end
    LEARNT = "learnt"  # from a mistake to the first learning that came of it
    APPLIED = "applied"  # from a learning to the first entry in which it was applied


class Trace(NamedTuple):
    """What the loop looks at in an entry."""

    id: str
    kind: Kind
    status: Status | None
    happened_on: date
    ended_on: date | None = None
    check_on: date | None = None


class Passage(NamedTuple):
    """A leg that was gone: from an entry to an entry (the same one for an experiment).

    `days` counts from one to the other, 0 where the end is dated before the start; `on` is the
    day on which it was over.
    """

    start: str
    end: str
    days: int
    on: date


def stages(
    learnings: Iterable[str], edges: Iterable[Edge], curated: Iterable[str]
) -> dict[str, Stage]:
    """Tell the stage of each learning.

    Args:
        learnings: Ids of entries that are learnings.
        edges: The links between entries that are not in the trash.
        curated: Ids of entries that are evidence of a reflection.
    """
    known = list(edges)
    applied = {edge.source for edge in known if edge.relation is Relation.APPLIED_IN}
    superseded = {edge.target for edge in known if edge.relation is Relation.SUPERSEDES}
    in_reflection = set(curated)

    def stage(name: str) -> Stage:
        if name in superseded:
            return Stage.SUPERSEDED
        if name in applied:
            return Stage.APPLIED
        return Stage.CURATED if name in in_reflection else Stage.FRESH

    return {name: stage(name) for name in learnings}


def answered(edges: Iterable[Edge], learnings: Iterable[str]) -> set[str]:
    """Ids of entries out of which a learning came (`taught`, or `led_to` a learning)."""
    lessons = set(learnings)
    return {e.source for e in edges if e.relation in _TEACHING and e.target in lessons}


def is_open(trace: Trace | Entry) -> bool:
    """Whether it has no outcome yet."""
    return trace.status in _OPEN


def is_due(trace: Trace | Entry, day: date) -> bool:
    """Whether an experiment without an outcome has reached its check-back date."""
    due = trace.check_on is not None and trace.check_on <= day
    return due and trace.kind is Kind.EXPERIMENT and is_open(trace)


def passages(traces: Iterable[Trace], edges: Iterable[Edge]) -> Passages:
    """The legs that were gone, each in the order in which they were over.

    A mistake is answered by the earliest of its learnings, a learning applied where it was
    applied first. An experiment counts when it has an outcome and a day of ending.

    Args:
        traces: Entries that are not in the trash, among them the ends of the links.
        edges: The links between them.
    """
    known = {trace.id: trace for trace in traces}
    links = list(edges)
    found = {
        Leg.OUTCOME: _outcomes(known.values()),
        Leg.LEARNT: _ways(known, links, _TEACHING, (Kind.MISTAKE, Kind.LEARNING)),
        Leg.APPLIED: _ways(known, links, (Relation.APPLIED_IN,), (Kind.LEARNING, None)),
    }
    return {leg: tuple(sorted(ways, key=_over)) for leg, ways in found.items()}


def median_days(ways: Iterable[Passage]) -> float | None:
    """The days that half of them took at most; None where there are none."""
    taken = [way.days for way in ways]
    return float(median(taken)) if taken else None


def _over(way: Passage) -> int:
    return way.on.toordinal()


def _outcomes(traces: Iterable[Trace]) -> Iterator[Passage]:
    for trace in traces:
        if trace.kind is Kind.EXPERIMENT and trace.ended_on and not is_open(trace):
            yield _passage(trace, trace, trace.ended_on)


def _ways(
    known: dict[str, Trace],
    edges: Iterable[Edge],
    relations: tuple[Relation, ...],
    kinds: tuple[Kind, Kind | None],
) -> Iterator[Passage]:
    """The ways along links from entries of one kind to the earliest of another (None: of any)."""
    first: dict[str, Trace] = {}
    for edge in edges:
        start, end = known.get(edge.source), known.get(edge.target)
        if edge.relation not in relations or start is None or end is None:
            continue
        if start.kind is kinds[0] and kinds[1] in (None, end.kind):
            best = first.get(start.id)
            if best is None or (end.happened_on, end.id) < (best.happened_on, best.id):
                first[start.id] = end
    return (_passage(known[name], end, end.happened_on) for name, end in first.items())


def _passage(start: Trace, end: Trace, on: date) -> Passage:
    return Passage(start.id, end.id, max(0, (on - start.happened_on).days), on)
