import sys
import threading

import pytest

from journal import paths
from journal.errors import Refused
from journal.ui.crash import CrashGuard

SECRET = "what was written in the entry"


@pytest.fixture
def flushed():
    return []


@pytest.fixture
def guard(application, flushed):
    made = CrashGuard(lambda: flushed.append(True))
    yield made
    made.close()


def fail(text=SECRET):
    try:
        raise ValueError(text)
    except ValueError:
        return sys.exc_info()


def test_an_error_makes_typing_safe_and_is_told(guard, flushed, qtbot):
    with qtbot.waitSignal(guard.happened) as told:
        sys.excepthook(*fail())
    assert flushed == [True]
    assert "ValueError" in told.args[0]


def test_the_log_says_where_but_never_what_was_written(guard, qtbot):
    with qtbot.waitSignal(guard.happened):
        sys.excepthook(*fail())
    log = guard.log.read_text()
    assert "test_crash.py" in log
    assert SECRET not in log


def test_the_same_error_is_told_once(guard, qtbot):
    told = []
    guard.happened.connect(told.append)
    error = fail()
    sys.excepthook(*error)
    sys.excepthook(*error)
    qtbot.waitUntil(lambda: told != [])
    qtbot.wait(1)
    assert len(told) == 1


def test_a_refusal_that_no_one_caught_is_told_in_its_own_words(guard, qtbot):
    with qtbot.waitSignal(guard.happened) as told:
        sys.excepthook(Refused, Refused("Not like this."), None)
    assert told.args == ["Not like this."]


def test_errors_of_threads_are_told_too(guard, qtbot):
    def work():
        raise KeyError(SECRET)

    with qtbot.waitSignal(guard.happened) as told:
        threading.Thread(target=work).start()
    assert "KeyError" in told.args[0]


def test_a_good_end_leaves_no_crash_note(application, flushed):
    guard = CrashGuard(lambda: None)
    before = sys.excepthook
    guard.close()
    assert not (paths.state_dir() / "crash.log").exists()
    assert sys.excepthook is not before


def test_what_a_crash_left_behind_is_found_at_the_next_start(application, home):
    (paths.private(paths.state_dir()) / "crash.log").write_text("Fatal Python error")
    guard = CrashGuard(lambda: None)
    assert "Fatal" in guard.left_behind
    guard.close()
