"""What a retro is made from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journal.domain.entry import Kind, Status
from journal.domain.filters import Filters, condition
from journal.domain.people import fold
from journal.domain.retro_material import RetroMaterial
from journal.domain.retros import ActionState
from journal.store import entries, links, people, reflections
from journal.store.connection import fetch, sound_values
from journal.store.lookback import actions, retros
from journal.store.tables import EntryRow, EntryTagRow, TagRow

if TYPE_CHECKING:
    from datetime import date

    from journal.domain.dates import Period
    from journal.domain.entry import Entry

_OPEN = (Status.PLANNED, Status.RUNNING)


def material(period: Period) -> RetroMaterial:
    """Gather what the journal knows that may matter to the retro of a period."""
    here = tuple(reversed(entries.between(period.first, period.last, limit=0)))
    edges = tuple(links.edges())
    earlier = _still_open(period.first)
    known = {entry.id for entry in (*here, *earlier)}
    ends = [(edge.source, edge.target) for edge in edges]
    beyond = {far for a, b in ends for near, far in ((a, b), (b, a)) if near in known} - known
    found = RetroMaterial(
        period=period,
        entries=here,
        earlier=earlier,
        linked=tuple(entry for entry in entries.by_ids(sorted(beyond)) if not entry.trashed),
        edges=edges,
        curated=tuple(reflections.curated()),
        mistakes=tuple(_mistakes(period.last)),
        people=tuple(people.everyone()),
    )
    return with_actions(found)


def with_actions(known: RetroMaterial) -> RetroMaterial:
    """The material with the actions as they are now; all else stays as it was read."""
    period = known.period
    held = {retro.id: retro.held_on for retro in retros.everyone() if retro.held_on <= period.last}
    decided = [
        action
        for action in actions.of_retros(list(held))
        if action.state is ActionState.OPEN
        or (action.closed_on is not None and action.closed_on >= period.first)
    ]
    days = {action.id: held[action.retro] for action in decided}
    return replace(known, actions=tuple(decided), decided=days)


def _still_open(before: date) -> tuple[Entry, ...]:
    """Learnings, and experiments without an outcome, from before a day, oldest first.

    Which of the learnings are applied is not stored: it is for the links to tell.
    """
    day = (before.toordinal() - 1) if before.toordinal() > 1 else 0
    if not day:
        return ()
    last = condition("to", type(before).fromordinal(day).isoformat())
    lessons = entries.every(Filters((condition("kind", Kind.LEARNING.value), last)))
    tried = entries.every(Filters((condition("kind", Kind.EXPERIMENT.value), last)))
    still = [*lessons, *(e for e in tried if e.status is None or e.status in _OPEN)]
    return tuple(sorted(still, key=lambda e: (e.happened_on, e.id)))


@sound_values()
def _mistakes(last: date) -> list[tuple[date, frozenset[str]]]:
    query = (
        EntryRow.select(EntryRow.key, EntryRow.happened_on, TagRow.name)
        .join(EntryTagRow)
        .join(TagRow)
        .where(
            EntryRow.trashed_at.is_null(),
            EntryRow.kind == Kind.MISTAKE.value,
            EntryRow.happened_on <= last.isoformat(),
        )
    )
    days: dict[int, date] = {}
    tags: dict[int, set[str]] = {}
    for key, day, tag in fetch(query):
        days[key] = type(last).fromisoformat(day)
        tags.setdefault(key, set()).add(fold(tag))
    return [(days[key], frozenset(names)) for key, names in tags.items()]
