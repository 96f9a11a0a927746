"""What the window says when the journal does not take something, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal import files, paths

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from journal.ui.bridge import Bridge
    from journal.ui.entry.controller import EntryController
    from journal.ui.shell.message_bar import MessageBar

SAVE, LOOK, CRASH, DAMAGE, KEYS = "save", "look", "crash", "damage", "keys"  # topics


class Troubles(QObject):
    """Puts failures into the message bar, each with its way out."""

    close_requested = Signal()
    report_requested = Signal(str)  # what went wrong
    recovery_requested = Signal()
    keys_requested = Signal()

    def __init__(self, messages: MessageBar, bridge: Bridge) -> None:
        super().__init__(messages)
        self._messages = messages
        self._entry: EntryController | None = None
        bridge.failed.connect(lambda text: messages.trouble(LOOK, text))
        bridge.recovered.connect(lambda: messages.over(LOOK))
        bridge.replaced.connect(self._on_replaced)

    def follow(self, entry: EntryController) -> None:
        """Tell of what goes wrong with the open entry."""
        self._entry = entry
        entry.failed.connect(self.tell)
        entry.conflicted.connect(self._on_conflicted)
        entry.succeeded.connect(lambda: self._messages.over(SAVE))

    def tell(self, text: str) -> None:
        """Tell of a refusal; where typing waits to be saved, offer to try again."""
        if self._entry and self._entry.keeper.unsaved:
            self._messages.trouble(SAVE, text, (self.tr("Try again"), self._entry.flush))
        else:
            self._messages.trouble(SAVE, text)

    def tell_crash(self, what: str) -> None:
        """Tell of an error of our own, and offer to see more of it."""
        words = self.tr("Something went wrong inside the journal (%s). Your work goes on.") % what
        self._messages.trouble(
            CRASH, words, (self.tr("Show more"), lambda: self.report_requested.emit(what))
        )

    def tell_last_crash(self, notes: str) -> None:
        """Tell that the last session ended badly."""
        words = self.tr(
            "The journal did not end well the last time. What had been kept until then is here."
        )
        self._messages.trouble(
            CRASH, words, (self.tr("Show more"), lambda: self.report_requested.emit(notes))
        )

    def tell_damage(self, text: str) -> None:
        """Tell that the file is not what was written, and lead to what can be done."""
        self._messages.trouble(
            DAMAGE, text, (self.tr("What to do now"), self.recovery_requested.emit)
        )

    def tell_keys(self, troubles: Sequence[str]) -> None:
        """Tell what of the keys in the settings could not be used."""
        more = len(troubles) - 1
        words = troubles[0] if not more else self.tr("%s (And %s more.)") % (troubles[0], more)
        self._messages.trouble(KEYS, words, (self.tr("Show the keys"), self.keys_requested.emit))

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
        assert self._entry is not None
        draft = self._entry.typed()
        place = paths.private(paths.state_dir()) / f"rescued-{self._entry.entry_id[-8:]}.md"
        files.write_atomically(place, f"# {draft.title}\n\n{draft.body}\n".encode())
        return place

    def _rescue_and_close(self) -> None:
        self.rescue()
        if self._entry:
            self._entry.keeper.end()
        self.close_requested.emit()

    def _on_replaced(self) -> None:
        self._messages.notice(
            self.tr(
                "Another file took the place of the journal, as when a backup is restored. It is "
                "shown now."
            )
        )

    def _on_conflicted(self, text: str) -> None:
        assert self._entry is not None
        keeper = self._entry.keeper
        self._messages.trouble(
            SAVE,
            text,
            (self.tr("Keep mine as a new entry"), keeper.save_apart),
            (self.tr("Save mine, theirs stays in the history"), keeper.save_over),
        )
