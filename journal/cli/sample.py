"""A throw-away copy of the sample journal."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from journal import assets, files
from journal.exchange import archive
from journal.ops.archive import RestoreArchive
from journal.store import database
from journal.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def copied() -> Iterator[Path]:
    """Give a journal with the sample in it, and remove it at the end of the block.

    Raises:
        StorageError: There is no room for it.
    """
    with files.storage_errors("The folder for temporary files"):
        folder = Path(mkdtemp(prefix="journal-sample-"))
    try:
        path = folder / "sample.db"
        database.create(path)
        workspace = Workspace(path)
        try:
            workspace.do(RestoreArchive(archive.read(assets.path("sample"))))
        finally:
            workspace.close()
        yield path
    finally:
        shutil.rmtree(folder, ignore_errors=True)
