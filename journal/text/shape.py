"""How long a body would take to render, told from its shape before anyone has to wait.

The weights were measured with python-markdown 3.11 (microseconds on a laptop's core): what it
does with a line, a mark or a cell, and the three things that it does in quadratic time:
brackets that find no partner, link targets that never end, and references to footnotes.
"""

from __future__ import annotations

import re

MAX_SIZE = 1_000_000
"""Most characters of a body that is rendered; longer ones are shown as they were typed."""

_LIMIT = 1_000_000  # microseconds: half of what may be waited for, since machines differ
_MAX_DEPTH = 50  # quotations and lists inside one another
_WEIGHTS = {
    "\n": 24, "|": 12, "[": 20, "<": 13, "*": 10, "_": 10, "~": 10, "\\": 6, "&": 9,
    "#": 8, "@": 8, "://": 20,
}  # fmt: skip
_INLINE = ("[", "<", "*", "_", "~", "\\", "&", "://")
_MANY = 10_000
_PER_PAIR = 0.002
_PER_PART = 15
_PER_STEP = 0.24  # of a search through unpaired brackets
_PER_TARGET = 0.1
_PER_FOOTNOTE = 0.5
_NESTED = re.compile(rf"^(?:(?:[ \t]*(?:>|[-+*]|[0-9]{{1,9}}[.)]))){{{_MAX_DEPTH}}}", re.MULTILINE)
_INDENTED = re.compile(rf"^(?:\t| {{2}}){{{_MAX_DEPTH},}}[ \t]*(?:[-+*>]|[0-9]+[.)])", re.MULTILINE)
_BRACKET = re.compile(r"\\.|\[|\]\([ \t]*<?|\]|\n[ \t]*\n")


def too_costly(text: str, parts: int = 0) -> bool:
    """Whether a text would take more than about a second to render, or nests too deeply.

    Args:
        text: The body with its code taken out.
        parts: How many pieces of code were taken out of it (count).
    """
    if len(text) > MAX_SIZE or _NESTED.search(text) or _INDENTED.search(text):
        return True
    steady = parts * _PER_PART + sum(text.count(mark) * weight for mark, weight in _WEIGHTS.items())
    if steady > _LIMIT:
        return True
    footnotes = text.count("[^") ** 2 * _PER_FOOTNOTE
    return steady + footnotes + _inline_cost(text) + _bracket_cost(text) > _LIMIT


def _inline_cost(text: str) -> float:
    """What it costs that marks within one block of text are put back one by one."""
    if sum(text.count(mark) for mark in _INLINE) < _MANY:
        return 0
    counts = (sum(block.count(mark) for mark in _INLINE) for block in text.split("\n\n"))
    return sum(count**2 for count in counts) * _PER_PAIR


def _bracket_cost(text: str) -> float:
    """What the searches for the ends of links cost: each runs to its end or its block's."""
    if "[" not in text:
        return 0
    steps = targets = 0
    waiting: list[int] = []
    begun: list[int] = []  # link targets that have not ended
    for mark in _BRACKET.finditer(f"{text}\n\n"):
        at, sign = mark.start(), mark[0]
        if sign[0] == "\\":
            continue
        if sign == "[":
            waiting.append(at)
        elif sign[0] == "]":
            steps += at - waiting.pop() if waiting else 0
            if len(sign) > 1:
                begun.append(at)
        else:
            steps += sum(at - start for start in waiting)
            targets += sum(at - start for start in begun if text.find(")", start, at) < 0)
            waiting, begun = [], []
    return steps * _PER_STEP + targets * _PER_TARGET
