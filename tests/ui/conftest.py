"""A real journal under a real window, offscreen."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from journal.domain import dates
from journal.domain.entry import Draft, Kind
from journal.ops.entries import AddEntry
from journal.settings import Settings
from journal.store import database
from journal.ui import app
from journal.ui.bridge import Bridge
from journal.ui.shell.rooms import TIMELINE
from journal.ui.shell.window import Window
from journal.ui.tasks import Tasks
from journal.ui.theme import Theme
from journal.workspace import Workspace
from tests.ui.stalls import watchdog  # noqa: F401 - a fixture

TODAY = dates.today()
_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """The offscreen platform warns of what it leaves to a window manager."""
    quiet = pytest.mark.qt_log_ignore("This plugin does not support")
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(quiet)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Settings, logs and window geometry of this test alone."""
    monkeypatch.setenv("JOURNAL_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def journal_file(tmp_path):
    path = tmp_path / "team.journal"
    database.create(path)
    return path


@pytest.fixture
def workspace(journal_file):
    opened = Workspace(journal_file)
    yield opened
    opened.close()


@pytest.fixture
def add(workspace):
    """Keep an entry and return its id."""

    def keep(title="", body="", kind=Kind.NOTE, ago=0, **more):
        day = more.pop("happened_on", TODAY - timedelta(days=ago))
        draft = Draft(title=title, body=body, kind=kind, happened_on=day, **more)
        addition = AddEntry(draft, TODAY, "Ana")
        workspace.do(addition)
        return addition.id

    return keep


@pytest.fixture
def application(qapp):
    return app.application()


@pytest.fixture
def theme(application):
    made = Theme(application, Settings(theme="light"))
    yield made
    made.deleteLater()


@pytest.fixture
def tasks(workspace, application):
    made = Tasks(workspace.connection)
    yield made
    made.close()


@pytest.fixture
def bridge(workspace, application):
    made = Bridge(workspace)
    yield made
    made.close()


@dataclass
class Opened:
    """A window on the test's journal, with short words for what tests do with it."""

    window: Window
    qtbot: object

    def settle(self):
        """Wait until nothing is under way."""
        tasks = self.window._tasks
        done = []
        tasks.run("settle", lambda: True, done.append, reads=False)
        self.qtbot.waitUntil(lambda: done == [True])

    def open(self, entry_id):
        assert self.window.writing.open(entry_id)
        self.settle()

    def type(self, field, text):
        field.setFocus()
        self.qtbot.keyClicks(field, text)


@pytest.fixture
def make_window(workspace, theme, tasks, bridge, qtbot):
    """Open a window; it is shown and settled."""
    opened = []

    def make(room=TIMELINE, **more):
        settings = Settings(theme="light", author="Ana", **more)
        window = Window(workspace, settings, theme, tasks, bridge)
        qtbot.addWidget(window, before_close_func=lambda _w: window.writing.keeper.end())
        window.resize(1400, 900)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        shown = Opened(window, qtbot)
        opened.append(shown)
        qtbot.waitUntil(lambda: window.started)
        shown.settle()
        window.show_room(room)
        return shown

    return make
