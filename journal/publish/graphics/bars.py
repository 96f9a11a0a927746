"""Counts as pictures: what each month has, by kind, and how far the learnings have come.

Kinds always stand in the order of the legend, and numbers on the bars, so that no colour has to be
told from another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.publish.graphics.charts import LANE_WORDS, LANES, WIDTH
from journal.publish.graphics.drawing import Box, Layout, Line, Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journal.domain.entry import Kind

_SIDE, _TOP, _FOOT = 16, 14, 30  # pixels around the bars
_LEGEND, _SWATCH, _WORD = 34, 12, 104
_PLOT, _HEAD = 190, 22  # pixels of the longest column, and of the number above it
_SEAM, _LEGIBLE = 1.5, 15  # between two parts, and of a part that has room for its number
_STAGE, _BAR, _NUMBER = 34, 18, 44
_STAGE_LEFT = 190


def months(labels: Sequence[str], counts: Mapping[tuple[int, Kind], int]) -> Layout:
    """Lay out how many entries each month has: a column a month, with a part for each kind.

    Args:
        labels: The names of the months, from left to right.
        counts: How many entries a month, by its place in `labels`, has of a kind.
    """
    kinds = [kind for kind in LANES if any(counts.get((n, kind)) for n in range(len(labels)))]
    boxes, words = _legend(kinds)
    totals = [sum(counts.get((n, kind), 0) for kind in kinds) for n in range(len(labels))]
    unit = _PLOT / max([*totals, 1])
    step = (WIDTH - 2 * _SIDE) / max(len(labels), 1)
    base = _TOP + _LEGEND + _HEAD + _PLOT
    for place, (label, total) in enumerate(zip(labels, totals, strict=True)):
        left, middle = _SIDE + step * (place + 0.16), _SIDE + step * (place + 0.5)
        y = float(base)
        for kind in reversed(kinds):
            count = counts.get((place, kind), 0)
            if not count:
                continue
            height = max(count * unit - _SEAM, 0.5)
            y -= count * unit
            boxes.append(Box(left, y, step * 0.68, height, min(3, height / 3), kind))
            if height >= _LEGIBLE and count != total:
                words.append(_number(middle, y + height / 2 + 4.5, count, "ground"))
        if total:
            words.append(_number(middle, y - 6, total, "ink"))
        words.append(Words(middle, base + 19, label, "quiet", centred=True))
    return Layout(WIDTH, round(base + _FOOT), (), tuple(boxes), tuple(words))


def _legend(kinds: Sequence[Kind]) -> tuple[list[Box], list[Words]]:
    """What the parts of a column are, in their order from the top."""
    boxes, words = [], []
    for place, kind in enumerate(kinds):
        x = _SIDE + place * (_SWATCH + _WORD)
        boxes.append(Box(x, _TOP, _SWATCH, _SWATCH, 3, kind))
        words.append(Words(x + _SWATCH + 6, _TOP + 11, LANE_WORDS[kind], "ink"))
    return boxes, words


def _number(x: float, y: float, count: int, role: str) -> Words:
    return Words(x, y, f"{count:,}", role, centred=True)


def rows(counts: Sequence[tuple[str, int]], role: str) -> Layout:
    """Lay out counts as one bar below the other.

    Args:
        counts: The word and the number of each bar.
        role: Whose colour the bars have.
    """
    most = max((count for _, count in counts), default=0)
    room = WIDTH - _STAGE_LEFT - _SIDE - _NUMBER
    boxes, words = [], []
    for place, (label, count) in enumerate(counts):
        middle = _TOP + (place + 0.5) * _STAGE
        width = room * count / most if most else 0
        words.append(Words(_STAGE_LEFT - 12, middle + 4, label, "ink", at_end=True))
        if count:
            boxes.append(Box(_STAGE_LEFT, middle - _BAR / 2, width, _BAR, 3, role))
        words.append(Words(_STAGE_LEFT + width + 8, middle + 4, f"{count:,}", "ink"))
    bottom = _TOP + len(counts) * _STAGE
    lines = (Line(_STAGE_LEFT, _TOP, bottom),)
    return Layout(WIDTH, round(bottom + _TOP), lines, tuple(boxes), tuple(words))
