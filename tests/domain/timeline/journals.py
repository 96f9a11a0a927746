"""Journals to lay out, and the plainest pen and words to do it with."""

from collections import Counter
from datetime import date
from itertools import count, product

from hypothesis import strategies as st

from journal.domain.entry import Kind
from journal.domain.timeline.board import Count, Grouping, board, names_of
from journal.domain.timeline.items import Chains, Item, Spans
from journal.domain.timeline.picture.frame import Sizes
from journal.domain.timeline.picture.layout import View
from journal.domain.timeline.picture.parts import Material
from journal.domain.timeline.quiet import gaps
from journal.domain.timeline.scale import Scale, extent_of
from journal.domain.timeline.units import FIRST, LAST, Unit

TODAY = date(2026, 3, 14).toordinal()
ODD_DAYS = (FIRST, FIRST + 1, date(2024, 2, 29).toordinal(), date(2000, 2, 29).toordinal(), LAST)
LETTER = 7  # pixels


class Pen:
    """Every letter is as wide as any other."""

    def wide(self, text, font="meta"):
        return len(text) * LETTER

    def cut(self, text, room, font="meta"):
        if self.wide(text) <= room:
            return text
        kept = int(room // LETTER) - 1
        return text[:kept] + "…" if kept > 0 else ""


class Speech:
    """Words in plain English."""

    def ticks(self, unit, days, room):
        return [Pen().cut(self.head(unit, day), room) for day in days]

    def head(self, unit, day):
        lies = date.fromordinal(day)
        return f"{lies.year}" if unit.days > 300 else f"{lies:%b} {lies.year}"

    def gap(self, gap, room):
        return Pen().cut(f"nobody wrote for {gap.last - gap.first + 1} days", room)

    def lane(self, lane):
        return lane.name or (lane.kind or "none")

    def relation(self, relation):
        return relation.words

    def number(self, number):
        return str(number)

    def more(self, number):
        return f"+{number}"

    def title(self, item):
        return item.title or "Untitled"

    def milestones(self):
        return "Milestones"

    def today(self):
        return "Today"

    def team(self, size=None):
        return "Team" if size is None else str(size)


def item(number, first, last=None, kind=Kind.NOTE, **more):
    return Item(f"{number:04}", first, last or first, kind, f"Entry {number}", **more)


days = st.one_of(
    st.integers(TODAY - 60, TODAY),
    st.integers(TODAY - 3_000, TODAY + 400),
    st.sampled_from(ODD_DAYS),
)
lasting = st.one_of(st.just(0), st.just(0), st.integers(0, 40), st.integers(0, 9_000))


_AUTHORS, _PROJECTS = ("Ana", "Ben", ""), ("Site", "")
_TAGS = ((), ("dns",), ("dns", "ui"), ("infra", "dns", "ui"))
_FACTS = tuple(product(Kind, _AUTHORS, _PROJECTS, _TAGS))


def item_lists(most=40):
    """Some entries, the earliest first."""
    facts = st.integers(0, len(_FACTS) - 1)
    rows = st.lists(st.tuples(days, lasting, facts), max_size=most)
    return rows.map(lambda found: sorted(map(_item, count(), found), key=_order))


def _item(number, row):
    first, length, facts = row
    kind, author, project, tags = _FACTS[facts]
    last = min(LAST, first + length)
    return item(number, first, last, kind, author=author, project=project, tags=tags)


def _order(each):
    return each.first, each.id


@st.composite
def scales(draw, width=None):
    """A view that shows something around now, or the days at either end of the calendar."""
    width = width or draw(st.integers(200, 1_600))
    shown = draw(st.sampled_from((1.3, 8, 34, 98, 380, 4_000, 90_000, 3_700_000)))
    middle = draw(days)
    return Scale(middle - shown * draw(st.floats(0, 1)), width / shown, float(width))


def counts(items, grouping):
    """What the store would count."""
    rows = Counter((i.first, name, i.kind) for i in items for name in names_of(i, grouping))
    return [Count(*key, number) for key, number in rows.items()]


def months(items):
    """The entries by months, all of them read."""
    found = {}
    for each in items:
        found.setdefault(Unit.MONTH.begin(each.first), []).append(each)
    return found


def board_of(items, grouping=Grouping.KIND):
    """The lanes of some entries."""
    flags = (each.first for each in items if each.kind is Kind.MILESTONE)
    return board(grouping, counts(items, grouping), flags)


def material(items, grouping=Grouping.KIND, *, edges=(), read=True, team=(), eras=()):
    """What there is to show of some entries."""
    made = board_of(items, grouping)
    return Material(
        board=made,
        flags=[each for each in items if each.kind is Kind.MILESTONE],
        spans=Spans(each for each in items if each.long),
        chains=Chains(edges, items),
        gaps=gaps(made.days),
        team=team,
        eras=eras,
        today=TODAY,
        months=months(items) if read else {},
    )


def view(scale, height=800, **more):
    sizes = more.pop("sizes", Sizes())
    return View(scale, (scale.width + sizes.names, height), sizes, whole=True, **more)


def extent(items):
    return extent_of(sorted({each.first for each in items}), TODAY)
