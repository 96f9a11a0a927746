"""What a review of a period is made from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from journal.domain.dates import Period
from journal.domain.retros import ActionState
from journal.domain.review import ReviewMaterial
from journal.store import actions, entries, facts, links, people, reflections

if TYPE_CHECKING:
    from journal.domain.entry import Entry


def material(period: Period) -> ReviewMaterial:
    """Gather what the journal knows that may matter to the review of a period."""
    now = _between(period)
    before = _between(_before(period))
    known = {entry.id for entry in (*now, *before)}
    here = {entry.id for entry in now}
    ends = [(edge.source, edge.target) for edge in links.edges()]
    beyond = {far for a, b in ends for near, far in ((a, b), (b, a)) if near in here} - known
    cited = {name for r in reflections.of(period) for name in r.evidence} - known
    return ReviewMaterial(
        team=facts.get(facts.TEAM),
        period=period,
        entries=now,
        before=before,
        linked=tuple(e for e in entries.by_ids(sorted(beyond | cited)) if not e.trashed),
        reflections=tuple(reflections.of(period)),
        people=tuple(people.everyone()),
        decisions=tuple(
            action
            for action in actions.closed_between(period.first, period.last)
            if action.state is ActionState.DONE
        ),
    )


def _between(period: Period) -> tuple[Entry, ...]:
    return tuple(reversed(entries.between(period.first, period.last, limit=0)))


def _before(period: Period) -> Period:
    """The period of the same length just before; of a whole year, the year before."""
    first, last = period.first, period.last
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year > 1:
        return Period(date(first.year - 1, 1, 1), date(last.year - 1, 12, 31))
    end = date.fromordinal(max(first.toordinal() - 1, 1))
    return Period(date.fromordinal(max(end.toordinal() - (last - first).days, 1)), end)
