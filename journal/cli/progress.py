"""A bar on standard error for what takes longer than a second on a terminal."""

from __future__ import annotations

import sys
import time
from itertools import count
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from types import TracebackType

_PATIENCE = 1.0  # seconds


class Progress:
    """Counts steps; shows them once the work has taken more than a second."""

    def __init__(self, label: str, length: int | None = None) -> None:
        self._label, self._length = label, length
        self._started = time.monotonic()
        self._done = 0
        self._bar: Any = None
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.__exit__(kind, error, trace)

    def reach(self, done: int) -> None:
        """Tell how many steps are done."""
        steps, self._done = done - self._done, done
        if self._bar:
            self._bar.update(steps)
        elif self._shown and time.monotonic() - self._started > _PATIENCE:
            steps_ahead = None if self._length else count()  # without an end, or a known one
            self._bar = click.progressbar(
                steps_ahead, self._length, self._label, file=sys.stderr
            ).__enter__()
            self._bar.update(done)
