"""Making, editing and trashing reflections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journal.domain.change import Change
from journal.domain.dates import now
from journal.errors import EntryChanged
from journal.ops.base import Applied, Operation
from journal.store import reflections

if TYPE_CHECKING:
    from journal.domain.reflections import Reflection


@dataclass(frozen=True, slots=True)
class AddReflection:
    """Keep a new reflection."""

    reflection: Reflection
    label: str = "add reflection"

    def apply(self) -> Applied:
        """Keep it."""
        kept = replace(self.reflection.checked(), edited_at=now())
        reflections.insert(kept)
        inverse = RevertReflection(kept, replace(kept, trashed_at=now()), self.label)
        return Applied(Change(reflections=frozenset({kept.id})), inverse)


@dataclass(frozen=True, slots=True)
class EditReflection:
    """Replace a reflection, based on the revision that it carries.

    `autosave` marks the saves of one sitting, which fold into one step of undo.
    """

    reflection: Reflection
    label: str = "edit reflection"
    autosave: bool = False

    def apply(self) -> Applied:
        """Keep the new state under the next revision."""
        old = reflections.get(self.reflection.id)
        if old.revision != self.reflection.revision:
            raise EntryChanged(old.claim)
        return _save(old, self.reflection, self.label)

    def merged(self, previous: Operation) -> EditReflection | None:
        """This save folded upon the one before, if both are autosaves of one reflection.

        A save that was based on anything but the one before is not folded: undo has to bring
        back what came in between.
        """
        if isinstance(previous, EditReflection) and previous.autosave and self.autosave:
            before, present = previous.reflection, self.reflection
            follows = before.id == present.id and before.revision + 1 == present.revision
            return self if follows else None
        return None


@dataclass(frozen=True, slots=True)
class RevertReflection:
    """Take an edit back, or do it again: allowed while the reflection says what it left."""

    expected: Reflection
    reflection: Reflection
    label: str = "edit reflection"

    def apply(self) -> Applied:
        """Put the reflection in the place of the expected one."""
        old = reflections.get(self.reflection.id)
        if _content(old) != _content(self.expected):
            raise EntryChanged(old.claim)
        return _save(old, self.reflection, self.label)

    def back_to(self, first: Operation) -> RevertReflection | None:
        """What takes back this save and those before it, down to the one that `first` does."""
        assert isinstance(first, RevertReflection)
        nothing = _content(first.reflection) == _content(self.expected)
        return None if nothing else replace(self, reflection=first.reflection)


@dataclass(frozen=True, slots=True)
class TrashReflection:
    """Move a reflection into the trash."""

    reflection_id: str
    base_revision: int
    label: str = "trash reflection"

    def apply(self) -> Applied:
        """Move it; the inverse takes it out again."""
        old = reflections.get(self.reflection_id)
        if old.revision != self.base_revision:
            raise EntryChanged(old.claim)
        return _save(old, replace(old, trashed_at=now()), self.label)


def _save(old: Reflection, new: Reflection, label: str) -> Applied:
    saved = replace(new.checked(), revision=old.revision + 1, edited_at=now())
    reflections.update(saved, old.revision)
    inverse = RevertReflection(saved, old, label)
    return Applied(Change(reflections=frozenset({old.id})), inverse)


def _content(reflection: Reflection) -> Reflection:
    return replace(reflection, revision=0, edited_at=None)
