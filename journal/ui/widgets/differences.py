"""Two versions of a text side by side."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AROUND = 2  # lines of context around a change
_LONGEST = 3_000  # lines that are compared one by one; more would take long


@dataclass(frozen=True, slots=True)
class Row:
    """A line before and the line after; None where there is none on that side.

    `skipped` counts equal lines that are left out here.
    """

    before: str | None = None
    after: str | None = None
    changed: bool = False
    skipped: int = 0


def rows(before: Sequence[str], after: Sequence[str]) -> list[Row]:
    """What differs, with two equal lines around each change."""
    first = 0
    while first < min(len(before), len(after)) and before[first] == after[first]:
        first += 1
    last = 0
    shortest = min(len(before), len(after)) - first
    while last < shortest and before[-1 - last] == after[-1 - last]:
        last += 1
    middle_before = before[first : len(before) - last]
    middle_after = after[first : len(after) - last]
    found = [Row(line, line) for line in before[:first]]
    found += _compared(middle_before, middle_after)
    found += [Row(line, line) for line in before[len(before) - last :]]
    return list(_folded(found))


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Row]:
    if len(before) > _LONGEST or len(after) > _LONGEST:
        yield from _paired(before, after)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            yield from (Row(line, line) for line in before[i:j])
        else:
            yield from _paired(before[i:j], after[k:m])


def _paired(before: Sequence[str], after: Sequence[str]) -> Iterator[Row]:
    for number in range(max(len(before), len(after))):
        yield Row(
            before[number] if number < len(before) else None,
            after[number] if number < len(after) else None,
            changed=True,
        )


def _folded(found: list[Row]) -> Iterator[Row]:
    """Leave out equal lines that stand far from any change."""
    changes = [number for number, row in enumerate(found) if row.changed]
    near = {n for c in changes for n in range(c - _AROUND, c + _AROUND + 1)}
    skipped = 0
    for number, row in enumerate(found):
        if number in near:
            if skipped:
                yield Row(skipped=skipped)
                skipped = 0
            yield row
        else:
            skipped += 1
    if skipped:
        yield Row(skipped=skipped)
