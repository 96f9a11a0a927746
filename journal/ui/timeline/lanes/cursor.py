"""Going through the lanes by keys: from entry to entry, lane to lane, month to month."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from journal.domain.timeline.picture.parts import BAND
from journal.domain.timeline.picture.places import What
from journal.ui.timeline.lanes import accessible

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from journal.domain.timeline.picture.places import Place
    from journal.ui.timeline.lanes.canvas import LanesCanvas

_QUARTER, _EDGE = 0.25, 0.12  # of the view: a step of panning, and how near its edge a place comes
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_ZOOMS = {
    Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_Underscore: -1,
}  # fmt: skip


class Cursor:
    """Where the keys are: a place that is found again in every view."""

    def __init__(self, canvas: LanesCanvas) -> None:
        self._canvas, self._sight = canvas, canvas.sight
        self._place: Place | None = None

    @property
    def day(self) -> int | None:
        """The first day of the place; None where the keys have not been here."""
        return self._place.first if self._place else None

    @property
    def shown(self) -> Place | None:
        """The place as it lies in the present view; None where it is not in sight."""
        return self._sight.again(self._place) if self._place else None

    @property
    def here(self) -> Place | None:
        """The same, or what stands next to it now."""
        if self._place is None:
            return None
        return self.shown or self._nearest(self._place.lane, self._place.first)

    @property
    def number(self) -> int:
        """Its number among all places in sight; -1 where there is none."""
        here = self.here
        same = (n for n, place in enumerate(self._sight.places) if here and place.is_same(here))
        return next(same, -1)

    def move_to(self, place: Place) -> None:
        """Go to a place, bring it into sight and tell screen readers."""
        self._place = place
        self._bring_into_sight(place)
        accessible.tell_focus(self._canvas)
        self._canvas.update()

    def arrive(self) -> None:
        """Be somewhere, now that the keys are in the lanes: in the middle of what is seen."""
        places = self._sight.places
        if self.here is None and places:
            middle = self._sight.scale.width / 2
            self._place = min(places, key=lambda p: abs(p.rect[0] + p.rect[2] / 2 - middle))
        accessible.tell_focus(self._canvas)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; tell whether it means anything."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ZOOMS:
            from journal.ui.timeline.lanes.canvas import STEP

            self._canvas.zoom(STEP ** _ZOOMS[key])
            return True
        if held & Qt.KeyboardModifier.AltModifier:
            return False
        if held & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier):
            return self._press_held(key)
        return self._press_alone(key)

    def _press_held(self, key: Qt.Key) -> bool:
        """Shift or Ctrl: the view moves, and the cursor stays where it is."""
        if key not in _STEPS:
            return False
        across, down = _STEPS[key]
        self._sight.pan(across * self._sight.scale.width * _QUARTER)
        self._sight.scroll_to(self._sight.scroll + down * self._sight.frame.lane)
        return True

    def _press_alone(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self._step(*_STEPS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            way = 1 if key is Qt.Key.Key_PageDown else -1
            self._sight.pan(way * self._sight.scale.width * (1 - _EDGE))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(1 if key is Qt.Key.Key_End else -1)
        elif key is Qt.Key.Key_E:
            self._canvas.name_era()
        elif key is Qt.Key.Key_Escape and self._sight.chain is not None:
            self._sight.choose_chain(None)
        else:
            here = self.here
            return here is not None and self._press_upon(here, key)
        return True

    def _press_upon(self, here: Place, key: Qt.Key) -> bool:
        """What a key means for the place where the keys are."""
        if key in _RETURN:
            self._canvas.activate(here, enter=True)
        elif key is Qt.Key.Key_Insert:
            self._canvas.write_on(here.first, here.lane)
        elif key is Qt.Key.Key_Space and here.item is not None:
            chain = self._sight.material.chains.of(here.item.id)
            self._sight.choose_chain(None if chain == self._sight.chain else chain)
        else:
            return False
        return True

    def _step(self, across: int, down: int) -> None:
        """Go to the next place; where there is none in sight, the view goes on."""
        here = self.here
        if here is None:
            self.arrive()
            if self.here is None:
                self._sight.pan(across * self._sight.scale.width * _QUARTER)
            self._canvas.update()
            return
        found = self._beside(here, across) if across else self._across(here, down)
        if found is not None:
            self.move_to(found)
        elif across:
            self._go_on(here, across)
        else:
            self._scroll_on(down)

    def _scroll_on(self, step: int) -> None:
        """Go to the next lane that is out of sight."""
        before = self._sight.scroll
        self._sight.scroll_to(before + step * self._sight.frame.lane)
        if self._sight.scroll != before:
            self._step(0, step)

    def _beside(self, here: Place, step: int) -> Place | None:
        """The next place of the same lane."""
        lane = [place for place in self._sight.places if place.lane == here.lane]
        number = lane.index(here) + step
        return lane[number] if 0 <= number < len(lane) else None

    def _across(self, here: Place, step: int) -> Place | None:
        """The nearest place of the next lane that has any."""
        lanes = {place.lane for place in self._sight.places}
        beyond = [lane for lane in lanes if (lane - here.lane) * step > 0]
        if not beyond:
            return None
        lane = min(beyond, key=lambda lane: abs(lane - here.lane))
        middle = here.rect[0] + here.rect[2] / 2
        places = (place for place in self._sight.places if place.lane == lane)
        return min(places, key=lambda p: abs(p.rect[0] + p.rect[2] / 2 - middle))

    def _go_on(self, here: Place, step: int) -> None:
        """Go to the next entry of the lane that is out of sight."""
        scale = self._sight.scale
        edge = max(here.last, scale.last) if step > 0 else min(here.first, scale.first)
        day = self._next_day(here.lane, edge, step)
        if day is None:
            self._sight.pan(step * scale.width * _QUARTER)
            return
        self._sight.show_day(day + 0.5, 1 - _EDGE if step > 0 else _EDGE)
        found = self._nearest(here.lane, day)
        if found is not None:
            self.move_to(found)

    def _go_to_end(self, step: int) -> None:
        """Go to the first or the last entry of the lane."""
        here, extent = self.here, self._sight.extent
        lane = here.lane if here else BAND
        day = self._next_day(lane, extent.first - 1 if step < 0 else extent.last + 1, -step)
        if day is not None:
            self._sight.show_day(day + 0.5, 1 - _EDGE if step > 0 else _EDGE)
            found = self._nearest(lane, day)
            if found is not None:
                self.move_to(found)

    def _next_day(self, lane: int, day: int, step: int) -> int | None:
        material = self._sight.material
        if lane == BAND:
            return material.board.milestones.beyond(day, step)
        if lane < len(material.board.lanes):
            return material.board.lanes[lane].whole.beyond(day, step)
        if lane > len(material.board.lanes):
            days = [retro.day for retro in material.retros]
        else:
            days = [gap.first for gap in material.gaps]
        place = bisect_right(days, day) if step > 0 else bisect_left(days, day) - 1
        return days[place] if 0 <= place < len(days) else None

    def _nearest(self, lane: int, day: int) -> Place | None:
        """The place of a lane that shows a day, or the one next to it."""
        places = [place for place in self._sight.places if place.lane == lane]
        if not places:
            return None
        return min(places, key=lambda p: 0 if p.first <= day <= p.last else abs(p.first - day))

    def _bring_into_sight(self, place: Place) -> None:
        sight = self._sight
        left, top, width, height = place.rect
        begin, frame = sight.scale.x(place.first + 0.5), sight.frame
        if begin < 0 and (place.first == place.last or left + width <= 0):
            sight.show_day(place.first + 0.5, _EDGE)
        elif begin > sight.scale.width:
            sight.show_day(place.first + 0.5, 1 - _EDGE)
        if place.what in (What.ENTRY, What.BUCKET):
            above, below = top - frame.sizes.pad, top + height + frame.sizes.foot - frame.room
            sight.scroll_to(min(above, max(below, sight.scroll)))
