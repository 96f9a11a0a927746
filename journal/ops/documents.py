"""Adding, editing and trashing what is kept whole: retros, their actions, and eras."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from journal.domain.change import Change
from journal.domain.dates import now
from journal.domain.eras import Era
from journal.domain.retros import Action, Retro
from journal.errors import EntryChanged
from journal.ops.base import Applied
from journal.store import actions, eras, retros

if TYPE_CHECKING:
    from collections.abc import Callable


Kept = TypeVar("Kept", Retro, Action, Era)


@dataclass(frozen=True, slots=True)
class Shelf(Generic[Kept]):
    """Where one noun is kept."""

    noun: str
    get: Callable[[str], Kept]
    insert: Callable[[Kept], None]
    update: Callable[[Kept, int], None]

    def change(self, ident: str) -> Change:
        """What a write to one of them touched."""
        touched: dict[str, Any] = {f"{self.noun}s": frozenset({ident})}
        return Change(**touched)


RETROS = Shelf("retro", retros.get, retros.insert, retros.update)
ACTIONS = Shelf("action", actions.get, actions.insert, actions.update)
ERAS = Shelf("era", eras.get, eras.insert, eras.update)


@dataclass(frozen=True, slots=True)
class Add(Generic[Kept]):
    """Keep something new."""

    shelf: Shelf[Kept]
    new: Kept

    @property
    def label(self) -> str:
        """What it does, in words."""
        return f"add {self.shelf.noun}"

    def apply(self) -> Applied:
        """Keep it."""
        kept = replace(self.new.checked(), edited_at=now())
        self.shelf.insert(kept)
        inverse = Revert(self.shelf, kept, replace(kept, trashed_at=now()), self.label)
        return Applied(self.shelf.change(kept.id), inverse)


@dataclass(frozen=True, slots=True)
class Edit(Generic[Kept]):
    """Replace something, based on the revision that it carries."""

    shelf: Shelf[Kept]
    new: Kept

    @property
    def label(self) -> str:
        """What it does, in words."""
        return f"edit {self.shelf.noun}"

    def apply(self) -> Applied:
        """Keep the new state under the next revision."""
        old = self.shelf.get(self.new.id)
        if old.revision != self.new.revision:
            raise EntryChanged(old.heading)
        return _save(self.shelf, old, self.new, self.label)


@dataclass(frozen=True, slots=True)
class Revert(Generic[Kept]):
    """Take an edit back, or do it again: allowed while it still says what the edit left."""

    shelf: Shelf[Kept]
    expected: Kept
    new: Kept
    label: str

    def apply(self) -> Applied:
        """Put the new state in the place of the expected one."""
        old = self.shelf.get(self.new.id)
        if _content(old) != _content(self.expected):
            raise EntryChanged(old.heading)
        return _save(self.shelf, old, self.new, self.label)


@dataclass(frozen=True, slots=True)
class Trash(Generic[Kept]):
    """Move something into the trash."""

    shelf: Shelf[Kept]
    id: str
    base_revision: int

    @property
    def label(self) -> str:
        """What it does, in words."""
        return f"trash {self.shelf.noun}"

    def apply(self) -> Applied:
        """Move it; the inverse takes it out again."""
        old = self.shelf.get(self.id)
        if old.revision != self.base_revision:
            raise EntryChanged(old.heading)
        return _save(self.shelf, old, replace(old, trashed_at=now()), self.label)


def _save(shelf: Shelf[Kept], old: Kept, new: Kept, label: str) -> Applied:
    saved = replace(new.checked(), revision=old.revision + 1, edited_at=now())
    shelf.update(saved, old.revision)
    kept = shelf.get(saved.id)  # with names as the journal writes them
    return Applied(shelf.change(old.id), Revert(shelf, kept, old, label))


def _content(document: Kept) -> Kept:
    return replace(document, revision=0, edited_at=None)
