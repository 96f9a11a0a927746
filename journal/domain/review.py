"""A year in review: the recipe that a team keeps of it, and what goes into it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from journal.domain.dates import Period
from journal.domain.entry import check_line, check_text
from journal.domain.links import Edge
from journal.errors import InputRefused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from journal.domain.entry import Entry
    from journal.domain.people import Person
    from journal.domain.reflections import Reflection
    from journal.domain.retros import Action
    from journal.domain.waivers import Waiver

SECTIONS = (
    "opening", "glance", "promises", "lessons", "failures", "months", "changes", "thanks",
    "outlook", "making",
)  # fmt: skip
"""The sections of a post by name, in the order in which they stand unless a team changes it."""

WORDS = range(1_200, 2_001)
"""How long a post should be (words): shorter says little, longer is not read."""


class Voice(StrEnum):
    """Who tells the post: the team itself, or somebody about it."""

    WE = "we"
    THEY = "they"


class Verdict(StrEnum):
    """What became of something that the review before this one announced."""

    DONE = "done"
    STILL_ON = "still_on"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of an entry that was chosen for a section; `credit` says whose it is."""

    sha256: str
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A section of the post as the team wants it.

    Attributes:
        section: One of `SECTIONS`; another is kept, but told nowhere.
        on: Whether the post has it.
        heading: Its heading; the generated one where this is empty.
        text: Markdown in place of what is generated; None where it is generated.
        told: What was generated when the text was begun.
        sources: Ids of the entries, reflections and actions that it told then, and of those that
            were taken in or passed over since.
        pictures: Those that stand at its end.
    """

    section: str
    on: bool = True
    heading: str = ""
    text: str | None = None
    told: str = ""
    sources: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def is_edited(self) -> bool:
        """Whether people wrote it."""
        return self.text is not None

    def generated(self) -> Block:
        """The same section as it is generated."""
        return replace(self, text=None, told="", sources=())


@dataclass(frozen=True, slots=True)
class Score:
    """Something that was announced, and what became of it; None until the team said so."""

    promise: str
    verdict: Verdict | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """The recipe of a post: with the same journal it gives the same bytes.

    Attributes:
        period_first, period_last: The whole days it looks back on, both included.
        title: Its title; the generated one where this is empty.
        profile: The name of the kind of site it is written for.
        blocks: Its sections in order (see `arranged`).
        waivers: What the team allowed to stand in it.
        scores: What the review before this one announced.
        said: What this one announced for the time after it, as it was written last.
        folder: Where it was written last; empty before that.
        edited_by: The name of who saved it last; may be empty.
    """

    id: str
    period_first: date
    period_last: date
    title: str = ""
    voice: Voice = Voice.WE
    profile: str = "plain"
    blocks: tuple[Block, ...] = tuple(map(Block, SECTIONS))
    waivers: tuple[Waiver, ...] = ()
    scores: tuple[Score, ...] = ()
    said: tuple[str, ...] = ()
    folder: str = ""
    edited_by: str = ""
    revision: int = 1
    edited_at: datetime | None = None
    trashed_at: datetime | None = None

    @property
    def period(self) -> Period:
        """The whole days it looks back on."""
        return Period(self.period_first, self.period_last)

    @property
    def heading(self) -> str:
        """What it is called in a sentence."""
        first, last = self.period_first, self.period_last
        whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        days = str(first.year) if whole and first.year == last.year else f"{first} to {last}"
        return self.title.strip() or f"Review of {days}"

    def block(self, section: str) -> Block:
        """The block of a section."""
        return next((b for b in self.blocks if b.section == section), Block(section))

    def with_block(self, block: Block) -> Review:
        """The review with another block in the place of the one of its section."""
        blocks = arranged(self.blocks)
        return replace(
            self, blocks=tuple(block if b.section == block.section else b for b in blocks)
        )

    def checked(self) -> Review:
        """Return the review itself if it can be kept.

        Raises:
            InputRefused: It ends before it begins, has a section twice, allows something
                without a reason, or holds unstorable text.
        """
        if self.period_last < self.period_first:
            raise InputRefused(
                f"The period cannot end on {self.period_last}, before {self.period_first}."
            )
        lines = [self.title, self.profile, self.folder, self.edited_by, *self.said]
        for block in self.blocks:
            lines += [block.section, block.heading, *block.sources]
            lines += [text for p in block.pictures for text in (p.sha256, p.alt, p.credit)]
            check_text(block.text or "", "text")
            check_text(block.told, "text")
        for score in self.scores:
            lines += [score.promise, score.word]
        for waiver in self.waivers:
            lines.append(waiver.checked().rule)
        for line in lines:
            check_line(line)
        needed = [self.profile, *(score.promise for score in self.scores)]
        needed += [text for waiver in self.waivers for text in (waiver.rule, waiver.what)]
        for block in self.blocks:
            needed += [block.section, *(picture.sha256 for picture in block.pictures)]
        if not all(needed):
            raise InputRefused("A part of the review has no name.")
        sections = [block.section for block in self.blocks]
        if len(set(sections)) < len(sections):
            raise InputRefused("The review has a section twice.")
        return self


def arranged(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with every section of `SECTIONS` among them.

    One that is missing follows the section that stands before it there.
    """
    found = list(blocks)
    for number, section in enumerate(SECTIONS):
        names = [block.section for block in found]
        if section not in names:
            before = SECTIONS[number - 1] if number else ""
            found.insert(names.index(before) + 1 if before else 0, Block(section))
    return tuple(found)


def fresh(ident: str, period: Period, before: Review | None) -> Review:
    """A new review, that scores what the one before it announced.

    Args:
        ident: Its id.
        period: The whole days it looks back on.
        before: The review before it; None where there is none.
    """
    said = before.said if before else ()
    scores = tuple(map(Score, dict.fromkeys(said)))
    return Review(ident, period.first, period.last, scores=scores)


def begun(ident: str, period: Period, before: Review) -> Review:
    """A new review: with the order, voice and profile of the one before it, and none of its texts.

    Args:
        ident: Its id.
        period: The whole days it looks back on.
        before: The one to begin from; what it announced is what this one will score.
    """
    return replace(
        fresh(ident, period, before),
        voice=before.voice,
        profile=before.profile,
        blocks=tuple(Block(block.section, block.on) for block in arranged(before.blocks)),
    )


@dataclass(frozen=True, slots=True)
class ReviewMaterial:
    """Everything the journal knows that may matter to the review of a period.

    Nothing is withheld here: what may leave the journal is decided by `publish`.

    Attributes:
        team: The name of the team, as the settings have it (may be empty).
        period: The whole days under review.
        entries: Entries of the period, oldest first, none of them trashed.
        before: Entries of the period of the same length just before it, oldest first.
        linked: Entries outside both that a link connects with one of `entries`.
        reflections: Those of the period, in order.
        decisions: Actions of retros that were done in the period, in the order of the decisions.
        people: Everyone the journal knows.
        recipe: How the team wants its post; None where all of it is generated.
    """

    team: str
    period: Period
    entries: tuple[Entry, ...]
    before: tuple[Entry, ...] = ()
    linked: tuple[Entry, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    people: tuple[Person, ...] = field(default=())
    decisions: tuple[Action, ...] = ()
    recipe: Review | None = None

    def edges(self) -> tuple[Edge, ...]:
        """All links that start at an entry of the material, in order."""
        return edges(self.before, self.entries, self.linked)


def edges(*groups: Iterable[Entry]) -> tuple[Edge, ...]:
    """All links that start at an entry of some groups, in order."""
    everyone = (entry for group in groups for entry in group if entry.links)
    return tuple(
        sorted(Edge(e.id, link.relation, link.target) for e in everyone for link in e.links)
    )
