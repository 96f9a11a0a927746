"""Starting the window, and ending it without losing a word.

The window is painted before the journal is opened, and before what works on it is imported.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from journal.errors import JournalError
from journal.ui import environment
from journal.ui.shell import instance
from journal.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from journal.settings import Settings
    from journal.ui.crash import CrashGuard
    from journal.ui.ending import Ending
    from journal.ui.shell.window import Window
    from journal.ui.tasks import Tasks


_BUSY = 1_500  # milliseconds that the window may stand still while another program writes
_CARE_AFTER = 2_000  # milliseconds after the start: what people look at first comes first


def run(path: Path, settings: Settings, sample: bool = False) -> int:
    """Open the window on a journal and stay until it is closed.

    Where another window shows the journal already, that one comes to the front instead.

    Args:
        path: An existing journal file.
        settings: What the person has chosen.
        sample: Whether it is the throw-away copy of the sample.

    Returns:
        The exit code of the process.
    """
    if not sample and instance.raise_other(path):
        return 0
    environment.import_as_usual()
    try:
        return _window(Workspace(path, at_once=False), settings, sample)
    except JournalError as error:
        sys.stderr.write(f"{error}\n")
        _refuse(str(error))
        return error.exit_code


def _window(workspace: Workspace, settings: Settings, sample: bool) -> int:
    from journal.ui.bridge import Bridge
    from journal.ui.crash import CrashGuard
    from journal.ui.shell.window import Window
    from journal.ui.tasks import Tasks
    from journal.ui.theme import Theme
    from journal.ui.tidying import Tidying

    app = application()
    tidying = Tidying()
    theme = Theme(app, settings)
    kept = workspace.kept_connection, workspace.let_go
    tasks, background = Tasks(*kept), Tasks(*kept)
    bridge = Bridge(workspace)
    window = Window(workspace, settings, theme, tasks, bridge, sample=sample)
    guard = CrashGuard(window.flush)
    guard.happened.connect(window.troubles.tell_crash)
    endings: list[Ending] = []
    refusals: list[JournalError] = []
    app.commitDataRequest.connect(lambda _manager: window.flush())
    window.closed.connect(app.quit)
    window.refused.connect(refusals.append)
    window.refused.connect(window.hide)
    window.refused.connect(app.quit)
    window.opened.connect(lambda: endings.append(_settle(window, guard)))
    window.ready.connect(tidying.start)
    window.ready.connect(lambda: _look_ahead(window))
    if not sample:
        window.ready.connect(lambda: _look_after(workspace, settings, background, window))
    window.show()
    try:
        code = app.exec()
    finally:
        for ending in endings:
            ending.close()
        bridge.close()
        tasks.close()
        background.close()
        guard.close()
        if not (sample or refusals):
            _back_up(workspace)
        workspace.close()
    if refusals:
        raise refusals[0]
    return code


def _settle(window: Window, guard: CrashGuard) -> Ending:
    """What comes once the window can be used."""
    from journal.store import connection
    from journal.ui.ending import Ending

    connection.run(f"PRAGMA busy_timeout = {_BUSY}")
    window.setWindowIcon(window.icon())
    if guard.left_behind:
        window.troubles.tell_last_crash(guard.left_behind)
    return Ending(window.end_session)


def _look_ahead(window: Window) -> None:
    from journal.ui.shell.ahead import Ahead

    Ahead(window).start()


def _look_after(
    workspace: Workspace, settings: Settings, background: Tasks, window: Window
) -> None:
    from PySide6.QtCore import QTimer

    from journal.ui.shell.care import Care

    instance.listen(workspace.path, window.come_forward, window)
    care = Care(workspace, background, window)
    care.damaged.connect(window.troubles.tell_damage)
    care.failed.connect(window.messages.notice)
    background.failed.connect(window.messages.notice)
    QTimer.singleShot(_CARE_AFTER, window, lambda: care.start(settings))
    background.run("last journal", lambda: _remember(workspace.path), lambda _: None, reads=False)


def _back_up(workspace: Workspace) -> None:
    """Have what changed since the last backup kept, where backups are wished for."""
    from journal import apart, paths, settings
    from journal.store.safety import backup

    path = workspace.path
    try:
        chosen = settings.load()
        folder = paths.backups_of(path, chosen.backup_folder)
        wished = chosen.backups and folder.is_dir() and not workspace.read_only
        if wished and backup.changed(folder, path.stem):
            apart.start(path, "backup", "--if-changed")
    except JournalError as error:
        sys.stderr.write(f"{error}\n")


def _remember(path: Path) -> None:
    """Have the next start open this journal again."""
    from dataclasses import replace

    from journal import paths
    from journal import settings as kept

    present = kept.load()
    if str(path) != (present.last_journal or str(paths.default_journal())):
        kept.save(replace(present, last_journal=str(path)))


def welcome(settings: Settings) -> str:
    """Ask how to begin, at the very first start.

    Returns:
        The path of a journal, `NEW` or `SAMPLE` of `journal.ui.shell.welcome`, or nothing.
    """
    from journal import paths
    from journal.ui.shell.welcome import OPEN, WelcomeDialog, ask_existing
    from journal.ui.theme import Theme

    app = application()
    theme = Theme(app, settings)
    theme.dress()
    dialog = WelcomeDialog(theme, paths.default_journal())
    while dialog.exec():
        if dialog.choice != OPEN:
            return dialog.choice
        path = ask_existing(dialog)
        if path:
            return path
    return ""


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
