"""Renaming and merging tags and projects, in one undoable step."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journal.domain.change import Change
from journal.domain.entry import check_line
from journal.domain.people import fold
from journal.errors import InputRefused, UnknownId, shown
from journal.ops.base import Applied, Operation, Together
from journal.ops.documents import ACTIONS, Edit
from journal.ops.entries import EditEntry
from journal.store import actions, entries, labels
from journal.text import spans


@dataclass(frozen=True, slots=True)
class RenameTag:
    """Call a tag something else, in chips and texts; an existing name merges the two."""

    old: str
    new: str
    author: str
    label: str = "rename tag"

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
            return _spelled(labels.spell("tag", self.new), self, ids)
        edits: list[Operation] = [self._edit(name) for name in ids]
        edits += [Edit(ACTIONS, replace(action, tag=self.new)) for action in decided]
        return Together(tuple(edits), self.label).apply()

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

    def apply(self) -> Applied:
        """Edit every entry of the project."""
        _check(self.new)
        ids = labels.entries_in_project(self.old)
        if not ids:
            raise UnknownId(self.old, "project")
        if fold(self.old) == fold(self.new):
            return _spelled(labels.spell("project", self.new), self, ids)
        found = [entries.get(name) for name in ids]
        edits = tuple(
            EditEntry(e.id, e.revision, replace(e.draft(), project=self.new), self.author)
            for e in found
        )
        return Together(edits, self.label).apply()


def _check(name: str) -> None:
    check_line(name)
    if not name.strip():
        raise InputRefused("A tag or project needs a name.")


def _spelled(before: str, operation: RenameTag | RenameProject, ids: list[str]) -> Applied:
    """Only the spelling changed: the entries point to the same tag."""
    change = Change(entries=frozenset(ids), labels=frozenset({before, operation.new}))
    return Applied(change, replace(operation, old=operation.new, new=before))
