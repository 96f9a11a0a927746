import os
import signal
import subprocess
import sys

import pytest

from journal import paths, settings
from journal.settings import Settings
from journal.store import entries
from journal.store.safety import backup
from journal.workspace import Workspace
from tests.processes import at_most

RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from journal.settings import Settings
from journal.ui import app
from journal.ui.shell.window import Window

class Typing(Window):
    def _go_on(self):
        super()._go_on()
        self.new_entry()
        self.entry.title.insertPlainText("Words before the end")
        print("TYPED", flush=True)

import journal.ui.shell.window as module
module.Window = Typing
sys.exit(app.run(Path(sys.argv[1]), Settings(author="Ana"), False))
"""


@pytest.mark.skipif(os.name == "nt", reason="these signals are those of POSIX")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_process_that_is_asked_to_end_saves_what_was_typed(name, journal_file, home):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "JOURNAL_HOME": str(home)}
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(journal_file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    with at_most(process):
        assert process.stdout.readline() == "TYPED\n"
        process.send_signal(getattr(signal, name))
        process.communicate()
    assert process.returncode == 0
    opened = Workspace(journal_file)
    assert [entry.title for entry in entries.newest()] == ["Words before the end"]
    opened.close()
    assert not (home / "state" / "crash.log").exists()


@pytest.mark.skipif(os.name == "nt", reason="these signals are those of POSIX")
@pytest.mark.parametrize("wished", [True, False])
def test_what_changed_is_backed_up_when_the_window_closes(wished, journal_file, home, qtbot):
    settings.save(Settings(backups=wished))
    folder = paths.backups_of(journal_file)
    folder.mkdir(parents=True)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "JOURNAL_HOME": str(home)}
    command = [sys.executable, "-c", RUN, str(journal_file)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    with at_most(process):
        assert process.stdout.readline() == "TYPED\n"
        process.terminate()
        process.communicate()
    if wished:
        qtbot.waitUntil(lambda: len(list(folder.glob("*.db"))) == 1, timeout=30_000)
        (made,) = folder.glob("*.db")
        assert backup.verify(made) == ""
    else:
        assert not list(folder.iterdir())


def test_a_journal_that_is_not_there_is_a_sentence_and_no_window(tmp_path, home):
    code = (
        "import sys; from pathlib import Path; from journal.settings import Settings;"
        "from journal.ui import app; app._refuse = lambda sentence: None;"
        "sys.exit(app.run(Path(sys.argv[1]), Settings()))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "missing.journal")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 5
    assert "There is no journal at" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "missing.journal").exists()
