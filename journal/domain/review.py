"""A year in review: what goes into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journal.domain.links import Edge

if TYPE_CHECKING:
    from journal.domain.dates import Period
    from journal.domain.entry import Entry
    from journal.domain.people import Person
    from journal.domain.reflections import Reflection
    from journal.domain.retros import Action


@dataclass(frozen=True, slots=True)
class ReviewMaterial:
    """Everything the journal knows that may matter to the review of a period.

    Nothing is withheld here: what may leave the journal is decided by `publish`.

    Attributes:
        team: The name of the team, as the settings have it (may be empty).
        period: The whole days under review.
        entries: Entries of the period, oldest first, none of them trashed.
        before: Entries of the period of the same length just before it, oldest first.
        linked: Entries outside both that a link connects with one of `entries`.
        reflections: Those of the period, in order.
        decisions: Actions of retros that were done in the period, in the order of the decisions.
        people: Everyone the journal knows.
    """

    team: str
    period: Period
    entries: tuple[Entry, ...]
    before: tuple[Entry, ...] = ()
    linked: tuple[Entry, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    people: tuple[Person, ...] = field(default=())
    decisions: tuple[Action, ...] = ()

    def edges(self) -> tuple[Edge, ...]:
        """All links that start at an entry of the material, in order."""
        everyone = (*self.before, *self.entries, *self.linked)
        return tuple(
            sorted(Edge(e.id, link.relation, link.target) for e in everyone for link in e.links)
        )
