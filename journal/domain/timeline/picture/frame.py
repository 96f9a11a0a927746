"""How the height of a view is shared out among its parts."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths (pixels) at the usual text size."""

    names: float = 158.0  # the column with the names of the lanes
    major: float = 26.0  # the line with the months, say
    minor: float = 24.0  # the line with the days, say
    least_tick: float = 30.0  # from one word of it to the next
    era: float = 20.0  # the line with the names of the eras, where there are any
    flag: float = 20.0  # the height of a milestone's name
    chip: float = 22.0  # the height of an entry's title
    row_gap: float = 4.0  # between two of them
    side_gap: float = 5.0
    least_chip: float = 64.0  # the least width in which a title says anything
    most_chip: float = 250.0
    least_flag: float = 52.0
    inset: float = 9.0  # from the edge of a chip to its words
    least_tile: float = 10.0  # the least width of a bucket of tiles
    most_tile: float = 46.0
    tile: float = 12.0  # the height of a tile where there is room
    low_tile: float = 4.0  # and where there is little
    tile_gap: float = 2.5
    least_bar: float = 24.0  # the least width of a bucket with a bar
    strip: float = 4.0  # the height of a line that stands for an entry of several days
    least_strip: float = 26.0
    foot: float = 15.0  # the line below chips that counts what found no room
    pad: float = 8.0  # above and below what a lane holds
    least_lane: float = 74.0
    most_lane: float = 230.0
    team: float = 46.0

    def scaled(self, factor: float) -> Sizes:
        """The sizes at another text size (1 is the usual one)."""
        return Sizes(**{each.name: getattr(self, each.name) * factor for each in fields(self)})


class Frame:
    """Where the parts of a view lie.

    Attributes:
        head: The height of the lines with the calendar.
        body: The top of the lanes on the page.
        room: The height in which lanes are seen.
        band: The height of the milestones, which stand above the lanes; 0 where there are none.
        flags: How many rows of milestones it has (count).
        lane: The height of each lane.
        content: The height of all lanes with the milestones; more than `room` where they scroll.
        team: The top of the line with the team's size on the page; the bottom where it is left out.
    """

    def __init__(self, size: tuple[float, float], sizes: Sizes, lanes: int, has: Has) -> None:
        self.width, self.height = size
        self.sizes, self.lanes = sizes, lanes
        self.head = sizes.major + sizes.minor + (sizes.era if has.eras else 0)
        self.body = self.head
        shows_team = has.team and self.height > _LOW * sizes.team
        self.team = self.height - (sizes.team if shows_team else 0.0)
        self.room = max(0.0, self.team - self.body)
        self.flags = self._flags(lanes) if has.milestones else 0
        step = sizes.flag + sizes.row_gap
        self.band = self.flags * step + sizes.foot + sizes.pad if self.flags else 0.0
        each = (self.room - self.band) / max(1, lanes)
        self.lane = min(max(each, sizes.least_lane), sizes.most_lane)
        self.content = self.band + lanes * self.lane

    @property
    def plot(self) -> float:
        """The width in which days are seen."""
        return max(1.0, self.width - self.sizes.names)

    def top(self, lane: int) -> float:
        """The top of a lane; that of the milestones for -1."""
        return 0.0 if lane < 0 else self.band + lane * self.lane

    def tall(self, lane: int) -> float:
        """The height of a lane; that of the milestones for -1."""
        return self.band if lane < 0 else self.lane

    def foot(self, lane: int) -> float:
        """Where the buckets of a lane stand; from here they rise."""
        return self.band + (lane + 1) * self.lane - self.sizes.pad

    def lane_at(self, y: float) -> int | None:
        """The lane at a height; -1 among the milestones, None below the last lane."""
        if 0 <= y < self.band:
            return -1
        lane = int((y - self.band) // self.lane)
        return lane if 0 <= lane < self.lanes else None

    def seen(self, scroll: float) -> Sequence[int]:
        """The lanes of which something is seen when so much is scrolled away (pixels)."""
        first = int(max(0.0, scroll - self.band) // self.lane)
        last = int(max(0.0, scroll + self.room - self.band) // self.lane)
        return range(first, min(self.lanes, last + 1))

    @property
    def most_scroll(self) -> float:
        """How far the lanes can be scrolled."""
        return max(0.0, self.content - self.room)

    def _flags(self, lanes: int) -> int:
        """As many rows of milestones as the lanes can spare, three at most and one at least."""
        step = self.sizes.flag + self.sizes.row_gap
        spare = self.room - lanes * self.sizes.least_lane * _EASE - self.sizes.foot
        return int(min(3, max(1, spare // step)))


_LOW, _EASE = 5, 1.1


@dataclass(frozen=True, slots=True)
class Has:
    """Which parts a view has."""

    milestones: bool = True
    eras: bool = False
    team: bool = False
