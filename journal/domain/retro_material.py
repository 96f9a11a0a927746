"""What the journal knows that may matter to a retro, and whether earlier decisions helped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from journal.domain import loop
from journal.domain.entry import Audience, Kind
from journal.domain.links import Edge, Relation
from journal.domain.people import fold
from journal.domain.retro_formats import Material

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from journal.domain.dates import Period
    from journal.domain.entry import Entry
    from journal.domain.people import Person
    from journal.domain.retros import Action

LONGEST = 180
"""How far back and ahead of a decision mistakes are counted, at most (days)."""


class Fix(NamedTuple):
    """How often mistakes of a tag came in the days before a decision, and in as many since."""

    days: int
    before: int
    since: int


@dataclass(frozen=True, slots=True)
class RetroMaterial:
    """Everything that may matter to the retro of a period.

    Attributes:
        period: The whole days it looks at.
        entries: The entries of the period, oldest first.
        earlier: Entries from before it that are still open: learnings that are not applied and
            experiments without an outcome, oldest first.
        linked: Other entries that a link connects with one of these.
        edges: All links of the journal.
        curated: Ids of entries that are evidence of a reflection.
        actions: The actions of earlier retros that are open or were closed in the period.
        decided: The day on which each of these was decided, by the id of the action.
        mistakes: Day and folded tags of every mistake, to count whether actions helped.
        people: Everyone the journal knows.
    """

    period: Period
    entries: tuple[Entry, ...]
    earlier: tuple[Entry, ...] = ()
    linked: tuple[Entry, ...] = ()
    edges: tuple[Edge, ...] = ()
    curated: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    decided: dict[str, date] | None = None
    mistakes: tuple[tuple[date, frozenset[str]], ...] = ()
    people: tuple[Person, ...] = ()

    def shared(self) -> tuple[Entry, ...]:
        """The entries of the period that the team may see."""
        return tuple(entry for entry in self.entries if entry.audience is not Audience.ME)

    def fix(self, action: Action) -> Fix | None:
        """Whether an action helped, in numbers; None without a tag or before a day has passed."""
        day = (self.decided or {}).get(action.id)
        if day is None or not action.tag:
            return None
        return fix(action.tag, day, self.period.last, self.mistakes)


def fix(
    tag: str, decided: date, today: date, mistakes: Iterable[tuple[date, frozenset[str]]]
) -> Fix | None:
    """Count the mistakes of a tag before a decision, and in the same number of days since.

    Args:
        tag: The tag of the mistakes that should not come again.
        decided: The day of the decision; its own mistakes count as before.
        today: The last day that counts.
        mistakes: Day and folded tags of each.

    Returns:
        None before a whole day has passed.
    """
    days = min((today - decided).days, LONGEST)
    if days < 1:
        return None
    gone = [(day - decided).days for day, tags in mistakes if fold(tag) in tags]
    before = sum(-days < distance <= 0 for distance in gone)
    return Fix(days, before, sum(0 < distance <= days for distance in gone))


def sorted_out(material: RetroMaterial) -> dict[Material, list[Entry]]:
    """What of the material may become cards, by what it is, in the order of the days.

    Mistakes and experiments that failed are those of the period; learnings and experiments that
    are still open may be older. Thanks are in the words of entries and not among them.
    """
    lessons = [*material.earlier, *material.entries]
    names = [entry.id for entry in lessons if entry.kind is Kind.LEARNING]
    stage = loop.stages(names, material.edges, material.curated)
    here = {entry.id for entry in material.entries}
    put = {
        e.source for e in material.edges if e.relation is Relation.APPLIED_IN and e.target in here
    }
    again = {e.source for e in material.edges if e.relation is Relation.REPEATS}
    found: dict[Material, list[Entry]] = {kind: [] for kind in Material}
    for entry in (*material.earlier, *material.entries, *material.linked):
        if entry.trashed or entry.audience is Audience.ME:
            continue
        if entry.kind is Kind.LEARNING and (entry.id in put):
            found[Material.APPLIED].append(entry)
        elif entry.kind is Kind.LEARNING and stage.get(entry.id) in (
            loop.Stage.FRESH, loop.Stage.CURATED
        ):  # fmt: skip
            found[Material.LEARNING].append(entry)
        elif entry.kind is Kind.MISTAKE and entry.id in here:
            found[Material.REPEAT if entry.id in again else Material.MISTAKE].append(entry)
        elif entry.kind is Kind.EXPERIMENT:
            _sort_experiment(entry, found, material.period.last, here)
    return found


def _sort_experiment(
    entry: Entry, found: dict[Material, list[Entry]], day: date, here: set[str]
) -> None:
    if entry.status is None or not entry.status.finished:
        found[Material.DUE if loop.is_due(entry, day) else Material.EXPERIMENT].append(entry)
    elif entry.id in here and entry.status == "worked":
        found[Material.WORKED].append(entry)
    elif entry.id in here and entry.status == "failed":
        found[Material.MISTAKE].append(entry)


def open_mistakes(material: RetroMaterial) -> list[Entry]:
    """The mistakes of the period out of which no learning came yet, oldest first."""
    known: Sequence[Entry] = (*material.earlier, *material.entries, *material.linked)
    closed = loop.answered(material.edges, (e.id for e in known if e.kind is Kind.LEARNING))
    return [e for e in material.shared() if e.kind is Kind.MISTAKE and e.id not in closed]
