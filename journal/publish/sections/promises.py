"""What the review before this one announced, and what became of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from journal.domain.review import Verdict
from journal.publish.passages import escaped
from journal.publish.wording import counted, full_stop, listed, number, plural, sentence_case

if TYPE_CHECKING:
    from journal.domain.review import Score
    from journal.publish.telling import Telling

_WORDS = {
    Verdict.DONE: "Done.", Verdict.STILL_ON: "Still on.", Verdict.DROPPED: "Dropped.",
}  # fmt: skip
_COUNTED = {Verdict.DONE: "done", Verdict.STILL_ON: "still on", Verdict.DROPPED: "dropped"}


def heading(telling: Telling) -> str:
    """What we said last year, and what happened."""
    when = "last year" if telling.is_year else "last time"
    return f"What {telling.say('we', 'the team')} said {when}, and what happened"


def text(telling: Telling) -> str:
    """What was announced and scored; empty where nothing was."""
    scores = [score for score in telling.recipe.scores if score.verdict]
    if not scores:
        return ""
    counts = Counter(score.verdict for score in scores)
    outcome = listed(
        [
            f"{number(counts[verdict])} {plural(counts[verdict], 'is')} {words}"
            for verdict, words in _COUNTED.items()
            if counts[verdict]
        ]
    )
    they = telling.say("we", "they")
    return "\n".join(
        [
            f"When {they} last looked back, {they} said that {they} would try "
            f"{counted(len(scores), 'thing')}. {sentence_case(outcome)}.",
            "",
            *(f"- {_scored(telling, score)}" for score in scores),
        ]
    )


def _scored(telling: Telling, score: Score) -> str:
    promise = escaped(full_stop(telling.passages.line(score.promise)))
    verdict = _WORDS[score.verdict] if score.verdict else ""
    word = telling.passages.line(score.word)
    return " ".join(
        filter(None, (f"**{promise}**", verdict, escaped(full_stop(word)) if word else ""))
    )
