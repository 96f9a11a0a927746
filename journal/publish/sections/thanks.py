"""Thank you: people, and the reason that was written down at the time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal.domain.people import Consent, fold
from journal.publish.passages import escaped
from journal.publish.safety.names import OUTSIDER
from journal.publish.wording import cut, number, plural
from journal.text import spans

if TYPE_CHECKING:
    from journal.publish.telling import Telling

_THANKS = re.compile("thank", re.IGNORECASE)
_PEOPLE, _REASONS, _WORDS = 16, 3, 35


def heading(telling: Telling) -> str:
    """Thank you."""
    return "Thank you"


def text(telling: Telling) -> str:
    """Everyone who is thanked in a public entry, in the order of the days."""
    named: dict[str, list[str]] = {}
    unnamed: dict[str, list[str]] = {}
    for entry in telling.public:
        if "@" not in entry.body or not _THANKS.search(entry.body):
            continue
        for given in spans.thanks(spans.public(entry.body)):
            reason = _reason(telling, given.reason)
            telling.used.add(entry.id)
            group = named if telling.names.public_name(given.person) else unnamed
            reasons = group.setdefault(_who(telling, given.person), [])
            if reason and reason not in reasons:
                reasons.append(reason)
    people = [f"- {_thanked(telling, who, reasons)}" for who, reasons in named.items()]
    lines = people[:_PEOPLE]
    if len(people) > _PEOPLE:
        more = len(people) - _PEOPLE
        lines.append(f"- … and {number(more)} more {plural(more, 'person')}.")
    lines += [
        f"- {_thanked(telling, who, reasons)}" for who, reasons in list(unnamed.items())[:_PEOPLE]
    ]
    if not lines:
        return ""
    lead = telling.say(
        "We did none of this alone. Our thanks go to:",
        "They did none of this alone. Their thanks go to:",
    )
    return "\n".join([lead, "", *lines])


def _who(telling: Telling, handle: str) -> str:
    person = telling.names.person(handle)
    return person.id if person else fold(handle)


def _reason(telling: Telling, reason: str) -> str:
    words = cut(telling.passages.line(reason), _WORDS)
    return escaped(words.rstrip(" .;,"))


def _thanked(telling: Telling, who: str, reasons: list[str]) -> str:
    person = next((p for p in telling.material.people if p.id == who), None)
    called = telling.names.called(person.handle) if person else OUTSIDER
    name = escaped(telling.passages.line(called))
    if person and person.public_name:
        name = f"**{name}**"
    place = telling.passages.line(person.organisation) if person else ""
    if person and place and person.consent is Consent.NAMED and not person.joined_on:
        name += f" ({escaped(place)})"
    for_what = "; ".join(f"for {reason}" for reason in reasons[:_REASONS])
    return f"{name[0].upper()}{name[1:]}{',' if for_what else ''} {for_what}".rstrip() + "."
