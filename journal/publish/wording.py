"""Numbers, days and lists as a post in English says them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal.domain.dates import month_of
from journal.domain.entry import Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from journal.domain.dates import Period

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

STATUS_WORDS = {
    Status.PLANNED: "planned", Status.RUNNING: "running", Status.WORKED: "worked",
    Status.FAILED: "did not work", Status.MIXED: "mixed results", Status.ABANDONED: "given up",
}  # fmt: skip
"""How far an experiment is, as it is said of it in brackets."""

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_PLURALS = {"person": "people", "is": "are", "has": "have", "was": "were", "it": "them"}
_SENTENCE = re.compile(r"[.!?…。！？]+[\"'”’)\]»]*(?=\s|$)|[。！？]")  # noqa: RUF001
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|no|dr|mr|mrs|ms|st)|\b\w)\.$", re.I)


def number(count: int) -> str:
    """A count in words up to twelve (0 is “no”), in digits beyond."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def plural(count: int, word: str) -> str:
    """The form of a noun, or of “is”, “has” and “was”, that goes with a count."""
    if count == 1:
        return word
    if word in _PLURALS:
        return _PLURALS[word]
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


def counted(count: int, word: str, adjective: str = "") -> str:
    """A count and its word: “one entry”, “three open mistakes”, “14 days”."""
    return " ".join(part for part in (number(count), adjective, plural(count, word)) if part)


def listed(items: Sequence[str]) -> str:
    """Items as a list in a sentence: “a, b and c”."""
    return " and ".join(
        part for part in (", ".join(items[:-1]), items[-1] if items else "") if part
    )


def sentence_case(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def full_stop(text: str) -> str:
    """The text with a full stop, unless it ends in a mark of its own."""
    text = text.rstrip()
    bare = text.rstrip("\"'\u201d\u2019)]»*_")
    return text if not bare or bare[-1] in ".!?…。！？:" else f"{text.rstrip(',;')}."  # noqa: RUF001


def within(span: Period) -> str:
    """A period as the time in which something happened: “in 2015”, “from April to June 2015”."""
    words = period(span)
    return f"from {words}" if " to " in words else f"in {words}"


def day(when: date, near: Period | None = None) -> str:
    """A day: “3 March 2015”; without the year where it lies in the period `near`."""
    year = "" if near and when in near and near.first.year == near.last.year else f" {when.year}"
    return f"{when.day} {MONTHS[when.month - 1]}{year}"


def month(when: date, near: Period | None = None) -> str:
    """A month: “March 2015”; without the year where it lies in the period `near`."""
    return day(when, near).partition(" ")[2]


def period(span: Period) -> str:
    """A period: “2015”, “March 2015”, “April to June 2015”, “3 to 9 April 2015”, “2 May 2015”."""
    first, last = span.first, span.last
    whole = first.day == 1 and month_of(last).last == last
    if whole and (first.year, first.month, last.month) == (last.year, 1, 12):
        return str(first.year)
    if whole and month_of(first).last == last:
        return month(first)
    if not whole and (first.year, first.month) == (last.year, last.month):
        return day(first) if first == last else f"{first.day} to {day(last)}"
    say = month if whole else day
    return f"{say(first, span)} to {say(last)}"


def cut(text: str, words: int) -> str:
    """The first whole sentences of a text that fit into a number of words.

    Where not even the first sentence fits, it is cut at a word and ends in “…”.
    """
    if len(text.split()) <= words and len(text) <= words * 12:
        return text.strip()
    end = 0
    for stop in _SENTENCE.finditer(text):
        if _ABBREVIATION.search(text, 0, stop.end()):
            continue
        if len(text[: stop.end()].split()) > words or stop.end() > words * 12:
            break
        end = stop.end()
    if end:
        return text[:end].strip()
    short = " ".join(text.split()[:words])
    short = short if len(short) <= words * 12 else short[: words * 12]
    return f"{short.rstrip(' ,;:.–-')}…"  # noqa: RUF001
