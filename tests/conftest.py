"""What every test starts from: no display, a home of its own, no journal named outside."""

from __future__ import annotations

import gc
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from hypothesis import settings

from journal.store import database
from journal.ui import environment, tidying
from journal.workspace import Workspace

environment.import_as_usual()  # as the program does

# A busy machine is no finding, and what one run finds the next one finds as well. To look where no
# run has looked before: `pytest --hypothesis-profile searching`.
settings.register_profile("journal", deadline=None, derandomize=True)
settings.register_profile("searching", deadline=None, max_examples=1_000)
settings.load_profile("journal")


@pytest.fixture(autouse=True)
def _home_of_its_own(tmp_path, monkeypatch):
    """Nothing of the person who runs the tests is read, and nothing of theirs is written."""
    monkeypatch.setenv("JOURNAL_HOME", str(tmp_path))
    monkeypatch.delenv("JOURNAL_FILE", raising=False)


@pytest.fixture(autouse=True)
def _tidied_on_the_main_thread():
    """Widgets that a test leaves behind die here, and not on a thread of the next one."""
    gc.disable()
    yield
    tidying.tidy()


@pytest.fixture
def workspace(tmp_path):
    """A new, empty journal, open for writing."""
    path = tmp_path / "journal.db"
    database.create(path)
    opened = Workspace(path)
    yield opened
    opened.close()
