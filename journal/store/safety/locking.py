"""Keeping other programs out of a file, whatever is in it."""

from __future__ import annotations

import contextlib
import errno
import time
from typing import TYPE_CHECKING

from journal import files
from journal.errors import JournalBusy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 10.0
"""How long to wait for others to finish, as any writer of the journal does (seconds)."""

_FIRST, _NUMBER = 0x40000000, 512  # the bytes that SQLite locks, as its file format says
_PAUSE = 0.05  # seconds between two attempts


@contextlib.contextmanager
def alone_with(path: Path, patience: float | None = None) -> Iterator[None]:
    """Let no other program read or write a journal for the time of a block.

    SQLite's own way would first mend what a crash left half written, and a damaged journal is to
    stay as it is: so the bytes on which SQLite's locks lie are locked without it. A file that is
    not there, or that this user may not write, cannot be locked. Windows does not let a file be
    moved while others have it open, so nothing is locked there.

    Args:
        path: The journal.
        patience: How long to wait for others (seconds); None means `PATIENCE`.

    Raises:
        JournalBusy: They did not finish in time.
        StorageError: The system refused.
    """
    with contextlib.ExitStack() as stack, files.storage_errors(path):
        if path.is_file():
            with contextlib.suppress(PermissionError):
                file = stack.enter_context(path.open("rb+"))
                _lock(file.fileno(), path, PATIENCE if patience is None else patience)
        yield


def _lock(handle: int, path: Path, patience: float) -> None:
    try:
        import fcntl
    except ImportError:
        return
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, _NUMBER, _FIRST)
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EAGAIN):
                raise
        else:
            return
        if time.monotonic() >= deadline:
            raise JournalBusy(path)
        time.sleep(_PAUSE)
