"""The process around a command: its arguments, its streams, its exit code.

Exit codes are those of `journal.errors`, and 2 for wrong usage, 130 after Ctrl+C, 141 when the
reader of the output has gone away. Whatever happens, a person sees one line on standard error
and never a traceback.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING

from journal import files
from journal.errors import JournalError, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import NoReturn, TextIO

_USAGE, _STORAGE, _INTERRUPTED, _NO_READER = 2, 5, 130, 141
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LONGEST = 2_000  # characters of a sentence
_LOG_LIMIT = 1_000_000  # bytes after which the log of errors begins anew


def prepare(arguments: Sequence[str]) -> list[str]:
    """Make the process fit for work, whatever it was started from; call it once, first.

    Closed standard streams are opened upon nothing, so that no file of ours gets their numbers;
    what is written is UTF-8 in every locale; new files are for their owner only.

    Returns:
        The arguments as the text they are, where they are UTF-8.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number: this one
    sys.stdin = sys.stdin or _nothing("r")
    sys.stdout = sys.stdout or _nothing("w")
    sys.stderr = sys.stderr or _nothing("w")
    for stream, errors in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=errors)
    files.keep_private()
    return [repaired(argument) for argument in arguments]


def repaired(argument: str) -> str:
    """An argument as UTF-8, under whatever locale it was decoded.

    Bytes that are no UTF-8 stay lone surrogates: fit for naming a file, refused in a text.
    """
    return os.fsencode(argument).decode("utf-8", "surrogateescape")


def leave(code: str | int | None) -> NoReturn:
    """End the process at once: tearing down every module would take as long as most commands."""
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)


def outcome(work: Callable[[], object]) -> int:
    """Do the work of a command, say what went wrong, and return the exit code."""
    import click  # the window starts without it

    try:
        work()
        sys.stdout.flush()
    except click.exceptions.Exit as ending:
        return _flushed(ending.exit_code)
    except JournalError as error:
        say(str(error))
        return _flushed(error.exit_code)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "journal"
        say(f"{error.format_message()} (`{path} --help` shows how it is used.)")
        return _USAGE
    except click.ClickException as error:
        say(error.format_message())
        return _flushed(1)
    except (KeyboardInterrupt, click.Abort):
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _forget_output()
        return _INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return _NO_READER
    except OSError as error:
        _forget_output()
        say(_reason(error))
        return _STORAGE
    except Exception as error:  # noqa: BLE001 - a fault of ours: said in a sentence, and logged
        _forget_output()
        say(_confession(error))
        return 1
    return 0


def say(sentence: str) -> None:
    """Tell the person what went wrong, in one line on standard error."""
    note(f"journal: {sentence}")


def note(sentence: str) -> None:
    """Tell the person something beside the output, in one line on standard error."""
    line = " ".join(sentence.split())
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"{shown(line, _LONGEST)}\n")
        sys.stderr.flush()


def _flushed(code: int) -> int:
    """The exit code, once what was written before has left the process."""
    if code == 0:
        return outcome(lambda: None)
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        return code
    _forget_output()
    return code


def _nothing(mode: str) -> TextIO:
    return open(os.devnull, mode, encoding="utf-8")  # type: ignore[return-value]  # noqa: PTH123


def _forget_output() -> None:
    """Give up what could not be written, or the interpreter would try again at its end."""
    with contextlib.suppress(OSError, ValueError):
        number = sys.stdout.fileno()
        if number == 1:
            sink = os.open(os.devnull, os.O_WRONLY)
            os.dup2(sink, number)
            os.close(sink)


def _reason(error: OSError) -> str:
    where = shown(error.filename) if error.filename is not None else "What was to be written"
    if error.errno in _FULL:
        return f"{where}: the disk is full. Free some space and try again."
    return f"{where}: {os.strerror(error.errno) if error.errno else error}."


def _confession(error: Exception) -> str:
    try:
        where = f"; where it happened is noted in {_logged(error)}"
    except (OSError, JournalError):
        where = ""
    return (
        f"Something went wrong inside the program ({type(error).__name__}); the journal was "
        f"left sound{where}."
    )


def _logged(error: Exception) -> Path:
    """Note where an error came from, without its message: that could hold an entry's text."""
    import time
    import traceback

    from journal import paths

    path = paths.private(paths.state_dir()) / "errors.log"
    lines = [time.strftime("%Y-%m-%dT%H:%M:%S%z\n")]
    cause: BaseException | None = error
    while cause:
        lines += [*traceback.format_tb(cause.__traceback__), f"{type(cause).__name__}\n"]
        cause = cause.__cause__ or cause.__context__
    afresh = path.exists() and path.stat().st_size > _LOG_LIMIT
    flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if afresh else os.O_APPEND)
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as log:
        log.writelines(lines)
    return path
