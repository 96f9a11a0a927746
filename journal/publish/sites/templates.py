"""Templates of pages: filled in here, or apart from the program where a team wrote its own.

Jinja2's sandbox keeps a template from reaching into the program, and nothing but texts is given
to it. It does not keep one from running for ever or from filling the memory: a template that did
not come with the program is therefore filled in by a process of its own, with limits.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journal.errors import JournalError, Refused, shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    Fields = Mapping[str, Any]

SECONDS = 5
"""Time that a template of a team's own may compute (seconds)."""

_PATIENCE = 6  # times as long by the clock, for a machine that is busy with other things
_MEMORY = 512 * 1024 * 1024  # bytes
_SPARE = 1_000_000  # characters that a page may have beside four times its body
_MARK = re.compile(r"\[\[|%%|\|\|")
_NAME = "<template>"
_UNSAID = "it cannot be filled in"


@dataclass(frozen=True, slots=True)
class _Fault(Exception):
    """What is wrong with a template, and on which of its lines (0 where that is not known)."""

    words: str
    line: int = 0


def json_text(value: object) -> str:
    """A value as JSON, with nothing in its texts that looks like a mark of the journal's."""
    text = json.dumps(value, ensure_ascii=False)
    return _MARK.sub(lambda mark: f"\\u{ord(mark[0][0]):04x}" * 2, text)


def filled(source: str, fields: Fields) -> str:
    """Fill in a template that came with the program.

    Args:
        source: The template.
        fields: Texts, numbers, and lists and dictionaries of them, by name.
    """
    return _filled(source, fields)


def filled_apart(source: str, fields: Fields, where: object) -> str:
    """Fill in a template that somebody wrote, in a process of its own.

    Args:
        source: The template.
        fields: As for `filled`.
        where: Its file, for the sentence.

    Raises:
        Refused: Something is wrong with it; the sentence names the file and the line.
        JournalError: The process cannot be started.
    """
    import os
    import subprocess

    order = json.dumps({"source": source, "fields": fields, "seconds": SECONDS})
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", __name__],
            input=order.encode(), capture_output=True, check=False, timeout=SECONDS * _PATIENCE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
        stopped = done.returncode < 0  # by the system, for the time it took
        answer = json.loads(done.stdout) if done.stdout else {"fault": "" if stopped else _UNSAID}
    except subprocess.TimeoutExpired:
        answer = {"fault": ""}
    except OSError as error:
        raise JournalError(f"The template cannot be filled in ({error.strerror}).") from error
    if "text" in answer:
        return str(answer["text"])
    words = answer["fault"] or f"it was stopped, for it did not end within {SECONDS} seconds"
    line = f", line {answer['line']}" if answer.get("line") else ""
    raise Refused(f"{shown(where)}{line}: {words}.")


def _filled(source: str, fields: Fields) -> str:
    from jinja2 import (
        FunctionLoader,
        StrictUndefined,
        TemplateError,
        TemplateNotFound,
        TemplateSyntaxError,
    )
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from journal.publish.passages import escaped

    place = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, undefined=StrictUndefined,
        loader=FunctionLoader(lambda _name: None),  # nothing but the template itself
    )  # fmt: skip
    place.filters.update(yaml=json_text, json=json_text, markdown=escaped)
    most = _SPARE + 4 * len(str(fields.get("body", "")))
    parts, size = [], 0
    try:
        for part in place.from_string(source).generate(fields):
            size += len(part)
            if size > most:
                raise _Fault(f"the page was stopped, for it has more than {most:,} characters")
            parts.append(part)
    except TemplateSyntaxError as error:
        raise _Fault(_sentence(error.message), error.lineno) from None
    except TemplateNotFound as error:
        alone = "but a template is one file: put what stands there into it"
        words = f"it takes in “{shown(error.name, 60)}”, {alone}"
        raise _Fault(words, _line(error.__traceback__)) from None
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise _Fault(_sentence(str(error)), _line(error.__traceback__)) from None
    except RecursionError as error:
        raise _Fault("it calls itself without an end", _line(error.__traceback__)) from None
    except MemoryError:
        raise _Fault(f"it needs more than {_MEMORY >> 20} MB of memory") from None
    return "".join(parts)


def _sentence(words: str | None) -> str:
    return shown(words or _UNSAID, 160).rstrip(".")


def _line(trace: TracebackType | None) -> int:
    """The line of the template at which it went wrong."""
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _NAME:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _apart() -> None:
    """Fill in what standard input brings, within limits; the answer goes to standard output."""
    order = json.loads(sys.stdin.buffer.read())
    _limit(order["seconds"])
    try:
        answer: dict[str, Any] = {"text": _filled(order["source"], order["fields"])}
    except _Fault as fault:
        answer = {"fault": fault.words, "line": fault.line}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _limit(seconds: int) -> None:
    """Have the system stop this process; where it cannot, whoever waits for it will."""
    try:
        import resource
    except ImportError:
        return
    wanted = ((resource.RLIMIT_CPU, (seconds, seconds + 1)), (resource.RLIMIT_AS, (_MEMORY,) * 2))
    for kind, limits in wanted:
        with contextlib.suppress(ValueError, OSError):  # some systems know no such limit
            resource.setrlimit(kind, limits)


if __name__ == "__main__":
    _apart()
