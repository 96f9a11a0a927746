"""What people feel in the open window; prints one JSON object (seconds).

Run as `python -m tests.bench.in_window JOURNAL` with a JOURNAL_HOME of its own.
"""

import json
import statistics
import sys
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.settings import Settings
from journal.ui import app as ui
from journal.ui.theme import Theme
from journal.workspace import Workspace
from tests.bench import corpus
from tests.ui.pictures import settle, wait_for, window

WORDS = 10_000
_KEYS, _FRAMES = 150, 300
_WHEEL = 120  # pixels that a notch of the wheel goes
_PATIENCE = 5_000  # milliseconds that an answer may take


class Answer(QObject):
    """Notes when a room was given rows, the same or others, and paints them."""

    painted = Signal()

    def __init__(self, room):
        super().__init__()
        self._given = False
        model = room.cards.model()
        take = model.take

        def taken(*arguments):
            take(*arguments)
            self._given = True
            room.update()

        model.take = taken
        room.installEventFilter(self)

    def after(self, press):
        """Press a key and run the window, as it runs by itself, until the answer is painted.

        Returns:
            How long the key took, and the answer (seconds).
        """
        self._given = False
        loop, late = QEventLoop(), QTimer(singleShot=True, interval=_PATIENCE)
        late.timeout.connect(lambda: loop.exit(1))
        self.painted.connect(loop.quit)  # it ends when all is painted
        late.start()
        start = time.perf_counter()
        press()
        key = time.perf_counter() - start
        if loop.exec():
            raise TimeoutError("the list did not change")
        return key, time.perf_counter() - start

    def eventFilter(self, _watched, event):  # noqa: N802
        if event.type() == QEvent.Type.Paint and self._given:
            self.painted.emit()
        return False


def search(made):
    """From a key in the search to the painted list: its median, and the longest one key blocks."""
    made.search()
    settle(made)
    room = made.rooms.here
    answer, times, blocked = Answer(room), [], []
    for word in (corpus.RARE[:5], corpus.COMMON, corpus.PAIR[0][:6]):
        room.search.clear()
        settle(made)
        for letter in word:
            key, whole = answer.after(partial(QTest.keyClick, room.search, letter))
            blocked.append(key)
            times.append(whole)
    room.search.clear()
    settle(made)
    return statistics.median(times), max(blocked)


def scroll(made, step):
    """A frame while the list goes on by a step (pixels; 0: through all of it): 95th percentile."""
    cards = made.rooms.here.cards
    bar, times = cards.verticalScrollBar(), []
    step = step or max(_WHEEL, bar.maximum() // _FRAMES)
    for number in range(_FRAMES):
        start = time.perf_counter()
        bar.setValue(number * step)
        cards.viewport().repaint()
        times.append(time.perf_counter() - start)
        QApplication.processEvents()
    return statistics.quantiles(times, n=20)[-1]


def keystroke(made):
    """A key in the middle of an entry of 10,000 words, until it is painted: its median."""
    made.new_entry()
    body = made.entry.body
    line = "Some **bold** words about #dns and @ana, `code` and [[another]] entry of the day.\n\n"
    body.load(line * (WORDS // len(line.split())))
    body.setFocus()
    wait_for(body.hasFocus)
    cursor = body.textCursor()
    cursor.setPosition(body.document().characterCount() // 2)
    body.setTextCursor(cursor)
    QTest.qWait(100)
    times = []
    for number in range(_KEYS):
        start = time.perf_counter()
        QTest.keyClick(body, "x" if number % 6 else " ")
        body.viewport().repaint()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main(path):
    """Measure everything on one journal."""
    app = ui.application()
    theme, workspace = Theme(app, Settings(theme="light")), Workspace(Path(path))
    with window(workspace, theme, sample=False) as made:
        made.resize(1400, 900)
        made.show_room("timeline")
        settle(made)
        key, blocked = search(made)
        figures = {"search": key, "blocked": blocked, "scroll": scroll(made, _WHEEL)}
        figures["drag"] = scroll(made, 0)
        figures["keystroke"] = keystroke(made)
        print(json.dumps(figures))
    workspace.close()


if __name__ == "__main__":
    main(sys.argv[1])
