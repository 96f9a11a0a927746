"""Work that would keep the window waiting: one thread, answers on the main thread.

A `QThreadPool` would drop thread-locals between runs, and with them the thread's connection to
the journal; one thread of our own keeps things in order.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from journal.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor
    from contextlib import AbstractContextManager

Answer = TypeVar("Answer")


class Tasks(QObject):
    """Runs functions one after another on a thread of its own.

    Args:
        connection: Opens a connection to the journal for the time of one task.
    """

    failed = Signal(str)
    _done = Signal(str, int, object, object)  # topic, generation, what to do, answer

    def __init__(
        self,
        connection: Callable[[], AbstractContextManager[object]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._pool: ThreadPoolExecutor | None = None
        self._generations: dict[str, int] = {}
        self._closed = False
        self._done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        topic: str,
        work: Callable[[], Answer],
        then: Callable[[Answer], None],
        *,
        reads: bool = True,
    ) -> None:
        """Do some work elsewhere and hand its answer to `then` on the main thread.

        Args:
            topic: An answer is dropped when newer work of the same topic was asked for.
            work: Must touch nothing of the window.
            then: Gets the answer.
            reads: Whether the work reads the journal.
        """
        generation = self._generations[topic] = self._generations.get(topic, 0) + 1
        if not self._closed:
            self._thread().submit(self._work, topic, generation, work, then, reads)

    def cancel(self, topic: str) -> None:
        """Want no answer of a topic any more."""
        self._generations[topic] = self._generations.get(topic, 0) + 1

    def close(self) -> None:
        """Start nothing new and wait for what is running."""
        self._closed = True
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)

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
    ) -> None:
        if generation != self._generations[topic]:
            return
        try:
            if reads:
                with self._connection():
                    answer = work()
            else:
                answer = work()
        except JournalError as error:
            self.failed.emit(str(error))
        except Exception:  # noqa: BLE001 - a pool would keep it to itself
            sys.excepthook(*sys.exc_info())
        else:
            self._done.emit(topic, generation, then, answer)

    def _on_done(
        self, topic: str, generation: int, then: Callable[[object], None], answer: object
    ) -> None:
        if generation == self._generations[topic] and not self._closed:
            then(answer)
