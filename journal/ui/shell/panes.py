"""A room and the open entry side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSplitter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LEAST = 340
"""The least width of a pane (pixels)."""

_USUAL = (560, 616)  # pixels
_BESIDE_WIDE, _SHARE = 460, 0.44  # pixels of an entry beside a wide room, and its greatest share


class Panes(QSplitter):
    """A wide room has the whole width, and most of it while an entry is shown beside it.

    How people part the width is kept for wide rooms and for others.
    """

    def __init__(self, room: QWidget, entry: QWidget) -> None:
        super().__init__()
        self._entry = entry
        self._wide = False
        self._parted: dict[bool, list[int]] = {}
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for number, pane in enumerate((room, entry)):
            pane.setMinimumWidth(LEAST)
            self.addWidget(pane)
            self.setStretchFactor(number, number)
        self.setSizes(list(_USUAL))

    def arrange(self, *, wide: bool) -> None:
        """Show the entry beside the room, or nothing beside a wide one."""
        if wide != self._wide:
            if self._entry.isVisible():
                self._parted[self._wide] = self.sizes()
            self._wide = wide
        self._entry.setVisible(not wide)
        self._part()

    def show_entry(self) -> None:
        """Show the entry beside any room."""
        if self._entry.isHidden():
            self._entry.show()
            self._part()

    def _part(self) -> None:
        known = self._parted.get(self._wide)
        if known:
            self.setSizes(known)
        elif self._wide:
            whole = self.width()
            entry = min(_BESIDE_WIDE, round(whole * _SHARE))
            self.setSizes([whole - entry, entry])
