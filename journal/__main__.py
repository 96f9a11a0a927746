"""The way in: `journal` opens the window, `journal COMMAND` is the command line."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal.settings import Settings


def main() -> None:
    """Run what the arguments ask for, and end the process with the exit code of it."""
    gc.disable()  # until everything is loaded: there is no garbage among modules
    from journal.cli import process

    arguments = process.prepare(sys.argv[1:])
    if _asks_for_window(arguments):
        process.leave(_window(arguments))
    from journal.cli.main import journal
    from journal.cli.session import Beyond

    try:
        journal.main(arguments, obj=Beyond(_open_window, _fitted, _paper))
    except SystemExit as ending:
        process.leave(ending.code)


def _asks_for_window(arguments: list[str]) -> bool:
    """Whether nothing but the window is asked for, so that the command line is not needed."""
    if "_JOURNAL_COMPLETE" in os.environ:
        return False
    named = len(arguments) == 2 and arguments[0] == "--journal" and bool(arguments[1])
    return named or arguments in ([], ["--sample"])


def _window(arguments: list[str]) -> int:
    """Open the window as the command line would, without what only commands need."""
    from journal.cli import process
    from journal.cli.session import Session
    from journal.errors import JournalError

    named = arguments[1] if len(arguments) == 2 else None
    session = Session(
        Path(named) if named else None, sample=bool(arguments) and not named, author=None
    )
    try:
        return _open_window(session.window_path(), session.settings, session.sample)
    except JournalError as error:
        process.say(str(error))
        return error.exit_code
    finally:
        session.close()


def _open_window(path: Path | None, settings: Settings, sample: bool) -> int:
    """Open the window, or say why none can open here (exit code 5)."""
    from journal.ui import environment

    trouble = environment.trouble()
    if trouble:
        sys.stderr.write(f"journal: {trouble}\n")
        return 5
    if path is None:
        return _begin(settings)
    from journal.ui import app

    return app.run(path, settings, sample=sample)


def _fitted(picture: bytes) -> bytes:
    """A picture as a page needs it; as it is where Qt is not needed, or cannot be had."""
    from journal.publish.graphics import images

    if not images.wants_fitting(picture):
        return picture
    try:
        from journal.ui import fitting
    except ImportError:
        return picture
    return fitting.fitted(picture)


def _paper(title: str, html: str, images: Mapping[str, bytes]) -> bytes:
    """A PDF, made by Qt without a display.

    Raises:
        Refused: Qt, or a library that it needs, is missing.
    """
    from journal.errors import Refused
    from journal.ui import environment

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    trouble = environment.trouble()
    if trouble:
        raise Refused(f"A PDF cannot be made here. {trouble}")
    from journal.ui import typesetting

    return typesetting.pdf_alone(title, html, images)


def _begin(settings: Settings) -> int:
    """The very first start: ask which journal it is to be."""
    from journal.cli.sample import copied
    from journal.cli.session import default
    from journal.ui import app
    from journal.ui.shell.welcome import NEW, SAMPLE

    choice = app.welcome(settings)
    if choice == SAMPLE:
        with copied() as copy:
            return app.run(copy, settings, sample=True)
    if not choice:
        return 0
    return app.run(default() if choice == NEW else Path(choice), settings)


if __name__ == "__main__":
    main()
