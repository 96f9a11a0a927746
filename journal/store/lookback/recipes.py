"""Reviews as they are kept: the recipe of each, and what it was before."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from journal.domain.dates import instant
from journal.domain.review import Block, Picture, Review, Score, Verdict, Voice
from journal.domain.waivers import Waiver
from journal.errors import UnknownId
from journal.store import rows
from journal.store.connection import fetch, sound_values
from journal.store.lookback import documents
from journal.store.tables import ReviewRevisionRow, ReviewRow

if TYPE_CHECKING:
    from peewee import Expression

    from journal.domain.dates import Period

_LISTS = ("blocks", "waivers", "scores", "said")
_PLAIN = ("period_first", "period_last", "title", "voice", "profile", "folder", "edited_by")
_LATEST_FIRST = (
    ReviewRow.period_last.desc(), ReviewRow.period_first.desc(), ReviewRow.id.desc(),
)  # fmt: skip


def get(review_id: str) -> Review:
    """The review of an id, in the trash or not.

    Raises:
        UnknownId: There is none.
    """
    found = _read(ReviewRow.id == review_id)
    if not found:
        raise UnknownId(review_id, "review")
    return found[0]


def everyone() -> list[Review]:
    """All reviews that are not in the trash, the latest first."""
    return _read(ReviewRow.trashed_at.is_null())


def every_kept() -> list[Review]:
    """All reviews, those in the trash too, the latest first."""
    return _read()


def of(period: Period) -> Review | None:
    """The review of just these days; None where none is kept (of several, the newest)."""
    found = _read(
        ReviewRow.trashed_at.is_null(),
        ReviewRow.period_first == period.first.isoformat(),
        ReviewRow.period_last == period.last.isoformat(),
    )
    return found[0] if found else None


def before(period: Period) -> Review | None:
    """The latest review of days that end before a period begins; None where there is none."""
    found = _read(ReviewRow.trashed_at.is_null(), ReviewRow.period_last < period.first.isoformat())
    return found[0] if found else None


def insert(review: Review) -> None:
    """Keep a new review."""
    rows.insert(ReviewRow, _values(review))


def update(review: Review, base_revision: int) -> None:
    """Keep the new state of a review.

    Raises:
        UnknownId: There is none of this id.
        EntryChanged: It has another revision than the change was based on.
    """
    key = documents.key_to_replace("review", review, base_revision)
    rows.update(ReviewRow, key, _values(review))


def remember(old: Review) -> None:
    """Keep what a review was among its earlier states."""
    saved = documents.stamps(old)
    values = {
        "review_key": documents.key_of("review", old.id),
        "number": old.revision,
        "saved_at": saved["edited_at"],
        "saved_offset": saved["edited_offset"],
        "saved_by": old.edited_by,
        "recipe": _json({name: _given(old)[name] for name in (*_PLAIN, *_LISTS)}),
    }
    rows.insert(ReviewRevisionRow, values)


def history(review_id: str) -> list[Review]:
    """What a review was before its present state, the oldest first.

    Each is the review as it was then: its revision, when it was saved, and by whom.

    Raises:
        UnknownId: There is no such review.
    """
    r = ReviewRevisionRow
    found = r.select(r.number, r.saved_at, r.saved_offset, r.recipe).order_by(r.number)
    key = documents.key_of("review", review_id)
    return [_earlier(review_id, row) for row in fetch(found.where(r.review == key))]


def _read(*conditions: Expression) -> list[Review]:
    r = ReviewRow
    columns = [getattr(r, name) for name in (*_PLAIN, *_LISTS)]
    query = r.select(
        *columns, r.id, r.revision, r.edited_at, r.edited_offset, r.trashed_at
    ).order_by(*_LATEST_FIRST)
    return [_review(row) for row in fetch(query.where(*conditions) if conditions else query)]


@sound_values()
def _review(row: tuple[Any, ...]) -> Review:
    *said, ident, revision, edited, offset, trashed = row
    given = dict(zip((*_PLAIN, *_LISTS), said, strict=True))
    given |= {name: json.loads(given[name]) for name in _LISTS}
    return Review(
        id=ident, revision=revision, edited_at=instant(edited, offset),
        trashed_at=instant(trashed) if trashed else None, **_read_back(given),
    )  # fmt: skip


@sound_values()
def _earlier(review_id: str, row: tuple[Any, ...]) -> Review:
    number, saved, offset, recipe = row
    return Review(
        id=review_id, revision=number, edited_at=instant(saved, offset),
        **_read_back(json.loads(recipe)),
    )  # fmt: skip


def _read_back(given: dict[str, Any]) -> dict[str, Any]:
    return {
        **given,
        "period_first": date.fromisoformat(given["period_first"]),
        "period_last": date.fromisoformat(given["period_last"]),
        "voice": Voice(given["voice"]),
        "blocks": tuple(map(_block, given["blocks"])),
        "waivers": tuple(Waiver(**waiver) for waiver in given["waivers"]),
        "scores": tuple(map(_score, given["scores"])),
        "said": tuple(given["said"]),
    }


def _block(given: dict[str, Any]) -> Block:
    pictures = tuple(Picture(**picture) for picture in given.get("pictures", ()))
    return Block(**{**given, "sources": tuple(given.get("sources", ())), "pictures": pictures})


def _score(given: dict[str, Any]) -> Score:
    verdict = given.get("verdict")
    return Score(**{**given, "verdict": Verdict(verdict) if verdict else None})


def _values(review: Review) -> dict[str, object]:
    given = _given(review)
    lists: dict[str, object] = {name: _json(given[name]) for name in _LISTS}
    plain: dict[str, object] = {name: given[name] for name in _PLAIN}
    return {"id": review.id, **plain, **lists, **documents.stamps(review)}


def _given(review: Review) -> dict[str, Any]:
    """What a review says, as JSON takes it."""
    return {
        **{name: getattr(review, name) for name in ("title", "profile", "folder", "edited_by")},
        "period_first": review.period_first.isoformat(),
        "period_last": review.period_last.isoformat(),
        "voice": str(review.voice),
        "blocks": [
            _said(block, pictures=[_said(picture) for picture in block.pictures])
            for block in review.blocks
        ],
        "waivers": [_said(waiver) for waiver in review.waivers],
        "scores": [_said(score) for score in review.scores],
        "said": list(review.said),
    }


def _said(part: Block | Picture | Waiver | Score, **instead: object) -> dict[str, Any]:
    """The fields of a part that are not as they are by default."""
    given = {f.name: (getattr(part, f.name), f.default) for f in fields(part)}
    said = {name: value for name, (value, default) in given.items() if value != default}
    return said | {name: value for name, value in instead.items() if name in said}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
