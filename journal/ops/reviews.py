"""Noting in the recipe of a review that its post was written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journal.domain.change import Change
from journal.domain.ids import new_id
from journal.domain.review import fresh
from journal.ops.base import Applied
from journal.ops.documents import REVIEWS, Add, Edit
from journal.store.lookback import recipes

if TYPE_CHECKING:
    from journal.domain.dates import Period
    from journal.domain.waivers import Waiver


@dataclass(frozen=True, slots=True)
class NoteWriting:
    """Keep where the post of a period was written, what it announced, and what was allowed.

    Attributes:
        period: The days it looks back on; their recipe is made where there is none.
        folder: Where it was written.
        said: What it announced.
        waivers: What was allowed beside what the recipe allows already.
        author: Who wrote it.
    """

    period: Period
    folder: str
    said: tuple[str, ...]
    waivers: tuple[Waiver, ...] = ()
    author: str = ""
    label: str = "write the year in review"

    def apply(self) -> Applied:
        """Note it, unless the recipe says so already."""
        kept = recipes.of(self.period)
        old = kept or fresh(new_id(), self.period, recipes.before(self.period))
        added = (w for w in self.waivers if not any(v.covers(w.rule, w.what) for v in old.waivers))
        waivers = (*old.waivers, *added)
        new = replace(old, folder=self.folder, said=self.said, waivers=waivers)
        if new == old:
            return Applied(Change())
        new = replace(new, edited_by=self.author)
        return (Edit(REVIEWS, new) if kept else Add(REVIEWS, new)).apply()
