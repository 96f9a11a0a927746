"""What a card says about an entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.domain.entry import Entry, Kind, first_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from journal.store.outline import Place

Marks = tuple[tuple[int, int], ...]
"""Spans of characters that were searched for."""

_EXCERPT = 240  # characters; two lines of most cards hold fewer
_BEGINNING = 2_000  # characters of a body that an excerpt is made from
_ONE_LINE = 76  # characters that mostly fit into one line of a card


@dataclass(frozen=True, slots=True)
class Card:
    """The words on a card; `time` is empty where the entry was not written on its day.

    The marks are what a search found in the title and in the excerpt. `kind` is None where it is
    no entry but an action that a retro decided.
    """

    id: str
    kind: Kind | None
    title: str
    excerpt: str
    time: str
    facts: tuple[str, ...]
    attachments: int
    title_marks: Marks = ()
    excerpt_marks: Marks = ()

    @property
    def word(self) -> str:
        """What it is: the word for its kind, or for an action."""
        return kind_name(self.kind) if self.kind else QCoreApplication.translate("Card", "Action")

    @property
    def spoken(self) -> str:
        """The card as a screen reader says it."""
        about = () if self.kind else (self.excerpt,)
        parts = (self.word, self.title, *about, *self.facts, self.time)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class CardRow:
    """Where a card stands in a list: enough to lay it out without reading the entry.

    `lines` is the number of lines its excerpt takes (0 to 2), or that and a title of several lines
    where it is no entry; `offers` the words of what can be
    done about it, where the list offers something. What is no entry is not opened, selected for
    a change of many, or moved to the trash: it is `followed`.
    """

    id: str
    day: date
    lines: int
    offers: tuple[str, ...] = ()
    is_entry: bool = True


def row_of(entry: Entry) -> CardRow:
    """The place of an entry in a list, without working out its excerpt."""
    body = entry.body.strip()
    title = "" if entry.title.strip() else first_line(body)
    return CardRow(entry.id, entry.happened_on, lines_for(len(body) - len(title)))


def rows_at(places: Sequence[Place]) -> list[CardRow]:
    """The rows of entries of which only the places are known."""
    return [CardRow(name, day, lines_for(length)) for name, day, length in places]


def lines_for(length: int) -> int:
    """How many lines the excerpt of a text of so many characters gets (0 to 2)."""
    return 0 if length <= 0 else 1 if length <= _ONE_LINE else 2


def card_of(entry: Entry, excerpt: str | None = None) -> Card:
    """The card of an entry, with its beginning as the excerpt where no other is given."""
    labels = (entry.project, *(f"#{tag}" for tag in entry.tags))
    facts = (entry.status.value if entry.status else "", entry.author, *labels)
    written = entry.written_at
    return Card(
        id=entry.id,
        kind=entry.kind,
        title=entry.heading or QCoreApplication.translate("Card", "Untitled"),
        excerpt=_excerpt(entry) if excerpt is None else excerpt,
        time=f"{written:%H:%M}" if written.date() == entry.happened_on else "",
        facts=tuple(fact for fact in facts if fact),
        attachments=len(entry.attachments),
    )


def kind_name(kind: Kind) -> str:
    """The word for a kind."""
    return {
        Kind.NOTE: QCoreApplication.translate("Kind", "Note"),
        Kind.EXPERIMENT: QCoreApplication.translate("Kind", "Experiment"),
        Kind.MISTAKE: QCoreApplication.translate("Kind", "Mistake"),
        Kind.LEARNING: QCoreApplication.translate("Kind", "Learning"),
        Kind.MILESTONE: QCoreApplication.translate("Kind", "Milestone"),
    }[kind]


def _excerpt(entry: Entry) -> str:
    from journal.text import render

    text = render.plain(entry.body[:_BEGINNING], _EXCERPT)
    if not entry.title.strip():  # the first line of the text already stands as the title
        text = text.removeprefix(first_line(entry.body).removesuffix("…")).lstrip()
    return text
