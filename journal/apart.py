"""Starting the command line apart from this process: it lives on, and is heard by nobody."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from journal import files

if TYPE_CHECKING:
    from pathlib import Path

_NICENESS = 10


def start(journal: Path, *arguments: str) -> None:
    """Run a command on a journal, at a low priority, and do not wait for it.

    Raises:
        StorageError: The system starts nothing more.
    """
    nobody = subprocess.DEVNULL
    with files.storage_errors(sys.executable):
        child = subprocess.Popen(
            [sys.executable, "-P", "-m", "journal", "--journal", str(journal), *arguments],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},  # it finds what we found
            stdin=nobody, stdout=nobody, stderr=nobody, start_new_session=True,
            creationflags=getattr(subprocess, "DETACHED_PROCESS", 0),
        )  # fmt: skip
    if hasattr(os, "setpriority"):
        with contextlib.suppress(OSError):  # it may be done already
            os.setpriority(os.PRIO_PROCESS, child.pid, _NICENESS)
