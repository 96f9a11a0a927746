"""F6: going round the parts of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

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
