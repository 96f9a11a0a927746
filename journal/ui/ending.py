"""When the system asks the process to end: close the window in good order.

A handler in Python would only run once Qt comes back to Python; bytes on a socket wake Qt.
"""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier

if TYPE_CHECKING:
    from collections.abc import Callable

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class Ending(QObject):
    """Calls a function on the main thread when the process is asked to end."""

    def __init__(self, end: Callable[[], object]) -> None:
        super().__init__()
        self._end = end
        self._ours, self._theirs = socket.socketpair()
        for side in (self._ours, self._theirs):
            side.setblocking(False)
        self._wake_before = signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        known = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
        self._before = {
            number: signal.signal(number, lambda _number, _frame: None) for number in known
        }
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)

    def close(self) -> None:
        """Leave signals to whom they belonged before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wake_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._ours.close()
        self._theirs.close()

    def _on_activated(self) -> None:
        if self._ours.recv(64):
            self._end()
