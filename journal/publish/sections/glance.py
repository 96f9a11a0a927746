"""The period in numbers: a table against the one before, and the timeline with its table."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from journal.domain.dates import preceding
from journal.domain.entry import Kind, Status
from journal.publish import wording
from journal.publish.graphics import bars, charts, drawing
from journal.publish.passages import escaped
from journal.publish.wording import counted, listed, number, sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.domain.dates import Period
    from journal.domain.entry import Entry
    from journal.publish.telling import Telling

TIMELINE = "timeline.svg"
"""The name of the timeline's file."""

MONTHS = "months.svg"
"""The name of the file with the kinds of each month."""

_OUTCOMES = {
    Status.WORKED: "… that worked", Status.FAILED: "… that did not",
    Status.MIXED: "… with mixed results", Status.ABANDONED: "… given up on the way",
}  # fmt: skip
_MOST_MONTHS, _MOST_NAMES = 24, 8


def heading(telling: Telling) -> str:
    """The year at a glance."""
    return f"{sentence_case(_time(telling))} at a glance"


def text(telling: Telling) -> str:
    """The tables and the pictures; empty where there is nothing to count."""
    if not telling.figures.entries:
        return ""
    beside = ""
    if telling.material.before:
        beside = f", with {wording.period(earlier(telling))} beside it"
    blocks = (
        f"{sentence_case(_time(telling))} in numbers{beside}. Every entry of "
        f"{telling.say('our', 'the')} journal counts here, whether it is public or not.",
        _numbers(telling),
        *_strip(telling),
        *_by_month(telling),
    )
    return "\n\n".join(blocks)


def _time(telling: Telling) -> str:
    """The period as it is spoken of: “the year”, “March 2015”."""
    return "the year" if telling.is_year else wording.period(telling.period)


def _strip(telling: Telling) -> Iterator[str]:
    """The timeline, and its milestones as a table."""
    picture, alt = timeline(telling)
    telling.pictures.files[TIMELINE] = picture.encode()
    named = _milestones(telling)
    names = ", and the milestones by name" if named else ""
    yield f"And {_time(telling)} as a line, with {_marks(telling)}{names}."
    yield f"![{escaped(alt)}]({telling.link}{TIMELINE})"
    if named:
        rows = [[wording.day(e.happened_on, telling.period), escaped(telling.title(e))]
                for e in sorted(named, key=lambda e: (e.happened_on, e.id))]  # fmt: skip
        yield _table(["Day", "Milestone"], rows, words=True)


def _by_month(telling: Telling) -> Iterator[str]:
    """How many entries of each kind each month has: as bars, then as a table."""
    firsts = months_of(telling.period)
    if 1 < len(firsts) <= _MOST_MONTHS:
        counts = _counts(telling)
        places = {first: place for place, first in enumerate(firsts)}
        drawn = bars.months(
            [wording.MONTHS[first.month - 1][:3] for first in firsts],
            {(places[first], kind): count for (first, kind), count in counts.items()},
        )
        label = f"Entries of {wording.period(telling.period)} by month and kind"
        full = max(firsts, key=lambda first: sum(counts[first, kind] for kind in charts.LANES))
        most = sum(counts[full, kind] for kind in charts.LANES)
        alt = f"{label}: most in {wording.month(full, telling.period)}, with {number(most)}."
        svg = drawing.svg(drawn, label, f"{alt} The table that follows has the same numbers.")
        telling.pictures.files[MONTHS] = svg.encode()
        yield "The same entries month by month; the table has the numbers behind the picture."
        yield f"![{escaped(alt)}]({telling.link}{MONTHS})"
    yield _months(telling)


def timeline(telling: Telling) -> tuple[str, str]:
    """The timeline as SVG, and its alternative text."""
    here = telling.material.entries
    names = [(entry.happened_on, telling.title(entry)) for entry in _milestones(telling)]
    kinds = Counter(entry.kind for entry in here)
    counts = [counted(kinds[kind], kind) for kind in charts.LANES if kinds[kind]]
    label = wording.period(telling.period)
    alt = f"Timeline of {label}: {listed(counts)}, each in a lane of its own."
    picture = charts.layout(telling.period, [(e.happened_on, e.kind) for e in here], names)
    return drawing.svg(
        picture, f"Timeline of {label}", f"{alt} Milestones stand there by name."
    ), alt


def _milestones(telling: Telling) -> list[Entry]:
    """The most telling of the public milestones, the most telling first."""
    milestones = [entry for entry in telling.public if entry.kind is Kind.MILESTONE]
    milestones.sort(key=lambda e: (-telling.weights[e.id], e.happened_on, e.id))
    return milestones[:_MOST_NAMES]


def _counts(telling: Telling) -> Counter[tuple[date, Kind]]:
    return telling.memory.of(_counted, telling.material.entries)


def _counted(entries: tuple[Entry, ...]) -> Counter[tuple[date, Kind]]:
    return Counter((e.happened_on.replace(day=1), e.kind) for e in entries)


def _marks(telling: Telling) -> str:
    dense = charts.is_dense(
        telling.period, [(e.happened_on, e.kind) for e in telling.material.entries]
    )
    return "a bar for the entries of each week" if dense else "a mark for each entry"


def _numbers(telling: Telling) -> str:
    now = telling.figures
    then = telling.figures_before if telling.material.before else None
    rows: list[tuple[str, int, int]] = []

    def row(label: str, count: str) -> None:
        rows.append((label, getattr(then, count) if then else 0, getattr(now, count)))

    row("Entries written", "entries")
    row("Experiments that came to an end", "finished")
    for outcome, label in _OUTCOMES.items():
        rows.append((label, then.outcomes[outcome] if then else 0, now.outcomes[outcome]))
    row("Mistakes noted", "mistakes")
    row("… that repeat an earlier one", "repeats")
    row("Learnings written down", "learnings")
    row("… applied since", "applied")
    row("Milestones", "milestones")
    row("People involved", "people")
    row("On the team at the end", "team")
    label = wording.period(telling.period)
    head = [
        telling.say("What we counted", "What was counted"),
        *([wording.period(earlier(telling))] if then else []),
        label,
    ]
    shown = [
        [name, *(f"{n:,}" for n in ((before, count) if then else (count,)))]
        for name, before, count in rows
        if before or count
    ]
    return _table(head, shown)


def _months(telling: Telling) -> str:
    counts = _counts(telling)
    kinds = [kind for kind in charts.LANES if any(k is kind for _, k in counts)]
    rows = []
    for first in months_of(telling.period):
        name = wording.month(first, telling.period)
        rows.append([name, *(str(counts[first, kind] or "\u2013") for kind in kinds)])
    totals = [sum(counts[m, k] for m, k in counts if k is kind) for kind in kinds]
    if len(rows) > _MOST_MONTHS:
        rows = []
    if len(rows) != 1:
        rows.append(["In all", *(f"{total:,}" for total in totals)])
    return _table(["Month", *(charts.LANE_WORDS[kind] for kind in kinds)], rows)


def months_of(period: Period) -> list[date]:
    """The first days of the months that a period touches."""
    first, last = period.first, period.last
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    places = (divmod(first.year * 12 + first.month - 1 + number, 12) for number in range(count))
    return [date(year, month + 1, 1) for year, month in places]


def earlier(telling: Telling) -> Period:
    """The period that the material has as the one before."""
    return preceding(telling.period) or telling.period


def _table(head: list[str], rows: list[list[str]], *, words: bool = False) -> str:
    """A table; all but its first column are numbers unless they are words."""
    lines = [head, ["---", *["---" if words else "--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
