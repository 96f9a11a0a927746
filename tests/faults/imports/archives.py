"""Hostile archives, made on the spot: names that climb out, bombs, lies, cuts and duplicates."""

import io
import struct
import warnings
import zipfile
import zlib
from functools import partial

MEGABYTE = 1 << 20
_DIRECTORY, _MEMBER, _END = b"PK\1\2", b"PK\3\4", b"PK\5\6"
_RESERVED = ("CON", "nul.md", "COM1.txt", "a:b.md", "x. ", "a\tb.md", "q?.md", "AUX .md")


def cases():
    """Give each archive as a name and what makes its bytes."""
    for some in (_climbing(), _odd_members(), _broken()):
        yield from ((name, partial(bytes, content)) for name, content in some)
    yield "bomb.zip", partial(_bomb, 1024)
    yield "lying.zip", partial(_lying, 200)
    yield "overlapping.zip", partial(_overlapping, 2_000, 20 * MEGABYTE)
    yield "nested.zip", _nested
    yield "many.zip", _many


def _climbing():
    yield "slip.zip", _zip(("../../escaped.md", b"x"), ("..\\..\\escaped.md", b"x"))
    yield "slip-absolute.zip", _zip(("/tmp/escaped.md", b"x"))
    yield "slip-drive.zip", _zip(("C:\\escaped.md", b"x"), ("C:escaped.md", b"x"))
    yield "slip-mixed.zip", _zip(("ok/./../../../escaped.md", b"x"), ("a/" * 600 + "x.md", b"x"))
    yield "symlink.zip", _zip(("link", b"/etc/passwd"), mode=0o120777)
    yield "symlink-folder.zip", _zip(("d", b".."), ("d/escaped.md", b"x"), mode=0o120777)


def _odd_members():
    yield "device.zip", _zip(("dev", b""), mode=0o020666)
    yield "reserved.zip", _zip(*[(name, b"x") for name in _RESERVED])
    yield "nul-name.zip", _zip(("a\0.md", b"x"))
    yield "no-name.zip", _zip(("", b"x"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that one name stands twice is the point
        yield "same-name.zip", _zip(
            ("a.md", b"one"), ("A.md", b"two"), ("a.md", b"three"), ("é.md", b"composed"),
            ("e\u0301.md", b"decomposed"),
        )  # fmt: skip


def _broken():
    plain = _zip(("a.md", b"hello"), compression=0)
    yield "cut.zip", _zip(("a.md", b"hello" * 999))[:-30]
    yield "check-sum.zip", plain.replace(b"hello", b"hellO")
    yield "zip64.zip", plain[:-22] + _END + b"\xff" * 18
    yield "unknown-method.zip", _with_field(_with_field(plain, _MEMBER, 8, 99), _DIRECTORY, 10, 99)
    yield "encrypted.zip", _with_field(_with_field(plain, _MEMBER, 6, 1), _DIRECTORY, 8, 1)
    good = [(f"{n}.md", b"good" * 50) for n in range(5)]
    yield "late.zip", _zip(*good, compression=0)[:-400] + bytes(20)


def _zip(*members, compression=zipfile.ZIP_DEFLATED, mode=0o100644):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6))
            info.compress_type, info.external_attr = compression, mode << 16
            archive.writestr(info, data)
    return buffer.getvalue()


def _bomb(megabytes):
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("big.md", "w") as member,
    ):
        for _ in range(megabytes):
            member.write(bytes(MEGABYTE))
    return buffer.getvalue()


def _lying(megabytes):
    """An archive that declares ten bytes and holds more."""
    archive = _with_field(_bomb(megabytes), _MEMBER, 22, 10, "<L")
    return _with_field(archive, _DIRECTORY, 24, 10, "<L")


def _with_field(archive, record, offset, value, layout="<H"):
    """The archive with a number in the first record of a kind replaced."""
    at = archive.find(record) + offset
    field = struct.pack(layout, value)
    return archive[:at] + field + archive[at + len(field) :]


def _nested():
    return _zip(("in.zip", _zip(("in.zip", _bomb(100)))))


def _many():
    return _zip(*[(f"{n}.md", b"") for n in range(20_000)], compression=0)


def _overlapping(times, size):
    """An archive whose directory names one packed member many times."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(bytes(size)) + packer.flush()
    told = (zlib.crc32(bytes(size)), len(packed), size, 1, 0)
    member = struct.pack("<4s5H3L2H", _MEMBER, 20, 0, 8, 0, 33, *told) + b"a" + packed
    listed = struct.pack("<4s6H3L5H2L", _DIRECTORY, 20, 20, 0, 8, 0, 33, *told, 0, 0, 0, 0, 0)
    directory = (listed + b"a") * times
    tail = (0, 0, times, times, len(directory), len(member), 0)
    return member + directory + struct.pack("<4s4H2LH", _END, *tail)
