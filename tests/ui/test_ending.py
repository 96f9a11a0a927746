import os
import signal

import pytest

from journal.ui.ending import Ending


@pytest.mark.skipif(os.name == "nt", reason="these signals are those of POSIX")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_in_good_order(name, application, qtbot):
    ended = []
    ending = Ending(lambda: ended.append(name))
    try:
        os.kill(os.getpid(), getattr(signal, name))
        qtbot.waitUntil(lambda: ended == [name])
    finally:
        ending.close()


def test_signals_go_back_to_whom_they_belonged(application):
    before = signal.getsignal(signal.SIGTERM)
    Ending(lambda: None).close()
    assert signal.getsignal(signal.SIGTERM) is before
