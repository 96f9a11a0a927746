"""Rooms are imported while nobody waits, so that the first visit takes no longer than the next."""

from __future__ import annotations

import sys
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

MODULES = (
    "journal.ui.entry.chips",
    "journal.ui.entry.completion",
    "journal.ui.entry.view",
    "journal.ui.entry.controller",
    "journal.ui.timeline.view",
    "journal.ui.timeline.controller",
    "journal.ui.timeline.lanes.canvas",
    "journal.ui.timeline.lanes.page",
    "journal.ui.timeline.lanes.reading",
    "journal.ui.today.controller",
    "journal.ui.loop.view",
    "journal.ui.loop.controller",
    "journal.ui.compare.controller",
    "journal.ui.reflections.view",
    "journal.ui.reflections.controller",
    "journal.publish.retro.pack",
    "journal.ui.retros.view",
    "journal.ui.retros.controller",
    "journal.publish.post",
    "journal.ui.review.view",
    "journal.ui.review.controller",
)
"""What the rooms need, the parts that take long before the rooms that are made of them."""

_APART = 30  # milliseconds between two, in which keys are answered


class Ahead(QObject):
    """Imports what is not imported yet, one module a turn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left: list[str] = []
        self._clock = QTimer(self, interval=_APART)
        self._clock.timeout.connect(self._go_on)

    @property
    def done(self) -> bool:
        """Whether everything was imported that it was started for."""
        return not self._clock.isActive()

    def start(self) -> None:
        """Begin, in turns of the window's loop."""
        self._left = [name for name in MODULES if name not in sys.modules]
        self._clock.start()

    def _go_on(self) -> None:
        if self._left:
            import_module(self._left.pop(0))
        else:
            self._clock.stop()
