"""What a review of a period is made from."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from journal.domain.change import Change
from journal.domain.dates import preceding
from journal.domain.retros import ActionState
from journal.domain.review import ReviewMaterial
from journal.store import entries, facts, links, people, reflections
from journal.store.lookback import actions

if TYPE_CHECKING:
    from journal.domain.dates import Period
    from journal.domain.entry import Entry

_UNKNOWN = Change(everything=True)


def material(
    period: Period, before: ReviewMaterial | None = None, since: Change = _UNKNOWN
) -> ReviewMaterial:
    """Gather what the journal knows that may matter to the review of a period.

    Args:
        period: The whole days under review.
        before: What was gathered earlier, of this period or another: what says the same is the
            very object that it was there.
        since: All that was changed since then; entries that it cannot have touched are not read
            again.
    """
    old = {e.id: e for e in (*before.before, *before.entries, *before.linked)} if before else {}
    doubtful = since.everything or bool(since.people)  # whose names stand in entries
    known = {} if doubtful else {n: e for n, e in old.items() if n not in since.entries}

    def same(entry: Entry) -> Entry:
        then = old.get(entry.id, entry)
        return then if then is entry or then == entry else entry

    def between(span: Period) -> tuple[Entry, ...]:
        return tuple(map(same, entries.refreshed(span.first, span.last, known)))

    now = between(period)
    earlier = preceding(period)
    then = between(earlier) if earlier else ()
    inside = {entry.id for entry in (*now, *then)}
    here = {entry.id for entry in now}
    ends = [(edge.source, edge.target) for edge in links.touching(period.first, period.last)]
    beyond = {far for a, b in ends for near, far in ((a, b), (b, a)) if near in here} - inside
    told = tuple(reflections.of(period))
    cited = {name for reflection in told for name in reflection.evidence} - inside
    made = ReviewMaterial(
        team=facts.get(facts.TEAM),
        period=period,
        entries=now,
        before=then,
        linked=tuple(same(e) for e in entries.by_ids(sorted(beyond | cited)) if not e.trashed),
        reflections=told,
        people=tuple(people.everyone()),
        decisions=tuple(
            action
            for action in actions.closed_between(period.first, period.last)
            if action.state is ActionState.DONE
        ),
    )
    parts = {field.name: getattr(before, field.name) for field in fields(made)} if before else {}
    return replace(made, **{n: part for n, part in parts.items() if part == getattr(made, n)})
