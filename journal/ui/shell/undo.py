"""Undo and redo: the text field with the focus first, then the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from journal.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.workspace import Workspace

    Direction = Literal["undo", "redo"]


class Undo(QObject):
    """Steps back and forth.

    Args:
        flush: Makes typing safe before the journal steps; tells whether it is.
    """

    stepped = Signal(str)  # a sentence
    failed = Signal(str)
    entry_returned = Signal(str)  # the one entry that a step touched and that is not in the trash

    def __init__(
        self, workspace: Workspace, flush: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._flush = workspace, flush

    def words(self, direction: Direction) -> str:
        """The words for the menu: what the next step would be."""
        plain = self.tr("Undo") if direction == "undo" else self.tr("Redo")
        what: str = getattr(self._workspace, f"{direction}_text")
        return f"{plain}: {what}" if what else plain

    def step(self, direction: Direction) -> None:
        """Take one step, in the text field with the focus if there is one to take."""
        if not in_field(direction):
            self.step_journal(direction)

    def step_journal(self, direction: Direction) -> None:
        """Take one step in the journal."""
        if not self._flush():
            return
        what = getattr(self._workspace, f"{direction}_text")
        try:
            change = getattr(self._workspace, direction)()
        except JournalError as error:
            self.failed.emit(str(error))
            return
        if change is None:
            nothing = self.tr("Nothing to undo."), self.tr("Nothing to redo.")
            self.stepped.emit(nothing[direction == "redo"])
            return
        done = self.tr("Undone: %s."), self.tr("Done again: %s.")
        self.stepped.emit(done[direction == "redo"] % what)
        self._return(list(change.entries))

    def _return(self, ids: list[str]) -> None:
        from journal.store import entries

        touched = entries.by_ids(ids) if len(ids) == 1 else []
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
