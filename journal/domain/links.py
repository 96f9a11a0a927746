"""Typed links between entries, and the chains they form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Relation(StrEnum):
    """How one entry relates to another; read it as “this … that”."""

    LED_TO = "led_to"
    TAUGHT = "taught"
    APPLIED_IN = "applied_in"
    ITERATES = "iterates"
    REPEATS = "repeats"
    SUPERSEDES = "supersedes"
    UPDATES = "updates"
    RELATES = "relates"

    @property
    def words(self) -> str:
        """The relation as it is read at its start."""
        return _WORDS[self][0]

    @property
    def inverse(self) -> str:
        """The relation as it is read at its other end."""
        return _WORDS[self][1]

    @property
    def forward(self) -> bool:
        """Whether the target comes later in a chain (otherwise it comes earlier)."""
        return self in (Relation.LED_TO, Relation.TAUGHT, Relation.APPLIED_IN)


_WORDS = {
    Relation.LED_TO: ("led to", "came of"),
    Relation.TAUGHT: ("taught", "was learnt from"),
    Relation.APPLIED_IN: ("was applied in", "applies"),
    Relation.ITERATES: ("iterates on", "was iterated by"),
    Relation.REPEATS: ("repeats", "was repeated by"),
    Relation.SUPERSEDES: ("supersedes", "was superseded by"),
    Relation.UPDATES: ("updates", "was updated by"),
    Relation.RELATES: ("relates to", "relates to"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """One end of a link: the relation and the entry at the other end."""

    relation: Relation
    target: str


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A whole link: it starts at `source` and ends at `target` (ids of entries)."""

    source: str
    relation: Relation
    target: str


def chains(edges: Iterable[Edge], order: Mapping[str, object]) -> list[tuple[str, ...]]:
    """Group linked entries into chains, each in the order given.

    A chain is a connected set of entries; `relates` does not connect, since it says nothing
    of cause. Cycles do no harm.

    Args:
        edges: The links.
        order: A sort key for each id that may appear; other ids are left out.

    Returns:
        Chains of two and more ids, by their first member.
    """
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = name = parent[parent[name]]
        return name

    for edge in edges:
        known = edge.source in order and edge.target in order
        if known and edge.relation is not Relation.RELATES:
            parent[root(edge.source)] = root(edge.target)
    members: dict[str, list[str]] = {}
    for name in parent:
        members.setdefault(root(name), []).append(name)
    grouped = (tuple(sorted(group, key=lambda i: (order[i], i))) for group in members.values())
    return sorted((g for g in grouped if len(g) > 1), key=lambda g: (order[g[0]], g[0]))
