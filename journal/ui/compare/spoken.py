"""The days of a heat map as a screen reader meets them: one item each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

if TYPE_CHECKING:
    from journal.ui.compare.heat_map import HeatMap

_maps: dict[int, _SpokenMap] = {}  # Qt does not keep what Python made


def install() -> None:
    """Have Qt ask here for what is read out of a heat map."""
    if not _installed:
        QAccessible.installFactory(_made)
        _installed.append(True)


_installed: list[bool] = []


def _made(_name: str, thing: QObject) -> QAccessibleInterface | None:
    from journal.ui.compare.heat_map import HeatMap

    if not isinstance(thing, HeatMap):
        return None
    key = id(thing)
    if key not in _maps:
        _maps[key] = _SpokenMap(thing)
        thing.destroyed.connect(lambda: _maps.pop(key, None))
    return _maps[key]


class _SpokenMap(QAccessibleWidget):
    """The whole map: a list of days."""

    def __init__(self, heat_map: HeatMap) -> None:
        super().__init__(heat_map, QAccessible.Role.List)
        self.map = heat_map
        self._days: dict[int, _SpokenDay] = {}

    # Qt's part

    def childCount(self) -> int:  # noqa: N802
        return self.map.grid.days

    def child(self, index: int) -> Any:
        if not 0 <= index < self.map.grid.days:
            return None
        if index not in self._days:
            self._days[index] = _SpokenDay(self, index)
        return self._days[index]

    def childAt(self, x: int, y: int) -> Any:  # noqa: N802
        place = self.map.mapFromGlobal(QPoint(x, y))
        day = self.map.grid.day_at(place.x(), place.y())
        return self.child(self.map.grid.number(day)) if day else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802
        return child.number if isinstance(child, _SpokenDay) else -1

    def focusChild(self) -> Any:  # noqa: N802
        chosen = self.map.chosen
        return self.child(self.map.grid.number(chosen)) if chosen else None


class _SpokenDay(QAccessibleInterface):
    """One day of it."""

    def __init__(self, parent: _SpokenMap, number: int) -> None:
        super().__init__()
        self._parent, self.number = parent, number

    # Qt's part

    def isValid(self) -> bool:  # noqa: N802
        return self.number < self._parent.map.grid.days

    def object(self) -> Any:
        return None

    def parent(self) -> QAccessibleInterface:
        return self._parent

    def child(self, index: int) -> Any:
        return None

    def childAt(self, x: int, y: int) -> Any:  # noqa: N802
        return None

    def childCount(self) -> int:  # noqa: N802
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        here = self._parent.map
        return here.words(here.grid.day(self.number)) if kind is QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:  # noqa: N802
        """A day is not renamed."""

    def rect(self) -> QRect:
        here = self._parent.map
        place = here.place(here.grid.day(self.number))
        return QRect(here.mapToGlobal(place.topLeft()), place.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        here, state = self._parent.map, QAccessible.State()
        chosen = here.chosen == here.grid.day(self.number)
        state.focusable = state.selectable = True
        state.selected, state.focused = chosen, chosen and here.hasFocus()
        return state
