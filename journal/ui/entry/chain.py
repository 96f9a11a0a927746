"""The chain: which entry usually comes next, and how it is linked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.domain.entry import Draft, Kind, Status
from journal.domain.links import Edge, Relation

if TYPE_CHECKING:
    from journal.domain.entry import Entry

_WENT_WRONG = (Status.FAILED, Status.MIXED, Status.ABANDONED)


@dataclass(frozen=True, slots=True)
class Next:
    """What comes after an entry: its kind, and the relation from the entry to it."""

    kind: Kind
    relation: Relation


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation as it is read from one entry; `reverse` reads it from its other end."""

    relation: Relation
    reverse: bool = False

    @property
    def words(self) -> str:
        """The relation in words."""
        return self.relation.inverse if self.reverse else self.relation.words

    def edge(self, here: str, there: str) -> Edge:
        """The link between the entry one stands at and another one."""
        source, target = (there, here) if self.reverse else (here, there)
        return Edge(source, self.relation, target)


TIES = (
    *(Tie(relation) for relation in Relation),
    *(Tie(relation, reverse=True) for relation in Relation if relation.words != relation.inverse),
)
"""Every way in which one entry can stand to another."""


def following(entry: Entry) -> Next:
    """The next step after an entry: experiment, mistake, learning, where it was applied."""
    if entry.kind is Kind.EXPERIMENT:
        if entry.status in _WENT_WRONG:
            return Next(Kind.MISTAKE, Relation.LED_TO)
        return Next(Kind.LEARNING, Relation.TAUGHT)
    if entry.kind is Kind.MISTAKE:
        return Next(Kind.LEARNING, Relation.TAUGHT)
    if entry.kind is Kind.LEARNING:
        return Next(Kind.EXPERIMENT, Relation.APPLIED_IN)
    if entry.kind is Kind.MILESTONE:
        return Next(Kind.LEARNING, Relation.TAUGHT)
    return Next(Kind.EXPERIMENT, Relation.LED_TO)


def begun(entry: Entry, step: Next, author: str, title: str = "") -> Draft:
    """The next entry as it is offered: of the same project and about the same things."""
    return Draft(
        title=title,
        kind=step.kind,
        author=author,
        status=Status.PLANNED if step.kind is Kind.EXPERIMENT else None,
        audience=entry.audience,
        project=entry.project,
        tags=entry.tags,
    )


def likely(here: Kind, there: Kind) -> Tie:
    """How two entries most likely stand to each other, by their kinds."""
    known = {
        (Kind.EXPERIMENT, Kind.MISTAKE): Tie(Relation.LED_TO),
        (Kind.EXPERIMENT, Kind.LEARNING): Tie(Relation.TAUGHT),
        (Kind.MISTAKE, Kind.LEARNING): Tie(Relation.TAUGHT),
        (Kind.LEARNING, Kind.EXPERIMENT): Tie(Relation.APPLIED_IN),
        (Kind.LEARNING, Kind.MISTAKE): Tie(Relation.TAUGHT, reverse=True),
        (Kind.MISTAKE, Kind.EXPERIMENT): Tie(Relation.LED_TO, reverse=True),
        (Kind.MISTAKE, Kind.MISTAKE): Tie(Relation.REPEATS),
        (Kind.EXPERIMENT, Kind.EXPERIMENT): Tie(Relation.ITERATES),
        (Kind.NOTE, Kind.EXPERIMENT): Tie(Relation.UPDATES),
    }
    return known.get((here, there), Tie(Relation.RELATES))
