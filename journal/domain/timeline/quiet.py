"""What lies between and beneath the entries: silence, and how many people the team had."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journal.domain.people import Person


class Gap(NamedTuple):
    """Days on which nobody wrote, among them a whole week from Monday to Sunday."""

    first: int
    last: int


class Step(NamedTuple):
    """From a day on, the team has so many members (count)."""

    day: int
    size: int


def gaps(days: Sequence[int]) -> list[Gap]:
    """The gaps between days that have an entry, given in order and each once."""
    found = []
    for before, after in pairwise(days):
        first, last = before + 1, after - 1
        monday = first + -(first - 1) % 7
        if monday + 6 <= last:
            found.append(Gap(first, last))
    return found


def team(people: Iterable[Person]) -> list[Step]:
    """How the size of the team changed, by the days on which members came and after they left."""
    changes: dict[int, int] = {}
    for person in people:
        if person.joined_on is None:
            continue
        first = person.joined_on.toordinal()
        after = None if person.left_on is None else person.left_on.toordinal() + 1
        if after is None or after > first:
            changes[first] = changes.get(first, 0) + 1
            if after is not None:
                changes[after] = changes.get(after, 0) - 1
    size, steps = 0, []
    for day in sorted(changes):
        if changes[day]:
            size += changes[day]
            steps.append(Step(day, size))
    return steps
