"""What is in sight of the timeline: which days, which lanes, and how these are laid out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QColor

from journal.domain.timeline.board import Grouping, board
from journal.domain.timeline.items import Chains, Spans
from journal.domain.timeline.picture.drawing import drawing
from journal.domain.timeline.picture.frame import Frame, Sizes
from journal.domain.timeline.picture.layout import View, frame_of, layout, months_of
from journal.domain.timeline.picture.parts import Material
from journal.domain.timeline.picture.places import Place, What, above, again, at, places
from journal.domain.timeline.scale import Extent, Level, Scale, extent_of, opening
from journal.domain.timeline.units import FIRST
from journal.ui.timeline.lanes import words
from journal.ui.timeline.lanes.pen import ScreenPen
from journal.ui.timeline.lanes.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QPointF, QSize

    from journal.domain.timeline.items import Item
    from journal.domain.timeline.picture.marks import Layer
    from journal.domain.timeline.picture.parts import Bow, Scene
    from journal.ui.theme import Theme

FILLED = 0.1
"""The part of the view that stays filled while someone pans."""

_NAMES, _LEAST_NAMES, _NAMES_SHARE = 158.0, 96.0, 0.2  # the column with the lanes' names


def nothing(today: int = FIRST) -> Material:
    """What a journal shows that was not read yet."""
    return Material(board(Grouping.KIND, ()), (), Spans(()), Chains((), ()), today=today)


class Sight(QObject):
    """The view as data. Everything that shows or moves it shares this one object."""

    changed = Signal()  # something looks different
    moved = Signal()  # other days or lanes are in sight
    chain_chosen = Signal(object)  # the number of a chain, or None
    months_wanted = Signal(object)  # the first days of months whose entries are missing

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.material = nothing()
        self.extent = Extent(FIRST, FIRST)
        self.scroll = 0.0
        self.chain: int | None = None
        self._size = (700.0, 420.0)
        self._scale: Scale | None = None
        self._scene: Scene | None = None
        self._layers: list[Layer] = []
        self._places: list[Place] | None = None
        self._sizes: tuple[object, Sizes] | None = None
        self._asked: tuple[int, ...] = ()
        self._dress()
        theme.changed.connect(self._on_theme_changed)

    # What is shown

    @property
    def scale(self) -> Scale:
        """The days in sight."""
        if self._scale is None:
            latest = max(self.material.board.days, default=None)
            self._scale = opening(self.extent, self._plot, latest=latest)
        return self._scale

    @property
    def frame(self) -> Frame:
        """How the height is shared out."""
        return frame_of(self.material, self._view())

    @property
    def scene(self) -> Scene:
        """What stands where."""
        if self._scene is None:
            self._scene = layout(self.material, self._view(), self.pen, self.words)
            self._layers = drawing(
                self._scene, self.material.board, self.pen, self.words,
                scroll=self.scroll, chosen=self.chosen,
            )  # fmt: skip
            self._places = None
            self._ask_for_months()
        return self._scene

    @property
    def layers(self) -> list[Layer]:
        """The scene, drawn."""
        _ = self.scene
        return self._layers

    @property
    def places(self) -> list[Place]:
        """All that keys and screen readers can reach in sight, lane by lane."""
        scene = self.scene
        if self._places is None:
            self._places = places(scene, self.material)
        return self._places

    @property
    def chosen(self) -> frozenset[str] | None:
        """The ids of the chosen chain's entries; None where none is chosen."""
        if self.chain is None:
            return None
        return frozenset(item.id for item in self.material.chains.members(self.chain))

    def show_material(self, material: Material) -> None:
        """Show something else, at the same days where these are still there."""
        before = self.material
        if not before.board.days:
            self._scale = None  # nothing was seen yet: begin where the latest entries are
        chosen = before.chains.members(self.chain)[0].id if self.chain is not None else ""
        days = sorted([*material.board.days, *(retro.day for retro in material.retros)])
        self.material, self.extent = material, extent_of(days, material.today)
        self._asked = ()
        if material.board.grouping is not self.words.grouping:
            self._dress()
        if self._scale is not None:
            self._scale = self._scale.within(self.extent)
        self.chain = material.chains.of(chosen) if chosen else None
        self.refresh()
        self.moved.emit()
        if chosen:
            self.chain_chosen.emit(self.chain)

    def learn(self, months: Mapping[int, Sequence[Item]]) -> None:
        """Know the entries of these months."""
        self.material = replace(self.material, months=months)
        self._asked = ()
        self.refresh()

    def refresh(self) -> None:
        """Lay everything out again: more is known, or there is other room."""
        self._scene = None
        self.scroll = min(self.scroll, self.frame.most_scroll)
        self.changed.emit()

    def resize(self, size: QSize) -> None:
        """Show the same days in other room."""
        self._size = float(max(1, size.width())), float(max(1, size.height()))
        self._fit()

    def _fit(self) -> None:
        if self._scale is not None:
            self._scale = self._scale.resized(self._plot).within(self.extent)
        self.refresh()
        self.moved.emit()

    def choose_chain(self, chain: int | None) -> None:
        """Let a chain stand out from the rest, or none."""
        if chain != self.chain:
            self.chain = chain
            self.refresh()
            self.chain_chosen.emit(chain)

    # Which days, and which lanes

    def show_scale(self, scale: Scale) -> None:
        """Show other days."""
        if scale != self.scale:
            self._scale, self._scene = scale, None
            self.changed.emit()
            self.moved.emit()

    def zoom(self, factor: float, x: float) -> None:
        """Bring the days nearer (above 1) or farther, around a place in the plot (pixels)."""
        self.show_scale(self.scale.zoomed(factor, x, self.extent))

    def show_level(self, level: Level, x: float | None = None) -> None:
        """Show as many days as a level does.

        Args:
            level: The level.
            x: The place in the plot that keeps its day (pixels); where none is given, the whole
                year, quarter, month, week or day in the middle comes into sight.
        """
        if x is not None:
            self.show_scale(self.scale.showing(level.days, x, self.extent))
            return
        middle = int(self.scale.day_at(self.scale.width / 2) // 1)
        begin = level.unit.begin(min(max(middle, self.extent.first), self.extent.last))
        whole = (begin + level.unit.after(begin)) / 2
        width = self.scale.width
        shown = Scale(whole - level.days / 2, width / level.days, width)
        self.show_scale(shown.within(self.extent))

    def pan(self, pixels: float) -> None:
        """Go on to later days (positive) or back to earlier ones."""
        self.show_scale(self.scale.panned(pixels).within(self.extent, FILLED))

    def show_day(self, day: float, share: float = 0.5) -> None:
        """Bring a day to a part of the width (0 to 1)."""
        self.pan(self.scale.x(day) - share * self.scale.width)

    def show_days(self, first: int, last: int) -> None:
        """Show some days, and as few others as can be."""
        self.show_day((first + last + 1) / 2)
        middle = self.scale.x((first + last + 1) / 2)
        self.show_scale(self.scale.showing((last - first + 1) * 1.1, middle, self.extent))

    def scroll_to(self, scroll: float) -> None:
        """Scroll the lanes so far down (pixels)."""
        scroll = min(max(0.0, scroll), self.frame.most_scroll)
        if scroll != self.scroll:
            self.scroll = scroll
            self.refresh()
            self.moved.emit()

    # What can be pointed at

    def place_at(self, point: QPointF) -> Place | Bow | None:
        """What is seen at a point of the page."""
        x, y = self.in_lanes(point)
        if x >= 0 and y < self.scroll:
            return above(self.scene, x, y - self.scroll)
        if x < 0 or not 0 <= y - self.scroll < self.scene.frame.room:
            return None
        return at(self.scene, self.material, x, y)

    def again(self, place: Place) -> Place | None:
        """A place of another view as it lies in this one; None where it is not in sight."""
        return again(self.scene, self.material, place)

    def in_lanes(self, point: QPointF) -> tuple[float, float]:
        """A point of the page, counted from the first day in sight and the top of all lanes."""
        frame = self.scene.frame
        return point.x() - frame.sizes.names, point.y() - frame.body + self.scroll

    def on_page(self, place: Place) -> QRectF:
        """Where a place lies on the page, as far as it is seen."""
        left, top, width, height = place.rect
        frame = self.scene.frame
        if place.what is What.RETRO:
            return QRectF(left + frame.sizes.names, top + frame.body, width, height)
        shown = QRectF(frame.sizes.names, frame.body, frame.plot, frame.room)
        here = QRectF(left + shown.left(), top + shown.top() - self.scroll, width, height)
        return here.intersected(shown)

    def told(self, place: Place) -> str:
        """A place in words, as a screen reader says it."""
        if place.item is not None:
            return words.entry(place.item)
        if place.what is What.RETRO:
            title = place.retros[0].title
            if place.number > 1:
                title = self.tr("%n retrospectives", "", place.number)
            return f"{title}, {words.span(place.first, place.last)}"
        if place.what is What.GAP:
            return self.tr("Nobody wrote %s") % words.span(place.first, place.last)
        parts = words.entries(place.number), self.lane_name(place.lane)
        return ", ".join((*parts, words.span(place.first, place.last)))

    def lane_name(self, lane: int) -> str:
        """The name of a lane; that of the milestones for -1."""
        lanes = self.material.board.lanes
        return self.words.lane(lanes[lane]) if lane >= 0 else self.words.milestones()

    # How it is laid out

    @property
    def _plot(self) -> float:
        return max(1.0, self._size[0] - self.sizes.names)

    @property
    def quiet(self) -> QColor:
        """The colour of what says little."""
        return QColor(self._theme.tokens.ink3)

    @property
    def sizes(self) -> Sizes:
        """The lengths at the text size and the width there are."""
        key = self._theme.px(100), self._size[0]
        if self._sizes is None or self._sizes[0] != key:
            self._sizes = key, _sizes(key[0] / 100, key[1])
        return self._sizes[1]

    def _view(self) -> View:
        return View(self.scale, self._size, self.sizes, self.scroll, self.chain)

    def _dress(self) -> None:
        self.pen = ScreenPen(self._theme)
        self.words = Words(self.pen, self.material.board.grouping)

    def _ask_for_months(self) -> None:
        wanted = months_of(self.material, self._view())
        missing = tuple(month for month in wanted if month not in self.material.months)
        if missing and missing != self._asked:
            self._asked = missing
            QTimer.singleShot(0, self, lambda: self.months_wanted.emit(missing))

    def _on_theme_changed(self) -> None:
        self._dress()
        self._fit()


def _sizes(factor: float, width: float) -> Sizes:
    share = width * _NAMES_SHARE / factor
    return Sizes(names=min(_NAMES, max(_LEAST_NAMES, share))).scaled(factor)
