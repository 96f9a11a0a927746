"""F6: going round the parts of the window."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Region = tuple[QWidget, Callable[[], object]]


def go_round(regions: Sequence[Region], step: int) -> None:
    """Give the focus to the next visible region.

    Args:
        regions: Each an area and what gives it the focus, in the order of the eye.
        step: 1 for the next, -1 for the one before.
    """
    seen = [region for region in regions if region[0].isVisible()]
    focus = QApplication.focusWidget()
    here = next((n for n, (area, _) in enumerate(seen) if within(focus, area)), -step)
    seen[(here + step) % len(seen)][1]()


def within(widget: QWidget | None, area: QWidget) -> bool:
    """Whether a widget is an area or lies in it."""
    return widget is not None and (widget is area or area.isAncestorOf(widget))


def order_tabs(areas: Sequence[QWidget]) -> None:
    """Have Tab go through areas one after another, each in its own order.

    Parts that are made late would otherwise come last, wherever they stand.
    """
    stops = _stops(areas[0].window())
    ordered = [stop for area in areas for stop in stops if area.isAncestorOf(stop)]
    for one, other in pairwise(ordered):
        QWidget.setTabOrder(one, other)


def _stops(window: QWidget) -> list[QWidget]:
    """What Tab goes to in a window; what is made late comes last."""
    found = []
    widget = _after(window)
    while widget is not None and widget is not window:
        if widget.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus and not widget.focusProxy():
            found.append(widget)
        widget = _after(widget)
    return found


def _after(widget: QWidget) -> QWidget | None:
    """The next widget that Tab may go to.

    PySide takes it for a child of the one it was asked of, and would call what belongs to it
    deleted as soon as that one is; so it is given back to its own parent.
    """
    following = widget.nextInFocusChain()
    if following is not None:
        following.setParent(following.parentWidget())
    return following
