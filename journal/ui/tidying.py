"""Clearing away what nobody uses any more, on the main thread alone.

Python looks for dead cycles on whichever thread happens to allocate. Where that is the worker,
widgets die on a thread that must not touch them, and the process stands still or falls over
(measured: within a minute of opening and closing views beside a busy worker).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1_000  # milliseconds between two looks


class Tidying(QObject):
    """Takes Python's own collector out of service and does its work on the main thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._clock = QTimer(self, interval=_EVERY)
        self._clock.timeout.connect(tidy)

    def start(self) -> None:
        """Begin to tidy up; what was loaded until now stays and is not looked through again."""
        gc.freeze()
        self._clock.start()


def tidy() -> None:
    """Clear away the oldest generation of objects that is due, as Python itself would."""
    counts, limits = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > limits[generation] > 0:
            gc.collect(generation)
            return
