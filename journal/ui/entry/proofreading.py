"""Between the text of an entry and the dictionaries: which there are, and what they learn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.errors import JournalError
from journal.ui.entry import spelling

if TYPE_CHECKING:
    from journal.ui.entry.spelling import Speller
    from journal.ui.entry.view import EntryView
    from journal.ui.tasks import Tasks


class Proofreading(QObject):
    """Gives the text a speller, made elsewhere: a dictionary takes a moment to be read."""

    failed = Signal(str)

    def __init__(self, view: EntryView, tasks: Tasks) -> None:
        super().__init__(view)
        self._view, self._tasks = view, tasks
        self.speller: Speller | None = None
        view.body.word_added.connect(self._on_word_added)

    def wish(self, languages: str) -> None:
        """Check spelling as `spelling.make` understands a wish."""
        self._tasks.run("spelling", lambda: spelling.make(languages), self._on_made, reads=False)

    def _on_made(self, speller: Speller) -> None:
        self.speller = speller
        self._view.body.spell(speller)
        if speller.missing:
            missing = ", ".join(speller.missing)
            self.failed.emit(self.tr("There is no dictionary for %s on this system.") % missing)

    def _on_word_added(self, word: str) -> None:
        if self.speller is None:
            return
        try:
            self.speller.add(word)
        except JournalError as error:
            self.failed.emit(str(error))
        else:
            self._view.body.look_again()
