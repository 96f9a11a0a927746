"""The parts of a laid out view."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journal.domain.entry import Kind
    from journal.domain.links import Relation
    from journal.domain.timeline.board import Board, Lane
    from journal.domain.timeline.items import Arc, Chains, Item, Meeting, Phase, Spans
    from journal.domain.timeline.picture.frame import Frame
    from journal.domain.timeline.quiet import Gap, Step
    from journal.domain.timeline.scale import Scale
    from journal.domain.timeline.units import Unit

BAND = -1
"""The number of the lane of milestones."""


class Mode(StrEnum):
    """How entries are shown."""

    CHIPS = "chips"  # each with its title
    TILES = "tiles"  # one each
    BARS = "bars"  # so many


class Pen(Protocol):
    """Knows how wide words are. Fonts are those of the theme: `meta`, `label`, `strong`."""

    def wide(self, text: str, font: str = "meta") -> float:
        """The width of a text (pixels)."""

    def cut(self, text: str, room: float, font: str = "meta") -> str:
        """The text, shortened to fit into so many pixels; empty where nothing fits."""


class Speech(Protocol):
    """Words in the language of the interface."""

    def ticks(self, unit: Unit, days: Sequence[int], room: float) -> list[str]:
        """What the units that begin on some days are called, all in one manner.

        Args:
            unit: The unit.
            days: Where it begins.
            room: The room that each name has (pixels).
        """

    def head(self, unit: Unit, day: int) -> str:
        """The same where the unit stands above others, with all that they leave unsaid."""

    def gap(self, gap: Gap, room: float) -> str:
        """That nobody wrote, in so many pixels."""

    def lane(self, lane: Lane) -> str:
        """The name of a lane."""

    def relation(self, relation: Relation) -> str:
        """How one entry relates to another."""

    def number(self, number: int) -> str:
        """A number of entries."""

    def more(self, number: int) -> str:
        """That so many entries found no room."""

    def title(self, item: Item) -> str:
        """What an entry is called."""

    def milestones(self) -> str:
        """The name of the lane above all others."""

    def today(self) -> str:
        """The present day."""

    def team(self, size: int | None = None) -> str:
        """The size of the team; its name where no size is given."""


@dataclass(frozen=True, slots=True)
class Material:
    """What there is to show.

    Attributes:
        board: The lanes.
        flags: All milestones, the earliest first.
        spans: All entries of several days.
        chains: All chains.
        gaps: The gaps, the earliest first.
        team: The size of the team, by the days on which it changed.
        eras: Phases with a name.
        retros: The retrospectives, the earliest first.
        today: The present day.
        months: The entries of each month that was read, by its first day; each in order.
    """

    board: Board
    flags: Sequence[Item]
    spans: Spans[Item]
    chains: Chains
    gaps: Sequence[Gap] = ()
    team: Sequence[Step] = ()
    eras: Sequence[Phase] = ()
    retros: Sequence[Meeting] = ()
    today: int = 0
    months: Mapping[int, Sequence[Item]] = field(default_factory=dict)


class Tick(NamedTuple):
    """Where a unit of the calendar begins; `text` may be empty."""

    x: float
    text: str
    major: bool
    text_x: float  # words stay in sight while their unit does


class Band(NamedTuple):
    """Days that have something in common, from top to bottom."""

    left: float
    right: float
    text: str
    first: int
    last: int
    role: str = ""  # the colour it has, where it has one of its own


class Pill(NamedTuple):
    """Retrospectives in the line of the calendar, several in one where they are near together."""

    retros: tuple[Meeting, ...]
    x: float  # the middle of the first one's day
    left: float
    width: float
    text: str


class Chip(NamedTuple):
    """An entry with its title.

    `begin` and `end` are where its days begin and end, as far as they are seen.
    """

    item: Item
    lane: int
    left: float
    top: float
    width: float
    height: float
    text: str
    begin: float
    end: float


class Strip(NamedTuple):
    """A line that stands for an entry of several days, where there is no room for its title."""

    item: Item
    lane: int
    left: float
    top: float
    width: float
    height: float


class Stack(NamedTuple):
    """The entries of a bucket: `first` to `last` in a lane, by kind from the foot."""

    lane: int
    first: int
    last: int
    left: float
    width: float
    counts: tuple[tuple[Kind, int], ...]
    total: int


class More(NamedTuple):
    """Entries that found no room, counted."""

    lane: int
    first: int
    last: int
    left: float
    top: float
    width: float
    height: float
    items: tuple[Item, ...]
    text: str


class Bow(NamedTuple):
    """A link as a curve, from point to point over two others, with a place for its word."""

    arc: Arc
    chain: int
    points: tuple[float, float, float, float, float, float, float, float]
    text: str
    text_x: float
    text_y: float
    text_width: float


class Beat(NamedTuple):
    """The place of an entry in the chosen chain, counted from 1, upon the entry."""

    x: float
    y: float
    number: int


class Size(NamedTuple):
    """The size of the team, from one place to another."""

    left: float
    right: float
    top: float
    text: str
    text_x: float


@dataclass(slots=True)
class Scene:
    """A whole view, laid out.

    Attributes:
        lanes: The numbers of the lanes in sight, or of all that are wanted.
        pitch: From tile to tile upwards (pixels).
        room: The height that the buckets of a lane may take (pixels).
        rows: How many tiles find room above each other (count).
        radius: That of the corners of tiles (pixels).
        crest: What a bar of the full height stands for (count), where it is bars.
    """

    frame: Frame
    scale: Scale
    mode: Mode
    unit: Unit
    lanes: Sequence[int] = ()
    pitch: float = 1.0
    room: float = 1.0
    rows: int = 1
    radius: float = 0.0
    crest: int = 0
    ticks: list[Tick] = field(default_factory=list)
    eras: list[Band] = field(default_factory=list)
    gaps: list[Band] = field(default_factory=list)
    today: float | None = None
    retros: list[Pill] = field(default_factory=list)
    team: list[Size] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    stacks: list[Stack] = field(default_factory=list)
    more: list[More] = field(default_factory=list)
    bows: list[Bow] = field(default_factory=list)
    beats: list[Beat] = field(default_factory=list)
