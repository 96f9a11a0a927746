"""The options that `add` and `edit` share: one for every field of an entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from journal.cli.words import AUDIENCES, KINDS, PLACE, STATUSES, WORDS, choice, day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from journal.domain.entry import Draft
    from journal.ops.base import Operation

_OPTIONS = (
    click.option("--title", type=WORDS, help="One line: what happened."),
    click.option("--body", type=WORDS, help="The text, in Markdown."),
    click.option("--kind", type=choice(KINDS), help="What sort of entry it is."),
    click.option("--date", "happened_on", type=WORDS, metavar="DAY", help="When it happened."),
    click.option("--ended", "ended_on", type=WORDS, metavar="DAY", help="When it ended."),
    click.option("--tag", "tags", multiple=True, type=WORDS, help="A tag, without #."),
    click.option("--person", "people", multiple=True, type=WORDS, help="Someone it is about."),
    click.option("--project", type=WORDS, help="The project it belongs to."),
    click.option("--status", type=choice(STATUSES), help="How far an experiment is."),
    click.option("--expect", "expectation", type=WORDS, help="What is expected of it."),
    click.option("--check-on", type=WORDS, metavar="DAY", help="When to check back."),
    click.option("--audience", type=choice(AUDIENCES), help="Who may read it."),
    click.option("--attach", "attached", multiple=True, type=PLACE, metavar="FILE",
                 help="A file to keep with it."),
    click.option("--alt", "alts", multiple=True, type=WORDS, metavar="TEXT",
                 help="What the attached picture shows; the first for the first file."),
)  # fmt: skip
_DAYS = ("happened_on", "ended_on", "check_on")
_LISTS = ("tags", "people")


def options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command all of them."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def overridden(draft: Draft, given: dict[str, Any], today: date) -> Draft:
    """The draft with the fields that were given; tags and people are added to those it has.

    Raises:
        InputRefused: A day is none.
    """
    from journal.domain.entry import Audience, Kind, Status

    changes: dict[str, Any] = {}
    for name, value in given.items():
        if value is None or value == ():
            continue
        if name in _DAYS:
            changes[name] = day(value, today)
        elif name in _LISTS:
            plain = [word.lstrip("#@") for word in value] if name == "tags" else value
            changes[name] = (*getattr(draft, name), *plain)
        else:
            kinds = {"kind": Kind, "status": Status, "audience": Audience}
            changes[name] = kinds[name](value) if name in kinds else value
    return replace(draft, **changes)


class Attached:
    """Files to attach: read and hashed once, however many entries they go to."""

    def __init__(self, files: tuple[Path, ...], alts: tuple[str, ...]) -> None:
        if len(alts) > len(files):
            raise click.UsageError("There are more --alt texts than --attach files.")
        padded = (*alts, *[""] * (len(files) - len(alts)))
        self._files = [(path, alt) for path, alt in zip(files, padded, strict=True)]
        self._first: list[tuple[str, str, bytes, str]] | None = None
        self._kept: list[Any] | None = None

    def to(self, entry_id: str) -> list[Operation]:
        """The operations that attach them to an entry.

        Raises:
            InputRefused: A file is too large, or is no file.
            StorageError: A file cannot be read.
        """
        if not self._files:
            return []
        from journal.ops.attachments import AttachFile, AttachKept

        if self._kept is None:
            first = [AttachFile(entry_id, *_read(path), alt) for path, alt in self._files]
            self._kept = [operation.attachment for operation in first]
            return [*first]
        return [AttachKept(entry_id, attachment) for attachment in self._kept]


def _read(path: Path) -> tuple[str, str, bytes]:
    """The name, the media type and the bytes of a file."""
    import os
    import stat
    from mimetypes import MimeTypes

    from journal import files
    from journal.errors import InputRefused, shown
    from journal.ops.attachments import MAX_SIZE

    with files.storage_errors(path):
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise InputRefused(f"{shown(path)} is not a file, so it cannot be attached.")
        if about.st_size > MAX_SIZE:
            raise InputRefused(f"{shown(path)} is larger than {MAX_SIZE // 1_000_000} MB.")
        data = path.read_bytes()
    name = os.fsencode(path.name).decode("utf-8", "replace")
    media_type = MimeTypes().guess_type(name)[0] or "application/octet-stream"
    return name, media_type, data
