"""Keeping and dropping what is typed but not saved. These are not undone: they are not seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.domain.change import Change
from journal.ops.base import Applied
from journal.store import drafts

if TYPE_CHECKING:
    from journal.domain.entry import KeptDraft


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """Keep typing, whatever it is, in place of what was kept before."""

    kept: KeptDraft
    label: str = "keep draft"

    def apply(self) -> Applied:
        """Keep it."""
        drafts.keep(self.kept)
        return Applied(Change(drafts=frozenset({self.kept.entry_id})))


@dataclass(frozen=True, slots=True)
class DropDraft:
    """Forget the draft upon an entry."""

    entry_id: str
    label: str = "drop draft"

    def apply(self) -> Applied:
        """Forget it."""
        drafts.drop(self.entry_id)
        return Applied(Change(drafts=frozenset({self.entry_id})))
