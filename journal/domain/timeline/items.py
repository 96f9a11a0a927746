"""What stands on the timeline: entries, the chains they form, and the phases behind them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from journal.domain.links import Edge, Relation, chains

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from journal.domain.entry import Kind


class Item(NamedTuple):
    """An entry, as far as the timeline shows it; `last` is its first day where it has no end."""

    id: str
    first: int
    last: int
    kind: Kind
    title: str
    author: str = ""
    project: str = ""
    tags: tuple[str, ...] = ()

    @property
    def long(self) -> bool:
        """Whether it takes more than a day."""
        return self.last > self.first


class Phase(NamedTuple):
    """A phase with a name."""

    name: str
    first: int
    last: int
    id: str = ""
    colour: str = ""  # of the picture: its role; empty for a plain one


class Meeting(NamedTuple):
    """A retrospective that was held, or is being held."""

    id: str
    title: str
    day: int


class Arc(NamedTuple):
    """A link between two entries of a chain, from the one where it starts."""

    source: Item
    relation: Relation
    target: Item

    @property
    def first(self) -> int:
        """The earlier of the two days."""
        return min(self.source.first, self.target.first)

    @property
    def last(self) -> int:
        """The later of the two days."""
        return max(self.source.first, self.target.first)


class _Lasting(Protocol):
    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...


Thing = TypeVar("Thing", bound=_Lasting)


class Spans(Generic[Thing]):
    """Things that last some days, found by the days they touch.

    They are kept by the power of two below their length: among those of one size, the ones that
    touch a view begin within that size of it, so that a long one costs no search among the short.
    """

    def __init__(self, things: Iterable[Thing]) -> None:
        sizes: dict[int, list[Thing]] = defaultdict(list)
        for thing in things:
            sizes[(thing.last - thing.first + 1).bit_length()].append(thing)
        self._sizes = {
            size: (sorted(thing.first for thing in group), sorted(group, key=lambda t: t.first))
            for size, group in sorted(sizes.items(), reverse=True)
        }

    def touching(self, first: int, last: int, least: float = 1, most: int = 500) -> list[Thing]:
        """The things that touch a span of days, the longest first.

        Args:
            first: The first day.
            last: The last day.
            least: The least length that matters (days).
            most: Most things to return (count).
        """
        found: list[Thing] = []
        for size, (starts, things) in self._sizes.items():
            if (1 << size) <= least:
                break
            here = range(bisect_left(starts, first - (1 << size)), bisect_right(starts, last))
            for place in here:
                thing = things[place]
                if thing.last >= first and thing.last - thing.first + 1 >= least:
                    found.append(thing)
                    if len(found) == most:
                        return found
        return found


class Chains:
    """Chains of linked entries: what led to a mistake, what it taught, where that was applied.

    Args:
        edges: Links between entries; those with an end that is not known here are left out.
        items: The entries that are linked and may be shown.
    """

    def __init__(self, edges: Iterable[Edge], items: Iterable[Item]) -> None:
        self._items = {item.id: item for item in items}
        known = [e for e in edges if e.source in self._items and e.target in self._items]
        order = {item.id: (item.first, item.last) for item in self._items.values()}
        self._members = chains(known, order)
        self._places = {name: n for n, chain in enumerate(self._members) for name in chain}
        self._arcs: list[list[Arc]] = [[] for _ in self._members]
        for edge in known:
            place = self._places.get(edge.source)
            if place is not None and place == self._places.get(edge.target):
                ends = self._items[edge.source], self._items[edge.target]
                self._arcs[place].append(Arc(ends[0], edge.relation, ends[1]))
        self._by_day = sorted((a for arcs in self._arcs for a in arcs), key=lambda a: a.first)
        self._days = [arc.first for arc in self._by_day]

    def __len__(self) -> int:
        return len(self._members)

    def of(self, entry_id: str) -> int | None:
        """The number of the chain that an entry belongs to; None where it is in none."""
        return self._places.get(entry_id)

    def members(self, chain: int) -> list[Item]:
        """The entries of a chain, the earliest first."""
        return [self._items[name] for name in self._members[chain]]

    def arcs(self, chain: int) -> Sequence[Arc]:
        """The links within a chain."""
        return self._arcs[chain]

    def within(self, first: int, last: int, most: int) -> list[Arc]:
        """The links of all chains whose both ends lie within some days; the first of too many."""
        found = []
        begin, end = bisect_left(self._days, first), bisect_right(self._days, last)
        for place in range(begin, end):
            arc = self._by_day[place]
            if arc.last <= last:
                found.append(arc)
                if len(found) == most:
                    break
        return found

    def steps(self, chain: int) -> list[tuple[Item, list[tuple[Relation, bool, Item]]]]:
        """Each entry of a chain with its links to the entries before it.

        A link is told as its relation, whether it starts at the earlier entry, and that entry.
        """
        order = {name: place for place, name in enumerate(self._members[chain])}
        back: Mapping[str, list[tuple[Relation, bool, Item]]] = defaultdict(list)
        for arc in self._arcs[chain]:
            forth = order[arc.source.id] <= order[arc.target.id]
            sooner, later = (arc.source, arc.target) if forth else (arc.target, arc.source)
            back[later.id].append((arc.relation, forth, sooner))
        return [(item, back[item.id]) for item in self.members(chain)]
