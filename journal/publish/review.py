"""The review of a period: its title, and its sections in the order of its recipe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.domain.review import SECTIONS, Voice, arranged
from journal.publish import edited, passages, wording
from journal.publish.sections import (
    changes,
    failures,
    glance,
    lessons,
    making,
    months,
    opening,
    outlook,
    promises,
    thanks,
)
from journal.publish.wording import counted, sentence_case
from journal.text import spans

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from journal.domain.dates import Period
    from journal.domain.review import Block
    from journal.publish.telling import Telling

_MODULES: dict[str, ModuleType] = dict(
    zip(
        SECTIONS,
        (opening, glance, promises, lessons, failures, months, changes, thanks, outlook, making),
        strict=True,
    )
)
_FEW_WORDS = 25
_LAST = "making"  # it tells what all others left out


@dataclass(frozen=True, slots=True)
class New:
    """Something that came since people wrote a section: its id, its title, and what to say of it.

    The text is for a person to take in (see `edited`).
    """

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section as it was told.

    Attributes:
        name: One of `SECTIONS`.
        heading: Its heading; may be empty.
        text: Its Markdown; empty where it has nothing to tell.
        draft: What is generated, for a person to change (see `edited`).
        sources: Ids of the entries, reflections and actions that the generated section tells.
        new: Those of them that are not behind the text that people wrote, in time.
        unclosed: Whether a mark in that text is not closed: then nothing of it is told.
    """

    name: str
    heading: str
    text: str
    draft: str = ""
    sources: tuple[str, ...] = ()
    new: tuple[New, ...] = ()
    unclosed: bool = False

    @property
    def words(self) -> int:
        """How many words a reader gets (count)."""
        return edited.words(self.heading) + edited.words(self.text)


def title(period: Period, lessons_told: int, voice: Voice = Voice.WE) -> str:
    """The title of the post, in words of our own alone.

    Args:
        period: The days under review.
        lessons_told: How many reflections the post tells (count).
        voice: Who tells it.
    """
    ours = voice is Voice.WE
    if lessons_told:
        things = sentence_case(counted(lessons_told, "thing"))
        return f"{things} {'we' if ours else 'the team'} learnt {wording.within(period)}"
    label = wording.period(period)
    year = f"{'Our' if ours else 'The'} year {label} in review"
    return year if label.isdigit() else f"Looking back at {label}"


def summary(telling: Telling) -> str:
    """One sentence about the post, as plain words."""
    team = telling.passages.line(telling.material.team) or telling.say("our team", "the team")
    team = f"the {team[4:]}" if team.startswith("The ") else team
    return f"What {team} tried, got wrong and learnt {telling.when}."


def sections(telling: Telling) -> list[Section]:
    """Tell every section that the recipe has switched on, in its order."""
    blocks = [block for block in arranged(telling.recipe.blocks) if block.on]
    order = [block for block in blocks if block.section in _MODULES]
    told = {
        block.section: _section(telling, block)
        for block in sorted(order, key=lambda block: block.section == _LAST)
    }
    return [told[block.section] for block in order]


def with_last(telling: Telling, told: list[Section]) -> list[Section] | None:
    """Sections with the one that is told last told again: it counts what came of the others.

    Returns:
        None where it is not just generated, so that telling it again would change the others.
    """
    last = next(block for block in arranged(telling.recipe.blocks) if block.section == _LAST)
    if last.text is not None or last.pictures:
        return None
    return [_section(telling, last) if section.name == _LAST else section for section in told]


def _section(telling: Telling, block: Block) -> Section:
    module = _MODULES[block.section]
    own = telling.passages.line(block.heading)
    telling.used = set()
    if block.text is None:
        text = module.text(telling)
        draft, sources, unclosed = edited.editable(text, telling), telling.used, False
    else:
        with telling.aside():
            draft = edited.editable(module.text(telling), telling)
            pictures = telling.pictures
            drawn = {n: data for n, data in pictures.files.items() if not pictures.content(n)}
        sources = telling.used
        text = edited.published(block.text, telling, drawn)
        unclosed = bool(block.text.strip()) and spans.unclosed(block.text)
        if block.section == "outlook":
            telling.said = edited.items(text, telling)
    new = () if block.text is None else _new(telling, sources.difference(block.sources))
    text = "\n\n".join(filter(None, (text, edited.gallery(block.pictures, telling))))
    heading = passages.escaped(own) or module.heading(telling)
    return Section(block.section, heading, text, draft, tuple(sorted(sources)), new, unclosed)


def _new(telling: Telling, ids: Iterable[str]) -> tuple[New, ...]:
    """What came since, in words: reflections in full, entries and actions in a line."""
    wanted, found = set(ids), []
    with telling.aside():
        for reflection in telling.sifted.reflections:
            if reflection.id in wanted:
                text = edited.editable(lessons.reflection(telling, reflection), telling)
                found.append(New(reflection.id, telling.passages.line(reflection.claim), text))
        for entry in sorted(telling.sifted.public.values(), key=lambda e: (e.happened_on, e.id)):
            if entry.id in wanted:
                said = telling.passages.excerpt(entry.body, _FEW_WORDS)
                day = telling.day(entry.happened_on)
                text = f"- {telling.bold(entry)} {said} ({day})[^{entry.id[-8:]}]"
                found.append(New(entry.id, telling.title(entry), text))
        for action in telling.sifted.decisions:
            if action.id in wanted:
                words = telling.passages.line(action.text)
                found.append(New(action.id, words, f"- {passages.escaped(words)}"))
    return tuple(found)


def markdown(told: list[Section], notes: list[str]) -> str:
    """The sections and their footnotes as one document that ends in one line feed."""
    blocks = []
    for section in told:
        if not section.text:
            continue
        if section.heading:
            blocks.append(f"## {section.heading}")
        blocks.append(section.text)
    blocks += [f"[^{number}]: {note}" for number, note in enumerate(notes, 1)]
    return "\n\n".join(blocks) + "\n"
