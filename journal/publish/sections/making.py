"""How this post was made: what it counts, what was left out, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.publish import wording
from journal.publish.safety.withholding import LeftOut
from journal.publish.wording import counted, number, sentence_case

if TYPE_CHECKING:
    from journal.publish.telling import Telling

_LET = {
    "name": "name", "private": "passage", "email": "e-mail address", "phone": "telephone number",
    "url": "internal address", "mark": "mark", "alt": "undescribed picture",
}  # fmt: skip
"""What each rule of the check before publishing stops at, without saying what it was."""


def heading(telling: Telling) -> str:
    """How this post was made."""
    return "How this post was made"


def text(telling: Telling) -> str:
    """The counts, and the reasons for what is missing."""
    count, public = telling.figures.entries, len(telling.public)
    if not count:
        return ""
    first, last = telling.period.first, telling.period.last
    span = f"{wording.day(first, telling.period)} to {wording.day(last)}"
    ones = "public one appears" if public == 1 else f"{number(public)} public ones appear"
    if not public:
        told = f"It holds {counted(count, 'entry')} from {span}. None of them is public."
    elif public == count:
        told = f"It holds {counted(count, 'entry')} from {span}, and all are public."
    else:
        told = (
            f"It holds {counted(count, 'entry')} from {span}. The numbers count them all, but "
            f"only the {ones} in words."
        )
    journal = telling.say("the journal that we keep as we go", "the journal that the team keeps")
    parts = [f"Everything above comes from {journal}. {told}"]
    reasons = [sentence_case(str(each)) for each in left_out(telling) if each.count]
    if reasons:
        parts.append("What was left out:")
        parts.append("\n".join(f"- {reason}." for reason in reasons))
    let = [counted(count, _LET[rule]) for rule, count in sorted(telling.let_through.items())]
    if let:
        ones = telling.say("we looked at", "the team looked at")
        each = "each" if sum(telling.let_through.values()) > 1 else "it"
        parts.append(
            f"The check before publishing stopped at {wording.listed(let)}; {ones} {each} and "
            "let it stand."
        )
    return "\n\n".join(parts)


def left_out(telling: Telling) -> list[LeftOut]:
    """What is missing from the post as it has been told so far."""
    sifted = telling.sifted
    return [
        LeftOut("entry that is not public", "entries that are not public", sifted.withheld),
        LeftOut(
            "text with a private passage that is not closed",
            "texts with a private passage that is not closed",
            sifted.unclosed,
        ),
        LeftOut("private passage", "private passages", sifted.passages),
        LeftOut(
            "redaction, shown as (withheld)", "redactions, shown as (withheld)", sifted.redactions
        ),
        LeftOut(
            "name of a person who did not agree to be named",
            "names of people who did not agree to be named",
            len(telling.names.met),
        ),
        *(
            LeftOut(f"picture, because {reason}", f"pictures, because {reason}", count)
            for reason, count in sorted(telling.pictures.left_out.items())
        ),
    ]
