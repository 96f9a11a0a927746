"""What arguments may be: texts, places on disk, days."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journal.errors import InputRefused, shown

if TYPE_CHECKING:
    from datetime import date

KINDS = ("note", "experiment", "mistake", "learning", "milestone")
STATUSES = ("planned", "running", "worked", "failed", "mixed", "abandoned")
AUDIENCES = ("me", "team", "public")


class _Words(click.ParamType[str]):
    """A text: real characters, not bytes that are no UTF-8."""

    name = "text"

    def convert(self, value: Any, _param: object, _ctx: object) -> str:
        text = str(value)
        try:
            text.encode()
        except UnicodeEncodeError:
            raise InputRefused(f"“{shown(text, 60)}” is not written in UTF-8.") from None
        return text


class _Place(click.ParamType[Path]):
    """A path, given back in the bytes in which it was typed."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        if isinstance(value, Path):
            return value
        if not value or "\0" in value:
            self.fail("A path cannot be empty.", param, ctx)
        return Path(os.fsdecode(str(value).encode("utf-8", "surrogateescape")))

    def shell_complete(self, _ctx: object, _param: object, incomplete: str) -> Any:
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


WORDS = _Words()
PLACE = _Place()


def choice(names: tuple[str, ...]) -> click.Choice[str]:
    """One of several words, in any letter case."""
    return click.Choice(names, case_sensitive=False)


def day(text: str, today: date) -> date:
    """A day as people write it.

    Raises:
        InputRefused: It is none.
    """
    from journal.text.days import required_day

    return required_day(text, today)
