"""Next year: experiments that are planned or running, and learnings not applied yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.entry import Kind, Status
from journal.domain.loop import Stage
from journal.publish.passages import escaped
from journal.publish.wording import full_stop, number, plural, sentence_case

if TYPE_CHECKING:
    from journal.domain.entry import Entry
    from journal.publish.telling import Telling

_MOST = 6


def heading(telling: Telling) -> str:
    """Next year: what we will try."""
    return (
        f"Next{' year' if telling.is_year else ''}: what {telling.say('we', 'the team')} will try"
    )


def text(telling: Telling) -> str:
    """What is open at the end of the period; empty where nothing of it is public."""
    trials = [
        e for e in telling.sifted.public.values()
        if e.kind is Kind.EXPERIMENT and e.status in (Status.PLANNED, Status.RUNNING)
        and e.happened_on <= telling.period.last
    ]  # fmt: skip
    trials.sort(key=lambda e: (e.happened_on, e.id))
    waiting = [
        e for e in telling.public if telling.stages.get(e.id) in (Stage.FRESH, Stage.CURATED)
    ]
    telling.said = [telling.title(trial) for trial in trials[:_MOST]]
    told = [_trial(telling, trial) for trial in trials[:_MOST]]
    parts = [_list(told, "experiment", len(trials))]
    if waiting:
        parts.append("Still waiting to be applied:")
        telling.said += [telling.title(e) for e in telling.most_telling(waiting, _MOST)]
    if len(waiting) == 1:
        parts[-1] += f" {telling.quoted(waiting[0])}."
    elif waiting:
        chosen = telling.most_telling(waiting, _MOST)
        lines = [escaped(telling.title(lesson).rstrip(".")) for lesson in chosen]
        parts.append(_list(lines, "learning", len(waiting)))
    return "\n\n".join(part for part in parts if part)


def _list(lines: list[str], noun: str, count: int) -> str:
    shown = [f"- {line}" for line in lines]
    more = count - len(shown)
    if more:
        shown.append(f"- … and {number(more)} more {plural(more, noun)}.")
    return "\n".join(shown)


def _trial(telling: Telling, trial: Entry) -> str:
    since = telling.day(trial.happened_on)
    state = f"running since {since}" if trial.status is Status.RUNNING else "planned"
    sentences = [f"**{escaped(telling.title(trial).rstrip('.'))}** ({state})."]
    wish = telling.passages.line(trial.expectation)
    if wish:
        they = telling.say("we", "they")
        words = f"What {they} expect: {wish}"
        if wish.startswith("We expect "):
            words = f"{sentence_case(they)} expect {wish[10:]}"
        sentences.append(escaped(full_stop(words)))
    else:
        sentences.append(telling.passages.excerpt(trial.body, 30))
    if trial.check_on and trial.check_on > telling.period.last:
        sentences.append(
            f"{telling.say('We', 'They')} look at it again on {telling.day(trial.check_on)}."
        )
    return " ".join(sentence for sentence in sentences if sentence)
