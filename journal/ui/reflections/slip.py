"""A slip: the small card of the board, for an entry, for a chain, or for a reflection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.domain.entry import Entry, Kind
from journal.ui.reflections import meter
from journal.ui.widgets import days
from journal.ui.widgets.card import kind_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from journal.domain.reflections import Reflection


@dataclass(frozen=True, slots=True)
class Slip:
    """What a slip says.

    Attributes:
        key: An id that tells it from the others of its list; empty for a heading.
        title: Its words.
        word: What it is, in the colour of its kind.
        meta: The rest of its last line.
        kind: Whose picture it shows; None for a reflection or a heading.
        number: The place that it shows instead of a picture; 0 for none.
        entries: The ids that it carries when it is dragged.
    """

    key: str
    title: str
    word: str = ""
    meta: str = ""
    kind: Kind | None = None
    number: int = 0
    entries: tuple[str, ...] = ()

    @property
    def heading(self) -> bool:
        """Whether it only stands above others."""
        return not self.key

    @property
    def chain(self) -> bool:
        """Whether it stands for several entries."""
        return len(self.entries) > 1

    @property
    def spoken(self) -> str:
        """The slip as a screen reader says it."""
        number = str(self.number) if self.number else ""
        return ", ".join(part for part in (number, self.word, self.title, self.meta) if part)


def heading(words: str) -> Slip:
    """A heading within a list."""
    return Slip("", words)


def of_entry(entry: Entry, pattern: str = "d MMM yyyy") -> Slip:
    """The slip of an entry, with its day in a pattern of `QLocale`."""
    trashed = QCoreApplication.translate("Slip", "in the trash") if entry.trashed else ""
    facts = (days.words(entry.happened_on, pattern), entry.author, trashed)
    return Slip(
        key=entry.id,
        title=_title(entry),
        word=kind_name(entry.kind),
        meta=" · ".join(fact for fact in facts if fact),
        kind=entry.kind,
        entries=(entry.id,),
    )


def of_chain(chain: Sequence[Entry]) -> Slip:
    """The slip of a whole chain; it is named after its last learning, or else its first entry."""
    lessons = [entry for entry in chain if entry.kind is Kind.LEARNING]
    named = lessons[-1] if lessons else chain[0]
    first, last = chain[0].happened_on, chain[-1].happened_on
    count = QCoreApplication.translate("Slip", "%n entries", "", len(chain))
    return Slip(
        key="+".join(entry.id for entry in chain),
        title=_title(named),
        word=QCoreApplication.translate("Slip", "Chain"),
        meta=f"{count} · {_span(first, last)}",
        kind=named.kind,
        entries=tuple(entry.id for entry in chain),
    )


def of_reflection(reflection: Reflection, number: int, known: Mapping[str, Entry]) -> Slip:
    """The slip of a reflection.

    Args:
        reflection: The reflection.
        number: Its place among those of the year, from 1.
        known: The entries of its evidence, by id.
    """
    evidence = [known[name] for name in reflection.evidence if name in known]
    return Slip(
        key=reflection.id,
        title=reflection.claim,
        meta=meter.evidence(evidence),
        number=number,
    )


def _span(first: date, last: date) -> str:
    """The time of a chain, as short as it can be said."""
    if first.year != last.year:
        return f"{first.year}\N{EN DASH}{last.year}"
    end = days.words(last, "MMM yyyy")
    start = days.words(first, "MMM")
    return end if first.month == last.month else f"{start}\N{EN DASH}{end}"


def _title(entry: Entry) -> str:
    return entry.heading or QCoreApplication.translate("Slip", "Untitled")
