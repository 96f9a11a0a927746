"""People: members of the team, and everyone who is mentioned or thanked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Consent(StrEnum):
    """How a person may appear in public. Nobody is named unless they agreed."""

    OMIT = "omit"
    ALIAS = "alias"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the journal knows.

    `handle` is what follows `@` in a text; a member has a day of joining and may have one of
    leaving (the last day on the team).
    """

    id: str
    name: str
    handle: str
    organisation: str = ""
    joined_on: date | None = None
    left_on: date | None = None
    consent: Consent = Consent.OMIT
    alias: str = ""

    def member_on(self, day: date) -> bool:
        """Whether the person was on the team on a day."""
        return self.joined_on is not None and (
            self.joined_on <= day and (self.left_on is None or day <= self.left_on)
        )

    @property
    def public_name(self) -> str:
        """The name that may be published; empty where there is none."""
        return {Consent.NAMED: self.name, Consent.ALIAS: self.alias}.get(self.consent, "")


def team_size(people: Iterable[Person], day: date) -> int:
    """How many members the team had on a day (count)."""
    return sum(person.member_on(day) for person in people)


def fold(text: str) -> str:
    """The form under which names, tags and projects are compared: NFKC, case folded."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).strip()


def handle_for(name: str) -> str:
    """The handle a new person gets: the name with hyphens for anything but letters and digits."""
    kept = re.sub(r"[^\w.]+", "-", unicodedata.normalize("NFC", name)).strip("-._").lower()
    return kept or "someone"
