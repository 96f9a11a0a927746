import os
import sqlite3
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.domain.dates import today
from journal.domain.entry import Draft
from journal.errors import JournalDamaged
from journal.ops.entries import AddEntry
from journal.settings import Settings
from journal.ui.bridge import Bridge
from journal.ui.shell.rooms import TIMELINE
from journal.ui.shell.window import Window
from journal.ui.shell.window_state import WindowState
from journal.ui.tasks import Tasks
from journal.workspace import Workspace

LATE = (
    "peewee", "sqlite3", "click", "markdown", "pygments", "tomlkit", "journal.store",
    "journal.ops.entries", "journal.domain.entry", "journal.ui.entry", "journal.ui.actions",
    "journal.ui.widgets.card_list", "PySide6.QtNetwork", "journal.ops.base",
    "journal.domain.change", "socket", "tomllib",
)  # fmt: skip

START = """
import sys
import journal.ui.app as app, journal.ui.shell.window as module

class Watched(module.Window):
    def _go_on(self):
        before()
        super()._go_on()

def before():
    pass

def refused(sentence):
    shown = [w for w in app.application().topLevelWidgets() if w.isVisible()]
    print(f"told with {len(shown)} windows")

module.Window, app._refuse = Watched, refused
"""
RUN = """
from pathlib import Path
from journal.settings import Settings
sys.exit(app.run(Path(sys.argv[1]), Settings()))
"""


def start(journal, home, code=""):
    return subprocess.run(
        [sys.executable, "-c", START + code + RUN, str(journal)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "JOURNAL_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def early(journal_file, theme, qtbot):
    """A window whose journal is not open yet."""
    made = []

    def make(path=journal_file):
        workspace = Workspace(path, at_once=False)
        tasks, bridge = Tasks(workspace.connection), Bridge(workspace)
        window = Window(workspace, Settings(theme="light", author="Ana"), theme, tasks, bridge)
        made.append((workspace, tasks, bridge))
        qtbot.addWidget(window)
        return window

    yield make
    for workspace, tasks, bridge in made:
        bridge.close()
        tasks.close()
        workspace.close()


def test_the_first_picture_does_not_wait_for_what_it_does_not_show(journal_file, home):
    code = """
def before():
    print(*sys.modules, sep="\\n", flush=True)
    import os
    os._exit(0)
"""
    told = start(journal_file, home, code)
    assert told.returncode == 0, told.stderr
    loaded = set(told.stdout.split())
    assert "journal.ui.today.view" in loaded
    assert loaded & set(LATE) == set()


def test_the_first_picture_does_without_all_the_names_of_qt(journal_file, home):
    code = """
import PySide6.QtCore

def before():
    print("Qt" in vars(PySide6.QtCore), flush=True)
    PySide6.QtCore.Qt
    print("Qt" in vars(PySide6.QtCore), flush=True)
    import os
    os._exit(0)
"""
    told = start(journal_file, home, code)
    assert told.stdout.split() == ["False", "True"], told.stderr


def test_what_is_typed_at_once_finds_everything_in_its_place(early, qtbot):
    window = early()
    window.show()
    window.activateWindow()
    assert not window.started
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: window.rooms.here.quick.text() == "a")


def test_a_shortcut_pressed_at_once_does_what_it_does(early, qtbot):
    window = early()
    window.show()
    window.activateWindow()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.writing.entry_id != "")


def test_the_room_of_the_last_time_comes_when_the_journal_is_open(early, journal_file, qtbot):
    WindowState(remembered=True, journal=journal_file).put("room", TIMELINE)
    window = early()
    assert window.rooms.here is None
    assert window.sidebar.rooms[TIMELINE].isChecked()
    window.show()
    qtbot.waitUntil(lambda: window.started)
    assert window.rooms.present == TIMELINE


def test_a_journal_that_cannot_be_opened_is_told_once_the_window_is_there(early, tmp_path, qtbot):
    wrong = tmp_path / "notes.db"
    wrong.write_bytes(b"these are notes, and no journal at all\n" * 30)
    window = early(wrong)
    with qtbot.waitSignal(window.refused) as told:
        window.show()
    assert isinstance(told.args[0], JournalDamaged)
    assert not window.started


@pytest.mark.parametrize(
    ("sql", "code", "words"),
    [
        ("PRAGMA application_id = 1", 4, "not a journal of this program"),
        ("PRAGMA user_version = 999", 5, "newer"),
    ],
)
def test_a_refused_journal_is_a_sentence_and_an_exit_code(sql, code, words, journal_file, home):
    with sqlite3.connect(journal_file) as connection:
        connection.execute(sql)
    connection.close()
    ended = start(journal_file, home)
    assert ended.returncode == code
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout == "told with 0 windows\n"


@pytest.fixture
def last_one(journal_file):
    """The id of the entry that was open the last time."""
    workspace = Workspace(journal_file)
    addition = AddEntry(Draft(title="The one of yesterday"), today(), "Ana")
    workspace.do(addition)
    workspace.close()
    WindowState(remembered=True, journal=journal_file).put("entry", addition.id)
    return addition.id


def test_the_entry_of_the_last_time_is_open_again(early, last_one, qtbot):
    window = early()
    window.show()
    qtbot.waitUntil(lambda: window.started)
    assert window.writing.entry_id == last_one


def test_a_new_entry_begun_at_once_is_not_replaced_by_the_last_one(early, last_one, qtbot):
    window = early()
    window.show()
    window.activateWindow()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.started)
    assert window.writing.entry_id not in ("", last_one)
