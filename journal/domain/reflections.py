"""Reflections: what a team makes of its evidence, in four beats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.domain.entry import check_line, check_text
from journal.errors import InputRefused

if TYPE_CHECKING:
    from datetime import date, datetime

BEATS = ("before", "went_wrong", "learnt", "now")
"""The four beats, in the order they are told."""


@dataclass(frozen=True, slots=True)
class Reflection:
    """A claim, the four beats that tell how it came about, and the entries that show it.

    `evidence` holds ids of entries in order; the period (whole days, both included) is the one
    the reflection belongs to; `position` orders the reflections of a period.
    """

    id: str
    claim: str
    before: str = ""
    went_wrong: str = ""
    learnt: str = ""
    now: str = ""
    evidence: tuple[str, ...] = ()
    period_first: date | None = None
    period_last: date | None = None
    position: int = 0
    revision: int = 1
    edited_at: datetime | None = None
    trashed_at: datetime | None = None

    def checked(self) -> Reflection:
        """Return the reflection itself if it can be kept.

        Raises:
            InputRefused: It has no claim, holds unstorable text or ends before it began.
        """
        if not self.claim.strip():
            raise InputRefused("A reflection needs a claim: what is it that you learnt?")
        check_line(self.claim)
        for beat in BEATS:
            check_text(getattr(self, beat), beat)
        first, last = self.period_first, self.period_last
        if first and last and last < first:
            raise InputRefused(f"The period cannot end on {last}, before {first}.")
        return self
