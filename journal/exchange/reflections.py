"""A reflection and its file: fields, and the four beats under their headings.

What `reflection_text` writes, `reflection_from` reads back as the equal object.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from journal.domain.reflections import BEATS, Reflection
from journal.errors import InputRefused, shown
from journal.exchange import pages, values

if TYPE_CHECKING:
    from journal.exchange.values import Reader

HEADINGS = dict(
    zip(BEATS, ("Before", "What went wrong", "What we learnt", "What we do now"), strict=True)
)
"""The headings under which a reflection's file has its four beats."""

_BEAT_OF = {heading: beat for beat, heading in HEADINGS.items()}
_HEADING = re.compile(rf"^(\\*)## ({'|'.join(_BEAT_OF)})[ \t]*(?=\r?$)", re.MULTILINE)
_REFLECTION: dict[str, Reader] = {
    "id": values.ident, "claim": values.line, "period_first": values.day,
    "period_last": values.day, "position": values.number, "evidence": values.idents,
    "revision": values.count, "edited_at": values.moment, "trashed_at": values.moment,
}  # fmt: skip


def reflection_text(reflection: Reflection) -> str:
    """The file of a reflection."""
    fields = {
        "id": reflection.id,
        "claim": reflection.claim,
        "period_first": reflection.period_first,
        "period_last": reflection.period_last,
        "position": reflection.position,
        "evidence": reflection.evidence,
        "revision": reflection.revision,
        "edited_at": reflection.edited_at.isoformat() if reflection.edited_at else None,
        "trashed_at": reflection.trashed_at.isoformat() if reflection.trashed_at else None,
    }
    told = [(HEADINGS[beat], getattr(reflection, beat)) for beat in BEATS]
    body = "\n\n".join(f"## {heading}\n\n{_escaped(beat)}" for heading, beat in told if beat)
    return f"{pages.front_matter(fields)}\n{body}\n"


def reflection_from(text: str) -> Reflection:
    """The reflection of a file."""
    given, body = pages.parted(text)
    found = values.read(_REFLECTION, given, "id", "claim", "edited_at")
    found.update(_beats(body))
    return Reflection(**found).checked()


def _escaped(beat: str) -> str:
    """A beat's text in which no line looks like a heading of the file."""
    return _HEADING.sub(r"\\\g<0>", beat)


def _beats(body: str) -> dict[str, str]:
    marks = [mark for mark in _HEADING.finditer(body) if not mark[1]]
    above = body[: marks[0].start() if marks else None].strip()
    if above:
        raise InputRefused(f"“{shown(above, 60)}” stands above “## {HEADINGS['before']}”")
    beats: dict[str, str] = {}
    for mark, following in zip_longest(marks, marks[1:]):
        beat = _BEAT_OF[mark[2]]
        if beat in beats:
            raise InputRefused(f"the heading “## {mark[2]}” is there twice")
        end = following.start() if following else None
        told = _without_line_ends(body[mark.end() : end], last=end is None)
        beats[beat] = _HEADING.sub(lambda m: m[0][1:] if m[1] else m[0], told)
    return beats


def _without_line_ends(told: str, *, last: bool) -> str:
    """A beat without the two line ends above it, and the two below it where another follows."""
    newline = "\r\n" if told.startswith("\r\n") else "\n"
    told = told.removeprefix(newline).removeprefix(newline)
    return told if last else told.removesuffix(newline).removesuffix(newline)
