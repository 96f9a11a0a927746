"""Formats of retros as TOML files: those that come with the program, and a team's own."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from journal import assets, paths
from journal.domain.retro_formats import SHARES, Column, Format, Material
from journal.errors import InputRefused, StorageError, shown
from journal.exchange import values

if TYPE_CHECKING:
    from pathlib import Path

    from journal.domain.retros import Step
    from journal.exchange.values import Reader

OURS = ("timeline", "start-stop-continue", "4ls", "sailboat", "mad-sad-glad", "post-incident")
"""The formats that come with the program, in the order in which they are offered."""

_MOST = 100_000  # bytes of a file
_COLUMN: dict[str, Reader] = {
    "key": values.line, "title": values.line, "prompt": values.line,
    "takes": lambda given: tuple(map(values.choice(Material), values.items(given))),
}  # fmt: skip
_FORMAT: dict[str, Reader] = {
    "title": values.line, "about": values.text,
    "columns": lambda given: tuple(map(_column, values.items(given))),
    "shares": lambda given: _shares(given),
}  # fmt: skip


def own_folder() -> Path:
    """Where a team's own formats lie: `NAME.toml` each."""
    return paths.config_dir() / "formats"


def names() -> list[str]:
    """The names of all formats, ours first."""
    folder = own_folder()
    own = sorted(path.stem for path in folder.glob("*.toml")) if folder.is_dir() else []
    return [*OURS, *(name for name in own if name not in OURS)]


def find(name: str) -> Format:
    """The format of a name; a team's own goes before ours of the same name.

    Raises:
        InputRefused: There is none, or its file cannot be understood; the sentence says where.
        StorageError: Its file cannot be read.
    """
    if name not in names():
        raise InputRefused(
            f"There is no retro format “{shown(name)}”: {', '.join(names())} are there."
        )
    own = own_folder() / f"{name}.toml"
    path = own if own.is_file() else assets.path(f"formats/{name}.toml")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StorageError(f"{shown(path)} cannot be read ({error.strerror}).") from None
    try:
        return read(name, data)
    except InputRefused as error:
        raise InputRefused(f"{shown(path)}: {str(error).rstrip('.')}.") from None


def read(name: str, data: bytes) -> Format:
    """Read a format.

    Raises:
        InputRefused: It is no TOML, or says something that a format cannot say.
    """
    if len(data) > _MOST:
        raise InputRefused(f"a format has at most {_MOST:,} bytes")
    try:
        given = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputRefused(f"this is not TOML ({shown(error, 80)})") from None
    found = values.read(_FORMAT, given, "title", "columns")
    return Format(name, **{"about": "", **found}).checked()


def _column(given: Any) -> Column:
    return Column(**values.read(_COLUMN, given, "key", "title"))


def _shares(given: Any) -> dict[Step, int]:
    """Parts of the time by step; a step that is not named keeps its usual part."""
    readers = {step.value: values.number for step in SHARES}
    said = values.read(readers, given)
    return {step: said.get(step.value, share) for step, share in SHARES.items()}
