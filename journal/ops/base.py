"""What every operation is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol, cast

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


Progress = Callable[[int], object]
"""Told again and again how many things are done; may raise to stop, and nothing has happened."""


def unwatched(_done: int) -> None:
    """Nobody waits for the operation."""


class Lengthy(Operation, Protocol):
    """An operation on any number of things: it can take a while, be watched and be stopped."""

    @property
    def size(self) -> int:
        """How many things it is about (count)."""
        ...

    def watched(self, progress: Progress) -> Operation:
        """The same operation, telling its progress."""
        ...


def size(operation: Operation) -> int:
    """How many things an operation is about (count)."""
    number: int = getattr(operation, "size", 1)
    return number


def watched(operation: Operation, progress: Progress) -> Operation:
    """The same operation, telling its progress if it can."""
    if hasattr(operation, "watched"):
        return cast("Lengthy", operation).watched(progress)
    return operation


@dataclass(frozen=True, slots=True)
class Together:
    """Several operations as one: all happen, or none, and one undo takes them back."""

    operations: tuple[Operation, ...]
    label: str = field(default="change")
    progress: Progress = field(default=unwatched, compare=False, repr=False)

    @property
    def size(self) -> int:
        """How many things all of them are about (count)."""
        return sum(map(size, self.operations))

    def watched(self, progress: Progress) -> Together:
        """The same operations, telling their progress."""
        return replace(self, progress=progress)

    def apply(self) -> Applied:
        """Do them in order; their inverses will be done in the opposite order."""
        return in_turn(self.operations, self.label, self.progress)


def in_turn(operations: Iterable[Operation], label: str, progress: Progress) -> Applied:
    """Do operations one after another, each as soon as it is given.

    Returns:
        What all of them did; their inverses will be done in the opposite order.
    """
    done, all_applied = 0, list[Applied]()
    for operation in operations:

        def tell(number: int, before: int = done) -> None:
            progress(before + number)

        all_applied.append(watched(operation, tell).apply())
        done += size(operation)
        progress(done)
    inverses = tuple(a.inverse for a in reversed(all_applied) if a.inverse)
    change = Change.together(applied.change for applied in all_applied)
    return Applied(change, Together(inverses, label) if inverses else None)
