"""What to look for: the search language, as conditions that the store understands.

`words "a phrase" -not kind:mistake tag:dns by:ana person:ben project:site from:2026-03
to:2026-06-30 status:running has:image`: several kinds, authors, projects or statuses mean any
of them; everything else must hold together. What is no known operator is a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journal.domain.dates import parse_period
from journal.domain.entry import Audience, Kind, Status
from journal.errors import InputRefused, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

HAS = ("attachment", "image", "link", "tag", "person", "project", "expectation", "end")
"""What `has:` can ask for."""

ALTERNATIVES = ("kind", "by", "project", "status", "audience")
"""Operators of which several mean any of them; several of any other must all hold."""

_OPERATORS = ("kind", "tag", "by", "person", "project", "from", "to", "status", "has", "audience")
_CHOICES = {
    "kind": tuple(Kind), "status": tuple(Status), "audience": tuple(Audience), "has": HAS,
}  # fmt: skip
_TOKEN = re.compile(r'(?P<no>-?)(?:(?P<op>[a-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing an entry must (or, negated, must not) have.

    `operator` is `word`, `phrase` or an operator of the search language; the value of `from`
    and `to` is an ISO day.
    """

    operator: str
    value: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions that hold together. `trashed` looks into the trash instead of the journal."""

    conditions: tuple[Condition, ...] = field(default=())
    trashed: bool = False

    @property
    def words(self) -> tuple[Condition, ...]:
        """The conditions that the full-text index answers."""
        return tuple(c for c in self.conditions if c.operator in ("word", "phrase"))

    def __bool__(self) -> bool:
        return bool(self.conditions) or self.trashed

    def __and__(self, other: Filters) -> Filters:
        return Filters(self.conditions + other.conditions, self.trashed or other.trashed)


def parse_query(text: str) -> Filters:
    """Read the search language.

    Raises:
        InputRefused: A known operator has a value that it does not know, or no value.
    """
    return Filters(tuple(_conditions(text)))


def write(conditions: Sequence[Condition]) -> str:
    """Write conditions in the search language; reading them gives the same ones."""
    return " ".join(_written(condition) for condition in conditions)


def _written(condition: Condition) -> str:
    value = condition.value.replace('"', " ")
    quoted = f'"{value}"' if condition.operator == "phrase" or re.search(r"\s", value) else value
    name = "" if condition.operator in ("word", "phrase") else f"{condition.operator}:"
    return f"{'-' if condition.negated else ''}{name}{quoted}"


def condition(operator: str, value: str, *, negated: bool = False) -> Condition:
    """Make a condition of a known operator.

    Raises:
        InputRefused: The value is not one that the operator knows.
    """
    choices = _CHOICES.get(operator)
    if choices and value.lower() not in choices:
        raise InputRefused(f"{operator}: “{shown(value)}” is none of {', '.join(choices)}.")
    if operator in ("from", "to"):
        period = parse_period(value)
        value = (period.first if operator == "from" else period.last).isoformat()
    if not value.strip():
        raise InputRefused(f"{operator}: says nothing to look for.")
    return Condition(operator, value.lower() if choices else value, negated)


def _conditions(text: str) -> list[Condition]:
    found: list[Condition] = []
    for token in _TOKEN.finditer(text.replace("\0", " ")):
        negated, operator = bool(token["no"]), token["op"]
        value = token["phrase"] if token["phrase"] is not None else token["word"]
        if operator in _OPERATORS:
            found.append(condition(operator, value, negated=negated))
            continue
        name = "phrase" if token["phrase"] is not None else "word"
        value = f"{operator}:{value}" if operator else value
        if any(c.isalnum() for c in value) or not value.isascii():
            found.append(Condition(name, value, negated))
    return found
