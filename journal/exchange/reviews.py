"""A review and its file, and the file of what it was before.

What `review_text` and `history_text` write, `review_from` and `history_from` read back as the
equal objects.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from journal.domain.review import Block, Picture, Review, Score, Verdict, Voice
from journal.domain.waivers import Waiver
from journal.errors import InputRefused, shown
from journal.exchange import pages, values

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from journal.exchange.values import Reader

_ON = {"yes": True, "no": False}
_STAMPS = ("id", "revision", "edited_at", "trashed_at")
_PICTURE: dict[str, Reader] = {
    "sha256": values.line, "alt": values.line, "credit": values.line,
}  # fmt: skip
_WAIVER: dict[str, Reader] = {"rule": values.line, "what": values.line, "because": values.line}
_SCORE: dict[str, Reader] = {
    "promise": values.line, "verdict": values.choice(Verdict), "word": values.line,
}  # fmt: skip


def _several(part: type[Any], readers: dict[str, Reader], *needed: str) -> Reader:
    """A reader of a list of parts, in order."""
    return lambda given: tuple(
        part(**values.read(readers, item, *needed)) for item in values.items(given)
    )


_BLOCK: dict[str, Reader] = {
    "section": values.line, "on": values.word(_ON),
    "heading": values.line, "text": values.text, "told": values.text, "sources": values.labels,
    "pictures": _several(Picture, _PICTURE, "sha256"),
}  # fmt: skip
_REVIEW: dict[str, Reader] = {
    "id": values.ident, "title": values.line, "period_first": values.day,
    "period_last": values.day, "voice": values.choice(Voice), "profile": values.line,
    "blocks": _several(Block, _BLOCK, "section"),
    "waivers": _several(Waiver, _WAIVER, "rule", "what", "because"),
    "scores": _several(Score, _SCORE, "promise"), "said": values.labels, "folder": values.line,
    "edited_by": values.line, "revision": values.count, "edited_at": values.moment,
    "trashed_at": values.moment,
}  # fmt: skip


def review_text(review: Review) -> str:
    """The file of a review."""
    given = {
        "id": review.id, **_said(review), "revision": review.revision,
        "edited_at": _moment(review.edited_at), "trashed_at": _moment(review.trashed_at),
    }  # fmt: skip
    return pages.front_matter(given)


def review_from(text: str) -> Review:
    """The review of a file."""
    given, body = pages.parted(text)
    if body.strip():
        raise InputRefused(f"“{shown(body.strip(), 60)}” stands below the fields of a review")
    return _review(given, "id", "edited_at")


def history_text(earlier: Sequence[Review]) -> str:
    """The file of what a review was before: a JSON object a line."""
    lines = []
    for old in earlier:
        given = {"revision": old.revision, "edited_at": _moment(old.edited_at), **_said(old)}
        told = json.dumps(pages.filled(given), ensure_ascii=False, default=str)
        lines.append(f"{told}\n")
    return "".join(lines)


def history_from(text: str, review: Review) -> tuple[Review, ...]:
    """What a review was before, the oldest first."""
    found: list[Review] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                given = pages.loads(line)
                old = _review({"id": review.id, **given}, "revision", "edited_at")
            except InputRefused as error:
                raise InputRefused(f"line {number}: {error}") from None
            found.append(old)
    numbers = [old.revision for old in found]
    if numbers != sorted(set(numbers)) or (numbers and numbers[-1] >= review.revision):
        raise InputRefused(
            "revision: the numbers must ascend and come before the review's own, "
            f"{review.revision}; they are {shown(', '.join(map(str, numbers)), 60)}"
        )
    return tuple(found)


def _review(given: dict[str, Any], *needed: str) -> Review:
    found = values.read(_REVIEW, given, "period_first", "period_last", *needed)
    return Review(**{"blocks": (), **found}).checked()


def _said(review: Review) -> dict[str, Any]:
    """What a review says, without its stamps."""
    given = {field.name: getattr(review, field.name) for field in fields(review)}
    return {name: _plain(value) for name, value in given.items() if name not in _STAMPS}


def _plain(value: Any) -> Any:
    """A value as front matter takes it; what a part has by default is left out of it."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Block | Picture | Score | Waiver):
        found = {f.name: (getattr(value, f.name), f.default) for f in fields(value)}
        return {name: _plain(item) for name, (item, usual) in found.items() if item != usual}
    if isinstance(value, bool):
        return next(word for word, meant in _ON.items() if meant is value)
    return value


def _moment(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
