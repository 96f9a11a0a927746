"""When something goes wrong that is our fault: note it, say it once, and let work go on.

The notes hold where it happened and never what was written: no messages of exceptions, since
they may quote an entry.
"""

from __future__ import annotations

import faulthandler
import sys
import threading
import traceback
from pathlib import Path
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QtMsgType, Signal, qInstallMessageHandler

from journal import paths
from journal.domain.dates import now
from journal.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

_NOISE = ("This plugin does not support",)  # what Qt says offscreen


class CrashGuard(QObject):
    """Catches what no one else caught, on any thread.

    `happened` comes on the main thread, with a sentence, once for each distinct error.
    """

    happened = Signal(str)
    _caught = Signal(str)

    def __init__(self, flush: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._flush = flush
        self._known: set[str] = set()
        self._busy = False
        self._folder = paths.private(paths.state_dir())
        self._crash = self._folder / "crash.log"
        self.left_behind = _content(self._crash)
        self._open: IO[str] | None = self._crash.open("w", encoding="utf-8")
        faulthandler.enable(self._open)
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        self._qt_before = qInstallMessageHandler(self._on_qt_message)
        self._caught.connect(self._on_caught)

    @property
    def log(self) -> Path:
        """The file with the notes."""
        return self._folder / "journal.log"

    def close(self) -> None:
        """Put everything back; the session ended well."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(self._qt_before)
        faulthandler.disable()
        if self._open is not None:
            self._open.close()
            self._open = None
        self._crash.unlink(missing_ok=True)

    def note(self, text: str) -> None:
        """Write a line into the log; where that cannot be, there is no one left to tell."""
        try:
            with self.log.open("a", encoding="utf-8") as log:
                log.write(f"{now():%Y-%m-%d %H:%M:%S} {text}\n")
        except OSError:
            return

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            return
        if isinstance(error, JournalError):  # a refusal that no one turned into a message
            self._caught.emit(str(error))
            return
        steps = traceback.extract_tb(where)
        places = [f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in steps]
        self.note(f"{kind.__name__}: {' > '.join(places)}")
        self._caught.emit(f"{kind.__name__} ({places[-1] if places else 'unknown place'})")

    def _on_thread_exception(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self._on_exception(given.exc_type, given.exc_value, given.exc_traceback)

    def _on_caught(self, what: str) -> None:
        QTimer.singleShot(0, self, lambda: self._tell(what))  # not in the midst of a picture

    def _tell(self, what: str) -> None:
        if self._busy:
            return
        self._busy = True
        try:
            self._flush()
            if what not in self._known:
                self._known.add(what)
                self.happened.emit(what)
        finally:
            self._busy = False

    def _on_qt_message(self, kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(_NOISE):
            self.note(f"Qt: {text[:300]}")


def _content(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
