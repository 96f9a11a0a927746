"""The text form of an entry, for an editor: front matter with its fields, then the body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from journal.domain.entry import Audience, Draft, Kind, Status
from journal.errors import InputRefused, shown
from journal.text import frontmatter

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_FIELDS = (
    "title", "kind", "happened_on", "ended_on", "author", "status", "expectation", "check_on",
    "audience", "project", "tags", "people", "source",
)  # fmt: skip
_CHOICES: dict[str, type[Kind | Status | Audience]] = {
    "kind": Kind, "status": Status, "audience": Audience,
}  # fmt: skip
_DAYS = ("happened_on", "ended_on", "check_on")
_LISTS = ("tags", "people")
_KEPT = ("kind", "happened_on", "author", "audience")
"""What an entry always has: taking such a line away leaves it as it was."""


def write(draft: Draft) -> str:
    """A draft as the text that is put into the editor."""
    values: dict[str, object] = {}
    for name in _FIELDS:
        value = getattr(draft, name)
        if name != "source" or value:
            values[name] = "" if value is None else value
    return f"{frontmatter.dump(values)}\n{draft.body}\n"


def read(text: str, old: Draft, day: Callable[[str], date]) -> Draft:
    """The draft that an edited text says; a line that was taken away empties its field.

    Args:
        text: What came out of the editor.
        old: What went in.
        day: Reads a day in words.

    Raises:
        InputRefused: It cannot be read, or has a field that entries do not have.
    """
    values, body = frontmatter.split(text)
    if values is None:
        raise InputRefused("The lines with the fields, between the two lines of ---, are gone.")
    kept = {name: getattr(old, name) for name in _KEPT}
    draft = replace(Draft(**kept), body=body.removeprefix("\n").removesuffix("\n"))
    return replace(draft, **fields(values, day, _FIELDS))


def fields(
    values: dict[str, Any], day: Callable[[str], date], known: tuple[str, ...]
) -> dict[str, Any]:
    """Read named values as the fields of a draft; empty ones that always stand are left out.

    Raises:
        InputRefused: One is unknown, or not what its field takes.
    """
    read: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise InputRefused(f"“{shown(name, 60)}” is no field of an entry that can be written.")
        if value in ("", None) and name in _KEPT:
            continue
        read[name] = _field(name, value, day)
    return read


def _field(name: str, value: Any, day: Callable[[str], date]) -> Any:
    if name in _LISTS:
        return _words(name, value)
    text = "" if value is None else str(value) if type(value) is int else value
    if not isinstance(text, str):
        raise InputRefused(f"{name}: {shown(value, 60)} is not a text.")
    if name in _DAYS:
        return day(text) if text else None
    if name not in _CHOICES:
        return text
    if not text:
        return None
    choices = _CHOICES[name]
    if text.lower() not in list(choices):
        raise InputRefused(f"{name}: “{shown(text, 60)}” is none of {', '.join(choices)}.")
    return choices(text.lower())


def _words(name: str, value: Any) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else value
    if value in ("", None):
        given = []
    if not isinstance(given, list | tuple) or not all(isinstance(v, str | int) for v in given):
        raise InputRefused(f"{name}: {shown(value, 60)} is not a list of words.")
    return tuple(str(word) for word in given)
