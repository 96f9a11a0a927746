"""Rooms are imported before anyone enters them."""

import os
import subprocess
import sys

from journal.ui.shell.ahead import MODULES, Ahead

_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from journal.settings import Settings
from journal.ui import app
from journal.ui.shell.ahead import MODULES
from journal.ui.shell.window import Window

class Waiting(Window):
    def _go_on(self):
        super()._go_on()
        assert not all(name in sys.modules for name in MODULES)
        self.clock = QTimer(interval=20)
        self.clock.timeout.connect(self.look)
        self.clock.start()

    def look(self):
        if all(name in sys.modules for name in MODULES):
            self.close()

import journal.ui.shell.window as module
module.Window = Waiting
sys.exit(app.run(Path(sys.argv[1]), Settings(author="Ana")))
"""


def test_a_program_imports_every_room_once_it_has_started(journal_file, home):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "JOURNAL_HOME": str(home)}
    command = [sys.executable, "-c", _PROGRAM, str(journal_file)]
    subprocess.run(command, env=environment, timeout=60, check=True)


def test_a_second_window_has_nothing_to_wait_for(qtbot, monkeypatch):
    for name in MODULES:
        monkeypatch.setitem(sys.modules, name, sys)
    ahead = Ahead()
    ahead.start()
    qtbot.waitUntil(lambda: ahead.done)
