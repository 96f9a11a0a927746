"""What screen readers hear of the lanes: a list of everything in sight, lane by lane.

Qt deletes the interfaces together with the widget; Python has to hold them until then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from journal.ui.timeline.lanes import words

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QWindow

    from journal.domain.timeline.picture.places import Place
    from journal.ui.timeline.lanes.canvas import LanesCanvas


class LanesInterface(QAccessibleWidget):
    """The canvas as a list. Its children are numbered as `Sight.places` are."""

    def __init__(self, canvas: LanesCanvas) -> None:
        super().__init__(canvas, QAccessible.Role.List)
        self._canvas = canvas
        self._children: dict[int, PlaceInterface] = {}

    # Qt's part

    def text(self, which: QAccessible.Text) -> str:  # noqa: D102
        if which is not QAccessible.Text.Description or not shiboken6.isValid(self._canvas):
            return super().text(which)
        sight = self._canvas.sight
        eras = [
            f"{era.name}, {words.span(era.first, era.last)}"
            for era in sight.material.eras
            if era.first < sight.scale.last and era.last >= sight.scale.first
        ]
        return f"{words.eras()}: {'; '.join(eras)}" if eras else ""

    def childCount(self) -> int:  # noqa: N802, D102
        return len(self._canvas.sight.places)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: D102
        if not 0 <= index < len(self._canvas.sight.places):
            return None
        if index not in self._children:
            self._children[index] = PlaceInterface(self._canvas, index, self)
        return self._children[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802, D102
        return child.number if isinstance(child, PlaceInterface) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802, D102
        point = self._canvas.mapFromGlobal(QPointF(x, y))
        for number, place in enumerate(self._canvas.sight.places):
            if self._canvas.sight.on_page(place).contains(point):
                return self.child(number)
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802, D102
        return self.child(self._canvas.keys.number)


class PlaceInterface(QAccessibleInterface):
    """What stands at a number among the places: an entry, a bucket or a gap."""

    def __init__(self, canvas: LanesCanvas, number: int, parent: LanesInterface) -> None:
        super().__init__()
        self._canvas, self.number, self._parent = canvas, number, parent

    @property
    def _place(self) -> Place | None:
        if not shiboken6.isValid(self._canvas):
            return None
        places = self._canvas.sight.places
        return places[self.number] if self.number < len(places) else None

    # Qt's part

    def isValid(self) -> bool:  # noqa: N802, D102
        return self._place is not None

    def object(self) -> QObject | None:  # type: ignore[override]  # noqa: D102
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]  # noqa: D102
        return self._canvas.window().windowHandle()

    def parent(self) -> QAccessibleInterface:  # noqa: D102
        return self._parent

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: D102
        return None

    def childCount(self) -> int:  # noqa: N802, D102
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:  # noqa: N802, D102
        return -1

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802, D102
        return None

    def text(self, which: QAccessible.Text) -> str:  # noqa: D102
        place = self._place
        return self._canvas.sight.told(place) if place and which is QAccessible.Text.Name else ""

    def setText(self, which: QAccessible.Text, text: str) -> None:  # noqa: N802
        """Nothing here can be renamed."""

    def rect(self) -> QRect:  # noqa: D102
        place = self._place
        if place is None:
            return QRect()
        here = self._canvas.sight.on_page(place).toAlignedRect()
        return QRect(self._canvas.mapToGlobal(here.topLeft()), here.size())

    def role(self) -> QAccessible.Role:  # noqa: D102
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:  # noqa: D102
        state = QAccessible.State()
        state.focusable = state.selectable = True
        here = self._canvas.keys.number == self.number
        state.focused = state.selected = here and self._canvas.hasFocus()
        return state


_held: dict[int, LanesInterface] = {}
_offered = False


def hold(canvas: LanesCanvas) -> None:
    """Give a canvas its interface, for as long as it lives."""
    global _offered
    if not _offered:
        QAccessible.installFactory(_interface)
        _offered = True
    key = id(canvas)
    canvas.destroyed.connect(lambda: _held.pop(key, None))


def tell_focus(canvas: LanesCanvas) -> None:
    """Tell screen readers, where there are any, which place has the focus now."""
    number = canvas.keys.number if QAccessible.isActive() else -1
    if number >= 0:
        event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
        event.setChild(number)
        QAccessible.updateAccessibility(event)


def _interface(_name: str, of: QObject | None) -> QAccessibleInterface | None:
    from journal.ui.timeline.lanes.canvas import LanesCanvas

    if not isinstance(of, LanesCanvas):
        return None
    if id(of) not in _held:
        _held[id(of)] = LanesInterface(of)
    return _held[id(of)]
