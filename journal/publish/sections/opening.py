"""How the post begins: who, when, how much, and the days that stand out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.entry import Kind
from journal.publish.passages import escaped
from journal.publish.wording import counted, full_stop, listed, number, plural, sentence_case

if TYPE_CHECKING:
    from journal.publish.telling import Telling

_DAYS, _WORDS = 3, 45


def heading(telling: Telling) -> str:
    """No heading where the post begins here."""
    first = next((block.section for block in telling.recipe.blocks if block.on), "opening")
    return "" if first == "opening" else telling.say("Who we are", "Who they are")


def text(telling: Telling) -> str:
    """Who we are and what we did, the milestones of note, and whom this is for."""
    if not telling.figures.entries:
        return f"{_who(telling)} Nothing is written in it {telling.when}."
    days = telling.most_telling((e for e in telling.public if e.kind is Kind.MILESTONE), _DAYS)
    telling.told.update(day.id for day in days)
    parts = [
        f"{_who(telling)} {_team(telling)}",
        _counts(telling),
        f"{sentence_case(counted(len(days), 'day'))} {'stands' if len(days) == 1 else 'stand'} out:"
        if days
        else "",
        "\n".join(
            f"- **{telling.day(day.happened_on)}: {escaped(full_stop(telling.title(day)))}** "
            f"{telling.passages.excerpt(day.body, _WORDS)}".rstrip()
            for day in days
        ),
        telling.say(
            "We publish this for two readers: someone who is about to try something similar, and "
            "ourselves, a year from now.",
            "This is published for two readers: someone who is about to try something similar, "
            "and the team itself, a year from now.",
        ),
    ]
    return "\n\n".join(part.strip() for part in parts if part)


def team(telling: Telling) -> str:
    """The name of the team inside a sentence, as Markdown; empty where it has none."""
    name = escaped(telling.passages.line(telling.material.team))
    return f"the {name[4:]}" if name.startswith("The ") else name


def _who(telling: Telling) -> str:
    name = team(telling)
    who = telling.say(f"we, {name}," if name else "we", name or "the team")
    they = telling.say("we", "they")
    return (
        f"{sentence_case(telling.when)} {who} kept a journal of what {they} tried, what went wrong "
        f"and what {they} learnt from it."
    )


def _team(telling: Telling) -> str:
    first, last = telling.figures.team_before, telling.figures.team
    us = telling.say("us", "them")
    if not last or first == last == 1:
        return ""
    if first == last:
        return f"There were {number(last)} of {us} at the beginning and at the end."
    began = f"{sentence_case(number(first))} of {us} began it"
    return f"{began}; at the end there {plural(last, 'was')} {number(last)}."


def _counts(telling: Telling) -> str:
    figures, they = telling.figures, telling.say("we", "they")
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
    said = f"{sentence_case(they)} {listed(done)}."
    if figures.repeats:
        ones = "one" if figures.repeats == 1 else "ones"
        some = _part(figures.repeats, figures.mistakes, "mistake")
        was = plural(figures.repeats, "was")
        said += f" {some} {was} {ones} {they} had made before."
    if figures.applied:
        some = _part(figures.applied, figures.learnings, "learning")
        have = plural(figures.applied, "has")
        said += f" {some} {have} already changed how {they} work."
    return said


def _part(count: int, whole: int, noun: str) -> str:
    """How many of a number: “The mistake”, “All of the mistakes”, “Two of the mistakes”."""
    if whole == 1:
        return f"The {noun}"
    many = "All" if count == whole else sentence_case(number(count))
    return f"{many} of the {noun}s"
