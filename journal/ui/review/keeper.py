"""Keeping what a team decides about its post: every change is a save of the recipe."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.domain.ids import new_id
from journal.domain.review import begun, fresh
from journal.errors import JournalError, JournalReadOnly
from journal.ops.documents import REVIEWS, Add, Edit
from journal.store.lookback import recipes

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.domain.dates import Period
    from journal.domain.review import Block, Review
    from journal.ops.base import Operation
    from journal.workspace import Workspace

    Change = Callable[[Review], Review]


class RecipeKeeper(QObject):
    """Changes the recipe of a period; the first change makes it.

    A change is made upon what the journal has now, so nobody's other changes are lost.

    Args:
        author: The name under which it is saved.
    """

    failed = Signal(str)

    def __init__(
        self, workspace: Workspace, author: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._author = workspace, author

    def stored(self, period: Period) -> Review | None:
        """The recipe as the journal has it now; None where none is kept."""
        return recipes.of(period)

    def may_write(self) -> bool:
        """Whether something can be kept at all; `failed` says so where nothing can."""
        if self._workspace.read_only:
            self.failed.emit(str(JournalReadOnly(self._workspace.path)))
        return not self._workspace.read_only

    def change(self, period: Period, change: Change, sitting: str = "") -> bool:
        """Change the recipe of a period.

        Args:
            period: The days it looks back on.
            change: Gives the new recipe for the present one.
            sitting: Saves of one sitting are one step of undo; empty for a step of its own.

        Returns:
            Whether the journal has it as it should be.
        """
        try:
            kept = recipes.of(period)
            old = kept or fresh(new_id(), period, recipes.before(period))
            new = change(old)
            if new == old:
                return True
            if kept is None and sitting:
                self._workspace.do(Add(REVIEWS, replace(old, edited_by=self._author())))
                old = kept = recipes.get(old.id)
                new = change(old)
            new = replace(new, edited_by=self._author())
            edit: Operation = Edit(REVIEWS, new, sitting) if kept else Add(REVIEWS, new)
            self._workspace.do(edit)
        except JournalError as error:
            self.failed.emit(str(error))
            return False
        return True

    def change_block(self, period: Period, section: str, change: Callable[[Block], Block]) -> bool:
        """Change one block of the recipe."""
        return self.change(period, lambda r: r.with_block(change(r.block(section))))

    def begin(self, period: Period, before: Period) -> bool:
        """Begin the review of a period with the order, voice and profile of another."""
        try:
            last = recipes.of(before)
            if last and recipes.of(period) is None:
                new = replace(begun(new_id(), period, last), edited_by=self._author())
                self._workspace.do(Add(REVIEWS, new))
        except JournalError as error:
            self.failed.emit(str(error))
            return False
        return True
