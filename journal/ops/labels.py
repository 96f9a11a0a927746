"""Renaming and merging tags and projects, in one undoable step."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain

from journal.domain.change import Change
from journal.domain.entry import check_line
from journal.domain.people import fold
from journal.errors import InputRefused, UnknownId, shown
from journal.ops.base import Applied, Operation, Progress, in_turn, unwatched
from journal.ops.documents import ACTIONS, Edit
from journal.ops.entries import EditEntry
from journal.store import entries, labels
from journal.store.lookback import actions
from journal.text import spans


@dataclass(frozen=True, slots=True)
class RenameTag:
    """Call a tag something else, in chips and texts; an existing name merges the two."""

    old: str
    new: str
    author: str
    label: str = "rename tag"
    progress: Progress = field(default=unwatched, compare=False, repr=False)

    @property
    def size(self) -> int:
        """How many entries have the tag (count)."""
        return len(labels.entries_with_tag(self.old))

    def watched(self, progress: Progress) -> RenameTag:
        """The same, telling its progress."""
        return replace(self, progress=progress)

    def apply(self) -> Applied:
        """Edit every entry that has the tag, and every action against its mistakes."""
        _check(self.new)
        if spans.tags(f"#{self.new}") != (self.new,):
            raise InputRefused(
                f"“{shown(self.new)}” cannot be a tag: letters, digits, - and _ only."
            )
        ids, decided = labels.entries_with_tag(self.old), actions.with_tag(self.old)
        if not ids and not decided:
            raise UnknownId(self.old, "tag")
        if fold(self.old) == fold(self.new):
            return _spelled(labels.spell("tag", self.new, self.progress), self, ids)
        edits = (self._edit(name) for name in ids)
        changes = (Edit(ACTIONS, replace(action, tag=self.new)) for action in decided)
        return in_turn(chain(edits, changes), self.label, self.progress)

    def _edit(self, entry_id: str) -> Operation:
        entry = entries.get(entry_id)
        tags = tuple(self.new if fold(tag) == fold(self.old) else tag for tag in entry.tags)
        body = spans.rename_tag(entry.body, self.old, self.new)
        draft = replace(entry.draft(), body=body, tags=tags)
        return EditEntry(entry_id, entry.revision, draft, self.author)


@dataclass(frozen=True, slots=True)
class RenameProject:
    """Call a project something else; an existing name merges the two."""

    old: str
    new: str
    author: str
    label: str = "rename project"
    progress: Progress = field(default=unwatched, compare=False, repr=False)

    @property
    def size(self) -> int:
        """How many entries the project has (count)."""
        return len(labels.entries_in_project(self.old))

    def watched(self, progress: Progress) -> RenameProject:
        """The same, telling its progress."""
        return replace(self, progress=progress)

    def apply(self) -> Applied:
        """Edit every entry of the project."""
        _check(self.new)
        ids = labels.entries_in_project(self.old)
        if not ids:
            raise UnknownId(self.old, "project")
        if fold(self.old) == fold(self.new):
            return _spelled(labels.spell("project", self.new, self.progress), self, ids)
        return in_turn(map(self._edit, ids), self.label, self.progress)

    def _edit(self, entry_id: str) -> Operation:
        entry = entries.get(entry_id)
        draft = replace(entry.draft(), project=self.new)
        return EditEntry(entry_id, entry.revision, draft, self.author)


def _check(name: str) -> None:
    check_line(name)
    if not name.strip():
        raise InputRefused("A tag or project needs a name.")


def _spelled(before: str, operation: RenameTag | RenameProject, ids: list[str]) -> Applied:
    """Only the spelling changed: the entries point to the same tag."""
    change = Change(entries=frozenset(ids), labels=frozenset({before, operation.new}))
    back = replace(operation, old=operation.new, new=before, progress=unwatched)
    return Applied(change, back)
