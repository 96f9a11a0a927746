"""A reflection and its file: fields, and the four beats under their headings.

What `reflection_text` writes, `reflection_from` reads back as the equal object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.reflections import BEATS, Reflection
from journal.exchange import pages, values
from journal.exchange.headed import Headed

if TYPE_CHECKING:
    from journal.exchange.values import Reader

HEADINGS = dict(
    zip(BEATS, ("Before", "What went wrong", "What we learnt", "What we do now"), strict=True)
)
"""The headings under which a reflection's file has its four beats."""

_BODY = Headed(HEADINGS)
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
    body = _BODY.write({beat: getattr(reflection, beat) for beat in BEATS})
    return f"{pages.front_matter(fields)}\n{body}\n"


def reflection_from(text: str) -> Reflection:
    """The reflection of a file."""
    given, body = pages.parted(text)
    found = values.read(_REFLECTION, given, "id", "claim", "edited_at")
    found.update(_BODY.read(body))
    return Reflection(**found).checked()
