"""The numbers of a post as a table: how each was counted, and the public entries behind it.

Every counted number of the post is a row, with the search that shows its entries in the journal.
The numbers count all entries; the ids are those of public ones, and how many others there are is
said beside them.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from journal.domain.dates import month_of
from journal.domain.entry import Kind, Status
from journal.publish import figures, single, wording
from journal.publish.graphics import charts
from journal.publish.sections.changes import STAGE_WORDS
from journal.publish.sections.glance import earlier, months_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journal.domain.dates import Period
    from journal.domain.entry import Entry
    from journal.domain.review import ReviewMaterial
    from journal.domain.waivers import Waiver
    from journal.publish.telling import Telling

FILE = "evidence.csv"
"""What the file is called."""

_HEAD = ("Part", "What", "When", "Number", "Counted", "Search", "Not public", "Ids")
_COUNTED = {
    figures.ENTRIES: ("Entries written", "on their day", ""),
    Status.WORKED: ("Experiments that worked", "by the day on which they ended", "status:worked"),
    Status.FAILED: ("Experiments that did not", "by the day on which they ended", "status:failed"),
    Status.MIXED: ("Experiments with mixed results", "by the day on which they ended",
                   "status:mixed"),
    Status.ABANDONED: ("Experiments given up on the way", "by the day on which they ended",
                       "status:abandoned"),
    Kind.MISTAKE: ("Mistakes noted", "on their day", "kind:mistake"),
    figures.REPEATS: ("Mistakes that repeat an earlier one", "by their link to the earlier one",
                      "kind:mistake has:link"),
    Kind.LEARNING: ("Learnings written down", "on their day", "kind:learning"),
    figures.APPLIED: ("Learnings applied since", "by their link to where they were applied",
                      "kind:learning has:link"),
    Kind.MILESTONE: ("Milestones", "on their day", "kind:milestone"),
}  # fmt: skip
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")  # what spreadsheets begin a formula with
_MOST_MONTHS = 24


def compose(material: ReviewMaterial, waivers: Sequence[Waiver] = ()) -> bytes:
    """The table as CSV.

    It is UTF-8, with a byte order mark where there is more than ASCII: spreadsheets read it
    wrongly otherwise. No cell can begin a formula.

    Args:
        material: What the journal knows of the period.
        waivers: What may pass although it would be refused.

    Raises:
        UnsafePost: Something in it must not leave the journal.
    """
    return single.composed(material, FILE, _table, waivers)[0]


def _table(telling: Telling) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([_HEAD, *(map(_harmless, row) for row in _rows(telling))])
    text = out.getvalue()
    return text.encode("utf-8" if text.isascii() else "utf-8-sig")


def _rows(telling: Telling) -> Iterator[tuple[str, ...]]:
    yield from _numbers(telling, telling.period)
    if telling.material.before:
        yield from _numbers(telling, earlier(telling))
    yield from _months(telling)
    yield from _stages(telling)
    for reflection in telling.sifted.reflections:
        known = {entry.id: entry for entry in telling.every}
        behind = [known[name] for name in reflection.evidence if name in known]
        claim = telling.passages.line(reflection.claim)
        yield _row(telling, "What we learnt", claim, "", "as its evidence", "", behind)


def _numbers(telling: Telling, period: Period) -> Iterator[tuple[str, ...]]:
    part, found = "At a glance", figures.behind(period, telling.every)
    when = wording.period(period)
    for key, (what, counted, search) in _COUNTED.items():
        yield _row(telling, part, what, when, counted, _within(search, period), found[key])
    count = figures.of(period, telling.every, telling.material.people)
    yield (part, "People involved", when, str(count.people),
           "who wrote, were mentioned or thanked", "", "", "")  # fmt: skip
    yield (part, "On the team at the end", when, str(count.team),
           "by the days on which they joined and left", "", "", "")  # fmt: skip


def _months(telling: Telling) -> Iterator[tuple[str, ...]]:
    firsts = months_of(telling.period)
    for first in firsts if len(firsts) <= _MOST_MONTHS else ():
        month = month_of(first)
        for kind in charts.LANES:
            here = [e for e in telling.material.entries
                    if e.kind is kind and e.happened_on in month]  # fmt: skip
            if here:
                yield _row(
                    telling, "Month by month", charts.LANE_WORDS[kind], wording.month(first),
                    "on their day", _within(f"kind:{kind}", month), here,
                )  # fmt: skip


def _stages(telling: Telling) -> Iterator[tuple[str, ...]]:
    lessons = [e for e in telling.material.entries if e.kind is Kind.LEARNING]
    when, search = wording.period(telling.period), _within("kind:learning", telling.period)
    for stage, word in STAGE_WORDS.items():
        here = [entry for entry in lessons if telling.stages[entry.id] is stage]
        if here:
            counted = "by their links, and the reflections that name them"
            yield _row(telling, "What we changed", f"Learnings {word}", when, counted, search, here)


def _row(
    telling: Telling,
    part: str,
    what: str,
    when: str,
    counted: str,
    search: str,
    entries: Iterable[Entry],
) -> tuple[str, ...]:
    every = list(entries)
    public = [entry.id for entry in every if telling.known(entry.id)]
    hidden = str(len(every) - len(public))
    return part, what, when, str(len(every)), counted, search, hidden, " ".join(public)


def _within(search: str, period: Period) -> str:
    """A search, among the days of a period."""
    return f"{search} from:{period.first} to:{period.last}".strip()


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet takes for text."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
