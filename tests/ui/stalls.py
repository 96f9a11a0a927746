"""A watchdog: tells where the window did not answer for longer than a person forgives.

A timer of the window stamps a heartbeat; a thread looks at the stamp, and when it is old writes
down what the main thread is doing. The longest pause of each stall counts. Time for which a busy
machine gave the thread no processor is no fault of the window, and is taken off where Linux tells.
"""

import os
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

BEAT = 20  # milliseconds between two heartbeats
LIMIT = 0.25 if os.environ.get("CI") else 0.1  # seconds
_ROOT = Path(__file__).parent.parent.parent
_OURS = (str(_ROOT / "journal"), str(_ROOT / "tests"))


@dataclass(frozen=True, slots=True)
class Stall:
    """A pause (seconds) and the line of ours that was running."""

    seconds: float
    place: str

    def __str__(self):
        return f"{self.seconds * 1000:.0f} ms in {self.place}"


class Watchdog:
    """Watches the thread it is made in, from `start` to `stop`."""

    def __init__(self, limit=LIMIT):
        self.limit = limit
        self.stalls = []
        self._watched = threading.get_ident()
        self._schedule = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._timer = QTimer(interval=BEAT)
        self._timer.timeout.connect(self._beat)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._last, self._unserved = time.perf_counter(), self._waited()
        self._place = ""

    def start(self):
        """Watch from now on."""
        self._last, self._unserved = time.perf_counter(), self._waited()
        self._timer.start()
        self._thread.start()

    def stop(self):
        """Watch no longer; a stall that is going on counts."""
        self._timer.stop()
        self._over.set()
        self._thread.join()
        self._beat()

    def _beat(self):
        now, unserved = time.perf_counter(), self._waited()
        pause = now - self._last - (unserved - self._unserved)
        self._last, self._unserved = now, unserved
        if pause > self.limit:
            self.stalls.append(Stall(pause, self._place or "unknown"))
        self._place = ""

    def _waited(self):
        """How long the thread has been ready without getting a processor (seconds)."""
        try:
            return int(self._schedule.read_text().split()[1]) / 1e9
        except OSError:
            return 0

    def _watch(self):
        while not self._over.wait(self.limit / 4):
            if time.perf_counter() - self._last > self.limit / 2 and not self._place:
                self._place = place(sys._current_frames().get(self._watched))


def place(frame):
    """The innermost line of ours in a stack: file, line and function."""
    stack = traceback.extract_stack(frame) if frame else []
    here = [line for line in stack if line.filename.startswith(_OURS)]
    for line in reversed(here or list(stack)):
        name = Path(line.filename)
        shown = name.relative_to(_ROOT) if name.is_relative_to(_ROOT) else name
        return f"{shown}:{line.lineno} ({line.name})"
    return "unknown"


@pytest.fixture
def watchdog(qapp):
    """Fails the test when the window stalled in it; `watchdog.stalls` says where.

    Tests whose own code blocks (waiting for a worker, making a journal) start it when that is done.
    """
    made = Watchdog()
    yield made
    if made._thread.ident is not None:
        made.stop()
    assert not made.stalls, f"The window stood still: {'; '.join(map(str, made.stalls))}"
