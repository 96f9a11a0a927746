"""The export that loses nothing: out of the open journal, and into it again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from journal.domain.change import Change
from journal.domain.filters import Filters
from journal.domain.links import Edge
from journal.errors import InputRefused, shown
from journal.exchange import archive as exchange
from journal.exchange.records import Record
from journal.ops import comparison
from journal.ops.base import Applied, Operation, Together
from journal.ops.documents import ERAS, RETROS, REVIEWS, Trash
from journal.ops.entries import TrashEntries
from journal.ops.facts import SetTeam
from journal.ops.reflections import TrashReflection
from journal.store import (
    archives,
    attachments,
    entries,
    entry_rows,
    facts,
    links,
    people,
    reflections,
)
from journal.store.lookback import actions, eras, recipes, retros
from journal.store.rows import Names
from journal.store.safety import copying

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from journal.domain.entry import Entry
    from journal.domain.retros import Action, Retro
    from journal.domain.review import Review
    from journal.exchange.archive import Archive
    from journal.ops.comparison import Outcome

_BATCH = 500  # entries at a time


def export(
    folder: Path,
    filters: Filters = Filters(),  # noqa: B008
    *,
    overwrite: bool = False,
    progress: Callable[[int], object] = lambda done: None,
) -> dict[str, int]:
    """Write the open journal as a folder, in one state of it; others may write meanwhile.

    Args:
        folder: The folder to make; it appears whole or not at all.
        filters: Without any, everything goes with it, the trash too. With some, only the entries
            that fulfil them, the people they name, and the reflections that rest on them alone.
        overwrite: Whether a folder with files in it may be replaced as a whole.
        progress: Told after each entry how many are written; may raise to stop.

    Returns:
        How many of each noun were written.

    Raises:
        JournalError: The folder cannot be written, or the journal not be read.
    """
    with copying.frozen():
        archive = _part(filters) if filters else _whole()
        return exchange.write(archive, folder, overwrite=overwrite, progress=progress)


@dataclass(frozen=True, slots=True)
class RestoreArchive:
    """Bring in what the journal does not have yet, under the same ids.

    `progress` is told after each entry how many are kept, and may raise to stop.
    """

    archive: Archive
    progress: Callable[[int], object] = field(default=lambda done: None, compare=False)
    label: str = "import"
    _outcomes: list[Outcome] = field(default_factory=list, init=False, compare=False, repr=False)

    @property
    def outcome(self) -> Outcome:
        """What it did; there is one after it was done."""
        return self._outcomes[-1]

    def apply(self) -> Applied:
        """Keep people, entries with all that hangs on them, links and reflections."""
        archive, outcome = self.archive, comparison.compare(self.archive)
        inverses = self._name_team()
        called = comparison.called_here(archive.people)
        for person in archive.people:
            if person.id in outcome.people.new:
                people.insert(person)
        new = frozenset(outcome.entries.new)
        records = [
            comparison.as_called(record, called)
            for record in archive.records
            if record.entry.id in new
        ]
        self._insert(records)
        _link(records, outcome.ends)
        kept = [r for r in archive.reflections if r.id in outcome.reflections.new]
        for reflection in kept:
            evidence = (name for name in reflection.evidence if name not in outcome.ends)
            reflections.insert(replace(reflection, evidence=tuple(evidence)))
        inverses += [
            TrashReflection(r.id, r.revision, self.label) for r in kept if not r.trashed_at
        ]
        inverses += self._hold_retros(outcome)
        inverses += self._keep_reviews(outcome)
        visible = tuple(r.entry.id for r in records if not r.entry.trashed)
        if visible:
            inverses.append(TrashEntries(visible, self.label))
        self._outcomes[:] = [outcome]
        change = Change(
            entries=new,
            people=frozenset(outcome.people.new),
            reflections=frozenset(outcome.reflections.new),
            retros=frozenset(outcome.retros.new),
            actions=frozenset(outcome.actions.new),
            eras=frozenset(outcome.eras.new),
            reviews=frozenset(outcome.reviews.new),
            labels=frozenset(n for r in records for n in (*r.entry.tags, r.entry.project) if n),
        )
        return Applied(change, Together(tuple(inverses), self.label) if inverses else None)

    def _name_team(self) -> list[Operation]:
        if not self.archive.team or facts.get(facts.TEAM):
            return []
        inverse = SetTeam(self.archive.team).apply().inverse
        return [inverse] if inverse else []

    def _hold_retros(self, outcome: Outcome) -> list[Operation]:
        """Keep retros with their actions, and eras; return what takes them back."""
        inverses: list[Operation] = []
        held = comparison.retros_as_called(
            self.archive, comparison.called_here(self.archive.people)
        )
        for retro, decided in held:
            if retro.id in outcome.retros.new:
                retros.insert(retro)
                if not retro.trashed_at:
                    inverses.append(Trash(RETROS, retro.id, retro.revision))
            for action in decided:
                if action.id in outcome.actions.new:
                    actions.insert(action)
        for era in self.archive.eras:
            if era.id in outcome.eras.new:
                eras.insert(era)
                if not era.trashed_at:
                    inverses.append(Trash(ERAS, era.id, era.revision))
        return inverses

    def _keep_reviews(self, outcome: Outcome) -> list[Operation]:
        """Keep reviews with what they were before; return what takes them back."""
        inverses: list[Operation] = []
        for review, earlier in self.archive.reviews:
            if review.id in outcome.reviews.new:
                recipes.insert(review)
                for old in earlier:
                    recipes.remember(old)
                if not review.trashed_at:
                    inverses.append(Trash(REVIEWS, review.id, review.revision))
        return inverses

    def _insert(self, records: Sequence[Record]) -> None:
        names = Names()
        for done, record in enumerate(records, 1):
            key = entry_rows.insert(record.entry, names)
            for attachment in record.entry.attachments:
                if attachments.keep(self.archive.content(attachment.sha256)) != attachment.sha256:
                    raise InputRefused(f"“{shown(attachment.name)}” changed while it was read.")
                attachments.attach(record.entry.id, attachment)
            for r in record.revisions:
                entry_rows.remember_revision(key, r.number, r.saved_at, r.saved_by, r.draft)
            self.progress(done)


def _whole() -> Archive:
    return exchange.Archive(
        team=facts.get(facts.TEAM),
        people=people.everyone(),
        records=_records(chain(entries.every(), entries.every(Filters(trashed=True)))),
        reflections=reflections.every_kept(),
        content=attachments.read,
        retros=_retros(),
        eras=eras.every_kept(),
        reviews=_reviews(),
    )


def _retros() -> Iterator[tuple[Retro, tuple[Action, ...]]]:
    decided: dict[str, list[Action]] = {}
    for action in actions.every_kept():
        decided.setdefault(action.retro, []).append(action)
    for retro in reversed(retros.every_kept()):
        yield retro, tuple(decided.get(retro.id, ()))


def _reviews() -> Iterator[tuple[Review, tuple[Review, ...]]]:
    for review in reversed(recipes.every_kept()):
        yield review, tuple(recipes.history(review.id))


def _part(filters: Filters) -> Archive:
    """The entries that fulfil filters, and what belongs to them alone: no retro, era or review."""
    ids: set[str] = set()
    named: set[str] = set()

    def noted() -> Iterator[Entry]:
        for entry in entries.every(filters):
            ids.add(entry.id)
            named.update((*entry.people, entry.author, entry.edited_by))
            yield entry

    return exchange.Archive(
        team=facts.get(facts.TEAM),
        people=(person for person in people.everyone() if person.name in named),
        records=_records(noted()),
        reflections=(
            r for r in reflections.everyone() if r.evidence and ids.issuperset(r.evidence)
        ),
        content=attachments.read,
        complete=False,
    )


def _records(found: Iterator[Entry]) -> Iterator[Record]:
    while batch := list(islice(found, _BATCH)):
        edited = [entry.id for entry in batch if entry.revision > 1]
        revisions = archives.revisions(edited) if edited else {}
        yield from (Record(entry, revisions.get(entry.id, ())) for entry in batch)


def _link(records: Sequence[Record], ends: Collection[str]) -> None:
    for entry in (record.entry for record in records):
        for link in entry.links:
            if link.target not in ends:
                links.insert(Edge(entry.id, link.relation, link.target))
