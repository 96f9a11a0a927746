"""A folder that came from anywhere: listed and read without being led out of it.

Symbolic links, pipes and devices are refused; sizes are limited before anything is read.
"""

from __future__ import annotations

import hashlib
import os
import stat
from typing import TYPE_CHECKING

from journal.errors import InputRefused, shown
from journal.files import storage_errors

if TYPE_CHECKING:
    from pathlib import Path

MAX_FILES = 2_000_000
"""Most files of a folder (count)."""

MAX_SIZE = 100_000_000
"""Largest file but one of revisions (bytes): what a body, or an attachment, may be."""

MAX_DEPTH = 8
"""Deepest nesting of folders (count)."""

_UNWANTED = frozenset(("thumbs.db", "desktop.ini"))
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


def listed(folder: Path) -> list[str]:
    """The files below a folder, sorted, as relative paths with `/`.

    What systems and tools leave behind by themselves (`Thumbs.db`, names with a dot in front) is
    passed over.

    Raises:
        InputRefused: There are links, devices, too many files or too deep folders.
        StorageError: The system refused.
    """
    found: list[str] = []
    waiting = [""]
    with storage_errors(folder):
        while waiting:
            inside = waiting.pop()
            with os.scandir(folder / inside) as items:
                for item in items:
                    name = f"{inside}{item.name}"
                    if item.name.startswith(".") or item.name.lower() in _UNWANTED:
                        continue
                    if item.is_dir(follow_symlinks=False):
                        waiting.append(f"{name}/")
                    elif item.is_file(follow_symlinks=False):
                        found.append(name)
                    else:
                        raise _odd(name)
            if len(found) > MAX_FILES or inside.count("/") > MAX_DEPTH:
                raise InputRefused(f"{shown(folder)} holds more, or deeper, than is taken in.")
    return sorted(found)


def content(folder: Path, name: str, most: int = MAX_SIZE) -> bytes:
    """The bytes of a file.

    Raises:
        InputRefused: It is larger than `most` (bytes), or no plain file.
        StorageError: The system refused.
    """
    with storage_errors(name), os.fdopen(_open(folder, name), "rb", buffering=0) as file:
        _refuse_odd(file.fileno(), name, most)
        return file.read()


def text(folder: Path, name: str, most: int = MAX_SIZE) -> str:
    """The text of a file.

    Raises:
        InputRefused: As `content`, or it is not UTF-8.
        StorageError: The system refused.
    """
    data = content(folder, name, most)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputRefused(f"{shown(name)}: this is not UTF-8 (byte {error.start + 1}).") from None


def digest(folder: Path, name: str) -> tuple[str, int]:
    """The SHA-256 of a file in hexadecimal, and its size (bytes), without holding it whole.

    Raises:
        InputRefused: As `content`.
        StorageError: The system refused.
    """
    with storage_errors(name), os.fdopen(_open(folder, name), "rb") as file:
        _refuse_odd(file.fileno(), name, MAX_SIZE)
        return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()


def _open(folder: Path, name: str) -> int:
    return os.open(f"{folder}{os.sep}{name}", _FLAGS)  # three times as fast as making a path of it


def _refuse_odd(handle: int, name: str, most: int) -> None:
    about = os.fstat(handle)
    if not stat.S_ISREG(about.st_mode):
        raise _odd(name)
    if about.st_size > most:
        raise InputRefused(f"{shown(name)}: it is larger than {most // 1_000_000:,} MB.")


def _odd(name: str) -> InputRefused:
    return InputRefused(f"{shown(name)}: only files and folders are taken in.")
