"""Which journal a command works on, who works, and the opening and closing of it."""

from __future__ import annotations

import contextlib
import gc
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from journal import files, paths
from journal.errors import Refused, StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from journal.settings import Settings
    from journal.workspace import Workspace


def _unchanged(picture: bytes) -> bytes:
    return picture


def _no_paper(_title: str, _html: str, _images: Mapping[str, bytes]) -> bytes:
    raise Refused("A PDF cannot be made here, for the part of the program that draws is missing.")


@dataclass(frozen=True)
class Beyond:
    """What only Qt can do, which the command line does not know: `__main__` gives it.

    Attributes:
        window: Opens the window on a journal and returns its exit code.
        fitted: Makes a picture as small as a page needs it.
        paper: Makes a PDF of a title, HTML and the pictures in it; a `JournalError` says why not.
    """

    window: Callable[[Path | None, Settings, bool], int] | None = None
    fitted: Callable[[bytes], bytes] = _unchanged
    paper: Callable[[str, str, Mapping[str, bytes]], bytes] = _no_paper


class Session:
    """One run of the command line.

    Args:
        named: The journal that was named.
        sample: Whether it works on a copy of the sample.
        author: Who writes, if that was said.
        beyond: What it can have done besides.
    """

    def __init__(
        self,
        named: Path | None,
        *,
        sample: bool,
        author: str | None,
        beyond: Beyond | None = None,
    ) -> None:
        self.sample, self.beyond = sample, beyond or Beyond()
        self._named, self._author = named, author
        self._closing = contextlib.ExitStack()

    @cached_property
    def settings(self) -> Settings:
        """What the person has chosen."""
        from journal import settings

        return settings.load()

    @cached_property
    def path(self) -> Path:
        """The journal that is meant; the default one is made if it never was.

        Raises:
            JournalMissing: The default journal has vanished.
        """
        if self.sample:
            from journal.cli.sample import copied

            return self._closing.enter_context(copied())
        return self.place or default()

    @property
    def place(self) -> Path | None:
        """The journal that was named, by option or environment; None where none was."""
        named = self._named or os.environ.get("JOURNAL_FILE")
        with files.storage_errors(named or "."):
            return Path(named).absolute() if named else None

    def window_path(self) -> Path | None:
        """The journal of the window: where none is named, the one it showed last.

        None at the very first start, when there is none yet.
        """
        if self.sample or self.place:
            return self.path
        last = self.settings.last_journal
        if not last and not _default_known():
            return None
        return Path(last) if last else self.path

    @property
    def author(self) -> str:
        """The name under which things are written: as given, as set, or the login."""
        return self._author or self.settings.author or _login()

    @property
    def today(self) -> date:
        """The day on which things are written."""
        from journal.domain.dates import today

        return today(self.settings.day_starts_at)

    @property
    def backups(self) -> Path:
        """The folder of this journal's backups."""
        return paths.backups_of(self.path, self.settings.backup_folder)

    def made_backups(self) -> Path:
        """The folder of backups, made if it was not there."""
        with files.storage_errors(self.backups):
            return paths.private(paths.private(self.backups.parent) / self.backups.name)

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Have the journal open for reading, as long as a block lasts."""
        from journal.store import connection, database

        database.open_journal(self.path)
        collect_garbage()
        try:
            yield
        finally:
            connection.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[Workspace]:
        """Have the journal open for writing; the first to write on a day has it backed up."""
        from journal.workspace import Workspace

        workspace = Workspace(self.path)
        collect_garbage()
        try:
            yield workspace
        finally:
            workspace.close()
        if self.settings.backups and not self.sample:
            from journal.cli import daily

            daily.see_to(self)

    def close(self) -> None:
        """Clear away what was made for this run."""
        self._closing.close()


def collect_garbage() -> None:
    """Have garbage collected again, if `__main__` left that off until everything was loaded."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def default() -> Path:
    """The journal of this account. It is made once: should it vanish, that must not go unseen."""
    path = paths.default_journal()
    with files.storage_errors(path):
        there = os.path.lexists(path)
    if not _default_known():
        from journal.store import database

        database.create(path)
        remember_default()
    elif there and not _noted():
        with contextlib.suppress(StorageError):  # then it can be read at least
            remember_default()
    return path


def _default_known() -> bool:
    """Whether the default journal is there, or was made once."""
    path = paths.default_journal()
    with files.storage_errors(path):
        return _noted() or os.path.lexists(path)


def _noted() -> bool:
    made = paths.state_dir() / "default-journal-made"
    with files.storage_errors(made):
        return made.exists()


def remember_default() -> None:
    """Note that the default journal was made."""
    folder = paths.state_dir()
    with files.storage_errors(folder):
        (paths.private(folder) / "default-journal-made").touch(mode=0o600)


def _login() -> str:
    import getpass

    from journal.cli.process import repaired

    try:
        name = repaired(getpass.getuser())
        name.encode()
    except (OSError, KeyError, ImportError, ValueError):
        return "me"
    return " ".join(name.split()) or "me"
