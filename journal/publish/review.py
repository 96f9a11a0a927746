"""The review of a period: its title, and its sections in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.publish import wording
from journal.publish.sections import (
    changes,
    failures,
    glance,
    lessons,
    making,
    months,
    opening,
    outlook,
    thanks,
)
from journal.publish.wording import counted, sentence_case

if TYPE_CHECKING:
    from types import ModuleType

    from journal.domain.dates import Period
    from journal.publish.telling import Telling

SECTIONS: dict[str, ModuleType] = {
    "opening": opening,
    "glance": glance,
    # What the review before this one said about this period belongs here, once reviews are kept.
    "lessons": lessons,
    "failures": failures,
    "months": months,
    "changes": changes,
    "thanks": thanks,
    "outlook": outlook,
    "making": making,
}
"""The sections by name, in the order of the post."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section as it was told: its name, its heading (may be empty) and its Markdown."""

    name: str
    heading: str
    text: str


def title(period: Period, lessons_told: int) -> str:
    """The title of the post, in words of our own alone.

    Args:
        period: The days under review.
        lessons_told: How many reflections the post tells (count).
    """
    if lessons_told:
        things = sentence_case(counted(lessons_told, "thing"))
        return f"{things} we learnt {wording.within(period)}"
    label = wording.period(period)
    return f"Our year {label} in review" if label.isdigit() else f"Looking back at {label}"


def summary(telling: Telling) -> str:
    """One sentence about the post, as plain words."""
    team = telling.passages.line(telling.material.team) or "our team"
    team = f"the {team[4:]}" if team.startswith("The ") else team
    return f"What {team} tried, got wrong and learnt {telling.when}."


def sections(telling: Telling) -> list[Section]:
    """Tell every section that has something to say."""
    told = []
    for name, module in SECTIONS.items():
        text = module.text(telling)
        if text:
            told.append(Section(name, module.heading(telling), text))
    return told


def markdown(told: list[Section], notes: list[str]) -> str:
    """The sections and their footnotes as one document that ends in one line feed."""
    blocks = []
    for section in told:
        if section.heading:
            blocks.append(f"## {section.heading}")
        blocks.append(section.text)
    blocks += [f"[^{number}]: {note}" for number, note in enumerate(notes, 1)]
    return "\n\n".join(blocks) + "\n"
