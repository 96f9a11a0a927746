"""Looking after the journal while people work: the daily backup and a look at its structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal import files, paths
from journal.errors import JournalError

if TYPE_CHECKING:
    from journal.settings import Settings
    from journal.store.safety.checking import Findings
    from journal.ui.tasks import Tasks
    from journal.workspace import Workspace


class Care(QObject):
    """Works on a thread of its own, so that no search waits for a backup.

    Args:
        tasks: A thread that nothing else waits for.
    """

    damaged = Signal(str)
    failed = Signal(str)

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._tasks = workspace, tasks

    def start(self, chosen: Settings) -> None:
        """Look at the structure; when it is sound, make the backup of the day."""
        service = paths.synchronised_by(self._workspace.path)
        if service and chosen.last_journal != str(self._workspace.path):  # not seen here before
            words = self.tr(
                "This journal lies in a folder of %s, which may copy it half written. Keep it "
                "elsewhere, and exchange exports."
            )
            self.failed.emit(words % service)

        def look() -> str:
            from journal.store.safety import checking

            return _sentence(checking.quick())

        def then(damage: str) -> None:
            if damage:
                self.damaged.emit(damage)  # a copy of damage would push a good one out
            elif chosen.backups and not self._workspace.read_only:
                self._tasks.run("backup", lambda: self._back_up(chosen), self._on_backed_up)

        self._tasks.run("look", look, then)

    def _back_up(self, chosen: Settings) -> str:
        from journal.store.safety import backup

        path = self._workspace.path
        folder = paths.backups_of(path, chosen.backup_folder)
        try:
            with files.storage_errors(folder):
                paths.private(paths.private(folder.parent) / folder.name)
            backup.make_daily(folder, path.stem)
        except JournalError as error:
            return str(error)
        return ""

    def _on_backed_up(self, problem: str) -> None:
        if problem:
            self.failed.emit(self.tr("The daily backup was not made: %s") % problem)


def _sentence(findings: Findings) -> str:
    """What is wrong, in a sentence; empty where nothing is."""
    try:
        findings.raise_if_damaged()
    except JournalError as error:
        return str(error)
    return ""
