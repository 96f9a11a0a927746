"""What we changed because of it: learnings that were applied, told from where they came."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from journal.domain.entry import Kind
from journal.domain.links import Relation
from journal.domain.loop import Stage
from journal.domain.retros import Helped
from journal.publish import wording
from journal.publish.graphics import bars, drawing
from journal.publish.passages import escaped
from journal.publish.wording import counted, full_stop, listed, number, plural, sentence_case

if TYPE_CHECKING:
    from journal.domain.entry import Entry
    from journal.domain.retros import Action
    from journal.publish.telling import Telling

_MOST = 4
_MOST_DECISIONS = 6
_FEW = 3  # learnings that pay for a picture
STAGES = "learnings.svg"
"""The name of the file with how far the learnings have come."""

STAGE_WORDS = {
    Stage.APPLIED: "applied", Stage.CURATED: "part of a reflection", Stage.FRESH: "not used yet",
    Stage.SUPERSEDED: "replaced by a newer one",
}  # fmt: skip
_HELPED = {
    Helped.YES: "It helped.", Helped.PARTLY: "It helped in part.", Helped.NO: "It did not help.",
}  # fmt: skip
_CAME_OF = {
    Kind.MISTAKE: "a mistake", Kind.EXPERIMENT: "an experiment", Kind.NOTE: "a note",
    Kind.MILESTONE: "a milestone", Kind.LEARNING: "an earlier learning",
}  # fmt: skip


def heading(telling: Telling) -> str:
    """What we changed because of it."""
    return telling.say("What we changed because of it", "What the team changed because of it")


def text(telling: Telling) -> str:
    """The chains that ended in a changed practice, and what retros decided and the team did."""
    parts = _stages(telling), _chains(telling), _decisions(telling)
    return "\n\n".join(part for part in parts if part)


def _stages(telling: Telling) -> str:
    """How far the learnings of the period have come: as bars, then as a table."""
    lessons = [e.id for e in telling.material.entries if e.kind is Kind.LEARNING]
    counts = Counter(telling.stages[name] for name in lessons)
    if len(lessons) < _FEW or not counts[Stage.APPLIED]:
        return ""
    shown = [(word, counts[stage]) for stage, word in STAGE_WORDS.items() if counts[stage]]
    rows = [(sentence_case(word), count) for word, count in shown]
    label = f"How far the learnings of {wording.period(telling.period)} have come"
    told = listed([f"{number(count)} {word}" for word, count in shown])
    alt = f"Learnings of {wording.period(telling.period)}: {told}."
    picture = drawing.svg(bars.rows(rows, Kind.LEARNING), label, alt)
    telling.pictures.files[STAGES] = picture.encode()
    table = ["| Learnings | How many |", "| --- | --: |"]
    table += [f"| {word} | {count:,} |" for word, count in rows]
    return "\n\n".join(
        (
            f"Of the {counted(len(lessons), 'learning')} {telling.when}, "
            f"{number(counts[Stage.APPLIED])} {plural(counts[Stage.APPLIED], 'has')} changed how "
            f"{telling.say('we', 'they')} work.",
            f"![{escaped(alt)}]({telling.link}{STAGES})",
            "\n".join(table),
        )
    )


def _chains(telling: Telling) -> str:
    lessons = [
        entry for entry in telling.sifted.public.values()
        if entry.kind is Kind.LEARNING and _applied_now(telling, entry)
    ]  # fmt: skip
    if not lessons:
        return ""
    shown = telling.most_telling(lessons, _MOST)
    lines = [f"- {_chain(telling, lesson)}" for lesson in shown]
    more = len(lessons) - len(shown)
    if more:
        lines.append(f"- … and {number(more)} more {plural(more, 'learning')}.")
    return "\n".join(["A learning counts here once it has changed something.", "", *lines])


def _decisions(telling: Telling) -> str:
    decided = telling.sifted.decisions[:_MOST_DECISIONS]
    if not decided:
        return ""
    lines = [f"- {_decision(telling, action)}" for action in decided]
    lead = telling.say(
        "What we decided when we looked back, and did:",
        "What they decided when they looked back, and did:",
    )
    return "\n".join([lead, "", *lines])


def _decision(telling: Telling, action: Action) -> str:
    telling.used.add(action.id)
    done = f" ({telling.day(action.closed_on)})" if action.closed_on else ""
    words = full_stop(escaped(telling.passages.line(action.text)) + done)
    return f"{words} {_HELPED[action.helped]}" if action.helped else words


def _applied_now(telling: Telling, lesson: Entry) -> bool:
    """Whether a learning of the period was applied, or an earlier one was applied in it."""
    uses = telling.uses_of(lesson.id)
    if lesson.happened_on in telling.period:
        return bool(uses)
    return any(use and use.happened_on in telling.period for use in uses)


def _chain(telling: Telling, lesson: Entry) -> str:
    origin = _origin(telling, lesson)
    use = _use(telling, lesson)
    story = f"{origin}, and {use}." if origin else f"{sentence_case(use)}."
    sentences = [telling.bold(lesson), story]
    older = [e.target for e in telling.out.get(lesson.id, ()) if e.relation is Relation.SUPERSEDES]
    replaced = [telling.quoted(known) for known in map(telling.known, older) if known]
    if replaced:
        sentences.append(f"It takes the place of {listed(replaced)}.")
    return " ".join(sentences)


def _origin(telling: Telling, lesson: Entry) -> str:
    causes = telling.causes_of(lesson)
    if not causes:
        return ""
    cause = causes[0]
    said = f"{_CAME_OF[cause.kind]}, {telling.quoted(cause)} ({telling.day(cause.happened_on)})"
    first = next((e for e in telling.causes_of(cause) if e.id != lesson.id), None)
    if first is None:
        return f"It came of {said}"
    beginning = f"{sentence_case(_CAME_OF[first.kind])}, {telling.quoted(first)},"
    they = telling.say("we", "they")
    return f"{beginning} led to {said}; this is what {they} learnt from it"


def _use(telling: Telling, lesson: Entry) -> str:
    known = [use for use in telling.uses_of(lesson.id) if use]
    if not known:
        return "it is in use, in places that are not public"
    since = telling.day(known[0].happened_on)
    return f"it has been in use since {since}: {listed([telling.quoted(use) for use in known])}"
