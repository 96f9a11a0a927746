"""One open journal: the door through which every write goes, and its undo and redo.

What works on a journal is imported with the first one that is opened: a window is painted
before that.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from journal import files
from journal.errors import JournalBusy, JournalDamaged, JournalError, StorageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from journal.domain.change import Change
    from journal.ops.base import Applied, Autosave, Operation, Reversal

_DEPTH = 200  # undo steps remembered (count)
_MANY = 100  # things that an operation can be about before others would notice (count)


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    operation: Operation
    inverse: Operation


@dataclass(frozen=True, slots=True)
class Write:
    """Something that is to be written, and how the undo stack learns of it.

    `Workspace.apply` does the operation, on any thread; what is here belongs to the thread that
    opened the journal.

    Attributes:
        operation: What is to be done.
        remember: Takes what it did, once it stands.
        forget: Drops the step, when it cannot be taken any more.
    """

    operation: Operation
    remember: Callable[[Applied], None]
    forget: Callable[[], None] = lambda: None

    def refused(self, error: JournalError) -> None:
        """Draw the consequence of a refusal."""
        if not isinstance(error, JournalBusy | StorageError | JournalDamaged):
            self.forget()  # those are of the file, and it may be possible in a moment


class Workspace:
    """An open journal. One process has one at a time.

    The thread that opened it does what is done at once (`do`, `undo`, `redo`). What takes longer
    is prepared there (`doing`, `undoing`, `redoing`), applied elsewhere (`apply`), remembered
    there, and then noticed by `refresh` as the writes of others are.
    """

    def __init__(self, path: Path, *, read_only: bool = False, at_once: bool = True) -> None:
        """Open a journal.

        Args:
            path: An existing journal file.
            read_only: Whether to leave it alone even where it could be written.
            at_once: Whether to open it now; otherwise `open` comes before anything else.

        Raises:
            JournalError: It is missing, damaged, newer, out of reach or busy.
        """
        self.path = path
        self._only_reading = self.read_only = read_only
        self.is_open = False
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._listeners: list[Callable[[Change], None]] = []
        self._version = 0
        if at_once:
            self.open()
        else:
            files.identity(path)  # refuses what is no file

    @property
    def undo_text(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        return self._done[-1].operation.label if self._done else ""

    @property
    def redo_text(self) -> str:
        """What redo would do again, in words; empty when there is nothing."""
        return self._undone[-1].operation.label if self._undone else ""

    @property
    def undo_step(self) -> object:
        """What stands for the last step: the same object until there is another last one."""
        return self._done[-1] if self._done else None

    def open(self) -> None:
        """Open the journal, if it is not open yet.

        Raises:
            JournalError: It is missing, damaged, newer, out of reach or busy.
        """
        from journal.store import connection, database

        if not self.is_open:
            self.read_only = database.open_journal(self.path, read_only=self._only_reading)
            self.is_open = True
            self._version = connection.data_version()

    def do(self, operation: Operation) -> Change:
        """Apply an operation in one transaction, remember its inverse and tell the listeners.

        The write stands once it is on disk: a listener that fails is reported as any other
        unexpected error is, but the others are told and the caller is not misled.

        Raises:
            JournalError: It was refused, or the file could not be written; nothing happened.
        """
        return self.make(self.doing(operation))

    def undo(self) -> Change | None:
        """Take the last operation back; None when there is nothing to take back.

        Raises:
            JournalBusy: Try again later. So with StorageError and JournalDamaged.
            JournalError: It cannot be taken back any more; it is forgotten.
        """
        write = self.undoing()
        return self.make(write) if write else None

    def redo(self) -> Change | None:
        """Do again what undo took back; None when there is nothing.

        Raises:
            JournalBusy: Try again later. So with StorageError and JournalDamaged.
            JournalError: It cannot be done again any more; it is forgotten.
        """
        write = self.redoing()
        return self.make(write) if write else None

    def doing(self, operation: Operation) -> Write:
        """An operation that is to be done."""
        folded = self._folded(operation)

        def remember(applied: Applied) -> None:
            if applied.inverse:
                self._remember(operation, applied.inverse, folded=folded is not None)

        return Write(folded or operation, remember)

    def undoing(self) -> Write | None:
        """The last operation, that is to be taken back; None when there is nothing."""
        return self._step(self._done, self._undone)

    def redoing(self) -> Write | None:
        """What undo took back, that is to be done again; None when there is nothing."""
        return self._step(self._undone, self._done)

    def make(self, write: Write) -> Change:
        """Make a write at once: apply it, remember it and tell the listeners.

        Raises:
            JournalError: As `do`, `undo` and `redo`.
        """
        try:
            applied = self.apply(write.operation)
        except JournalError as error:
            write.refused(error)
            raise
        write.remember(applied)
        self._tell(applied.change)
        return applied.change

    def apply(self, operation: Operation) -> Applied:
        """Do an operation in one transaction, on any thread that has a connection.

        Raises:
            JournalError: It was refused, or the file could not be written; nothing happened.
        """
        from journal.ops.base import size
        from journal.store import connection

        with connection.transaction(large=size(operation) > _MANY):
            return operation.apply()

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Have a listener told of every change; call what is returned to end that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def refresh(self) -> Change | None:
        """Look whether another process has written since; if so, tell and return it."""
        if not self.is_open:
            return None
        from journal.domain.change import Change
        from journal.store import connection

        version = connection.data_version()
        if version == self._version:
            return None
        self._version = version
        change = Change(everything=True)
        self._tell(change)
        return change

    def follow(self) -> bool:
        """Turn to the file that took the journal's place while it was open, if one did.

        What could be undone was done in the other file, so it is forgotten.

        Returns:
            Whether there is another one; listeners were told that everything may be different.

        Raises:
            JournalError: There is none, or it is no journal; the one before stays open.
        """
        if not self.is_open:
            return False
        from journal.domain.change import Change
        from journal.store import connection, database

        if not connection.is_replaced():
            return False
        with connection.opening_anew():
            self.read_only = database.open_journal(self.path, read_only=self._only_reading)
            self._version = connection.data_version()
        self._done.clear()
        self._undone.clear()
        self._tell(Change(everything=True))
        return True

    def connection(self) -> AbstractContextManager[None]:
        """A connection for another thread, for the time of a block."""
        from journal.store import connection

        return connection.thread_connection()

    def kept_connection(self) -> AbstractContextManager[None]:
        """The same, but open until the thread lets go of it: the next block has it at once."""
        from journal.store import connection

        return connection.thread_connection(keep=True)

    def let_go(self) -> None:
        """Close what `kept_connection` has opened for this thread."""
        from journal.store import connection

        connection.let_go()

    def back_up(self, folder: Path) -> Path:
        """Make a verified backup in a folder, thin out the older ones, and return its path.

        Raises:
            JournalError: The copy did not pass its check, or the folder cannot be written.
        """
        from journal.store.safety import backup

        return backup.make(folder, self.path.stem)

    def close(self) -> None:
        """Close the journal for this thread."""
        if self.is_open:
            from journal.store import connection

            connection.close()
            self.is_open = False

    def _folded(self, operation: Operation) -> Operation | None:
        if self._done and hasattr(operation, "merged"):
            return cast("Autosave", operation).merged(self._done[-1].operation)
        return None

    def _remember(self, operation: Operation, inverse: Operation, *, folded: bool) -> None:
        """Remember a step; folded saves go back to before the first of them."""
        self._undone.clear()
        whole: Operation | None = inverse
        if folded:
            whole = cast("Reversal", inverse).back_to(self._done.pop().inverse)
        if whole:
            self._done.append(_Step(operation, whole))
            del self._done[:-_DEPTH]

    def _step(self, source: list[_Step], target: list[_Step]) -> Write | None:
        if not source:
            return None
        step = source[-1]

        def forget() -> None:
            if step in source:  # a write that came in between has ended what could be done again
                source.remove(step)

        def remember(applied: Applied) -> None:
            forget()
            if applied.inverse:
                target.append(_Step(step.inverse, applied.inverse))

        return Write(step.inverse, remember, forget)

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(change)
            except Exception:  # noqa: BLE001 - reported like every unexpected error
                sys.excepthook(*sys.exc_info())
