"""Undo and redo: the text field with the focus first, then the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.domain.change import Change
    from journal.ui.changes import Changes
    from journal.workspace import Workspace

    Direction = Literal["undo", "redo"]


class Undo(QObject):
    """Steps back and forth.

    Args:
        flush: Makes typing safe before the journal steps; tells whether it is.
    """

    stepped = Signal(str)  # a sentence
    entry_returned = Signal(str)  # the one entry that a step touched and that is not in the trash

    def __init__(
        self,
        workspace: Workspace,
        changes: Changes,
        flush: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._changes, self._flush = workspace, changes, flush

    def words(self, direction: Direction) -> str:
        """The words for the menu: what the next step would be."""
        plain = self.tr("Undo") if direction == "undo" else self.tr("Redo")
        what: str = getattr(self._workspace, f"{direction}_text")
        return f"{plain}: {what}" if what else plain

    def step(self, direction: Direction) -> None:
        """Take one step, in the text field with the focus if there is one to take."""
        if not in_field(direction):
            self.step_journal(direction)

    def offer(self) -> Callable[[], None]:
        """What takes back the last step in the journal, as long as it is the last one."""
        offered = self._workspace.undo_step

        def take_back() -> None:
            if not self._flush():
                return
            if self._workspace.undo_step is offered:
                self.step_journal("undo")
            else:
                self.stepped.emit(
                    self.tr(
                        "More was done since then. Undo in the menu takes it back step by step."
                    )
                )

        return take_back

    def step_journal(self, direction: Direction) -> None:
        """Take one step in the journal."""
        if not self._flush():
            return
        back = direction == "undo"
        what = getattr(self._workspace, f"{direction}_text")
        done = (self.tr("Undone: %s.") if back else self.tr("Done again: %s.")) % what
        step = self._changes.undo if back else self._changes.redo
        if not step(lambda change: self._on_stepped(done, change)):
            self.stepped.emit(self.tr("Nothing to undo.") if back else self.tr("Nothing to redo."))

    def _on_stepped(self, words: str, change: Change) -> None:
        from journal.store import entries

        self.stepped.emit(words)
        touched = entries.by_ids(list(change.entries)) if len(change.entries) == 1 else []
        for entry in touched:
            if not entry.trashed:
                self.entry_returned.emit(entry.id)


def in_field(direction: Direction) -> bool:
    """Step in the text field that has the focus; tell whether there was a step."""
    from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

    field = QApplication.focusWidget()
    if isinstance(field, QTextEdit):
        text = field.document()
        able = text.isUndoAvailable() if direction == "undo" else text.isRedoAvailable()
        able = able and not field.isReadOnly()
    elif isinstance(field, QLineEdit):
        able = field.isUndoAvailable() if direction == "undo" else field.isRedoAvailable()
    else:
        able = False
    if able:
        getattr(field, direction)()
    return able
