"""What stands in a text for a part that the Markdown parser must not see.

A token is a number and a word of chance between two control characters. No text can hold one:
control characters are made visible first, and the word of chance keeps character references
(`&#2;`) from forging one.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_CHANCE = os.urandom(4).hex()  # of this process: nobody who writes a text knows it
_VISIBLE = {0: "␀", 2: "␂", 3: "␃"}


@dataclass(frozen=True, slots=True)
class Part:
    """What a token stands for.

    Attributes:
        html: What it becomes; trusted, put in after everything else was sanitised.
        source: What was typed, for places that hold text alone (the title of a link).
        linked: What it becomes inside a link, where no other link may stand.
        hides: For the mark of a private or redacted span: which of the two.
        opens: Whether such a mark is the first of its pair.
        block: Whether it is a block of its own, not part of a line.
    """

    html: str = ""
    source: str = ""
    linked: str = ""
    hides: str = ""
    opens: bool = False
    block: bool = False


@dataclass(slots=True)
class Tokens:
    """The parts taken out of one text.

    `marks` holds the tags that open what is shown as hidden: `private` and `redacted`.
    """

    marks: Mapping[str, str]
    parts: list[Part] = field(default_factory=list)
    chance: str = _CHANCE
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        self.pattern = re.compile(f"\x02j{self.chance}x([0-9]+)\x03")

    def put(self, part: Part) -> str:
        """Keep a part; the token for it is returned."""
        self.parts.append(part)
        return f"\x02j{self.chance}x{len(self.parts) - 1}\x03"

    def part(self, match: re.Match[str]) -> Part:
        """The part that a match of `pattern` stands for."""
        return self.parts[int(match[1])]

    def restored(self, text: str, of: Callable[[Part], str]) -> str:
        """The text with something of each part in the place of its token."""
        return self.pattern.sub(lambda match: of(self.part(match)), text)


def without_controls(text: str) -> str:
    """The text with line feeds for line ends, and visible signs for NUL and token marks."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_VISIBLE)
