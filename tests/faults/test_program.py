"""The harness itself: whatever goes wrong in it, no writer is left behind and nothing hangs."""

import sys
from pathlib import Path

import pytest

from tests.faults.program import BATCH, INIT, Program

STANDIN = str(Path(__file__).with_name("standin.py"))


@pytest.fixture
def program(tmp_path):
    made = Program(tmp_path / "home", (sys.executable, STANDIN, "none"))
    made.run(tmp_path / "journal.db", *INIT)
    return made


def test_an_error_while_the_writer_is_frozen_is_raised_and_the_writer_killed(program, tmp_path):
    def meanwhile():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        program.interrupted(
            tmp_path / "journal.db", *BATCH, after=1, delay=0, meanwhile=meanwhile, limit=20
        )


def test_a_writer_that_says_nothing_is_ended(tmp_path):
    wordless = (sys.executable, "-c", "import signal; signal.pause()")
    silent = Program(tmp_path / "home", wordless)
    assert silent.interrupted(tmp_path / "journal.db", after=1, delay=0, limit=1) == []
