"""What a write touched, told to everyone who shows it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """The ids of each noun that a write touched.

    `everything` stands for a write by another process, of which no ids are known.
    """

    entries: frozenset[str] = _NOTHING
    people: frozenset[str] = _NOTHING
    reflections: frozenset[str] = _NOTHING
    retros: frozenset[str] = _NOTHING
    actions: frozenset[str] = _NOTHING
    eras: frozenset[str] = _NOTHING
    reviews: frozenset[str] = _NOTHING
    drafts: frozenset[str] = _NOTHING
    labels: frozenset[str] = _NOTHING  # names of tags and projects
    everything: bool = False

    @classmethod
    def together(cls, changes: Iterable[Change]) -> Change:
        """All that several writes touched; each name once, however many they are."""
        known = [cls(), *changes]
        touched: dict[str, Any] = {
            field.name: getattr(known[0], field.name).union(
                *(getattr(c, field.name) for c in known)
            )
            for field in fields(cls)
            if field.name != "everything"
        }
        return cls(**touched, everything=any(change.everything for change in known))

    def touches(self, entry_id: str) -> bool:
        """Whether the entry may look different now."""
        return self.everything or entry_id in self.entries
