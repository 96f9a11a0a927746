"""What the sections of a review share while one is told: who, what, when, and the footnotes."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from journal.domain import loop
from journal.domain.entry import Kind, Status, first_line
from journal.domain.links import Relation
from journal.domain.people import fold
from journal.domain.review import Review, Voice
from journal.publish import figures, wording
from journal.publish.graphics.pictures import Pictures
from journal.publish.passages import Passages, escaped
from journal.text import spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from journal.domain.entry import Entry
    from journal.domain.links import Edge
    from journal.domain.review import ReviewMaterial
    from journal.publish.safety.names import Names
    from journal.publish.safety.withholding import Sifted

_CAUSES = (Relation.TAUGHT, Relation.LED_TO)
_SINGLE = str.maketrans({"\u201c": "\u2018", "\u201d": "\u2019"})
_WEIGHT = {
    Kind.MILESTONE: 60, Kind.EXPERIMENT: 25, Kind.LEARNING: 22, Kind.MISTAKE: 20, Kind.NOTE: 5,
}  # fmt: skip


class Telling:
    """One review while it is told.

    Args:
        material: Everything that may matter; it is counted, and linked, as a whole.
        sifted: What of it may be told in words.
        names: Whom to name, and how.
        link: What stands before the name of a picture's file.
        read: Gives the bytes of an attachment.
    """

    def __init__(
        self,
        material: ReviewMaterial,
        sifted: Sifted,
        names: Names,
        link: str,
        read: Callable[[str], bytes],
    ) -> None:
        self.material, self.sifted, self.names, self.link = material, sifted, names, link
        self.period = material.period
        self.recipe = material.recipe or Review("", self.period.first, self.period.last)
        every = {e.id: e for e in (*material.before, *material.linked, *material.entries)}
        self.every = sorted(every.values(), key=_in_time)
        self.public = sorted(
            (sifted.public[e.id] for e in material.entries if e.id in sifted.public), key=_in_time
        )
        self.out: dict[str, list[Edge]] = {}
        self.into: dict[str, list[Edge]] = {}
        self._edges = material.edges()
        for edge in self._edges:
            if edge.source in every and edge.target in every:
                self.out.setdefault(edge.source, []).append(edge)
                self.into.setdefault(edge.target, []).append(edge)
        attachments = {a.sha256: a for e in sifted.public.values() for a in e.attachments}
        self.pictures = Pictures(attachments, read, link)
        self.passages = Passages(names, self._title_of, self.pictures.markdown, self.note)
        self.notes: list[str] = []
        self.told: set[str] = set()
        """Ids of the entries that a section has told in more than a line."""
        self.used: set[str] = set()
        """Ids of the entries, reflections and actions that the present section tells."""
        self.said: list[str] = []
        """What is announced for the time after the period, as plain words."""
        self.let_through: dict[str, int] = {}
        """How many things of each rule the last look stopped at and people let through."""
        self._evidence: dict[str, str] = {}

    @cached_property
    def figures(self) -> figures.Figures:
        """What the period counts."""
        return figures.of(self.period, self.every, self.material.people)

    @cached_property
    def stages(self) -> dict[str, loop.Stage]:
        """How far each learning has come."""
        lessons = [entry.id for entry in self.every if entry.kind is Kind.LEARNING]
        cited = [name for r in self.material.reflections for name in r.evidence]
        return loop.stages(lessons, self._edges, cited)

    @cached_property
    def weights(self) -> dict[str, int]:
        """How telling each public entry of the period is; the same for the same journal."""
        cited = {name for r in self.sifted.reflections for name in r.evidence}
        return {
            entry.id: _WEIGHT[entry.kind]
            + 20 * (entry.id in cited)
            + 6 * min(len(self.out.get(entry.id, ())) + len(self.into.get(entry.id, ())), 5)
            + 8 * bool(entry.attachments)
            + 6 * (entry.status is Status.WORKED)
            - 30 * (entry.status in (Status.PLANNED, Status.RUNNING))
            + min(len(entry.body) // 100, 8)
            for entry in self.public
        }

    def most_telling(self, entries: Iterable[Entry], limit: int) -> list[Entry]:
        """The most telling of some public entries, in the order of their days.

        Those that no section has told yet come before all others.
        """
        ranked = sorted(
            entries, key=lambda e: (e.id in self.told, -self.weights.get(e.id, 0), *_in_time(e))
        )
        return sorted(ranked[:limit], key=_in_time)

    def title(self, entry: Entry) -> str:
        """The public title of a public entry, as plain words."""
        self.used.add(entry.id)
        words = self.passages.line(entry.title)
        if not words:
            words = self.passages.line(first_line(spans.public(entry.body)))
        return words or f"an untitled {entry.kind}"

    def bold(self, entry: Entry) -> str:
        """The title as the strong beginning of a paragraph, with its full stop."""
        return f"**{escaped(wording.full_stop(self.title(entry)))}**"

    def quoted(self, entry: Entry) -> str:
        """The title in quotation marks; those inside it become single ones."""
        inner = self.title(entry).rstrip(".").translate(_SINGLE)
        return f"“{escaped(inner)}”"

    @property
    def evidences(self) -> dict[str, str]:
        """The marks of the footnotes that name entries, by the id of each."""
        return self._evidence

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Tell something that the post will not have: its footnotes and pictures are forgotten.

        What it told stays told, so that the sections after it do not depend on who wrote it; and
        whom it did not name was left out of what people began from.
        """
        notes, evidence = list(self.notes), dict(self._evidence)
        try:
            with self.pictures.aside():
                yield
        finally:
            self.notes, self._evidence = notes, evidence

    def cited(self, label: str) -> str:
        """The mark of the footnote about a public entry, by the end of its id."""
        found = [entry for ident, entry in self.sifted.public.items() if ident[-8:] == label]
        if len(found) != 1:
            return ""
        self.told.add(found[0].id)
        return self.evidence(found[0])

    def say(self, we: str, they: str) -> str:
        """The words of the voice in which the review is told."""
        return we if self.recipe.voice is Voice.WE else they

    def day(self, when: date) -> str:
        """A day, with its year only where it lies outside the period."""
        return wording.day(when, self.period)

    @property
    def when(self) -> str:
        """The period as a time: “in 2015”."""
        return wording.within(self.period)

    @property
    def is_year(self) -> bool:
        """Whether the period is a calendar year."""
        return wording.period(self.period).isdigit()

    def known(self, entry_id: str) -> Entry | None:
        """The entry of an id, if it may be told."""
        return self.sifted.public.get(entry_id)

    def lessons_of(self, entry: Entry) -> list[str]:
        """Ids of the learnings that came of an entry, at most three steps on."""
        kinds = {e.id: e.kind for e in self.every}
        found: dict[str, None] = {}
        seen, near = {entry.id}, [entry.id]
        for _ in range(3):
            near = [
                e.target for name in near for e in self.out.get(name, ()) if e.relation in _CAUSES
            ]
            near = [name for name in dict.fromkeys(near) if name not in seen]
            seen.update(near)
            found.update(dict.fromkeys(n for n in near if kinds[n] is Kind.LEARNING))
            near = [name for name in near if kinds[name] is not Kind.LEARNING]
        return list(found)

    def causes_of(self, entry: Entry) -> list[Entry]:
        """The public entries that an entry came of, the nearest first."""
        sources = [e.source for e in self.into.get(entry.id, ()) if e.relation in _CAUSES]
        return [known for known in map(self.known, sources) if known]

    def uses_of(self, entry_id: str) -> list[Entry | None]:
        """Where a learning was applied, the oldest first; None for an entry not public."""
        targets = [
            edge.target
            for edge in self.out.get(entry_id, ())
            if edge.relation is Relation.APPLIED_IN
        ]
        public = sorted((e for e in map(self.known, targets) if e), key=_in_time)
        return [*public, *[None] * (len(targets) - len(public))]

    def note(self, text: str) -> str:
        """Take a footnote and return its mark."""
        self.notes.append(text)
        return f"[^{len(self.notes)}]"

    def evidence(self, entry: Entry) -> str:
        """The mark of the footnote that names an entry; one footnote an entry."""
        if entry.id not in self._evidence:
            day = wording.day(entry.happened_on)
            self._evidence[entry.id] = self.note(f"{self.quoted(entry)}, {entry.kind}, {day}.")
        return self._evidence[entry.id]

    def _title_of(self, reference: str) -> str | None:
        entry = self.sifted.public.get(reference) or self._by_title.get(fold(reference))
        return self.title(entry) if entry else None

    @cached_property
    def _by_title(self) -> dict[str, Entry]:
        return {fold(e.title): e for e in reversed(self.sifted.public.values()) if e.title}


def _in_time(entry: Entry) -> tuple[date, str]:
    return entry.happened_on, entry.id
