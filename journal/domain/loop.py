"""The loop from a mistake to a changed practice: everything here is derived, never typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from journal.domain.entry import Entry, Kind, Status
from journal.domain.links import Edge, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Stage(StrEnum):
    """How far a learning has come."""

    FRESH = "fresh"
    CURATED = "curated"
    APPLIED = "applied"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class OpenLoops:
    """What is still to be closed, the oldest first."""

    mistakes: tuple[Entry, ...]  # no learning came of them
    learnings: tuple[Entry, ...]  # not applied, not superseded
    experiments: tuple[Entry, ...]  # without an outcome, past their check-back date


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
    teaching = (Relation.TAUGHT, Relation.LED_TO)
    return {e.source for e in edges if e.relation in teaching and e.target in lessons}


def open_loops(
    entries: Iterable[Entry], edges: Iterable[Edge], curated: Iterable[str], day: date
) -> OpenLoops:
    """Find what is still open on a day.

    Args:
        entries: Entries that are not in the trash.
        edges: The links between them.
        curated: Ids of entries that are evidence of a reflection.
        day: The day on which check-back dates count as due.
    """
    known, links = sorted(entries, key=lambda e: (e.happened_on, e.id)), list(edges)
    lessons = [entry.id for entry in known if entry.kind is Kind.LEARNING]
    stage = stages(lessons, links, curated)
    closed = answered(links, lessons)
    return OpenLoops(
        mistakes=tuple(e for e in known if e.kind is Kind.MISTAKE and e.id not in closed),
        learnings=tuple(e for e in known if stage.get(e.id) in (Stage.FRESH, Stage.CURATED)),
        experiments=tuple(e for e in known if is_due(e, day)),
    )


def is_due(entry: Entry, day: date) -> bool:
    """Whether an experiment without an outcome has reached its check-back date."""
    unfinished = entry.status in (None, Status.PLANNED, Status.RUNNING)
    return (
        entry.kind is Kind.EXPERIMENT
        and unfinished
        and entry.check_on is not None
        and entry.check_on <= day
    )
