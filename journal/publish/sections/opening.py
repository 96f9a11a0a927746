"""How the post begins: who, when, how much, and the days that stand out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.entry import Kind
from journal.publish.passages import escaped
from journal.publish.wording import counted, full_stop, listed, number, plural, sentence_case

if TYPE_CHECKING:
    from journal.publish.figures import Figures
    from journal.publish.telling import Telling

_DAYS, _WORDS = 3, 45


def heading(telling: Telling) -> str:
    """No heading: the post begins here."""
    return ""


def text(telling: Telling) -> str:
    """Who we are and what we did, the milestones of note, and whom this is for."""
    if not telling.figures.entries:
        return f"{_who(telling)} Nothing is written in it {telling.when}."
    days = telling.most_telling((e for e in telling.public if e.kind is Kind.MILESTONE), _DAYS)
    telling.told.update(day.id for day in days)
    parts = [
        f"{_who(telling)} {_team(telling.figures)}",
        _counts(telling.figures),
        f"{sentence_case(counted(len(days), 'day'))} {'stands' if len(days) == 1 else 'stand'} out:"
        if days
        else "",
        "\n".join(
            f"- **{telling.day(day.happened_on)}: {escaped(full_stop(telling.title(day)))}** "
            f"{telling.passages.excerpt(day.body, _WORDS)}".rstrip()
            for day in days
        ),
        "We publish this for two readers: someone who is about to try something similar, and "
        "ourselves, a year from now.",
    ]
    return "\n\n".join(part.strip() for part in parts if part)


def team(telling: Telling) -> str:
    """The name of the team inside a sentence, as Markdown; empty where it has none."""
    name = escaped(telling.passages.line(telling.material.team))
    return f"the {name[4:]}" if name.startswith("The ") else name


def _who(telling: Telling) -> str:
    name = team(telling)
    return (
        f"{sentence_case(telling.when)} we{f', {name},' if name else ''} kept a journal of what we "
        "tried, what went wrong and what we learnt from it."
    )


def _team(figures: Figures) -> str:
    first, last = figures.team_before, figures.team
    if not last or first == last == 1:
        return ""
    if first == last:
        return f"There were {number(last)} of us at the beginning and at the end."
    began = f"{sentence_case(number(first))} of us began it"
    return f"{began}; at the end there {plural(last, 'was')} {number(last)}."


def _counts(figures: Figures) -> str:
    done = [
        f"{verb} {counted(count, noun)}{rest}"
        for verb, count, noun, rest in (
            ("brought", figures.finished, "experiment", " to an end"),
            ("noted", figures.mistakes, "mistake", ""),
            ("wrote down", figures.learnings, "learning", ""),
        )
        if count
    ]
    if not done:
        return ""
    said = f"We {listed(done)}."
    if figures.repeats:
        ones = "one" if figures.repeats == 1 else "ones"
        said += (
            f" {sentence_case(number(figures.repeats))} of the mistakes "
            f"{plural(figures.repeats, 'was')} {ones} we had made before."
        )
    if figures.applied:
        whole = figures.applied == figures.learnings > 1
        many = "All" if whole else sentence_case(number(figures.applied))
        have = plural(figures.applied, "has")
        said += f" {many} of the learnings {have} already changed how we work."
    return said
