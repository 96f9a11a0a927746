"""The quick line: a day, a kind, a sentence with tags and people; more lines are the body.

    yesterday: m: forgot the DNS TTL #infra @ana
    l: short TTLs before every move #infra

The day and the kind are optional and may stand in either order, each with a colon. Only a known
kind or a day is taken for one: in `Note to self: …` or `http://…` the colon is a colon.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal.domain.entry import MAX_TITLE, Draft, Kind
from journal.domain.people import fold
from journal.text import spans
from journal.text.days import day_in_words
from journal.text.spans import Span, SpanKind

if TYPE_CHECKING:
    from datetime import date

KINDS = {
    "n": Kind.NOTE, "e": Kind.EXPERIMENT, "m": Kind.MISTAKE, "l": Kind.LEARNING,
    "ms": Kind.MILESTONE, **{kind.value: kind for kind in Kind},
}  # fmt: skip
"""What may stand before a colon to tell the kind, in any letter case."""

_PREFIX = re.compile(r"[ \t]*([^:\n]{1,64}?)[ \t]*:(?=[ \t]|$)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKS = (SpanKind.TAG, SpanKind.PERSON)
_LEANING = re.compile(
    "a|about|after|an|and|as|asked|at|but|by|called|for|from|helped|in|into|is|like|me|met|my|of|on"
    "|or|our|over|thank|thanks|that|the|to|told|under|via|was|with|without|you",
    re.IGNORECASE,
)
"""Words after which a tag or a person belongs to the sentence, even at its end."""


def parse(line: str, today: date) -> Draft:
    """Read a quick line as the draft of an entry; no word of it is lost.

    Tags and people come from anywhere in the text. Those at the end of the first line are taken
    out of the title; those inside the sentence stay in it, since it would not read without them.
    A first line too long for a title is put before the body instead.

    Args:
        line: The text; its first line becomes the title, the rest, verbatim, the body.
        today: The day from which “yesterday” counts. A line without a day leaves
            `happened_on` open.
    """
    first, *rest = _LINE_END.split(line.lstrip("\r\n"), maxsplit=1)
    body = rest[0] if rest else ""
    kind, day, title = _prefixes(first, today)
    if len(title) > MAX_TITLE:
        title, body = "", f"{title}\n{body}" if body else title
    title, trailing = _without_trailing(title)
    found = [*spans.find(title), *trailing, *spans.find(body)]
    return Draft(
        title=title,
        body=body,
        kind=kind or Kind.NOTE,
        happened_on=day,
        tags=_names(found, SpanKind.TAG),
        people=_names(found, SpanKind.PERSON),
    )


def _prefixes(line: str, today: date) -> tuple[Kind | None, date | None, str]:
    """Take a day and a kind, each once, off the start of a line."""
    kind: Kind | None = None
    day: date | None = None
    while found := _PREFIX.match(line):
        if kind is None and found[1].lower() in KINDS:
            kind = KINDS[found[1].lower()]
        elif day is None and (named := day_in_words(found[1], today)):
            day = named
        else:
            break
        line = line[found.end() :]
    return kind, day, line.strip()


def _without_trailing(title: str) -> tuple[str, list[Span]]:
    """Take the tags and people off the end of a title that reads without them."""
    taken: list[Span] = []
    rest = title
    for span in reversed(spans.find(title)):
        before = rest[: span.start].rstrip()
        loose = span.kind in _MARKS and span.end == len(rest) and len(before) < span.start
        if not loose or _LEANING.fullmatch(before.rpartition(" ")[2]):
            break
        taken.insert(0, span)
        rest = before
    return rest, taken


def _names(found: list[Span], kind: SpanKind) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for span in found:
        if span.kind is kind:
            first.setdefault(fold(span.value), span.value)
    return tuple(first.values())
