"""Between the dialog and where settings are kept: the settings file, and the journal's own name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal import settings
from journal.domain.entry import check_line
from journal.errors import InputRefused, JournalError, shown
from journal.ops.facts import SetTeam
from journal.store import facts

if TYPE_CHECKING:
    from journal.domain.change import Change
    from journal.settings import Settings
    from journal.ui.bridge import Bridge
    from journal.ui.settings.dialog import SettingsDialog
    from journal.workspace import Workspace

_TEAM = "team"  # a fact of the journal: all who share it call the team the same


class SettingsController(QObject):
    """Keeps what is chosen, and tells it.

    Args:
        chosen: The settings that hold now. They may differ from the file (a name given for this
            start alone); only what is changed in the dialog goes into it.
    """

    changed = Signal(object)  # Settings

    def __init__(self, workspace: Workspace, dialog: SettingsDialog, chosen: Settings) -> None:
        super().__init__(dialog)
        self._workspace, self._dialog, self._settings = workspace, dialog, chosen
        dialog.chosen.connect(self._on_chosen)

    def follow(self, bridge: Bridge) -> None:
        """Follow the team's name, which others may change too."""
        bridge.changed.connect(self._on_changed)

    def load(self) -> None:
        """Show what holds now."""
        for name in self._dialog.fields:
            if name != _TEAM:
                self._dialog.show_value(name, getattr(self._settings, name))
        self._show_team()

    def _show_team(self) -> None:
        try:
            self._dialog.show_value(_TEAM, facts.get(facts.TEAM))
        except JournalError as error:
            self._dialog.refuse(str(error))

    def _keep(self, name: str, words: str) -> None:
        if name == _TEAM:
            self._workspace.do(SetTeam(words))
            self._dialog.show_value(name, words)
            return
        wanted = settings.changed(self._settings, name, words)
        settings.save(settings.changed(settings.load(), name, words))
        self._settings = wanted
        self._dialog.show_value(name, getattr(wanted, name))
        self.changed.emit(wanted)

    def _on_chosen(self, name: str, words: str) -> None:
        try:
            self._keep(name, _tidied(name, words))
        except JournalError as error:
            self._dialog.refuse(str(error))
            if name in ("author", _TEAM, "backup_folder"):
                return  # what was typed stays, to be mended
            self._dialog.show_value(name, getattr(self._settings, name))

    def _on_changed(self, change: Change) -> None:
        if change.everything or change.labels:
            self._show_team()


def _tidied(name: str, words: str) -> str:
    """The value as it may be kept.

    Raises:
        InputRefused: It is no name, or no folder that backups could go to.
    """
    if name in ("author", _TEAM):
        words = " ".join(words.split())
        check_line(words)
    elif name == "backup_folder" and words.strip():
        folder = Path(words.strip()).expanduser()
        if not folder.is_absolute():
            raise InputRefused(f"Give the whole path of the folder, not “{shown(words)}” alone.")
        if folder.exists() and not folder.is_dir():
            raise InputRefused(f"{shown(folder)} is a file; backups need a folder.")
        return str(folder)
    return words.strip()
