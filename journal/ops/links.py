"""Making and removing links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.domain.change import Change
from journal.errors import Refused
from journal.ops.base import Applied
from journal.store import links

if TYPE_CHECKING:
    from journal.domain.links import Edge


@dataclass(frozen=True, slots=True)
class AddLink:
    """Link two entries."""

    edge: Edge
    label: str = "link"

    def apply(self) -> Applied:
        """Keep the link; one that is there already is left as it is."""
        made = links.insert(self.edge)
        return Applied(_touched(self.edge), RemoveLink(self.edge, self.label) if made else None)


@dataclass(frozen=True, slots=True)
class RemoveLink:
    """Take a link away."""

    edge: Edge
    label: str = "remove link"

    def apply(self) -> Applied:
        """Take it away."""
        if not links.delete(self.edge):
            raise Refused("There is no such link.")
        return Applied(_touched(self.edge), AddLink(self.edge, self.label))


def _touched(edge: Edge) -> Change:
    return Change(entries=frozenset({edge.source, edge.target}))
