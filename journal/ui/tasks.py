"""Work that would keep the window waiting: one thread, answers on the main thread.

A `QThreadPool` would drop thread-locals between runs, and with them the thread's connection to
the journal; one thread of our own keeps things in order.
"""

from __future__ import annotations

import sys
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from journal.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor
    from contextlib import AbstractContextManager

Answer = TypeVar("Answer")

_REST = 2_000  # milliseconds without a new task, after which the journal is let go
_BEAT = 0.05  # seconds between two tellings of how far work is


class Stopped(Exception):
    """Somebody wished that the work ends; raised in the work by its `Progress`."""


class Progress(QObject):
    """How far some work is. The work calls it with the number of things that are done.

    `moved` comes on the main thread, at most every 50 ms.
    """

    moved = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._told = 0.0

    def stop(self) -> None:
        """Wish that the work ends: it does before the next thing."""
        self._stop.set()

    def __call__(self, done: int) -> None:
        """Tell how many things are done.

        Raises:
            Stopped: Somebody wishes it.
        """
        if self._stop.is_set():
            raise Stopped
        present = time.monotonic()
        if present - self._told >= _BEAT:
            self._told = present
            self.moved.emit(done)


class Tasks(QObject):
    """Runs functions one after another on a thread of its own.

    Args:
        connection: Opens a connection to the journal for the time of one task.
        let_go: Where `connection` leaves it open for the next task: closes it, soon after the
            last one.
    """

    failed = Signal(str)
    _done = Signal(str, int, object, object)  # topic, generation, what to do, answer

    def __init__(
        self,
        connection: Callable[[], AbstractContextManager[object]],
        let_go: Callable[[], None] = lambda: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection, self._let_go = connection, let_go
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(lambda: self._thread().submit(let_go))
        self._pool: ThreadPoolExecutor | None = None
        self._generations: dict[str, int] = {}
        self._closed = False
        self._done.connect(self._on_done)  # queued, since it comes from the other thread

    def run(
        self,
        topic: str,
        work: Callable[[], Answer],
        then: Callable[[Answer], None],
        *,
        reads: bool = True,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do some work elsewhere and hand its answer to `then` on the main thread.

        Args:
            topic: An answer is dropped when newer work of the same topic was asked for.
            work: Must touch nothing of the window.
            then: Gets the answer.
            reads: Whether the work reads the journal, or writes it.
            otherwise: Gets what was raised instead, on the main thread. Without it a refusal
                is told by `failed`. An error of our own is reported in any case.
        """
        generation = self._generations[topic] = self._generations.get(topic, 0) + 1
        if not self._closed:
            job = partial(self._work, topic, generation, work, then, reads, otherwise)
            self._thread().submit(job)
            self._rest.start()

    def cancel(self, topic: str) -> None:
        """Want no answer of a topic any more."""
        self._generations[topic] = self._generations.get(topic, 0) + 1

    def close(self) -> None:
        """Start nothing new and wait for what is running."""
        self._closed = True
        self._rest.stop()
        pool, self._pool = self._pool, None
        if pool:
            pool.submit(self._let_go)
            pool.shutdown(wait=True)

    def _thread(self) -> ThreadPoolExecutor:
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor  # not before the first picture

            self._pool = ThreadPoolExecutor(1, thread_name_prefix="journal")
        return self._pool

    def _work(
        self,
        topic: str,
        generation: int,
        work: Callable[[], Answer],
        then: Callable[[Answer], None],
        reads: bool,
        otherwise: Callable[[Exception], None] | None,
    ) -> None:
        if self._closed or generation != self._generations[topic]:
            return
        try:
            if reads:
                with self._connection():
                    answer = work()
            else:
                answer = work()
        except Exception as error:  # noqa: BLE001 - a pool would keep it to itself
            if not isinstance(error, JournalError | Stopped):
                sys.excepthook(*sys.exc_info())
            elif otherwise is None:
                self.failed.emit(str(error))
            if otherwise:
                self._done.emit(topic, generation, otherwise, error)
        else:
            self._done.emit(topic, generation, then, answer)

    def _on_done(
        self, topic: str, generation: int, then: Callable[[object], None], answer: object
    ) -> None:
        if generation == self._generations[topic] and not self._closed:
            then(answer)
