"""The next step of the loop, asked for where the entry is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal.domain.entry import Kind, Status
from journal.ui.entry.chain import Next

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from journal.domain.board import Move
    from journal.domain.entry import Draft
    from journal.ui.entry.linking import Linking
    from journal.ui.entry.view import EntryView


class Steps(QObject):
    """Takes the open entry a step round the loop, with the one question that it needs.

    Args:
        linking: Writes the next entry, and asks where a learning was applied.
        shown: The draft as it stands in the window.
        change: Takes over facts of the open entry.
        today: The day on which an outcome is told.
    """

    def __init__(
        self,
        view: EntryView,
        linking: Linking,
        shown: Callable[[], Draft],
        change: Callable[..., None],
        today: Callable[[], date],
    ) -> None:
        super().__init__(view)
        self._view, self._linking, self._shown = view, linking, shown
        self._change, self._today = change, today

    def take(self, move: Move) -> None:
        """Write the next entry, or ask where this one was applied.

        An experiment that leads to something mostly has an outcome, so that is asked first.
        """
        if move.kind is None:
            self._linking.record_applied()
            return
        step = Next(move.kind, move.relation)
        told = self._shown()
        is_open = told.status is None or not told.status.finished
        if told.kind is Kind.EXPERIMENT and is_open:
            self.ask_outcome(lambda: self._linking.write(step))
        else:
            self._linking.write(step)

    def ask_outcome(self, then: Callable[[], None] = lambda: None) -> None:
        """Ask how the open experiment went, and go on."""

        def answer(status: Status) -> Callable[[], None]:
            def keep() -> None:
                ended = self._shown().ended_on or self._today()
                began = self._shown().happened_on or ended
                self._change(status=status, ended_on=max(began, ended))
                then()

            return keep

        self._view.strip.ask(
            self.tr("How did the experiment go?"),
            (
                (self.tr("It worked"), answer(Status.WORKED)),
                (self.tr("It failed"), answer(Status.FAILED)),
                (self.tr("Mixed"), answer(Status.MIXED)),
                (self.tr("Given up"), answer(Status.ABANDONED)),
                (self.tr("Still running"), then),
            ),
            self._view.body if self._view.writes else self._view.preview,
        )
