"""Every refusal a person can meet, as a sentence and an exit code.

The exit codes are those of the command line: 1 refused, 3 input refused, 4 journal damaged,
5 storage, 6 busy (2, wrong usage, belongs to the command line itself).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class JournalError(Exception):
    """A refusal in words for the person at the keyboard; nothing was changed."""

    exit_code: ClassVar[int] = 1


class UnknownId(JournalError):
    """No such entry, reflection or person."""

    def __init__(self, given: str, noun: str = "entry") -> None:
        super().__init__(f"There is no {noun} “{shown(given)}” in this journal.")


class AmbiguousId(JournalError):
    """A shortened id that several entries share."""

    def __init__(self, given: str, candidates: Iterable[str]) -> None:
        some = ", ".join(candidates)
        super().__init__(f"“{shown(given)}” could be any of {some}: give more of the id.")


class EntryChanged(JournalError):
    """An edit that was based on an older revision."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{shown(title)}” was changed by someone else in the meantime. "
            "Your version was not saved over theirs: compare the two, then save again."
        )


class Refused(JournalError):
    """A wish that makes no sense here (the sentence says why)."""


class UnsafePost(JournalError):
    """A post that would have carried something that must not leave the journal."""


class InputRefused(JournalError):
    """Text, a date or a file that cannot be taken in."""

    exit_code = 3


class JournalDamaged(JournalError):
    """The journal file is not what was written; it is left as it is."""

    exit_code = 4

    def __init__(self, path: Path | str, what: str) -> None:
        super().__init__(
            f"The journal {shown(path)} is damaged ({what}). The file was left as it is; "
            "`journal restore-backup` brings back the last good backup and keeps the damaged file."
        )


class StorageError(JournalError):
    """The place where the journal lives does not play along."""

    exit_code = 5


class JournalMissing(StorageError):
    """No file where the journal should be."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            f"There is no journal at {shown(path)}. If it was moved, name its new place with "
            "--journal; `journal restore-backup` brings back a backup; `journal init` makes a "
            "new, empty journal there."
        )


class JournalReplaced(StorageError):
    """The journal that is open lies no longer in its place."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            f"Another file took the place of {shown(path)} while it was open. Nothing was written; "
            "try again."
        )


class JournalReadOnly(StorageError):
    """The journal can be read but not written."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(f"The journal {shown(path)} can be read but not written to.")


class DiskFull(StorageError):
    """No space left for the write."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            f"The disk is full: {shown(path)} could not be written. Nothing that was saved "
            "before is lost; free some space and try again."
        )


class JournalOlder(StorageError):
    """Written by an earlier version of this program, where it cannot be brought up to date."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            f"The journal {shown(path)} was written by an older version of this program and has to "
            "be brought up to date, but it can only be read here: open a copy of it in a folder "
            "that can be written to."
        )


class JournalNewer(StorageError):
    """Written by a later version of this program."""

    def __init__(self, path: Path | str, theirs: int, ours: int) -> None:
        super().__init__(
            f"The journal {shown(path)} was written by a newer version of this program "
            f"(format {theirs}, this one knows up to {ours}). Nothing was changed: please update."
        )


class JournalBusy(JournalError):
    """Another program holds the journal."""

    exit_code = 6

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            f"Another program is writing to {shown(path)} and did not finish in time. "
            "Nothing was lost; try again in a moment."
        )


def shown(text: object, limit: int = 200) -> str:
    """Return text that is safe inside a one-line message.

    Control and bidirectional characters and lone surrogates are escaped; longer text is cut.

    Args:
        text: Anything; `str()` is taken.
        limit: Most characters to keep (count).
    """
    raw = str(text)
    cut = raw if len(raw) <= limit else raw[: limit - 1] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in cut)
