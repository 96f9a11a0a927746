"""How many entries every day has in each lane, ready to be counted over any span of days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from journal.domain.entry import Kind
from journal.domain.timeline.units import UNITS, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from journal.domain.timeline.items import Item

KINDS = (Kind.EXPERIMENT, Kind.MISTAKE, Kind.LEARNING, Kind.NOTE)
"""The lanes by kind from top to bottom; milestones stand above all lanes."""

ORDER = (Kind.MILESTONE, *KINDS)
"""The kinds of one bucket, as they are stacked from its foot."""

MOST_LANES = 40
"""Most lanes with a name of their own (count); what is left shares the last one."""

Counts = tuple[tuple[Kind, int], ...]
"""How many entries there are of each kind, without the kinds that have none."""

_HELD = 1_000  # buckets of a lane whose counts are held in memory
_USUAL = 0.95  # of the buckets that are no larger than the usual crest


class Grouping(StrEnum):
    """What makes a lane."""

    KIND = "kind"
    AUTHOR = "author"
    PROJECT = "project"
    TAG = "tag"


class Count(NamedTuple):
    """How many entries of a kind a day has under a name (an author, a project or a tag)."""

    day: int
    name: str
    kind: Kind
    number: int


class Tally:
    """Numbers of entries by day, as sums from the first day on."""

    __slots__ = ("days", "sums")

    def __init__(self, numbers: Mapping[int, int]) -> None:
        self.days = sorted(numbers)
        self.sums = [0, *accumulate(numbers[day] for day in self.days)]

    @property
    def total(self) -> int:
        """All of them."""
        return self.sums[-1]

    def between(self, first: int, last: int) -> int:
        """How many there are from a day to another, both included."""
        if first > last:
            return 0
        return self.sums[bisect_right(self.days, last)] - self.sums[bisect_left(self.days, first)]

    def shares(self, edges: Sequence[int]) -> list[int]:
        """How many there are from each edge up to the day before the next one."""
        sums = [self.sums[bisect_left(self.days, edge)] for edge in edges]
        return [later - sooner for sooner, later in pairwise(sums)]

    def beyond(self, day: int, step: int) -> int | None:
        """The next day after (step 1) or before (step -1) a day that has an entry."""
        if step > 0:
            place = bisect_right(self.days, day)
            return self.days[place] if place < len(self.days) else None
        place = bisect_left(self.days, day)
        return self.days[place - 1] if place else None


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane.

    Attributes:
        name: An author, a project or a tag; empty in the lane of a kind, and in the lane of the
            entries that have none.
        kind: The kind whose lane it is, if it is one.
        merged: How many names share it; 0 in a lane of its own.
        whole: All its entries.
        kinds: The same by kind.
    """

    name: str
    kind: Kind | None
    merged: int
    whole: Tally
    kinds: Mapping[Kind, Tally]
    _held: dict[tuple[int, int], tuple[int, Counts]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def bucket(self, days: tuple[int, int]) -> tuple[int, Counts]:
        """How many entries there are from a day up to the day before another, and by kind.

        Every frame of a view asks for nearly the same buckets as the one before.
        """
        found = self._held.get(days)
        if found is None:
            if len(self._held) >= _HELD:
                self._held.clear()
            first, last = days[0], days[1] - 1
            parts = ((kind, tally.between(first, last)) for kind, tally in self.kinds.items())
            counts = tuple(part for part in parts if part[1])
            found = self._held[days] = self.whole.between(first, last), counts
        return found


class Board:
    """All lanes of a journal, under one grouping.

    Attributes:
        grouping: What makes a lane.
        lanes: From top to bottom.
        merged: The names that share the last lane.
        milestones: All milestones, which stand above the lanes under every grouping. Lanes by
            kind are without them.
        days: Every day that has an entry, in order.
    """

    def __init__(
        self, grouping: Grouping, lanes: Sequence[Lane], milestones: Tally, merged: Iterable[str]
    ) -> None:
        self.merged = tuple(merged)
        self.grouping = grouping
        self.lanes = tuple(lanes)
        self.milestones = milestones
        every = {day for lane in lanes for day in lane.whole.days} | set(milestones.days)
        self.days = sorted(every)
        self._months = _months(self.days)
        self._crests = _crests(self.lanes)
        own = {lane.name: n for n, lane in enumerate(self.lanes) if not lane.merged}
        self._places = own | dict.fromkeys(self.merged, len(self.lanes) - 1)
        self._kinds = {lane.kind: number for number, lane in enumerate(self.lanes) if lane.kind}

    def crest(self, unit: Unit) -> int:
        """How many entries the fullest buckets of a unit usually have (count)."""
        return self._crests[unit]

    def crest_of(self, days: float) -> float:
        """About how many entries the fullest stretches of so many days usually have (count)."""
        coarser = next((unit for unit in UNITS if unit.days >= days), Unit.MILLENNIUM)
        finer = UNITS[max(0, UNITS.index(coarser) - 1)]
        if finer is coarser or days >= coarser.days:
            return self.crest(coarser)
        share = (days - finer.days) / (coarser.days - finer.days)
        return self.crest(finer) + share * (self.crest(coarser) - self.crest(finer))

    def months(self, first: int, last: int) -> list[int]:
        """The first days of the months that have an entry within a span of days."""
        begin, end = bisect_left(self.days, first), bisect_right(self.days, last)
        if begin >= end:
            return []
        months = (Unit.MONTH.begin(self.days[place]) for place in (begin, end - 1))
        begin, end = (bisect_left(self._months, month) for month in months)
        return self._months[begin : end + 1]

    def lanes_of(self, item: Item) -> tuple[int, ...]:
        """The numbers of the lanes in which an entry stands: several where it has several tags."""
        if self.grouping is Grouping.KIND:
            place = self._kinds.get(item.kind)
            return () if place is None else (place,)
        places = (self._places.get(name) for name in names_of(item, self.grouping))
        return tuple(dict.fromkeys(place for place in places if place is not None))


def names_of(item: Item, grouping: Grouping) -> tuple[str, ...]:
    """The names under which an entry is counted; the empty one where it has none."""
    if grouping is Grouping.TAG:
        return item.tags or ("",)
    if grouping is Grouping.KIND:
        return ("",)
    return (item.author if grouping is Grouping.AUTHOR else item.project,)


def board(
    grouping: Grouping,
    counts: Iterable[Count],
    milestones: Iterable[int] = (),
    *,
    bare: bool = False,
) -> Board:
    """Sort counts into lanes.

    Lanes by kind always stand in their order; others begin with the name that has most entries,
    and end with the entries that have none.

    Args:
        grouping: What makes a lane.
        counts: In any order, each day, name and kind once.
        milestones: The day of every milestone; lanes by tag would count some of them twice.
        bare: Whether to leave out lanes by kind that have no entry.
    """
    numbers: dict[str, dict[Kind, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for day, name, kind, number in counts:
        key = kind.value if grouping is Grouping.KIND else name
        lane = numbers[key][kind]
        lane[day] = lane.get(day, 0) + number
    merged: list[str] = []
    if grouping is Grouping.KIND:
        lanes = [_lane("", numbers.get(kind.value, {}), kind) for kind in KINDS]
        lanes = [lane for lane in lanes if lane.whole.total or not bare] or lanes
    else:
        ranked = sorted(filter(None, numbers), key=lambda name: (-_size(numbers[name]), name))
        merged = ranked[MOST_LANES:] if len(ranked) > MOST_LANES + 1 else []
        lanes = [_lane(name, numbers[name]) for name in ranked[: len(ranked) - len(merged)]]
        if "" in numbers:
            lanes.append(_lane("", numbers[""]))
        if merged:
            lanes.append(_lane("", _together(numbers[name] for name in merged), None, len(merged)))
    return Board(grouping, lanes, Tally(Counter(milestones)), merged)


def part_of(whole: Board, numbers: range) -> Board:
    """A board with some of the lanes of another one."""
    lanes = [whole.lanes[number] for number in numbers]
    merged = whole.merged if lanes and lanes[-1].merged else ()
    return Board(whole.grouping, lanes, whole.milestones, merged)


def _size(kinds: Mapping[Kind, Mapping[int, int]]) -> int:
    return sum(sum(days.values()) for days in kinds.values())


def _lane(
    name: str, kinds: Mapping[Kind, Mapping[int, int]], kind: Kind | None = None, merged: int = 0
) -> Lane:
    whole: dict[int, int] = {}
    for days in kinds.values():
        for day, number in days.items():
            whole[day] = whole.get(day, 0) + number
    parts = {part: Tally(kinds[part]) for part in ORDER if part in kinds}
    return Lane(name, kind, merged, Tally(whole), parts)


def _together(parts: Iterable[Mapping[Kind, Mapping[int, int]]]) -> dict[Kind, dict[int, int]]:
    whole: dict[Kind, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for kinds in parts:
        for kind, days in kinds.items():
            for day, number in days.items():
                whole[kind][day] += number
    return whole


def _months(days: Sequence[int]) -> list[int]:
    found: list[int] = []
    place = 0
    while place < len(days):
        found.append(Unit.MONTH.begin(days[place]))
        place = bisect_left(days, Unit.MONTH.after(found[-1]), place)
    return found


def _crests(lanes: Sequence[Lane]) -> dict[Unit, int]:
    """The usual crest of each unit: fuller buckets are rare enough to be marked one by one."""
    days = []
    for lane in lanes:
        whole = lane.whole
        numbers = (later - sooner for sooner, later in pairwise(whole.sums))
        days.append(dict(zip(whole.days, numbers, strict=True)))
    crests, finer = {Unit.DAY: _crest(days)}, days
    for unit in UNITS[1:]:
        begins: dict[int, int] = {}  # many lanes share their days
        finer = [_coarser(lane, unit, begins) for lane in finer]
        crests[unit] = _crest(finer)
        finer = days if unit is Unit.WEEK else finer  # no month is made of weeks
    return crests


def _coarser(bucket: Mapping[int, int], unit: Unit, begins: dict[int, int]) -> dict[int, int]:
    coarser: dict[int, int] = {}
    for day, number in bucket.items():
        begin = begins.get(day)
        if begin is None:
            begin = begins[day] = unit.begin(day)
        coarser[begin] = coarser.get(begin, 0) + number
    return coarser


def _crest(buckets: Sequence[Mapping[int, int]]) -> int:
    numbers = sorted(number for lane in buckets for number in lane.values())
    return numbers[min(len(numbers) - 1, int(len(numbers) * _USUAL))] if numbers else 0
