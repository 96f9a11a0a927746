"""What the window says when the journal does not take something, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal import files, paths

if TYPE_CHECKING:
    from pathlib import Path

    from journal.ui.bridge import Bridge
    from journal.ui.entry.controller import EntryController
    from journal.ui.shell.message_bar import MessageBar

SAVE, LOOK, CRASH = "save", "look", "crash"  # topics of the message bar


class Troubles(QObject):
    """Puts failures into the message bar, each with its way out."""

    close_requested = Signal()

    def __init__(self, messages: MessageBar, entry: EntryController, bridge: Bridge) -> None:
        super().__init__(messages)
        self._messages, self._entry = messages, entry
        entry.failed.connect(self.tell)
        entry.conflicted.connect(self._on_conflicted)
        entry.succeeded.connect(lambda: messages.over(SAVE))
        bridge.failed.connect(lambda text: messages.trouble(LOOK, text))
        bridge.recovered.connect(lambda: messages.over(LOOK))

    def tell(self, text: str) -> None:
        """Tell of a refusal; where typing waits to be saved, offer to try again."""
        if self._entry.keeper.unsaved:
            self._messages.trouble(SAVE, text, (self.tr("Try again"), self._entry.flush))
        else:
            self._messages.trouble(SAVE, text)

    def tell_crash(self, what: str) -> None:
        """Tell of an error of our own."""
        words = self.tr("Something went wrong inside the journal (%s). Your work goes on.") % what
        self._messages.trouble(CRASH, words)

    def tell_unclosed(self) -> None:
        """Say why the window stays open."""
        self._messages.trouble(
            SAVE,
            self.tr("What you typed could not be kept, so the window stays open."),
            (self.tr("Try again"), self.close_requested.emit),
            (self.tr("Put the text into a file and close"), self._rescue_and_close),
        )

    def rescue(self) -> Path:
        """Put typing that the journal does not take into a file of its own."""
        draft = self._entry.typed()
        place = paths.private(paths.state_dir()) / f"rescued-{self._entry.entry_id[-8:]}.md"
        files.write_atomically(place, f"# {draft.title}\n\n{draft.body}\n".encode())
        return place

    def _rescue_and_close(self) -> None:
        self.rescue()
        self._entry.keeper.end()
        self.close_requested.emit()

    def _on_conflicted(self, text: str) -> None:
        keeper = self._entry.keeper
        self._messages.trouble(
            SAVE,
            text,
            (self.tr("Keep mine as a new entry"), keeper.save_apart),
            (self.tr("Save mine, theirs stays in the history"), keeper.save_over),
        )
