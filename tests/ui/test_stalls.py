import time

from tests.ui.stalls import Watchdog


def busy(seconds):
    """Work for so long; what a busy machine makes of it does not count."""
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def test_a_stall_is_told_with_its_place_and_length(qapp, qtbot):
    watchdog = Watchdog(limit=0.08)
    watchdog.start()
    qtbot.wait(40)
    busy(0.2)
    qtbot.wait(40)
    watchdog.stop()
    (stall,) = watchdog.stalls
    assert 0.18 < stall.seconds < 2
    assert "tests/ui/test_stalls.py" in stall.place
    assert "(busy)" in stall.place


def test_a_window_that_answers_is_left_in_peace(qapp, qtbot):
    watchdog = Watchdog(limit=2)
    watchdog.start()
    qtbot.wait(60)
    busy(0.02)
    watchdog.stop()
    assert watchdog.stalls == []


def test_a_stall_that_lasts_to_the_end_counts(qapp, qtbot):
    watchdog = Watchdog(limit=0.08)
    watchdog.start()
    qtbot.wait(40)
    busy(0.2)
    watchdog.stop()
    assert len(watchdog.stalls) == 1
