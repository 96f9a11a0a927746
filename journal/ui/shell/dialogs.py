"""What opens over the window or beside it: each is imported and made when it is wanted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal import paths

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from journal.settings import Settings
    from journal.ui.help.window import HelpWindow
    from journal.ui.keys import Keymap
    from journal.ui.palette.view import Palette
    from journal.ui.shell.rooms import House


class Dialogs(QObject):
    """Opens them and passes on what is chosen in them."""

    command_chosen = Signal(str)
    entry_chosen = Signal(str)
    query_chosen = Signal(str)
    settings_changed = Signal(object)  # Settings
    failed = Signal(str)

    def __init__(self, window: QWidget, house: House, keymap: Keymap) -> None:
        super().__init__(window)
        self._window, self._house, self._keymap = window, house, keymap
        self._palette: Palette | None = None
        self._help: HelpWindow | None = None

    @property
    def log(self) -> Path:
        """The file that notes of what went wrong are kept in."""
        return paths.state_dir() / "journal.log"

    def open_palette(self) -> None:
        """Go anywhere and run any command."""
        if self._palette is None:
            from journal.ui.palette.view import Palette

            house = self._house
            self._palette = Palette(house.theme, house.tasks, self._keymap, self._window)
            self._palette.command_chosen.connect(self.command_chosen)
            self._palette.entry_chosen.connect(self.entry_chosen)
            self._palette.filter_chosen.connect(self.query_chosen)
        self._palette.open()

    def open_settings(self, chosen: Settings) -> None:
        """Choose how the window is to be."""
        from journal.ui.settings.controller import SettingsController
        from journal.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self._house.theme, self._window)
        dialog.finished.connect(dialog.deleteLater)
        controller = SettingsController(self._house.workspace, dialog, chosen)
        controller.changed.connect(self.settings_changed)
        controller.follow(self._house.bridge)
        controller.load()
        dialog.keys_requested.connect(lambda: self.open_keys(dialog))
        dialog.open()

    def open_keys(self, over: QWidget | None = None) -> None:
        """Choose the keys of commands.

        Args:
            over: The dialog that it opens over; the window without one.
        """
        from journal.ui.settings.keys import KeysDialog
        from journal.ui.settings.keys_controller import KeysController

        dialog = KeysDialog(self._house.theme, over or self._window)
        dialog.finished.connect(dialog.deleteLater)
        KeysController(self._keymap, dialog)
        dialog.open()

    def open_help(self, page: str = "") -> None:
        """Show the help, at a page where one is named."""
        if self._help is None:
            from journal.ui.help.window import HelpWindow

            self._help = HelpWindow(self._house.theme, self._keymap, self._window)
            self._help.destroyed.connect(self._on_help_gone)
        if page:
            self._help.open_page(page)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def open_about(self, chosen: Settings) -> None:
        """Show versions, places and licences."""
        from journal.ui.shell.about import TextDialog, about_page

        journal = self._house.workspace.path
        backups = paths.backups_of(journal, chosen.backup_folder)
        page = about_page(journal, backups, self.log)
        TextDialog(self.tr("About this journal"), page, self._window).show()

    def open_report(self, what: str, notes: str = "") -> None:
        """Show what went wrong inside.

        Args:
            what: A sentence.
            notes: What was noted; without any, the end of the log.
        """
        from journal.ui.shell.report import ReportDialog, tail

        words = self.tr("What you wrote is kept, and your work goes on. This is what is known:")
        text = f"{what}\n\n{notes or tail(self.log)}"
        ReportDialog(words, text, self.log, self._window).show()

    def open_log_folder(self) -> None:
        """Show the folder with the log in the desktop's own window."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.log.parent)))

    def open_journal(self) -> None:
        """Ask for another journal, which gets a window of its own."""
        from journal.ui.shell.welcome import ask_existing

        path = ask_existing(self._window)
        if path:
            self._start("--journal", path)

    def new_journal(self) -> None:
        """Ask where a new journal is to be and open it in a window of its own."""
        from pathlib import Path

        from journal.errors import JournalError
        from journal.store import database
        from journal.ui.shell.welcome import ask_new

        path = ask_new(self._window)
        if not path:
            return
        try:
            database.create(Path(path))
        except JournalError as error:
            self.failed.emit(str(error))
        else:
            self._start("--journal", path)

    def open_sample(self) -> None:
        """Open a throw-away copy of the sample in a window of its own."""
        self._start("--sample")

    def _start(self, *arguments: str) -> None:
        from PySide6.QtCore import QProcess

        QProcess.startDetached(sys.executable, ["-m", "journal", *arguments])

    def _on_help_gone(self) -> None:
        self._help = None
