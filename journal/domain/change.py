"""What a write touched, told to everyone who shows it."""

from __future__ import annotations

from dataclasses import dataclass, fields

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
    drafts: frozenset[str] = _NOTHING
    labels: frozenset[str] = _NOTHING  # names of tags and projects
    everything: bool = False

    def __or__(self, other: Change) -> Change:
        names = [field.name for field in fields(self)]
        return Change(**{name: getattr(self, name) | getattr(other, name) for name in names})

    def touches(self, entry_id: str) -> bool:
        """Whether the entry may look different now."""
        return self.everything or entry_id in self.entries
