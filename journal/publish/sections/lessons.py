"""What we learnt: each reflection with its four beats and its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.entry import Kind, Status
from journal.domain.reflections import BEATS
from journal.publish.passages import escaped
from journal.publish.wording import counted, number, plural, sentence_case

if TYPE_CHECKING:
    from journal.domain.entry import Entry
    from journal.domain.reflections import Reflection
    from journal.publish.telling import Telling

LABELS = {
    "before": ("Before.", "Before."),
    "went_wrong": ("What went wrong.", "What went wrong."),
    "learnt": ("What we learnt.", "What they learnt."),
    "now": ("What we do now.", "What they do now."),
}
"""What stands before each beat, in both voices."""


def heading(telling: Telling) -> str:
    """N things we learnt."""
    things = sentence_case(counted(len(telling.sifted.reflections), "thing"))
    return f"{things} {telling.say('we', 'the team')} learnt"


def text(telling: Telling) -> str:
    """The reflections in their order; empty where there are none."""
    return "\n\n".join(reflection(telling, each) for each in telling.sifted.reflections)


def reflection(telling: Telling, told: Reflection) -> str:
    """A reflection: its claim, its beats with their evidence, and how much of it is hidden."""
    beats = [beat for beat in BEATS if getattr(told, beat).strip()]
    cited = [entry for entry in map(telling.known, told.evidence) if entry]
    claim = telling.passages.line(told.claim)
    kept_back = telling.say("Something we keep to ourselves", "Something that is not public")
    telling.used.add(told.id)
    parts = [f"### {escaped(claim.rstrip('.') or kept_back)}"]
    marks: dict[str, list[Entry]] = {}
    for entry in cited:
        marks.setdefault(_beat(entry, beats), []).append(entry)
    for beat in beats:
        block = telling.passages.block(getattr(told, beat))
        notes = "".join(telling.evidence(entry) for entry in marks.get(beat, ()))
        parts.append(_labelled(telling.say(*LABELS[beat]), block, notes))
    if not beats and cited:
        parts.append(
            f"Where {telling.say('we', 'they')} saw it: {''.join(map(telling.evidence, cited))}"
        )
    hidden = len(set(told.evidence)) - len(cited)
    if hidden:
        more = " more" if cited else ""
        parts.append(
            f"*{sentence_case(number(hidden))}{more} {plural(hidden, 'entry')} behind this "
            f"{plural(hidden, 'is')} not public.*"
        )
    telling.told.update(entry.id for entry in cited)
    return "\n\n".join(parts)


def _beat(entry: Entry, beats: list[str]) -> str:
    """The beat that an entry is evidence of, among those that are told."""
    bad = (Status.FAILED, Status.MIXED, Status.ABANDONED)
    if entry.kind is Kind.MISTAKE or entry.status in bad:
        wanted = "went_wrong"
    elif entry.kind is Kind.LEARNING:
        wanted = "learnt"
    else:
        wanted = "now"
    return wanted if wanted in beats or not beats else beats[-1]


def _labelled(label: str, block: str, notes: str) -> str:
    """A beat with its label at the beginning and its footnotes at the end."""
    first, last = block.split("\n", 1)[0], block.rsplit("\n", 1)[-1].lstrip("> ")
    apart = first.lstrip().startswith(("- ", "* ", "+ ", ">", "|", "```", "1.", "1)", "!["))
    if notes and (last.startswith(("```", "|", "![")) or not last):
        notes = f"\n\n{notes}"
    return f"**{label}**{_between(block, apart)}{block}{notes}"


def _between(block: str, apart: bool) -> str:
    return "\n\n" if apart else " " if block else ""
