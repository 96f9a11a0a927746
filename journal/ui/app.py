"""Starting the window, and ending it without losing a word.

The journal is opened before Qt is imported: PySide6 looks into the source of every module that
is imported after it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from journal.errors import JournalError
from journal.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from journal.settings import Settings


def run(path: Path, settings: Settings, sample: bool = False) -> int:
    """Open the window on a journal and stay until it is closed.

    Args:
        path: An existing journal file.
        settings: What the person has chosen.
        sample: Whether it is the throw-away copy of the sample.

    Returns:
        The exit code of the process.
    """
    try:
        workspace = Workspace(path)
    except JournalError as error:
        sys.stderr.write(f"{error}\n")
        _refuse(str(error))
        return error.exit_code
    try:
        return _window(workspace, settings, sample)
    finally:
        workspace.close()


def _window(workspace: Workspace, settings: Settings, sample: bool) -> int:
    from journal.ui.bridge import Bridge
    from journal.ui.crash import CrashGuard
    from journal.ui.ending import Ending
    from journal.ui.shell.window import Window
    from journal.ui.tasks import Tasks
    from journal.ui.theme import Theme

    app = application()
    theme = Theme(app, settings)
    tasks, bridge = Tasks(workspace.connection), Bridge(workspace)
    window = Window(workspace, settings, theme, tasks, bridge, sample=sample)
    guard = CrashGuard(window.flush)
    guard.happened.connect(window.troubles.tell_crash)
    app.setWindowIcon(theme.icon("journal", size=64))
    app.commitDataRequest.connect(lambda _manager: window.flush())
    ending = Ending(window.end_session)
    window.closed.connect(app.quit)
    window.show()
    try:
        return app.exec()
    finally:
        ending.close()
        bridge.close()
        tasks.close()
        guard.close()


def application() -> QApplication:
    """The one `QApplication`, in the style that is the same on every desktop."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(["journal"])
    assert isinstance(app, QApplication)
    app.setApplicationName("journal")
    app.setApplicationDisplayName("Journal")
    app.setDesktopFileName("journal")
    app.setStyle("Fusion")
    return app


def _refuse(sentence: str) -> None:
    from PySide6.QtWidgets import QMessageBox

    app = application()
    box = QMessageBox(QMessageBox.Icon.Warning, "Journal", sentence)
    box.finished.connect(app.quit)
    box.open()
    app.exec()
