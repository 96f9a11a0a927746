"""What the sections of a review share while one is told: who, what, when, and the footnotes."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from journal.domain import loop
from journal.domain.dates import preceding
from journal.domain.entry import Kind, Status, first_line
from journal.domain.links import Relation
from journal.domain.people import fold
from journal.domain.review import Review, Voice, edges
from journal.publish import figures, wording
from journal.publish.graphics.pictures import Pictures
from journal.publish.memory import Memory
from journal.publish.passages import Passages, escaped
from journal.text import spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from journal.domain.dates import Period
    from journal.domain.entry import Entry
    from journal.domain.links import Edge
    from journal.domain.people import Person
    from journal.domain.reflections import Reflection
    from journal.domain.review import ReviewMaterial
    from journal.publish.figures import Figures
    from journal.publish.safety.names import Names
    from journal.publish.safety.withholding import Sifted

    _Links = dict[str, list[Edge]]

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
        memory: Knows what was counted in the same entries before.
    """

    def __init__(
        self,
        material: ReviewMaterial,
        sifted: Sifted,
        names: Names,
        link: str,
        read: Callable[[str], bytes],
        memory: Memory | None = None,
    ) -> None:
        self.memory = memory or Memory()
        self.material, self.sifted, self.names, self.link = material, sifted, names, link
        self.period = material.period
        self.recipe = material.recipe or Review("", self.period.first, self.period.last)
        groups = material.before, material.linked, material.entries
        self.every = self.memory.of(_in_order, *groups)
        self._edges = self.memory.of(edges, *groups)
        self.public = self.memory.of(_public, material.entries, sifted.public)
        self.out, self.into = self.memory.of(_ends, self.every, self._edges)
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
    def figures(self) -> Figures:
        """What the period counts."""
        return self.memory.of(figures.of, self.period, self.every, self.material.people)

    @cached_property
    def figures_before(self) -> Figures:
        """What the period before it counts."""
        return self.memory.of(_figures_before, self.period, self.every, self.material.people)

    @cached_property
    def stages(self) -> dict[str, loop.Stage]:
        """How far each learning has come."""
        return self.memory.of(_stages, self.every, self._edges, self.material.reflections)

    @cached_property
    def weights(self) -> dict[str, int]:
        """How telling each public entry of the period is; the same for the same journal."""
        given = self.public, self.sifted.reflections, self.out, self.into
        return self.memory.of(_weights, *given)

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return self.memory.of(_ranks, self.sifted.public, self.weights)

    def most_telling(self, entries: Iterable[Entry], limit: int) -> list[Entry]:
        """The most telling of some public entries, in the order of their days.

        Those that no section has told yet come before all others.
        """
        ranks, told = self._ranks, self.told
        ranked = sorted(entries, key=lambda e: (e.id in told, ranks[e.id]))
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


def _in_order(*groups: tuple[Entry, ...]) -> list[Entry]:
    """Entries in time, each once."""
    every = {entry.id: entry for group in groups for entry in group}
    return sorted(every.values(), key=_in_time)


def _public(entries: tuple[Entry, ...], public: dict[str, Entry]) -> list[Entry]:
    """Those of some entries that are public, in time."""
    return sorted((public[e.id] for e in entries if e.id in public), key=_in_time)


def _ends(every: list[Entry], edges: tuple[Edge, ...]) -> tuple[_Links, _Links]:
    """The links between some entries: those that start at each, and those that end at it."""
    known = {entry.id for entry in every}
    out: _Links = {}
    into: _Links = {}
    for edge in edges:
        if edge.source in known and edge.target in known:
            out.setdefault(edge.source, []).append(edge)
            into.setdefault(edge.target, []).append(edge)
    return out, into


def _figures_before(period: Period, every: list[Entry], people: tuple[Person, ...]) -> Figures:
    return figures.of(preceding(period) or period, every, people)


def _stages(
    every: list[Entry], edges: tuple[Edge, ...], reflections: tuple[Reflection, ...]
) -> dict[str, loop.Stage]:
    lessons = [entry.id for entry in every if entry.kind is Kind.LEARNING]
    return loop.stages(lessons, edges, [name for r in reflections for name in r.evidence])


def _weights(
    public: list[Entry], reflections: tuple[Reflection, ...], out: _Links, into: _Links
) -> dict[str, int]:
    cited = {name for reflection in reflections for name in reflection.evidence}
    return {
        entry.id: _WEIGHT[entry.kind]
        + 20 * (entry.id in cited)
        + 6 * min(len(out.get(entry.id, ())) + len(into.get(entry.id, ())), 5)
        + 8 * bool(entry.attachments)
        + 6 * (entry.status is Status.WORKED)
        - 30 * (entry.status in (Status.PLANNED, Status.RUNNING))
        + min(len(entry.body) // 100, 8)
        for entry in public
    }


def _ranks(public: dict[str, Entry], weights: dict[str, int]) -> dict[str, int]:
    """The places of the public entries, the most telling first."""
    ranked = sorted(public.values(), key=lambda e: (-weights.get(e.id, 0), *_in_time(e)))
    return {entry.id: place for place, entry in enumerate(ranked)}


def _in_time(entry: Entry) -> tuple[date, str]:
    return entry.happened_on, entry.id
