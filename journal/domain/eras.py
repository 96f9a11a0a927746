"""Eras: the named phases of a team's time, drawn behind its timeline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from journal.domain.entry import check_line
from journal.errors import InputRefused

if TYPE_CHECKING:
    from datetime import date, datetime


class Colour(StrEnum):
    """What an era is drawn in, softly; plain ones are grey, every second one fainter."""

    PLAIN = ""
    BLUE = "blue"
    GREEN = "green"
    ORANGE = "orange"
    PURPLE = "purple"


@dataclass(frozen=True, slots=True)
class Era:
    """A phase that has a name, such as “The two of us”. `last` left out: it goes on."""

    id: str
    name: str
    first: date
    last: date | None = None
    colour: Colour = Colour.PLAIN
    revision: int = 1
    edited_at: datetime | None = None
    trashed_at: datetime | None = None

    @property
    def heading(self) -> str:
        """What it is called in a sentence."""
        return self.name.strip()

    def checked(self) -> Era:
        """Return the era itself if it can be kept.

        Raises:
            InputRefused: It has no name of one line, or ends before it began.
        """
        if not self.name.strip():
            raise InputRefused("An era needs a name.")
        check_line(self.name)
        if self.last and self.last < self.first:
            raise InputRefused(f"The era cannot end on {self.last}, before {self.first}.")
        return self
