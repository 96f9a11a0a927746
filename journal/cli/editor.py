"""Having a text written in the person's own editor, without ever losing what was typed."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

import click

from journal import files, paths
from journal.errors import InputRefused, JournalError, Refused, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class NotSaved(JournalError):
    """What was typed could not be taken; it lies in a file."""

    def __init__(self, reason: JournalError, path: Path) -> None:
        sentence = str(reason)
        super().__init__(f"{sentence} What you typed is kept in {shown(path)}.")
        self.exit_code = reason.exit_code  # type: ignore[misc]


def typed(text: str, name: str, take: Callable[[str], None]) -> None:
    """Open an editor upon a text and hand over what comes out of it.

    Args:
        text: What the editor shows at first.
        name: What the file is called while it is edited, and if it has to be kept.
        take: Saves the text. If it refuses, the file stays and the refusal says where.

    Raises:
        Refused: Nothing was changed.
        NotSaved: The text was refused.
        StorageError: There is no place to write.
    """
    folder = paths.state_dir() / "typed"
    with files.storage_errors(folder):
        paths.private(paths.private(folder.parent) / folder.name)
    path = folder / f"{name}-{time.strftime('%Y%m%dT%H%M%S')}.md"
    files.write_atomically(path, text.encode())
    failure = _edit(path)
    with files.storage_errors(path):
        data = path.read_bytes()
    if data == text.encode():
        path.unlink()
        raise Refused(failure or "Nothing was typed, so nothing was changed.")
    try:
        if failure:
            raise Refused(failure)
        take(_decoded(data))
    except JournalError as error:
        raise NotSaved(error, path) from error
    with contextlib.suppress(OSError):
        path.unlink()


def _edit(path: Path) -> str:
    """Run the editor until it ends; say what was wrong if it failed."""
    try:
        click.edit(filename=str(path))
    except click.ClickException as error:
        return f"{error.format_message()}."
    return ""


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputRefused("The text is not written in UTF-8.") from error
