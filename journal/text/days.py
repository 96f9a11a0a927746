"""Days as people write them: “yesterday”, “last friday”, “3 May”, “2026-11-23”.

English words only, and always the same ones, whatever the language of the machine. A day
without a year is the last one that has been; numbers between strokes or dots are day, month,
year.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from journal.domain.dates import parse_day
from journal.errors import InputRefused, shown

_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(r"(?:(last|next|on)\s+)?([a-z]{3,9})")
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_AGO = re.compile(
    r"(?:(?P<in>in)\s+)?(?P<n>[a-z]{1,5}|[0-9]{1,6})\s+(?P<unit>day|week)s?(?P<ago>\s+ago)?"
)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_NUMBERS = re.compile(
    r"(?:(?P<y>[0-9]{4})([./-])(?P<m>[0-9]{1,2})\2(?P<d>[0-9]{1,2})"
    r"|(?P<day>[0-9]{1,2})([./-])(?P<month>[0-9]{1,2})\6(?P<year>[0-9]{4}))"
)
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_MAYBE = re.compile(
    rf"""
      (?:[a-z]+,?\s+)?[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+[0-9]{{4}})?
    | (?:[a-z]+,?\s+)?{_MONTH}\s+[0-9]{{1,2}}(?:st|nd|rd|th)?(?:,?\s+[0-9]{{4}})?
    | (?:[a-z]+|[0-9]{{1,4}})\s+(?:month|year)s?\s+ago
    """,
    re.VERBOSE,
)


def day_in_words(text: str, today: date) -> date | None:
    """The day that a text names, or None where it names none.

    Args:
        text: A day, alone: `2026-11-23` (or an ISO instant, of which the literal calendar day
            counts), `yesterday`, `friday` (the last one, never today), `3 days ago`, `3 May`.
        today: The day from which the words are counted.
    """
    words = " ".join(text.split()).lower()
    if not words.isascii() or len(words) > 64:  # no day is longer
        return None
    try:
        return _by_hand(words, text.strip(), today) or _by_library(words, today)
    except (InputRefused, OverflowError, ValueError):
        return None


def prepare() -> None:
    """Load what days in words need ahead of time: the first of them takes a third of a second."""
    _by_library("1 january", date(2000, 1, 1))


def required_day(text: str, today: date) -> date:
    """The day that a text names.

    Raises:
        InputRefused: It names none, or one that the calendar does not have.
    """
    if not text.strip():
        raise InputRefused("A day is missing (write it as 2026-11-23, or as “yesterday”).")
    if _ISO.match(text.strip()):
        return parse_day(text.strip())
    day = day_in_words(text, today)
    if day is None:
        raise InputRefused(
            f"“{shown(text, 60)}” is not a day of the calendar (write it as 2026-11-23, or as "
            "“yesterday”, “last friday”, “3 May”)."
        )
    return day


def _by_hand(words: str, text: str, today: date) -> date | None:
    """What is typed every day: without the cost of loading a library."""
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if _ISO.match(text):
        return parse_day(text)
    if found := _NUMBERS.fullmatch(words):
        names = ("y", "m", "d") if found["y"] else ("year", "month", "day")
        return date(*(int(found[name]) for name in names))
    if found := _WEEKDAY.fullmatch(words):
        return _weekday(found[1] or "last", found[2], today)
    if (found := _AGO.fullmatch(words)) and bool(found["in"]) != bool(found["ago"]):
        count = int(found["n"]) if found["n"].isdigit() else _COUNTS.get(found["n"], 0)
        days = count * (7 if found["unit"] == "week" else 1)
        return today + timedelta(days=days if found["in"] else -days) if count else None
    return None


def _weekday(which: str, name: str, today: date) -> date | None:
    """The nearest day of that name before (or, for `next`, after) today."""
    number = next((i for i, full in enumerate(_WEEKDAYS) if name in _names(full)), None)
    if number is None:
        return None
    if which == "next":
        return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)


def _names(weekday: str) -> tuple[str, ...]:
    """A weekday's full name and how it is shortened (`tue`, `tues`)."""
    longer = {"tuesday": ("tues",), "wednesday": ("weds",), "thursday": ("thur", "thurs")}
    return (weekday, weekday[:3], *longer.get(weekday, ()))


def _by_library(words: str, today: date) -> date | None:
    """Anything else that has the shape of a day; the shape keeps ordinary words out."""
    if not _MAYBE.fullmatch(words):
        return None
    import dateparser

    settings = {
        "RELATIVE_BASE": datetime.combine(today, time(12)),
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "DMY",
        "REQUIRE_PARTS": ["day", "month"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    found: datetime | None = dateparser.parse(words, languages=["en"], settings=settings)
    return found.date() if found else None
