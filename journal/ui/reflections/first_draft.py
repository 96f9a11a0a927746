"""What the evidence says: words a person may take as the first draft of an empty beat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.entry import Audience, Kind
from journal.text import render, spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journal.domain.entry import Entry

_PIECE = 280  # characters of one entry
_WHOLE = 1_200  # characters of a draft


def drafts(evidence: Sequence[Entry], applied: Sequence[Entry]) -> dict[str, str]:
    """What each beat could begin with; beats of which the evidence says nothing are left out.

    Nothing private is quoted, since a reflection is there to be read by others.

    Args:
        evidence: The entries of a reflection, in order.
        applied: The entries in which learnings of the evidence were applied.
    """
    known, practice = _open(evidence), _open(applied)
    by_kind = {kind: [entry for entry in known if entry.kind is kind] for kind in Kind}
    found = {
        "before": [_plain(entry.expectation) for entry in by_kind[Kind.EXPERIMENT]],
        "went_wrong": [_excerpt(entry) for entry in by_kind[Kind.MISTAKE]],
        "learnt": [_lesson(entry) for entry in by_kind[Kind.LEARNING]],
        "now": [_sentence(entry.heading) for entry in practice],
    }
    joined = {beat: _joined(pieces) for beat, pieces in found.items()}
    return {beat: text for beat, text in joined.items() if text}


def _open(entries: Iterable[Entry]) -> list[Entry]:
    return [e for e in entries if e.audience is not Audience.ME and not e.trashed]


def _plain(text: str) -> str:
    return render.plain(spans.public(text), _PIECE)


def _excerpt(entry: Entry) -> str:
    return _plain(entry.body) or _sentence(entry.title)


def _lesson(entry: Entry) -> str:
    """A learning's title is what was learnt; the text says why."""
    return _sentence(entry.title) or _plain(entry.body)


def _sentence(text: str) -> str:
    words = _plain(text)
    return words if not words or words[-1] in ".!?…" else f"{words}."


def _joined(pieces: Iterable[str]) -> str:
    """Paragraphs, as many as fit whole."""
    text = ""
    for piece in dict.fromkeys(filter(None, pieces)):
        longer = f"{text}\n\n{piece}" if text else piece
        if len(longer) > _WHOLE:
            break
        text = longer
    return text
