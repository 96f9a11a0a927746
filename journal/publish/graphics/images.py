"""Pictures without what a camera or a program wrote into them besides the picture.

PNG (W3C PNG, third edition) keeps the chunks that draw; JPEG (ITU-T T.81) keeps the segments that
decode. Everything else goes: EXIF with its place and time, XMP, comments, thumbnails, colour
profiles with their maker's name, and whatever follows the end of the picture. Which way up a
photograph stands is the one fact that is kept of its EXIF, since it would lie on its side
without it. The pixels themselves are not touched.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1_600
"""Most pixels along the longer side of a published picture."""

MOST = 20_000_000
"""Most bytes of a published picture (count)."""

_PNG = b"\x89PNG\r\n\x1a\n"
_DRAWING = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD pHYs acTL fcTL fdAT".split()
)
_SCANNED_TO = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_EOI, _SOS, _COM = 0xD9, 0xDA, 0xFE
_APP0, _APP1, _APP14, _APP15 = 0xE0, 0xE1, 0xEE, 0xEF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may leave: its bytes, its suffix and its size (pixels)."""

    data: bytes
    suffix: str
    width: int
    height: int


def cleaned(data: bytes) -> Picture:
    """Return a PNG or JPEG picture with nothing in it but the picture.

    Raises:
        Refused: It is of another format, or is damaged.
    """
    try:
        if data.startswith(_PNG):
            return _png(data)
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
    except (struct.error, IndexError, ValueError) as error:
        raise Refused("the picture is damaged") from error
    raise Refused("only PNG and JPEG pictures can be published")


def wants_fitting(data: bytes) -> bool:
    """Whether a picture is larger than a page needs it, or of a format that is not published."""
    try:
        picture = cleaned(data)
    except Refused:
        return True
    return max(picture.width, picture.height) > LONGEST


def _png(data: bytes) -> Picture:
    kept, at, kind = [_PNG], len(_PNG), b""
    width = height = 0
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        (checksum,) = struct.unpack_from(">I", data, end - 4)
        if zlib.crc32(data[at + 4 : end - 4]) != checksum:
            raise ValueError("a chunk does not match its checksum")
        if kind == b"IHDR":
            width, height = struct.unpack_from(">II", data, at + 8)
        if kind in _DRAWING:
            kept.append(data[at:end])
        at = end
    if not width or not height:
        raise ValueError("no size")
    return Picture(b"".join(kept), "png", width, height)


def _jpeg(data: bytes) -> Picture:
    kept = [b"\xff\xd8"]
    width = height = turned = 0
    for marker, segment in _segments(data):
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", segment, 5)
        if marker == _APP1:
            turned = turned or _orientation(segment[4:])
        if not (_APP0 < marker <= _APP15 or marker == _COM) or marker == _APP14:
            kept.append(segment)
    if not width or not height:
        raise ValueError("no size")
    if turned:
        kept.insert(1, _standing(turned))
    return Picture(b"".join([*kept, b"\xff\xd9"]), "jpg", width, height)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments between the start and the end of a JPEG, a scan with its segment."""
    at = 2
    while True:
        if data[at] != 0xFF:
            raise ValueError("no marker where one belongs")
        while data[at + 1] == 0xFF:
            at += 1
        marker = data[at + 1]
        if marker == _EOI:
            return
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if marker == _SOS:
            found = _SCANNED_TO.search(data, end)
            if not found:
                raise ValueError("the picture has no end")
            end = found.start()
        yield marker, data[at:end]
        at = end


def _orientation(exif: bytes) -> int:
    """The orientation (2 to 8) that EXIF 2.32, 4.6.5 tells; 0 where there is nothing to tell."""
    if not exif.startswith(b"Exif\0\0"):
        return 0
    tiff = exif[6:]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 0
    try:
        (at,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, at)
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, entry)
            if tag == _ORIENTATION:
                return value if 2 <= value <= 8 else 0
    except struct.error:
        return 0
    return 0


def _standing(turned: int) -> bytes:
    """An EXIF segment that says which way up the picture stands, and nothing more."""
    tiff = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, turned, 0, 0)
    exif = b"Exif\0\0" + tiff
    return struct.pack(">BBH", 0xFF, _APP1, len(exif) + 2) + exif
