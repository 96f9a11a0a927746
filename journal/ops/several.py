"""Giving many entries a tag, a project or an audience, in one step."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from journal.domain.change import Change
from journal.domain.dates import now
from journal.domain.entry import check_line, with_draft
from journal.domain.people import fold
from journal.errors import EntryChanged, InputRefused, UnknownId, shown
from journal.ops.base import Applied, Progress, unwatched
from journal.store import entries, entry_rows
from journal.store.rows import Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journal.domain.entry import Audience, Draft, Entry

_FIELDS = ("tags", "project", "audience")
_BATCH = 200  # entries read at a time


class Step(NamedTuple):
    """What takes the change of one entry back.

    Thousands of these are remembered, so they hold what was changed and of all the rest only a
    digest, under which the entry is known to be as the change left it.
    """

    entry_id: str
    expected: bytes
    values: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class ChangeEntries:
    """Add a tag to entries, put them into a project, or say who may read them.

    What is None stays as it is, and so does an entry that is like this already. What is being
    typed upon an entry is left alone: it is compared when it is saved.
    """

    ids: tuple[str, ...]
    author: str
    tag: str | None = None
    project: str | None = None
    audience: Audience | None = None
    label: str = "change entries"
    progress: Progress = field(default=unwatched, compare=False, repr=False)

    @property
    def size(self) -> int:
        """How many entries it is about (count)."""
        return len(self.ids)

    def watched(self, progress: Progress) -> ChangeEntries:
        """The same, telling its progress."""
        return replace(self, progress=progress)

    def apply(self) -> Applied:
        """Change those that the journal has."""
        tag = None if self.tag is None else _name(self.tag.strip().removeprefix("#"))
        project = None if self.project is None else _name(self.project.strip())
        writer = _Writer(self.author)
        for done, entry in enumerate(_read(self.ids), 1):
            draft = entry.draft()
            if tag is not None and fold(tag) not in map(fold, draft.tags):
                draft = replace(draft, tags=(*draft.tags, tag))
            if project is not None and fold(project) != fold(draft.project):
                draft = replace(draft, project=project)
            if self.audience is not None:
                draft = replace(draft, audience=self.audience)
            writer.write(entry, draft)
            self.progress(done)
        return writer.applied(self.label)


@dataclass(frozen=True, slots=True)
class RevertEntries:
    """Take such a change back, or do it again: allowed while the entries say what it left."""

    steps: tuple[Step, ...]
    author: str
    label: str
    progress: Progress = field(default=unwatched, compare=False, repr=False)

    @property
    def size(self) -> int:
        """How many entries it is about (count)."""
        return len(self.steps)

    def watched(self, progress: Progress) -> RevertEntries:
        """The same, telling its progress."""
        return replace(self, progress=progress)

    def apply(self) -> Applied:
        """Put back what was changed, in each of them."""
        writer = _Writer(self.author)
        known = _read([step.entry_id for step in self.steps])
        for done, step in enumerate(self.steps, 1):
            entry = next(known, None)
            if entry is None or entry.id != step.entry_id:
                raise UnknownId(step.entry_id)
            draft = entry.draft()
            if _digest(draft) != step.expected:
                raise EntryChanged(entry.heading)
            writer.write(entry, replace(draft, **dict(step.values)))
            self.progress(done)
        return writer.applied(self.label)


class _Writer:
    """Writes one entry after another and collects what takes that back."""

    def __init__(self, author: str) -> None:
        check_line(author)
        self._author, self._when, self._names = author, now(), Names()
        self._steps = list[Step]()
        self._labels = set[str]()

    def write(self, old: Entry, draft: Draft) -> None:
        """Keep an entry's new state, and the old one among its revisions."""
        new = with_draft(old, draft.checked())
        if new == old:
            return
        new = replace(new, revision=old.revision + 1, edited_at=self._when, edited_by=self._author)
        kept = entry_rows.replace(new, old, self._names).draft()
        before = old.draft()
        values = tuple(
            (name, getattr(before, name))
            for name in _FIELDS
            if getattr(before, name) != getattr(kept, name)
        )
        self._steps.append(Step(old.id, _digest(kept), values))
        self._labels.update({*before.tags, before.project} ^ {*kept.tags, kept.project})

    def applied(self, label: str) -> Applied:
        """What all of it came to."""
        ids = frozenset(step.entry_id for step in self._steps)
        change = Change(entries=ids, labels=frozenset(self._labels - {""}))
        inverse = RevertEntries(tuple(self._steps), self._author, label)
        return Applied(change, inverse if ids else None)


def _read(ids: Sequence[str]) -> Iterator[Entry]:
    for start in range(0, len(ids), _BATCH):
        yield from entries.by_ids(ids[start : start + _BATCH])


def _name(given: str) -> str:
    check_line(given)
    if not given:
        raise InputRefused(f"“{shown(given)}” is no name.")
    return given


def _digest(draft: Draft) -> bytes:
    return hashlib.sha256(entry_rows.draft_text(draft).encode()).digest()
