"""A watchdog: tells where the window did not answer for longer than a person forgives.

A timer of the window stamps a heartbeat; a signal looks at the stamp in short turns, and when it
is old writes down what the main thread is doing. (A thread must not: the frame of another holds
what Qt lent to it, a painter for one, and crashes follow.) Time in which this process was ready
to go on and the machine had others to serve is taken off, where the system tells it (Linux): a
block of ours, be it work, a sleep or a slow query, is none of that.
"""

import os
import signal
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from traceback import walk_stack

from PySide6.QtCore import QTimer

BEAT = 20  # milliseconds between two heartbeats
LIMIT, SHARED = 0.1, 0.25  # seconds that a window may stand still; where CI shares a machine
MOST_CROWDED = 5  # processes that want each processor, up to which the limit follows them
_ROOT = Path(__file__).parent.parent.parent
_OURS = (str(_ROOT / "journal"), str(_ROOT / "tests"))
_LOOK = signal.SIGALRM
_SHOWN = 4  # lines of a stack
_THREADS = Path("/proc/self/task")


@dataclass(frozen=True, slots=True)
class Stall:
    """A pause, and the lines of ours that were running in it, as they were seen.

    Attributes:
        seconds: How long the window did not answer.
        places: Where it was meanwhile.
        worked: How long the main thread had a processor in that time (seconds).
        limit: The longest pause that is no stall (seconds).
    """

    seconds: float
    places: tuple[str, ...]
    worked: float
    limit: float

    @property
    def is_work(self):
        """Whether its own work alone was too long; else it waited, for us or for the machine."""
        return self.worked > self.limit

    def __str__(self):
        whole, worked = (f"{seconds * 1000:.0f}" for seconds in (self.seconds, self.worked))
        return f"{whole} ms, {worked} of them at work, in {'; in '.join(self.places) or 'unknown'}"


class Watchdog:
    """Watches the main thread, from `start` to `stop`. One can watch at a time.

    Args:
        limit: The longest pause that is no stall (seconds).
    """

    def __init__(self, limit=None):
        self.limit = limit or usual_limit()
        self.stalls = []
        self._timer = QTimer(interval=BEAT)
        self._timer.timeout.connect(self._beat)
        self._places = []
        self._handler = None
        self._paused = False
        self._stamp()

    @property
    def watching(self):
        """Whether it was started and not stopped."""
        return self._timer.isActive()

    def start(self):
        """Watch from now on."""
        if not self.watching:
            self._handler = signal.signal(_LOOK, self._look)
            signal.siginterrupt(_LOOK, False)
            signal.setitimer(signal.ITIMER_REAL, self.limit / 4, self.limit / 4)
            self._timer.start()
        self._stamp()

    def stop(self):
        """Watch no longer; a stall that is going on counts."""
        if self.watching:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(_LOOK, self._handler)
            self._beat()
            self._timer.stop()

    @contextmanager
    def paused(self):
        """Look away while a test does what no person does in a window."""
        self._beat()
        self._paused = True
        try:
            yield
        finally:
            self._paused = False
            self._stamp()

    def _stamp(self):
        self._last, self._queued, self._places = time.perf_counter(), queued(), []
        self._worked = time.thread_time()

    def _beat(self):
        pause = time.perf_counter() - self._last
        if pause > self.limit and self.watching and not self._paused:
            pause -= self._waited()
            if pause > self.limit:
                worked = time.thread_time() - self._worked
                places = tuple(dict.fromkeys(self._places))
                self.stalls.append(Stall(pause, places, worked, self.limit))
        self._stamp()

    def _waited(self):
        """How long this process could not go on since the last stamp (seconds).

        All its threads count: the main thread waits for whichever holds the interpreter's lock.
        """
        before = self._queued
        return sum(seconds - before.get(thread, 0) for thread, seconds in queued().items())

    def _look(self, _number, frame):
        if time.perf_counter() - self._last > self.limit / 4:
            self._places.append(place(frame))


def usual_limit():
    """How long a window may stand still here and now (seconds).

    Where a machine has more to do than it can, everything takes longer, even while it runs.
    """
    crowding = os.getloadavg()[0] / (os.cpu_count() or 1)
    return max(SHARED if os.environ.get("CI") else LIMIT, LIMIT * min(crowding, MOST_CROWDED))


def queued():
    """How long each thread of this process was ready to run and did not, by its id (seconds)."""
    waited = {}
    for thread in _THREADS.iterdir() if _THREADS.is_dir() else ():
        try:
            nanoseconds = (thread / "schedstat").read_text("ascii").split()[1]
        except (OSError, IndexError):  # the thread ended, or the system does not tell
            continue
        waited[int(thread.name)] = int(nanoseconds) / 1e9
    return waited


def place(frame):
    """The innermost lines of ours in a stack, each as file, line and function."""
    stack = [(f.f_code.co_filename, line, f.f_code.co_name) for f, line in walk_stack(frame)]
    ours = [one for one in stack if one[0].startswith(_OURS)] or stack
    return " ← ".join(_shown(*one) for one in ours[:_SHOWN])


def _shown(name, line, function):
    shown = Path(name).relative_to(_ROOT) if Path(name).is_relative_to(_ROOT) else name
    return f"{shown}:{line} ({function})"
