"""The public entries of a period as TimelineJS reads them: a page of events that can be leafed.

The format is that of https://timeline.knightlab.com/docs/json-format.html. What may leave the
journal is decided as for the year's post: public entries alone, without what is private or
redacted, without names of people who did not agree; and what would be written is looked through
once more before it is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from journal.errors import Refused
from journal.publish import single, wording
from journal.publish.graphics.charts import LANE_WORDS
from journal.text import render

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from journal.domain.entry import Entry
    from journal.domain.eras import Era
    from journal.domain.review import ReviewMaterial
    from journal.domain.waivers import Waiver
    from journal.publish.telling import Telling

_FILE = "timeline.json"
_WORDS = 60  # of a text (count)


@dataclass(frozen=True, slots=True)
class Written:
    """A file for TimelineJS.

    Attributes:
        data: Its bytes.
        told: How many entries it tells (count).
        left_out: How many entries of the period it does not (count).
    """

    data: bytes
    told: int
    left_out: int


def compose(
    material: ReviewMaterial, eras: Sequence[Era] = (), waivers: Sequence[Waiver] = ()
) -> Written:
    """Turn the entries of a period into a file for TimelineJS.

    Args:
        material: What the journal knows of the period.
        eras: Phases with a name; those that touch the period are told.
        waivers: What may pass although it would be refused.

    Raises:
        Refused: No entry of the period is public.
        UnsafePost: Something in the file must not leave the journal.
    """

    def make(telling: Telling) -> bytes:
        if not telling.public:
            raise Refused(
                "None of these entries is public, and only public entries go to TimelineJS: set "
                "the audience of what others may read to “public”."
            )
        return _data(telling, eras)

    data, telling = single.composed(material, _FILE, make, waivers)
    return Written(data, len(telling.public), len(material.entries) - len(telling.public))


def _data(telling: Telling, eras: Sequence[Era]) -> bytes:
    team = telling.passages.line(telling.material.team)
    period = wording.period(telling.period)
    document: dict[str, Any] = {
        "title": {"text": {"headline": escape(team) or period, "text": period}},
        "events": [_event(telling, entry) for entry in telling.public],
    }
    phases = [
        {
            "start_date": _day(era.first),
            "end_date": _day(era.last or telling.period.last),
            "text": {"headline": escape(telling.passages.line(era.name))},
        }
        for era in eras
        if era.first <= telling.period.last and (era.last or era.first) >= telling.period.first
    ]
    if phases:
        document["eras"] = phases
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _event(telling: Telling, entry: Entry) -> dict[str, Any]:
    excerpt = telling.passages.excerpt(entry.body, _WORDS)
    event: dict[str, Any] = {
        "unique_id": entry.id,
        "group": LANE_WORDS[entry.kind],
        "start_date": _day(entry.happened_on),
        "text": {
            "headline": escape(telling.title(entry)),
            "text": render.html(excerpt).strip() if excerpt else "",
        },
    }
    if entry.ended_on and entry.ended_on > entry.happened_on:
        event["end_date"] = _day(entry.ended_on)
    return event


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
