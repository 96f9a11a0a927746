"""The way in: `journal` opens the window, `journal COMMAND` is the command line."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from journal.settings import Settings


def main() -> None:
    """Run what the arguments ask for, and end the process with the exit code of it."""
    gc.disable()  # until everything is loaded: there is no garbage among modules
    from journal.cli import process

    arguments = process.prepare(sys.argv[1:])
    from journal.cli.main import journal

    try:
        journal.main(arguments, obj=_open_window)
    except SystemExit as ending:
        process.leave(ending.code)


def _open_window(path: Path, settings: Settings, sample: bool) -> int:
    """Open the window, or say why none can open here (exit code 5)."""
    from journal.ui import environment

    trouble = environment.trouble()
    if trouble:
        sys.stderr.write(f"journal: {trouble}\n")
        return 5
    from journal.ui import app

    gc.enable()
    return app.run(path, settings, sample=sample)


if __name__ == "__main__":
    main()
