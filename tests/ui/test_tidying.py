import gc
import threading

import pytest
from PySide6.QtWidgets import QWidget

from journal.ui.tidying import Tidying, tidy


class Cyclic(QWidget):
    """A widget that only the collector can clear away."""

    def __init__(self):
        super().__init__()
        self.itself = self


@pytest.fixture
def threads():
    """The threads on which Python looked for dead cycles, as they come."""
    seen = []

    def note(phase, _information):
        if phase == "start":
            seen.append(threading.current_thread())

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)
    gc.unfreeze()


def test_widgets_die_on_the_main_thread_however_busy_the_worker_is(tasks, qtbot, threads):
    gc.enable()
    tidying = Tidying()
    tidying.start()
    gone, over = [], []
    widget = Cyclic()
    widget.destroyed.connect(lambda: gone.append(threading.current_thread()))
    del widget
    many = sum(gc.get_threshold()) + 1
    tasks.run("busy", lambda: [[[]] for _ in range(many * 12)], over.append, reads=False)
    qtbot.waitUntil(lambda: over != [])
    qtbot.waitUntil(lambda: threads != [])
    assert set(threads) == {threading.main_thread()}
    gc.collect()
    assert gone == [threading.main_thread()]


def test_nothing_is_looked_for_before_enough_has_gathered(application, threads):
    gc.disable()
    gc.collect()
    threads.clear()
    tidy()
    assert threads == []
