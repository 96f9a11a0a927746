import os
import subprocess
import sys
import threading
import time

import pytest

from journal.store import connection
from tests.processes import at_most
from tests.ui.stalls import Watchdog, queued

COUNTING = (
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1500000) "
    "SELECT count(*) FROM n"
)
HOGS = 3  # processes that want the same processor


def busy(seconds):
    """Work for so long, time in which others had the processor not counted."""
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def asleep(seconds):
    threading.Event().wait(seconds)


@pytest.fixture
def watched(qapp, qtbot):
    """Do something in a window that is watched; give the stalls that were seen."""

    def watch(act, *arguments, limit=0.08):
        watchdog = Watchdog(limit)
        watchdog.start()
        qtbot.wait(40)
        act(*arguments)
        qtbot.wait(40)
        watchdog.stop()
        return watchdog.stalls

    return watch


@pytest.mark.parametrize(("blocking", "work"), [(busy, True), (asleep, False)])
def test_a_stall_is_told_with_its_place_and_length(watched, blocking, work):
    (stall,) = watched(blocking, 0.2)
    assert stall.is_work is work
    assert 0.15 < stall.seconds < 2
    assert any(f"({blocking.__name__})" in place for place in stall.places)
    assert "tests/ui/test_stalls.py" in str(stall)


def test_a_slow_query_is_a_stall(watched, workspace):
    (stall,) = watched(lambda: connection.run(COUNTING).fetchone())
    assert stall.seconds > 0.08
    assert "journal/store/connection.py" in str(stall)


def test_a_window_that_answers_is_left_in_peace(watched):
    assert watched(busy, 0.02, limit=2) == []


def test_a_stall_that_lasts_to_the_end_counts_once(qapp, qtbot):
    watchdog = Watchdog(limit=0.08)
    watchdog.start()
    qtbot.wait(40)
    busy(0.2)
    watchdog.stop()
    busy(0.1)
    watchdog.stop()
    assert len(watchdog.stalls) == 1


def test_what_a_test_does_for_itself_is_none(qapp, qtbot):
    watchdog = Watchdog(limit=0.08)
    watchdog.start()
    with watchdog.paused():
        busy(0.2)
    watchdog.stop()
    assert watchdog.stalls == []


@pytest.fixture
def crowded():
    """A machine on which others want the processor as well."""
    if not any(queued().values()):
        pytest.skip("this system does not tell how long a process waits")
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})  # the others begin with the same
    others = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(HOGS)]
    yield
    os.sched_setaffinity(0, before)
    for other in others:
        with at_most(other):
            other.kill()


def test_waiting_for_the_processor_is_none(watched, crowded):
    start = time.perf_counter()
    assert watched(busy, 0.15, limit=0.3) == []
    assert time.perf_counter() - start > 0.35


def test_a_block_is_seen_on_a_crowded_machine_too(watched, crowded):
    (stall,) = watched(asleep, 0.4, limit=0.2)
    assert "(asleep)" in str(stall)
