"""What a review of a period is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.dates import preceding
from journal.domain.retros import ActionState
from journal.domain.review import ReviewMaterial
from journal.store import entries, facts, links, people, reflections
from journal.store.lookback import actions

if TYPE_CHECKING:
    from journal.domain.dates import Period
    from journal.domain.entry import Entry


def material(period: Period) -> ReviewMaterial:
    """Gather what the journal knows that may matter to the review of a period."""
    now = _between(period)
    earlier = preceding(period)
    before = _between(earlier) if earlier else ()
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
