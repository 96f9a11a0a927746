"""Formats of a retro: its columns, what of the journal each takes, and how its time is spent."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from journal.domain.retros import Step
from journal.errors import InputRefused, shown

if TYPE_CHECKING:
    from collections.abc import Mapping


class Material(StrEnum):
    """What the journal can bring to a retro."""

    WORKED = "worked"  # an experiment that worked
    APPLIED = "applied"  # a learning that was applied
    MISTAKE = "mistake"
    REPEAT = "repeat"  # a mistake that repeats an earlier one
    LEARNING = "learning"  # one that is not applied yet
    EXPERIMENT = "experiment"  # one without an outcome
    DUE = "due"  # one of these past its check-back date
    THANKS = "thanks"


SHARES: Mapping[Step, int] = {
    Step.ACTIONS: 15, Step.TIMELINE: 20, Step.CARDS: 25, Step.VOTE: 10, Step.DECIDE: 20,
    Step.THANKS: 10,
}  # fmt: skip
"""The part of the time that each step takes, where a format says nothing else (of 100)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A heading under which cards are put: its words, its question, and what it takes."""

    key: str
    title: str
    prompt: str = ""
    takes: tuple[Material, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A way to hold a retro. `shares` are parts of the time by step, in no unit of their own."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    shares: Mapping[Step, int] = field(default_factory=lambda: SHARES)

    def column_for(self, material: Material) -> Column | None:
        """The column that takes a material; None where the format has no place for it."""
        return next((column for column in self.columns if material in column.takes), None)

    def checked(self) -> Format:
        """Return the format itself if a retro can be held by it.

        Raises:
            InputRefused: It has no column, two of one key, or no time for any step.
        """
        keys = [column.key for column in self.columns]
        if not keys:
            raise InputRefused(f"The format “{shown(self.name)}” has no column.")
        if len(set(keys)) < len(keys):
            raise InputRefused(f"The format “{shown(self.name)}” has two columns of one key.")
        if sum(self.shares.values()) <= 0 or min(self.shares.values()) < 0:
            raise InputRefused(f"The format “{shown(self.name)}” leaves no time for any step.")
        return self


def agenda(form: Format, minutes: int) -> dict[Step, int]:
    """How long each step takes, in order; together exactly the time there is.

    Args:
        form: The format.
        minutes: The whole time (minutes).

    Returns:
        Whole minutes by step. A step that has a part of the time has at least one minute; what
        rounding leaves over goes to the cards.
    """
    whole = sum(form.shares.values())
    times = {
        step: max(1, minutes * share // whole) for step, share in form.shares.items() if share > 0
    }
    longest = Step.CARDS if Step.CARDS in times else max(times, key=lambda step: times[step])
    times[longest] += minutes - sum(times.values())
    return {step: times[step] for step in Step if step in times}
