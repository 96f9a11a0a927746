"""A real journal under a real window, offscreen."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import shutil
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from PySide6.QtGui import QImage, QPainter

from journal.domain import dates
from journal.domain.entry import Draft, Kind
from journal.ops.entries import AddEntry
from journal.settings import Settings
from journal.store import connection, database, entries
from journal.ui import app
from journal.ui.bridge import Bridge
from journal.ui.shell.ahead import Ahead
from journal.ui.shell.rooms import TIMELINE
from journal.ui.shell.window import Window
from journal.ui.tasks import Tasks
from journal.ui.theme import Theme
from journal.workspace import Workspace
from tests.bench import corpus, scenes
from tests.ui import audit
from tests.ui.stalls import Watchdog

TODAY = dates.today()
MANY = 10_000  # entries
_STOOD_STILL, _HELD_UP, _TRIES = "The window stood still", "The window was held up", 3
_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """The offscreen platform warns of what it leaves to a window manager."""
    quiet = pytest.mark.qt_log_ignore("This plugin does not support")
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(quiet)


def pytest_runtest_protocol(item, nextitem):
    """Run a test again in which the window did not answer for too long.

    Where its own work took so long it has to be soon enough the second time: the first may have
    read from a cold disk. Where it was held up though it had little to do, there is one time more:
    what else a machine does holds it up so now and then, a lock or a sleep of ours each time.
    """
    if "make_window" not in item.fixturenames:
        return None
    where = {"nodeid": item.nodeid, "location": item.location}
    item.ihook.pytest_runtest_logstart(**where)
    for number in range(_TRIES):
        item._initrequest()
        reports = runtestprotocol(item, log=False, nextitem=nextitem)
        told = "".join(report.longreprtext for report in reports if report.failed)
        is_work = _STOOD_STILL in told
        if (is_work and number) or not (is_work or _HELD_UP in told):
            break
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(**where)
    return True


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Settings, logs and window geometry of this test alone."""
    monkeypatch.setenv("JOURNAL_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def large_journal(tmp_path_factory):
    """A journal of 10,000 entries, the newest of a year ago; tests get copies of it."""
    items = list(corpus.generate(MANY))
    later = TODAY - timedelta(days=365) - date.fromisoformat(items[-1].happened_on)
    path = tmp_path_factory.mktemp("large") / "team.journal"
    scenes.fill(path, [_later(item, later) for item in items])
    return path


def _later(item, by):
    day = (date.fromisoformat(item.happened_on) + by).isoformat()
    return replace(item, happened_on=day, written_at=day + item.written_at[len(day) :])


@pytest.fixture
def journal_file(tmp_path, request):
    """A journal of this test alone: new, but a large one where a whole window shows it.

    A window on a new journal is asked for by the mark `new_journal`.
    """
    path = tmp_path / "team.journal"
    shown = "make_window" in request.fixturenames
    if shown and not request.node.get_closest_marker("new_journal"):
        shutil.copyfile(request.getfixturevalue("large_journal"), path)
    else:
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
def written(workspace):
    """What was added since the test began and is not in the trash, the newest first."""
    (before,) = connection.run("SELECT coalesce(max(key), 0) FROM entry").fetchone()
    added = "SELECT key FROM entry WHERE key > ? AND trashed_at IS NULL ORDER BY key DESC"
    return lambda: entries.by_keys([key for (key,) in connection.run(added, (before,))])


@pytest.fixture(scope="session")
def fonts(qapp):
    """The fonts of all scripts in the large journal, which the system loads with a first letter."""
    picture = QImage(400, 40, QImage.Format.Format_ARGB32)
    with QPainter(picture) as painter:
        for bold in (False, True):
            font = app.application().font()
            font.setBold(bold)
            painter.setFont(font)
            painter.drawText(0, 30, "żółć 実験 실험 🚀🐛")


@pytest.fixture(scope="session")
def imported(qapp):
    """What a program imports soon after its start, while nobody waits."""
    ahead = Ahead()
    ahead.start()
    while not ahead.done:
        qapp.processEvents()


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
    made = Tasks(workspace.kept_connection, workspace.let_go)
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
    watchdog: Watchdog

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
def watchdog(application):
    """What watches the window of this test."""
    return Watchdog()


@pytest.fixture
def make_window(workspace, theme, tasks, bridge, watchdog, fonts, imported, qtbot):
    """Open a window; it is shown and settled.

    From then on it is watched for stalls, and at the end of the test gone through by someone who
    cannot see it or use a mouse.
    """
    faults = []

    def end(window):
        watchdog.stop()
        faults.extend(audit.faults(window))
        window.writing.keeper.end()

    def make(room=TIMELINE, **more):
        settings = Settings(theme="light", author="Ana", **more)
        with watchdog.paused():  # its start is measured by the bench
            window = Window(workspace, settings, theme, tasks, bridge)
            qtbot.addWidget(window, before_close_func=end)
            window.resize(1400, 900)
            window.show()
            window.activateWindow()
            qtbot.waitExposed(window)
            qtbot.waitUntil(lambda: window.started)
        watchdog.start()
        shown = Opened(window, qtbot, watchdog)
        shown.settle()
        window.show_room(room)
        qtbot.wait(1)  # what a test does next is another step of the person
        return shown

    yield make
    stalls = [
        f"{_STOOD_STILL if stall.is_work else _HELD_UP} for {stall}" for stall in watchdog.stalls
    ]
    assert not stalls + faults, "\n".join(stalls + faults)
