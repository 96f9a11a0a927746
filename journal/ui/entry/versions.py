"""Looking back at what the open entry was, and bringing it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.errors import JournalError
from journal.ops.entries import EditEntry
from journal.store import entries, history
from journal.ui.widgets.history import HistoryDialog, Version

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.domain.entry import Draft
    from journal.ui.entry.keeper import Keeper
    from journal.ui.entry.view import EntryView
    from journal.ui.tasks import Tasks
    from journal.ui.theme import Theme
    from journal.workspace import Workspace


class Versions(QObject):
    """Opens the history of the entry that the keeper holds."""

    failed = Signal(str)
    noticed = Signal(str)
    undo_offered = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        view: EntryView,
        keeper: Keeper,
        tasks: Tasks,
        author: Callable[[], str],
    ) -> None:
        super().__init__(view)
        self._workspace, self._view, self._keeper = workspace, view, keeper
        self._tasks, self._author = tasks, author
        self._theme: Theme | None = None
        self.dialog: HistoryDialog | None = None
        view.history_requested.connect(self.show)

    def dress(self, theme: Theme) -> None:
        """Take the look that the dialog has."""
        self._theme = theme

    def show(self) -> None:
        """Show the earlier versions of the open entry."""
        entry_id = self._keeper.entry_id
        if not entry_id or self._theme is None or not self._keeper.flush():
            return
        try:
            entry, revisions = entries.get(entry_id), history.of(entry_id)
        except JournalError as error:
            self.failed.emit(str(error))
            return
        if self.dialog is not None:
            self.dialog.close()
        versions = [
            Version(r.saved_at, r.saved_by, tuple(lines_of(r.draft)), r.draft) for r in revisions
        ]
        heading = entry.heading or self.tr("Untitled")
        now = lines_of(entry.draft())
        dialog = HistoryDialog(
            self._theme, self._tasks, (heading, now), versions, self._view.window()
        )
        dialog.restore_requested.connect(lambda draft: self._restore(entry_id, draft))
        dialog.destroyed.connect(self._on_closed)
        self.dialog = dialog
        dialog.show()

    def _restore(self, entry_id: str, draft: Draft) -> None:
        """Bring a version back as the newest one; what it replaces becomes an earlier version."""
        if not self._keeper.flush():
            return
        try:
            entry = entries.get(entry_id)
            self._workspace.do(EditEntry(entry_id, entry.revision, draft, self._author()))
        except JournalError as error:
            self.failed.emit(str(error))
        else:
            self.undo_offered.emit(self.tr("The earlier version is back."))

    def _on_closed(self) -> None:
        self.dialog = None


def lines_of(draft: Draft) -> list[str]:
    """A draft as lines: what is known of it, then its text."""
    known = (
        ("Title", draft.title), ("Kind", draft.kind.value),
        ("Day", str(draft.happened_on or "")), ("End", str(draft.ended_on or "")),
        ("Author", draft.author), ("Status", draft.status.value if draft.status else ""),
        ("Expectation", draft.expectation), ("Check back", str(draft.check_on or "")),
        ("Audience", draft.audience.value), ("Project", draft.project),
        ("Tags", ", ".join(draft.tags)), ("People", ", ".join(draft.people)),
    )  # fmt: skip
    facts = [f"{name}: {value}" for name, value in known if value]
    return [*facts, "", *draft.body.splitlines()]
