"""What the check before publishing stopped at, and a person looked at and let through."""

from __future__ import annotations

from dataclasses import dataclass

from journal.domain.entry import check_line
from journal.domain.people import fold
from journal.errors import InputRefused, shown


@dataclass(frozen=True, slots=True, order=True)
class Waiver:
    """Leave to publish one thing that would be refused, and why it was given.

    Attributes:
        rule: The rule that stopped at it, one of `publish.preflight.RULES`.
        what: What it stopped at, in any case.
        because: The reason, in one line.
    """

    rule: str
    what: str
    because: str = ""

    @classmethod
    def parse(cls, text: str, because: str = "") -> Waiver:
        """Read `RULE:WHAT`.

        Raises:
            InputRefused: There is no rule, or nothing that it stopped at.
        """
        rule, colon, what = text.partition(":")
        if not (colon and rule.strip() and what.strip()):
            raise InputRefused(
                f"“{shown(text, 60)}” allows nothing: write the rule and what it stopped at, as "
                "the refusal says it."
            )
        return cls(rule.strip().lower(), what.strip(), because.strip())

    def checked(self) -> Waiver:
        """Return the waiver itself if it can be kept.

        Raises:
            InputRefused: It has no reason, or its reason or `what` is not one line of text.
        """
        for line in (self.what, self.because):
            check_line(line)
        if not self.because.strip():
            raise InputRefused(f"Say why “{shown(self, 60)}” may be published.")
        return self

    def covers(self, rule: str, what: str) -> bool:
        """Whether it means what a rule stopped at (in any case)."""
        return rule == self.rule and fold(what) == fold(self.what)

    def __str__(self) -> str:
        return f"{self.rule}:{self.what}"
