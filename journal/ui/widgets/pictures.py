"""Unpacking pictures of which nobody knows what is in them.

The kind is told by the first bytes, and Qt is told the kind. Left to find out by itself it asks
every plug-in under a lock, and a plug-in that warns waits for Python meanwhile: the main thread,
which draws an icon, then waits for the lock and holds Python, for good.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_PIXELS = 60_000_000
"""Larger pictures are not unpacked (count of pixels)."""

_DARK = re.compile(
    rb"@media(?: screen and )?\(prefers-color-scheme:dark\)\{((?:[^{}]*\{[^{}]*\})*)\}"
)
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF87a", "gif"),
    (b"GIF89a", "gif"), (b"BM", "bmp"), (b"<svg", "svg"),
)  # fmt: skip


def kind_of(data: bytes) -> str:
    """What kind of picture begins like this, as Qt names it; nothing for any other file."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for beginning, kind in _BEGINNINGS if data.startswith(beginning)), "")


def size_of(data: bytes) -> QSize:
    """How large a picture says it is; invalid where it does not say so."""
    with _Reader(data) as reader:
        return reader.size()


def unpacked(data: bytes, fitted: Callable[[QSize], QSize]) -> QImage:
    """A picture the right way up.

    Args:
        data: The bytes of a file.
        fitted: Gives the size that is wanted (pixels), from the size that the picture has.

    Returns:
        A null picture where the bytes are none, or one of more than `MOST_PIXELS`.
    """
    with _Reader(data) as reader:
        size = reader.size()
        if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
            return QImage()
        wanted = fitted(size)
        if wanted != size:
            reader.setScaledSize(wanted)
        return reader.read()


def at_most(width: int) -> Callable[[QSize], QSize]:
    """The size of a picture that must not be wider than this (pixels)."""

    def fitted(size: QSize) -> QSize:
        narrow = QSize(min(width, size.width()), size.height())
        return size.scaled(narrow, Qt.AspectRatioMode.KeepAspectRatio)

    return fitted


def exactly(width: int) -> Callable[[QSize], QSize]:
    """The size of a picture that is to be as wide as this (pixels); drawings can grow."""
    tallest = QSize(width, MOST_PIXELS)
    return lambda size: size.scaled(tallest, Qt.AspectRatioMode.KeepAspectRatio)


def in_light(data: bytes, *, dark: bool) -> bytes:
    """A drawing that has colours for light and for dark, with those of one of the two."""
    if not data.startswith(b"<svg"):
        return data
    return _DARK.sub(rb"\1" if dark else b"", data)


class _Reader:
    """A reader that ends before the bytes that it reads do, which Qt leaves to its callers."""

    def __init__(self, data: bytes) -> None:
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._kind = kind_of(data)

    def __enter__(self) -> QImageReader:
        self._reader = QImageReader()
        self._reader.setAutoDetectImageFormat(False)
        self._reader.setFormat(QByteArray(self._kind.encode() or b"none"))
        self._reader.setDevice(self._buffer)
        self._reader.setAutoTransform(True)
        return self._reader

    def __exit__(self, *_: object) -> None:
        self._reader.setDevice(None)  # type: ignore[arg-type]
        del self._reader
