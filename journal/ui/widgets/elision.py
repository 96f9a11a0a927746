"""Words that do not fit into a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFontMetrics

_MOST_LOST = 0.25  # of what could be seen is given up to end with a whole word


def elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """The beginning of a text that fits into a width (pixels), up to a whole word if it can be."""
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    if cut == text:
        return text
    whole = cut[:-1].rstrip()
    if text[len(whole) : len(whole) + 1].strip():  # the last word goes on
        words = whole.rpartition(" ")[0]
        if len(whole) - len(words) <= _MOST_LOST * len(whole):
            whole = words
    return f"{whole.rstrip(' ,;:.·')}…"


def as_many(facts: Sequence[str], metrics: QFontMetrics, width: int) -> str:
    """Facts, each after a dot, as many as fit whole into a width (pixels)."""
    for count in range(len(facts), 0, -1):
        text = "".join(f"  ·  {fact}" for fact in facts[:count])
        if metrics.horizontalAdvance(text) <= width:
            return text
    first = f"  ·  {facts[0]}" if facts else ""
    return metrics.elidedText(first, Qt.TextElideMode.ElideRight, width)
