"""Taking files in: what they are, and a small picture of those that are pictures.

All of this runs in the worker: a photo of 60 MB must not hold the window.
"""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt

from journal.domain.entry import Attachment
from journal.errors import InputRefused, JournalError, shown
from journal.ops.attachments import MAX_SIZE
from journal.store import attachments, connection
from journal.ui.widgets import pictures

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtGui import QImage

THUMBNAIL = 40
"""Side of a small picture (pixels)."""

_TYPES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "bmp": "image/bmp",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """What was pasted, dropped or chosen: a file, or bytes that have a name."""

    name: str
    path: Path | None = None
    data: bytes = b""
    image: QImage | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that the journal keeps now, or why it does not.

    Attributes:
        attachment: What can be attached; None where the file was refused.
        sentence: What to tell; empty where all is as expected.
        drawable: Whether it can be shown as a picture.
    """

    attachment: Attachment | None
    sentence: str = ""
    drawable: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences that a file may call for; `%s` stands for its name."""

    broken: str
    huge: str
    folder: str
    unreadable: str
    empty: str


def take(given: Iterable[Given], words: Words) -> list[Taken]:
    """Keep the bytes of files; one that is refused does not hold the others up."""
    taken: list[Taken] = []
    for one in given:
        try:
            taken.append(_take(one, words))
        except JournalError as error:
            taken.append(Taken(None, str(error)))
    return taken


def thumbnail(data: bytes, side: int) -> QImage:
    """A small picture of a picture, square and filled; null where the bytes are no picture."""
    square = QSize(side, side)
    filling = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    image = pictures.unpacked(data, lambda size: size.scaled(square, filling))
    if image.isNull():
        return image
    left, top = (image.width() - side) // 2, (image.height() - side) // 2
    return image.copy(left, top, side, side)


def size_in_words(size: int) -> str:
    """A size in bytes as people say it."""
    if size < 1_000:
        return f"{size} B"
    return f"{size / 1_000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _take(given: Given, words: Words) -> Taken:
    data = _bytes(given, words)
    kind, sentence = _kind(data, given.name, words)
    with connection.transaction():
        digest = attachments.keep(data)
    name = _one_line(given.name)
    attachment = Attachment(digest, name, kind, len(data))
    return Taken(attachment, sentence, kind.startswith("image/") and not sentence)


def _bytes(given: Given, words: Words) -> bytes:
    name = shown(given.name)
    if given.image is not None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        given.image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())
    if given.path is None:
        return given.data
    try:
        if given.path.is_dir():
            raise InputRefused(words.folder % name)
        if not given.path.is_file():
            raise InputRefused(words.unreadable % name)
        if given.path.stat().st_size > MAX_SIZE:
            raise InputRefused(f"“{name}” is larger than {MAX_SIZE // 1_000_000} MB.")
        data = given.path.read_bytes()
    except OSError as error:
        raise InputRefused(words.unreadable % name) from error
    if not data:
        raise InputRefused(words.empty % name)
    return data


def _kind(data: bytes, name: str, words: Words) -> tuple[str, str]:
    """The media type by what is in the file, and a sentence where it cannot be shown.

    The size stands in the first bytes, so a picture that would fill the memory is not unpacked.
    """
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    found = _TYPES.get(pictures.kind_of(data))
    if found is None:
        wrong = guessed in _TYPES.values()  # it says it is a picture
        return ("application/octet-stream", words.broken % shown(name)) if wrong else (guessed, "")
    size = pictures.size_of(data)
    if size.isValid() and size.width() * size.height() > pictures.MOST_PIXELS:
        return found, words.huge % shown(name)
    if pictures.unpacked(data, pictures.at_most(64)).isNull():
        return "application/octet-stream", words.broken % shown(name)
    return found, ""


def _one_line(name: str) -> str:
    return " ".join(name.split())[-200:] or "file"
