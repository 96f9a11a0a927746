"""Adding, editing, trashing and restoring entries."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from journal.domain.change import Change
from journal.domain.dates import now
from journal.domain.entry import Draft, Entry, check_line, with_draft
from journal.domain.ids import new_id
from journal.domain.people import fold
from journal.errors import EntryChanged, Refused
from journal.ops.base import Applied, Operation, Progress, unwatched
from journal.store import drafts, entries, entry_rows, people

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Keep a new entry; what is not said of the day is `today`."""

    draft: Draft
    today: date
    author: str
    id: str = field(default_factory=new_id)
    written_at: datetime = field(default_factory=now)

    @property
    def label(self) -> str:
        """What it does, in words."""
        return "add entry"

    def apply(self) -> Applied:
        """Keep it, with the tags and people that its body names."""
        draft = replace(
            _with_named(self.draft.checked(), Draft()),
            happened_on=self.draft.happened_on or self.today,
            author=self.draft.author or self.author,
        ).checked()
        entry_rows.insert(_new_entry(self.id, draft, self.written_at))
        drafts.drop(self.id)
        change = Change(entries=frozenset({self.id}), labels=_labels(draft))
        return Applied(change, TrashEntries((self.id,), self.label))


@dataclass(frozen=True, slots=True)
class EditEntry:
    """Replace what a draft can say of an entry, based on a revision of it.

    `autosave` marks the saves of one sitting: they fold into one undo step and one revision.
    """

    entry_id: str
    base_revision: int
    draft: Draft
    author: str
    autosave: bool = False
    folded: bool = False

    @property
    def label(self) -> str:
        """What it does, in words."""
        return "edit entry"

    def apply(self) -> Applied:
        """Keep the new state; the old one becomes a revision unless it is folded away."""
        old = entries.get(self.entry_id)
        if old.revision != self.base_revision:
            raise EntryChanged(old.heading)
        draft = _with_named(self.draft.checked(), old.draft())
        return _save(old, draft, self.author, folded=self.folded)

    def merged(self, previous: Operation) -> EditEntry | None:
        """This save folded upon the one before, if both are autosaves of one entry.

        A save that was based on anything but the one before is not folded, since what came in
        between is someone else's and has to stay among the revisions.
        """
        if isinstance(previous, EditEntry) and previous.autosave and self.autosave:
            same = previous.entry_id == self.entry_id
            follows = previous.base_revision + 1 == self.base_revision
            return replace(self, folded=True) if same and follows else None
        return None


@dataclass(frozen=True, slots=True)
class RevertEdit:
    """Take an edit back, or do it again: allowed while the entry still says what it left.

    The text is compared, not the revision: undoing one edit makes a new revision, and the edit
    before it must remain undoable.
    """

    entry_id: str
    expected: Draft
    draft: Draft
    author: str
    label: str = "edit entry"

    def apply(self) -> Applied:
        """Put the draft in the place of the expected one, exactly."""
        old = entries.get(self.entry_id)
        if old.draft() != self.expected:
            raise EntryChanged(old.heading)
        return _save(old, self.draft, self.author)

    def back_to(self, first: Operation) -> RevertEdit | None:
        """What takes back this save and those before it, down to the one that `first` does."""
        assert isinstance(first, RevertEdit)
        return replace(self, draft=first.draft) if first.draft != self.expected else None


@dataclass(frozen=True, slots=True)
class TrashEntries:
    """Move entries into the trash, where they stay until someone restores them."""

    ids: tuple[str, ...]
    label: str = "move to trash"
    progress: Progress = field(default=unwatched, compare=False, repr=False)

    @property
    def size(self) -> int:
        """How many entries are to be moved (count)."""
        return len(self.ids)

    def watched(self, progress: Progress) -> TrashEntries:
        """The same, telling its progress."""
        return replace(self, progress=progress)

    def apply(self) -> Applied:
        """Move those that are not there yet."""
        moved = _moved(self.ids, now(), self.progress)
        if not moved:
            raise Refused("This is in the trash already.")
        return Applied(Change(entries=frozenset(moved)), RestoreEntries(moved, self.label))


@dataclass(frozen=True, slots=True)
class RestoreEntries:
    """Take entries out of the trash."""

    ids: tuple[str, ...]
    label: str = "restore"
    progress: Progress = field(default=unwatched, compare=False, repr=False)

    @property
    def size(self) -> int:
        """How many entries are to be restored (count)."""
        return len(self.ids)

    def watched(self, progress: Progress) -> RestoreEntries:
        """The same, telling its progress."""
        return replace(self, progress=progress)

    def apply(self) -> Applied:
        """Restore those that are there."""
        moved = _moved(self.ids, None, self.progress)
        if not moved:
            raise Refused("This is not in the trash.")
        return Applied(Change(entries=frozenset(moved)), TrashEntries(moved, self.label))


def _moved(ids: tuple[str, ...], when: datetime | None, progress: Progress) -> tuple[str, ...]:
    """Move entries into the trash or out of it; the ids of those that were not there already."""
    moved = list[str]()
    for done, entry_id in enumerate(ids, 1):
        if entry_rows.set_trashed(entry_id, when):
            moved.append(entry_id)
        progress(done)
    return tuple(moved)


def _save(old: Entry, draft: Draft, author: str, *, folded: bool = False) -> Applied:
    """Keep an entry's new state, and the old one among its revisions unless that is folded."""
    check_line(author)
    drafts.drop(old.id)
    touched = frozenset({old.id})
    new = with_draft(old, draft)
    if new == old:
        return Applied(Change(drafts=touched))
    new.draft().checked()
    saved = replace(new, revision=old.revision + 1, edited_at=now(), edited_by=author)
    kept = entry_rows.replace(saved, old, folded=folded).draft()
    labels = _labels(old.draft()) ^ _labels(kept)
    inverse = RevertEdit(old.id, kept, old.draft(), author)
    return Applied(Change(entries=touched, drafts=touched, labels=labels), inverse)


def _new_entry(entry_id: str, draft: Draft, written_at: datetime) -> Entry:
    said: dict[str, Any] = {name: getattr(draft, name) for name in Draft.__dataclass_fields__}
    return Entry(id=entry_id, written_at=written_at, edited_at=written_at, **said)


def _with_named(draft: Draft, old: Draft) -> Draft:
    """The draft with the tags and people its body names, less those that the old body named."""
    (before, they), (here, people) = _names_in(old.body), _names_in(draft.body)
    gone = set(map(fold, before)) - set(map(fold, here))
    tags = [tag.strip() for tag in draft.tags if fold(tag) not in gone] + list(here)
    then, present = list(map(_known, they)), list(map(_known, people))
    named = [name if name in old.people else _known(name) for name in draft.people]
    left = [name for name in named if name in present or name not in then]
    author = draft.author if draft.author == old.author else _known(draft.author)
    known = author, _unique(tags), _unique([*left, *present])
    if known == (draft.author, draft.tags, draft.people):
        return draft
    return replace(draft, author=known[0], tags=known[1], people=known[2])


@lru_cache(maxsize=2)  # while an entry is written, the old body is the new one of the last save
def _names_in(body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags of a body, and the handles of the people it names."""
    if "#" not in body and "@" not in body:
        return (), ()
    from journal.text import spans  # costs start-up time, and most entries name nothing

    return spans.names(body)


def _known(name: str) -> str:
    """The name under which the journal knows a person; a new one is called as given."""
    person = people.known(name) if name else None
    return person.name if person else name


def _unique(names: list[str]) -> tuple[str, ...]:
    said: dict[str, str] = {}
    for name in names:
        if name.strip():
            said.setdefault(fold(name), name)
    return tuple(said.values())


def _labels(draft: Draft) -> frozenset[str]:
    return frozenset((*draft.tags, draft.project)) - {""}
