"""The counted numbers of a period: every one of them can be counted again in the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.domain.entry import Kind, Status
from journal.domain.links import Relation
from journal.domain.people import fold, team_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journal.domain.dates import Period
    from journal.domain.entry import Entry
    from journal.domain.people import Person

OUTCOMES = (Status.WORKED, Status.FAILED, Status.MIXED, Status.ABANDONED)
"""The outcomes of an experiment, in the order they are told."""

ENTRIES, REPEATS, APPLIED = "entries", "repeats", "applied since"
"""What is counted besides kinds and outcomes: all entries, mistakes that repeat an earlier one,
and learnings that were applied.
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a period counts; all of them are counts, of entries whatever their audience.

    Attributes:
        entries: Entries whose day lies in the period.
        outcomes: Experiments that ended in the period, by outcome; one without a day of ending
            counts on its own day.
        mistakes: Mistakes noted.
        repeats: Mistakes among them that repeat an earlier one.
        learnings: Learnings written down.
        applied: Learnings among them that were applied somewhere, then or later.
        milestones: Milestones reached.
        people: Different people who wrote, were mentioned or thanked.
        team_before: Members of the team on the first day on which it had any.
        team: Members of the team on the last day.
    """

    entries: int
    outcomes: Mapping[Status, int]
    mistakes: int
    repeats: int
    learnings: int
    applied: int
    milestones: int
    people: int
    team_before: int
    team: int

    @property
    def finished(self) -> int:
        """Experiments that ended in the period."""
        return sum(self.outcomes.values())


def of(period: Period, entries: Iterable[Entry], people: Iterable[Person]) -> Figures:
    """Count a period.

    Args:
        period: The whole days that count.
        entries: Entries of the period; others may be among them and count only where an
            experiment of an earlier day ended in the period.
        people: Everyone the journal knows.
    """
    known = list(people)
    found = behind(period, entries)
    return Figures(
        entries=len(found[ENTRIES]),
        outcomes={outcome: len(found[outcome]) for outcome in OUTCOMES},
        mistakes=len(found[Kind.MISTAKE]),
        repeats=len(found[REPEATS]),
        learnings=len(found[Kind.LEARNING]),
        applied=len(found[APPLIED]),
        milestones=len(found[Kind.MILESTONE]),
        people=_people(found[ENTRIES], known),
        team_before=_first_team(period, known),
        team=team_size(known, period.last),
    )


def behind(period: Period, entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The entries that each number counts, in the order in which they are given.

    Returns:
        Entries by `ENTRIES`, `REPEATS`, `APPLIED`, a kind, or an outcome of an experiment.
    """
    every = list(entries)
    here = [entry for entry in every if entry.happened_on in period]
    ended = [
        entry
        for entry in every
        if entry.kind is Kind.EXPERIMENT and (entry.ended_on or entry.happened_on) in period
    ]
    return {
        ENTRIES: here,
        **{outcome: [e for e in ended if e.status is outcome] for outcome in OUTCOMES},
        **{kind: [e for e in here if e.kind is kind] for kind in Kind},
        REPEATS: _having(here, Kind.MISTAKE, Relation.REPEATS),
        APPLIED: _having(here, Kind.LEARNING, Relation.APPLIED_IN),
    }


def _first_team(period: Period, people: Iterable[Person]) -> int:
    known = list(people)
    joined = sorted(p.joined_on for p in known if p.joined_on and p.joined_on in period)
    days = (team_size(known, day) for day in (period.first, *joined))
    return next((size for size in days if size), 0)


def _having(entries: Iterable[Entry], kind: Kind, relation: Relation) -> list[Entry]:
    return [
        entry
        for entry in entries
        if entry.kind is kind and any(link.relation is relation for link in entry.links)
    ]


def _people(entries: Iterable[Entry], known: Iterable[Person]) -> int:
    same = {fold(label): person.id for person in known for label in (person.name, person.handle)}
    written = {name for entry in entries for name in (entry.author, *entry.people)}
    named = set(map(fold, written)) - {""}
    return len({same.get(name, name) for name in named})
