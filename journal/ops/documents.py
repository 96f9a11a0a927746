"""Adding, editing and trashing what is kept whole: retros, their actions, eras, and reviews."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from journal.domain.change import Change
from journal.domain.dates import now
from journal.domain.eras import Era
from journal.domain.retros import Action, Retro
from journal.domain.review import Review
from journal.errors import EntryChanged
from journal.ops.base import Applied, Operation
from journal.store.lookback import actions, eras, recipes, retros

if TYPE_CHECKING:
    from collections.abc import Callable


Kept = TypeVar("Kept", Retro, Action, Era, Review)


@dataclass(frozen=True, slots=True)
class Shelf(Generic[Kept]):
    """Where one noun is kept.

    `remember` keeps the state before a save among its earlier ones; None where none are kept.
    """

    noun: str
    get: Callable[[str], Kept]
    insert: Callable[[Kept], None]
    update: Callable[[Kept, int], None]
    remember: Callable[[Kept], None] | None = None

    def change(self, ident: str) -> Change:
        """What a write to one of them touched."""
        touched: dict[str, Any] = {f"{self.noun}s": frozenset({ident})}
        return Change(**touched)


RETROS = Shelf("retro", retros.get, retros.insert, retros.update)
ACTIONS = Shelf("action", actions.get, actions.insert, actions.update)
ERAS = Shelf("era", eras.get, eras.insert, eras.update)
REVIEWS = Shelf("review", recipes.get, recipes.insert, recipes.update, recipes.remember)


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
    """Replace something, based on the revision that it carries.

    The saves of one `sitting` (empty: of none) fold into one step of undo and one earlier state.
    """

    shelf: Shelf[Kept]
    new: Kept
    sitting: str = ""
    folded: bool = False

    @property
    def label(self) -> str:
        """What it does, in words."""
        return f"edit {self.shelf.noun}"

    def apply(self) -> Applied:
        """Keep the new state under the next revision."""
        old = self.shelf.get(self.new.id)
        if old.revision != self.new.revision:
            raise EntryChanged(old.heading)
        return _save(self.shelf, old, self.new, self.label, folded=self.folded)

    def merged(self, previous: Operation) -> Edit[Kept] | None:
        """This save folded upon the one before, if both are of one sitting and nothing between."""
        if isinstance(previous, Edit) and self.sitting and previous.sitting == self.sitting:
            before, present = previous.new, self.new
            follows = before.id == present.id and before.revision + 1 == present.revision
            return replace(self, folded=True) if follows else None
        return None


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

    def back_to(self, first: Operation) -> Revert[Kept] | None:
        """What takes back this save and those before it, down to the one that `first` does."""
        assert isinstance(first, Revert)
        nothing = _content(first.new) == _content(self.expected)
        return None if nothing else replace(self, new=first.new)


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


def _save(shelf: Shelf[Kept], old: Kept, new: Kept, label: str, *, folded: bool = False) -> Applied:
    saved = replace(new.checked(), revision=old.revision + 1, edited_at=now())
    shelf.update(saved, old.revision)
    if shelf.remember and not folded:
        shelf.remember(old)
    kept = shelf.get(saved.id)  # with names as the journal writes them
    return Applied(shelf.change(old.id), Revert(shelf, kept, old, label))


def _content(document: Kept) -> Kept:
    return replace(document, revision=0, edited_at=None)
