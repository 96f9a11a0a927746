"""The retrospective pack as Markdown: what a team needs to see together, step by step.

It is for the team, so it names people; what is for oneself alone, private spans and redactions
stay out of it as out of every export.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from journal.domain.dates import Period
from journal.domain.entry import Kind
from journal.domain.retro_formats import agenda
from journal.domain.retros import ActionState, Helped, Step
from journal.domain.timeline import quiet
from journal.publish import wording
from journal.publish.graphics import charts, drawing
from journal.publish.passages import escaped
from journal.publish.retro import unfinished
from journal.publish.retro.suggestions import suggest, told
from journal.publish.wording import counted, listed, sentence_case
from journal.text import spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.domain.entry import Entry
    from journal.domain.retro_formats import Format
    from journal.domain.retro_material import RetroMaterial
    from journal.domain.retros import Action, Card, Retro
    from journal.publish.retro.suggestions import Suggestion

STEP_WORDS = {
    Step.ACTIONS: "Last actions", Step.TIMELINE: "The period", Step.CARDS: "Cards",
    Step.VOTE: "Group and vote", Step.DECIDE: "Decide", Step.THANKS: "Thanks", Step.DONE: "Done",
}  # fmt: skip
"""What each step is called."""

PRIME_DIRECTIVE = (
    "Regardless of what we discover, we understand and truly believe that everyone did the best "
    "job they could, given what they knew at the time, their skills and abilities, the resources "
    "available, and the situation at hand."
)
"""Norman Kerth, Project Retrospectives (2001): what a retro begins with, unless it is skipped."""

PICTURE = "timeline.svg"
"""The file of the period's picture, beside the page."""

_NAMED = 8  # milestones that stand in the picture by name (count)
_LISTED = 400  # entries listed one by one (count); more are counted
_HELPED = {
    Helped.YES: "it helped", Helped.PARTLY: "it helped in part", Helped.NO: "it did not help",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the pack: the step it belongs to, its heading and its Markdown."""

    step: Step | None
    heading: str
    text: str

    @property
    def markdown(self) -> str:
        """The part on its own, as it is copied."""
        return f"## {self.heading}\n\n{self.text}\n"


def title(retro: Retro) -> str:
    """What the pack is called."""
    return retro.title.strip() or f"Retrospective: {wording.period(retro.period)}"


def parts(
    retro: Retro,
    form: Format,
    material: RetroMaterial,
    decided: Sequence[Action] = (),
    *,
    directive: bool = True,
) -> list[Part]:
    """Tell a retro, held or still to be held, part by part; empty ones are left out.

    Args:
        retro: Its period is that of the material.
        form: Its format.
        material: What the journal knows of the period.
        decided: The actions that this retro decided.
        directive: Whether the prime directive stands at the beginning.
    """
    found = [
        Part(None, "Agenda", _agenda(retro, form)),
        Part(None, "Before we begin", f"> {PRIME_DIRECTIVE}\n>\n> Norman Kerth" * directive),
        Part(Step.ACTIONS, "What became of the last actions", _last(retro, material)),
        Part(Step.TIMELINE, "What happened", _period(material)),
        Part(Step.TIMELINE, "What is still open", unfinished.text(material)),
        Part(Step.CARDS, f"Cards: {form.title}", _cards(retro, form, material)),
        Part(Step.VOTE, "What we voted for", _votes(retro)),
        Part(Step.DECIDE, "What we will do", _decided(decided)),
        Part(Step.THANKS, "Thank you", spans.public(retro.thanks).strip()),
        Part(Step.THANKS, "Notes", spans.public(retro.notes).strip()),
    ]
    return [part for part in found if part.text]


def markdown(retro: Retro, found: Sequence[Part]) -> str:
    """The whole pack as one document."""
    who = f" With {listed(retro.participants)}." if retro.participants else ""
    about = f"Held on {wording.day(retro.held_on)}, {retro.minutes} minutes.{escaped(who)}"
    blocks = [f"# {escaped(title(retro))}", about]
    for part in found:
        blocks += [f"## {escaped(part.heading)}", part.text]
    return "\n\n".join(blocks) + "\n"


def picture(material: RetroMaterial) -> str:
    """The period as an SVG; empty where nothing happened in it."""
    here = material.shared()
    if not here:
        return ""
    milestones = [e for e in here if e.kind is Kind.MILESTONE][-_NAMED:]
    label = wording.period(material.period)
    return drawing.svg(
        charts.layout(
            material.period,
            [(entry.happened_on, entry.kind) for entry in here],
            [(entry.happened_on, told(entry)) for entry in milestones],
        ),
        f"Timeline of {label}",
        f"{_counts(here)} from {label}, each kind in a lane of its own.",
    )


def silences(material: RetroMaterial) -> list[Period]:
    """The stretches of a whole week and more in which nobody wrote, within the period.

    What lies before the first entry counts from the first day on, and so at the end.
    """
    first, last = material.period.first.toordinal(), material.period.last.toordinal()
    days = {day for e in material.entries for day in _written(e, first, last)}
    edges = sorted({first - 1, *days, last + 1})
    return [
        Period(date.fromordinal(gap.first), date.fromordinal(gap.last)) for gap in quiet.gaps(edges)
    ]


def _written(entry: Entry, first: int, last: int) -> range:
    """The days of the period that an entry covers."""
    end = (entry.ended_on or entry.happened_on).toordinal()
    return range(max(entry.happened_on.toordinal(), first), min(end, last) + 1)


def _agenda(retro: Retro, form: Format) -> str:
    rows, at = ["| Begins | Minutes | Step |", "| --: | --: | --- |"], 0
    for step, minutes in agenda(form, retro.minutes).items():
        rows.append(f"| {at // 60}:{at % 60:02} | {minutes} | {STEP_WORDS[step]} |")
        at += minutes
    return "\n".join(rows)


def _last(retro: Retro, material: RetroMaterial) -> str:
    before = [action for action in material.actions if action.retro != retro.id]
    return "\n".join(_followed(action, material) for action in before)


def _followed(action: Action, material: RetroMaterial) -> str:
    mark = " " if action.state is ActionState.OPEN else "x"
    words = [escaped(action.text)]
    if action.owner:
        words.append(escaped(action.owner))
    if action.state is ActionState.DROPPED:
        words.append("dropped")
    elif action.state is ActionState.OPEN and action.due_on:
        words.append(f"due {wording.day(action.due_on)}")
    if action.helped:
        words.append(_HELPED[action.helped])
    fix = material.fix(action)
    if fix and (fix.before or fix.since):
        span = counted(fix.days, "day")
        words.append(
            f"mistakes tagged #{escaped(action.tag)}: {fix.before} in the {span} before, "
            f"{fix.since} in the {span} since"
        )
    return f"- [{mark}] {' · '.join(words)}"


def _period(material: RetroMaterial) -> str:
    here = material.shared()
    if not here:
        return "Nobody wrote anything in this time."
    label = wording.period(material.period)
    blocks = [f"![Timeline of {escaped(label)}: {_counts(here)}]({PICTURE})", _silence(material)]
    shown = [entry for entry in here if entry.kind is not Kind.NOTE]
    notes = len(here) - len(shown)
    blocks.append("\n".join(_line(entry, material.period) for entry in shown[-_LISTED:]))
    left = max(0, len(shown) - _LISTED)
    more = [counted(left, "earlier entry")] * bool(left) + [counted(notes, "note")] * bool(notes)
    blocks.append(f"And {listed(more)}." if more else "")
    return "\n\n".join(block for block in blocks if block)


def _silence(material: RetroMaterial) -> str:
    gaps = [wording.period(gap) for gap in silences(material)]
    return f"Nobody wrote {listed(gaps)}." if gaps else ""


def _line(entry: Entry, near: Period) -> str:
    return f"- {wording.day(entry.happened_on, near)} · {entry.kind} · {escaped(told(entry))}"


def _counts(entries: Sequence[Entry]) -> str:
    counts = [(sum(e.kind is kind for e in entries), kind) for kind in charts.LANES]
    return sentence_case(listed([counted(count, kind) for count, kind in counts if count]))


def _cards(retro: Retro, form: Format, material: RetroMaterial) -> str:
    """The cards that lie there, or before any does, those that the journal suggests."""
    cards: Sequence[Card | Suggestion] = retro.cards
    blocks = []
    if not cards:
        cards = suggest(form, material, retro.dropped)
        blocks.append("Suggested by what the team wrote. None counts until it is taken.")
    for column in form.columns:
        texts = [" ".join(card.text.split()) for card in cards if card.column == column.key]
        lines = "\n".join(f"- {escaped(spans.public(text))}" for text in texts) or "*Nothing yet.*"
        prompt = f"*{escaped(column.prompt)}*\n\n" if column.prompt else ""
        blocks.append(f"### {escaped(column.title)}\n\n{prompt}{lines}")
    return "\n\n".join(blocks)


def _votes(retro: Retro) -> str:
    """Piles and single cards that got a vote, most votes first."""
    piles: dict[str, list[Card]] = {}
    for card in retro.cards:
        piles.setdefault(card.group or card.id, []).append(card)
    ranked = sorted(piles.values(), key=lambda pile: -sum(card.votes for card in pile))
    lines = []
    for pile in ranked:
        votes = sum(card.votes for card in pile)
        if votes:
            name = pile[0].group or " ".join(pile[0].text.split())
            lines.append(f"- {escaped(name)} · {counted(votes, 'vote')}")
    return "\n".join(lines)


def _decided(actions: Sequence[Action]) -> str:
    return "\n".join(_decision(action) for action in actions)


def _decision(action: Action) -> str:
    words = [escaped(action.text)]
    words.append(escaped(action.owner) if action.owner else "nobody named yet")
    words.append(f"by {wording.day(action.due_on)}" if action.due_on else "by the next retro")
    if action.tag:
        words.append(f"against mistakes tagged #{escaped(action.tag)}")
    return f"- {' · '.join(words)}"
