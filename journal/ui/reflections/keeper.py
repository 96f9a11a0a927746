"""Keeping the reflection that is being written, and joining it with what others wrote."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal.domain.ids import new_id
from journal.domain.reflections import BEATS
from journal.errors import EntryChanged, JournalError, UnknownId
from journal.ops.reflections import AddReflection, EditReflection
from journal.store import entries, reflections

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.domain.reflections import Reflection
    from journal.ops.base import Operation
    from journal.workspace import Workspace

TEXTS = ("claim", *BEATS)
"""What people type."""

_AFTER_KEY = 500  # milliseconds from the last key to the save
_AT_MOST = 2.0  # seconds from the first unsaved key to the save
_AGAIN = 5_000  # milliseconds before a save that was refused is tried again


class Keeper(QObject):
    """Holds one reflection; `base` is the state that the typing started from.

    Args:
        typed: Gives the reflection with the texts as they stand in the window now.
    """

    saved = Signal(object)  # Reflection
    merged = Signal(object)  # Reflection to show: what others wrote, with what was typed here
    parted = Signal()  # both sides changed the same text
    refused = Signal(object)  # JournalError; the text is still in the window

    def __init__(
        self,
        workspace: Workspace,
        typed: Callable[[Reflection], Reflection],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._typed = workspace, typed
        self.base: Reflection | None = None
        self.theirs: Reflection | None = None  # set while both changed the same text
        self._unsaved, self._first_key = False, 0.0
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self.save)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not in the journal yet."""
        return self._unsaved

    def begin(self, reflection: Reflection | None) -> None:
        """Turn to another reflection; what is unsaved of the one before is given up."""
        self._clock.stop()
        self.base, self.theirs, self._unsaved = reflection, None, False

    def touch(self) -> None:
        """Something was typed."""
        if self.base is None:
            return
        present = time.monotonic()
        if not self._unsaved:
            self._unsaved, self._first_key = True, present
        if self.theirs is None:
            left = self._first_key + _AT_MOST - present
            self._clock.start(max(0, min(_AFTER_KEY, round(left * 1000))))

    def save(self) -> bool:
        """Save now; tell whether the journal holds everything that was typed."""
        self._clock.stop()
        if self.base is None or not self._unsaved:
            return True
        if self.theirs is not None:
            return False
        mine = self._mine(self.base)
        if mine == self.base:
            self._unsaved = False
            return True
        return self._write(mine)

    def follow(self, theirs: Reflection) -> None:
        """Take in what the journal says now, without losing what was typed.

        Texts that only one side changed are joined; where both changed one, a person decides.
        """
        if self.base is None or theirs == self.base:
            return
        base, mine = self.base, self._mine(self.base)
        changed = {name for name in TEXTS if getattr(mine, name) != getattr(base, name)}
        both = {
            name
            for name in changed
            if getattr(theirs, name) not in (getattr(base, name), getattr(mine, name))
        }
        if both or (changed and theirs.trashed_at and not base.trashed_at):
            self._clock.stop()
            self.theirs = theirs
            self.parted.emit()
            return
        self.theirs, self.base = None, theirs
        joined = replace(theirs, **{name: getattr(mine, name) for name in changed})
        self.merged.emit(joined)
        if changed:
            self.touch()

    def keep_mine(self) -> bool:
        """Save what was typed over what others wrote (undo brings theirs back)."""
        if self.base is None or self.theirs is None:
            return True
        mine = self._mine(self.base)
        texts = {name: getattr(mine, name) for name in TEXTS}
        wanted = replace(self.theirs, **texts, trashed_at=None)
        before, self.base, self.theirs = (self.base, self.theirs), self.theirs, None
        if self._write(wanted):
            return True
        if self.theirs is None:
            self.base, self.theirs = before
        return False

    def keep_theirs(self) -> None:
        """Give up what was typed."""
        if self.theirs is not None:
            theirs = self.theirs
            self.begin(theirs)
            self.merged.emit(theirs)

    def keep_both(self) -> str:
        """Make what was typed a reflection of its own; return its id, empty if refused."""
        if self.base is None:
            return ""
        own = replace(
            self._mine(self.base), id=new_id(), revision=1, trashed_at=None,
            position=self.base.position + 1,
        )  # fmt: skip
        try:
            self._workspace.do(AddReflection(own))
        except JournalError as error:
            self._refuse(error)
            return ""
        self.begin(None)
        return own.id

    def stored(self, reflection_id: str = "") -> Reflection | None:
        """A reflection (the one held) as the journal has it now; None where it is not there."""
        try:
            return reflections.get(reflection_id or (self.base.id if self.base else ""))
        except UnknownId:
            return None

    def do(self, operation: Operation) -> bool:
        """Do something that is no typing; tell whether it was done."""
        try:
            self._workspace.do(operation)
        except JournalError as error:
            self.refused.emit(error)
            return False
        return True

    def _mine(self, base: Reflection) -> Reflection:
        """What stands in the window; a claim that is being rewritten stays until it has words."""
        typed = self._typed(base)
        return typed if typed.claim.strip() else replace(typed, claim=base.claim)

    def _write(self, mine: Reflection) -> bool:
        base = self.base
        # Before the change is told, which asks to follow it:
        self._unsaved, self.base = False, replace(mine, revision=mine.revision + 1)
        try:
            self._workspace.do(self._operation(mine))
        except JournalError as error:
            self._unsaved, self.base = True, base
            return self._join(mine.id) if isinstance(error, EntryChanged) else self._refuse(error)
        self.base = reflections.get(mine.id)
        self.saved.emit(self.base)
        return True

    def _operation(self, mine: Reflection) -> Operation:
        """Save it; where it is not in the journal, as after a restore, add it again."""
        if self.stored(mine.id):
            return EditReflection(mine, autosave=True)
        there = {entry.id for entry in entries.by_ids(mine.evidence)}
        evidence = tuple(name for name in mine.evidence if name in there)
        return AddReflection(replace(mine, evidence=evidence))

    def _join(self, reflection_id: str) -> bool:
        """Someone was faster: take in what they wrote and save again, unless both changed it."""
        self.follow(reflections.get(reflection_id))
        return self.save()

    def _refuse(self, error: JournalError) -> bool:
        self._clock.start(_AGAIN)
        self.refused.emit(error)
        return False
