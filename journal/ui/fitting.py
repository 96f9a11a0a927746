"""Pictures made as small as a page needs them, the right way up, with nothing in them besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt

from journal.errors import Refused
from journal.publish.graphics import images
from journal.publish.graphics.images import LONGEST
from journal.ui.widgets import pictures

if TYPE_CHECKING:
    from collections.abc import Callable

_QUALITY = 85  # of a JPEG, from 0 to 100
_SEEN = 64  # changed pictures that are remembered; each has some hundred kB by then


def fitted(data: bytes) -> bytes:
    """A picture with at most `LONGEST` pixels along its longer side, as PNG or JPEG.

    It is given back as it is where it fits already, where it is no picture, and where it is too
    large to be unpacked.
    """
    kind = pictures.kind_of(data)
    if kind in ("", "svg") or (kind in ("png", "jpeg") and not _is_large(data)):
        return data
    image = pictures.unpacked(data, _within)
    if image.isNull():
        return data
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if kind == "jpeg":
        image.save(buffer, "jpeg", _QUALITY)  # type: ignore[call-overload]
    else:
        image.save(buffer, "png")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def reading(read: Callable[[str], bytes]) -> Callable[[str], bytes]:
    """Give attachments as `fitted` makes them, and remember the last ones that were changed.

    Args:
        read: Gives the bytes of an attachment, by SHA-256.
    """
    changed: dict[str, bytes] = {}

    def small(sha256: str) -> bytes:
        if sha256 in changed:
            return changed[sha256]
        data = read(sha256)
        made = fitted(data)
        if made is not data:
            changed[sha256] = made
            while len(changed) > _SEEN:
                del changed[next(iter(changed))]
        return made

    return small


def _is_large(data: bytes) -> bool:
    """Whether a picture is sound, so that Qt has nothing to warn of, and larger than needed."""
    try:
        known = images.cleaned(data)
    except Refused:
        return False
    return max(known.width, known.height) > LONGEST


def _within(size: QSize) -> QSize:
    if max(size.width(), size.height()) <= LONGEST:
        return size
    return size.scaled(QSize(LONGEST, LONGEST), Qt.AspectRatioMode.KeepAspectRatio)
