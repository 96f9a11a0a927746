"""What did not work: experiments and mistakes, and what came of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.entry import Kind, Status
from journal.domain.links import Relation
from journal.publish.passages import escaped
from journal.publish.wording import STATUS_WORDS, full_stop, listed, number, plural

if TYPE_CHECKING:
    from journal.domain.entry import Entry
    from journal.publish.telling import Telling

_EXPERIMENTS, _MISTAKES, _WORDS = 2, 3, 35
_OUTCOMES = (Status.FAILED, Status.MIXED, Status.ABANDONED)
_LEARNT = (
    ("What we took from it:", "What they took from it:"),
    ("It taught us this:", "It taught them this:"),
    ("The learning from it:", "The learning from it:"),
)


def heading(telling: Telling) -> str:
    """What did not work."""
    return "What did not work"


def text(telling: Telling) -> str:
    """The most telling ones; empty where everything worked, or nothing of it is public."""
    experiments = [
        entry for entry in telling.sifted.public.values()
        if entry.kind is Kind.EXPERIMENT and entry.status in _OUTCOMES
        and (entry.ended_on or entry.happened_on) in telling.period
    ]  # fmt: skip
    mistakes = [entry for entry in telling.public if entry.kind is Kind.MISTAKE]
    parts = (
        _part(telling, "Experiments", experiments, _EXPERIMENTS),
        _part(telling, "Mistakes", mistakes, _MISTAKES),
    )
    told = "\n\n".join(part for part in parts if part)
    if not told:
        return ""
    rest = "What is not told above, in the words" if telling.sifted.reflections else "In the words"
    one = telling.say("one of us", "one of them")
    return f"{rest} in which {one} wrote it down at the time:\n\n{told}"


def expected(telling: Telling, text: str) -> str:
    """What was expected of an experiment, as a sentence told afterwards (plain words)."""
    words = full_stop(text)
    if words.startswith("We expect "):
        return f"{telling.say('We', 'They')} expected {words[10:]}"
    return f"What {telling.say('we', 'they')} expected: {words}"


def _part(telling: Telling, title: str, entries: list[Entry], limit: int) -> str:
    entries = [entry for entry in entries if entry.id not in telling.told] or entries
    if not entries:
        return ""
    shown = telling.most_telling(entries, limit)
    telling.told.update(entry.id for entry in shown)
    lines = [f"- {_told(telling, entry, place)}" for place, entry in enumerate(shown)]
    more = len(entries) - len(shown)
    if more:
        lines.append(f"- … and {number(more)} more {plural(more, entries[0].kind)}.")
    return "\n".join([f"### {title}", "", *lines])


def _told(telling: Telling, entry: Entry, number_of: int) -> str:
    trial = entry.kind is Kind.EXPERIMENT
    outcome = f"; {STATUS_WORDS[entry.status]}" if trial and entry.status else ""
    when = telling.day(entry.happened_on)
    sentences = [
        f"**{escaped(telling.title(entry).rstrip('.'))}** ({when}{outcome}).",
        telling.passages.excerpt(entry.body, _WORDS),
    ]
    wish = telling.passages.line(entry.expectation)
    if trial and wish:
        sentences.append(escaped(expected(telling, wish)))
    sentences += _outcome(telling, entry) if trial else _repeated(telling, entry)
    sentences += _came_of(telling, entry, telling.say(*_LEARNT[number_of % len(_LEARNT)]))
    return " ".join(sentence for sentence in sentences if sentence)


def _repeated(telling: Telling, entry: Entry) -> list[str]:
    earlier = [e.target for e in telling.out.get(entry.id, ()) if e.relation is Relation.REPEATS]
    known = [e for e in map(telling.known, earlier) if e]
    if known:
        when = telling.day(known[0].happened_on)
        return [f"It was not the first time: {telling.quoted(known[0])} ({when})."]
    return ["It was not the first time."] if earlier else []


def _outcome(telling: Telling, entry: Entry) -> list[str]:
    """What was noted last of an experiment, and the mistakes it led to."""
    into, out = telling.into.get(entry.id, ()), telling.out.get(entry.id, ())
    updates = [telling.known(e.source) for e in into if e.relation is Relation.UPDATES]
    latest = max((e for e in updates if e), key=lambda e: (e.happened_on, e.id), default=None)
    sentences = [telling.passages.excerpt(latest.body, _WORDS)] if latest else []
    led = [telling.known(e.target) for e in out if e.relation is Relation.LED_TO]
    mistakes = [telling.quoted(e) for e in led if e and e.kind is Kind.MISTAKE]
    return [*sentences, f"It led to {listed(mistakes)}."] if mistakes else sentences


def _came_of(telling: Telling, entry: Entry, lead: str) -> list[str]:
    lessons = telling.lessons_of(entry)
    said = [telling.quoted(known) for known in map(telling.known, lessons) if known]
    sentences = [f"{lead} {listed(said)}."] if said else []
    again = [e.source for e in telling.into.get(entry.id, ()) if e.relation is Relation.ITERATES]
    tries = [telling.quoted(known) for known in map(telling.known, again) if known]
    if tries:
        sentences.append(f"{telling.say('We', 'They')} tried again with {listed(tries)}.")
    if not sentences and entry.kind is Kind.MISTAKE:
        hidden = f"What {telling.say('we', 'they')} took from it is not public."
        return [hidden if lessons else "Nothing has come of it yet."]
    return sentences
