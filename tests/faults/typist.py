"""The real window with somebody at the keys, who never pauses.

    python -m tests.faults.typist JOURNAL [WHERE [FAULT]]

Types without a display, into a new entry or (WHERE is `section`) into a section of the review,
and prints `TYPED <letters> <moment>` after every letter. A
line on stdin is the end of the desktop's session: programs are asked to make their data safe, and
are gone. FAULT is put into the window, to prove that the harness finds it:

- `late`: typing is kept when its page is left, and not before
- `deaf`: the wishes of the system to end are not heard
"""

import os
import signal
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.settings import Settings
from journal.ui import app as ui
from journal.ui import ending
from journal.ui.entry import keeper
from journal.ui.review import desk
from journal.ui.review.view import POST
from journal.ui.shell.window import Window
from tests.faults.drafts import ENTRY, SECTION, text

PAUSE = 50  # milliseconds between two letters
_NEVER = 10_000  # seconds


class Application(QApplication):
    """Tells of the end of a session by itself: there is no manager of sessions here."""

    commitDataRequest = Signal(object)  # noqa: N815 - Qt calls it so


class Typist(QObject):
    """Opens where to type as soon as the window is ready, and types."""

    def __init__(self, parent, where):
        super().__init__(parent)
        self._typed, self._field = 0, None
        self._open = self._section if where == SECTION else self._entry
        self._clock = QTimer(self, interval=PAUSE)
        self._clock.timeout.connect(self._type)
        self._clock.start()
        self._end = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._end.activated.connect(self._log_out)

    def _type(self):
        window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, Window)), None)
        if window is None or not window.started:
            return
        self._field = self._field or self._open(window)
        if self._field is None:
            return
        self._typed += 1
        QTest.keyClick(self._field, text(self._typed)[-1])
        print("TYPED", self._typed, time.monotonic(), flush=True)

    def _entry(self, window):
        QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(window.entry.title, Qt.Key.Key_Return)
        return window.entry.body

    def _section(self, window):
        """The first section, once there is a post; what is generated is typed over."""
        window.show_room("review")
        view = window.rooms.here
        if view.state != POST:
            return None
        view.recipe.list.setCurrentRow(0)
        view.recipe.edit.click()
        view.writer.body.selectAll()
        return view.writer.body

    def _log_out(self):
        self.parent().commitDataRequest.emit(None)
        os.kill(os.getpid(), signal.SIGKILL)


def main(journal, where=ENTRY, fault=""):
    """Type until the process is ended."""
    if fault == "late":
        keeper._AT_MOST, keeper._AFTER_KEY, keeper._PAUSE = _NEVER, *(_NEVER * 1_000,) * 2
        desk._AT_MOST, desk._AFTER_KEY = _NEVER, _NEVER * 1_000
    if fault == "deaf":
        ending._SIGNALS = ()
    Typist(Application(["journal"]), where)
    return ui.run(Path(journal), Settings(author="Ana", backups=False))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
