"""Facts about the journal as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from journal.domain.change import Change
from journal.domain.entry import check_line
from journal.ops.base import Applied
from journal.store import facts


@dataclass(frozen=True, slots=True)
class SetTeam:
    """Say what the team is called."""

    name: str
    label: str = "name the team"

    def apply(self) -> Applied:
        """Keep the name."""
        check_line(self.name)
        before = facts.get(facts.TEAM)
        facts.put(facts.TEAM, self.name)
        return Applied(Change(labels=frozenset({self.name})), SetTeam(before))
