"""The values of an export's fields: each read strictly, and refused in a sentence.

A reader takes what front matter or JSON gives (text, whole number, list, dictionary) and returns
what the journal keeps, or raises `InputRefused`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from journal.domain.dates import parse_day
from journal.domain.entry import Attachment, check_line
from journal.domain.ids import is_id
from journal.domain.links import Link, Relation
from journal.errors import InputRefused, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from enum import StrEnum

    Reader = Callable[[Any], Any]

_MOST = 2**63 - 1  # what the journal's columns take
_HEXADECIMAL = frozenset("0123456789abcdef")


def read(readers: Mapping[str, Reader], given: Any, *needed: str) -> dict[str, Any]:
    """Read fields by name; empty ones are left out, unless they are text.

    Args:
        readers: What there may be, and how it is read.
        given: A dictionary of fields.
        needed: The names that must be there.

    Raises:
        InputRefused: A field is unknown, is missing or cannot be read; the sentence names it.
    """
    if not isinstance(given, dict):
        raise InputRefused(f"fields with their names belong here, not “{shown(given, 60)}”")
    found = {}
    for name, value in given.items():
        reader = readers.get(name)
        if reader is None:
            raise InputRefused(f"there is no field “{shown(name, 60)}” ({', '.join(readers)} are)")
        if value == "" and reader not in (text, line):
            continue
        try:
            found[name] = reader(value)
        except InputRefused as error:
            raise InputRefused(f"{name}: {error}") from None
    for name in needed:
        if found.get(name, "") == "":
            raise InputRefused(f"the field “{name}” is missing")
    return found


def text(value: Any) -> str:
    """Text as it is. A number without quotes is the text of its digits."""
    if type(value) is str:
        return value
    if type(value) is int:
        return str(value)
    raise InputRefused(f"“{shown(value, 60)}” is not text")


def line(value: Any) -> str:
    """Text of one line, such as a name."""
    label = text(value)
    check_line(label)
    return label


def number(value: Any) -> int:
    """A whole number."""
    if type(value) is not int or not -_MOST <= value <= _MOST:
        raise InputRefused(f"“{shown(value, 60)}” is not a whole number")
    return value


def count(value: Any) -> int:
    """A whole number from 1 on."""
    if number(value) < 1:
        raise InputRefused(f"{value} is less than 1, where counting begins")
    return number(value)


def ident(value: Any) -> str:
    """A complete id."""
    if type(value) is not str or not is_id(value):
        raise InputRefused(f"“{shown(value, 60)}” is not an id (36 characters, small letters)")
    return value


def items(value: Any) -> list[Any]:
    """A list."""
    if not isinstance(value, list):
        raise InputRefused(f"a list belongs here, not “{shown(value, 60)}”")
    return value


def idents(value: Any) -> tuple[str, ...]:
    """Complete ids in order, each once."""
    return _once([ident(item) for item in items(value)])


def day(value: Any) -> date:
    """A day of the calendar, `YYYY-MM-DD`."""
    given = text(value)
    if len(given) > 10:
        raise InputRefused(f"“{shown(given, 60)}” is not a day (write it as 2026-11-23)")
    return parse_day(given)


def moment(value: Any) -> datetime:
    """An instant with its offset, such as `2015-03-02T10:04:00+00:00`."""
    try:
        found = datetime.fromisoformat(text(value))
        offset = found.utcoffset()
        if offset is not None and not offset % timedelta(minutes=1):
            found.astimezone(UTC)  # overflows before the year 1 and after 9999
            return found
    except (ValueError, OverflowError):
        pass
    raise InputRefused(
        f"“{shown(value, 60)}” is not a time with its offset (2026-11-23T10:04:00+01:00)"
    )


def choice(kind: type[StrEnum]) -> Reader:
    """A reader of one of the words of an enumeration."""
    return word({str(member): member for member in kind})


def word(known: Mapping[str, object]) -> Reader:
    """A reader of one of some words, each with what it stands for."""

    def chosen(value: Any) -> object:
        if type(value) is not str or value not in known:
            raise InputRefused(f"“{shown(value, 60)}” is none of {', '.join(known)}")
        return known[value]

    return chosen


def labels(value: Any) -> tuple[str, ...]:
    """Names of tags or people in order."""
    return tuple(text(item) for item in items(value))


def links(value: Any) -> tuple[Link, ...]:
    """Links that start at the entry, in order, each once."""
    return _once([Link(**read(_LINK, item, "relation", "target")) for item in items(value)])


def attachments(value: Any) -> tuple[Attachment, ...]:
    """Attached files, in order."""
    return tuple(Attachment(**read(_ATTACHMENT, item, "sha256")) for item in items(value))


def digest(value: Any) -> str:
    """A SHA-256 in hexadecimal."""
    if type(value) is not str or len(value) != 64 or not _HEXADECIMAL.issuperset(value):
        raise InputRefused(f"“{shown(value, 80)}” is not a SHA-256 (64 characters, small letters)")
    return value


def _once(items: list[Any]) -> tuple[Any, ...]:
    if len(set(items)) < len(items):
        twice = next(item for item in items if items.count(item) > 1)
        raise InputRefused(f"“{shown(getattr(twice, 'target', twice), 60)}” is there twice")
    return tuple(items)


_LINK: dict[str, Reader] = {"relation": choice(Relation), "target": ident}
_ATTACHMENT: dict[str, Reader] = {
    "sha256": digest, "name": line, "media_type": line, "size": number, "alt": line,
}  # fmt: skip
