"""Texts under fixed headings in the body of a file, told apart again when it is read."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from journal.errors import InputRefused, shown

if TYPE_CHECKING:
    from collections.abc import Mapping


class Headed:
    """The body of a file that has several texts, each under its heading.

    Args:
        headings: The heading of each text by its name, in the order of the file.
    """

    def __init__(self, headings: Mapping[str, str]) -> None:
        self._headings = headings
        self._name_of = {heading: name for name, heading in headings.items()}
        known = "|".join(map(re.escape, self._name_of))
        self._heading = re.compile(rf"^(\\*)## ({known})[ \t]*(?=\r?$)", re.MULTILINE)

    def write(self, texts: Mapping[str, str]) -> str:
        """The body; a text that is empty is left out."""
        told = [(heading, texts[name]) for name, heading in self._headings.items()]
        parts = (f"## {heading}\n\n{self._escaped(text)}" for heading, text in told if text)
        return "\n\n".join(parts)

    def read(self, body: str) -> dict[str, str]:
        """The texts by name.

        Raises:
            InputRefused: Words stand above the first heading, or a heading is there twice.
        """
        marks = [mark for mark in self._heading.finditer(body) if not mark[1]]
        above = body[: marks[0].start() if marks else None].strip()
        if above:
            first = next(iter(self._name_of))
            raise InputRefused(f"“{shown(above, 60)}” stands above “## {first}”")
        texts: dict[str, str] = {}
        for mark, following in zip_longest(marks, marks[1:]):
            name = self._name_of[mark[2]]
            if name in texts:
                raise InputRefused(f"the heading “## {mark[2]}” is there twice")
            end = following.start() if following else None
            told = _without_line_ends(body[mark.end() : end], last=end is None)
            texts[name] = self._heading.sub(lambda m: m[0][1:] if m[1] else m[0], told)
        return texts

    def _escaped(self, text: str) -> str:
        """A text in which no line looks like a heading of the file."""
        return self._heading.sub(r"\\\g<0>", text)


def _without_line_ends(told: str, *, last: bool) -> str:
    """A text without the two line ends above it, and the two below it where another follows."""
    newline = "\r\n" if told.startswith("\r\n") else "\n"
    told = told.removeprefix(newline).removeprefix(newline)
    return told if last else told.removesuffix(newline).removesuffix(newline)
