"""What every operation is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from journal.domain.change import Change


class Operation(Protocol):
    """A write. It checks itself, changes the journal, and knows how to be taken back.

    `apply` is called inside a transaction and raises `JournalError` to refuse; then nothing has
    happened.
    """

    @property
    def label(self) -> str:
        """What it does, in words for the menu: “add entry”."""
        ...

    def apply(self) -> Applied:
        """Do it and say what was touched."""
        ...


class Autosave(Operation, Protocol):
    """A save of what is being written: those of one sitting fold into one step of undo."""

    def merged(self, previous: Operation) -> Operation | None:
        """This save as it is done upon the one before; None where they do not belong together."""
        ...


class Reversal(Operation, Protocol):
    """The inverse of an autosave."""

    def back_to(self, first: Operation) -> Operation | None:
        """The inverse of all saves since the one that `first` takes back.

        Returns:
            None where they came to nothing.
        """
        ...


@dataclass(frozen=True, slots=True)
class Applied:
    """What an operation did.

    Attributes:
        change: The ids it touched.
        inverse: The operation that takes it back; None where nothing is left to take back.
    """

    change: Change
    inverse: Operation | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """Several operations as one: all happen, or none, and one undo takes them back."""

    operations: tuple[Operation, ...]
    label: str = field(default="change")

    def apply(self) -> Applied:
        """Do them in order; their inverses will be done in the opposite order."""
        change, inverses = Change(), list[Operation]()
        for operation in self.operations:
            applied = operation.apply()
            change |= applied.change
            if applied.inverse:
                inverses.insert(0, applied.inverse)
        return Applied(change, Together(tuple(inverses), self.label) if inverses else None)
