"""Pictures keep what draws them and lose what tells of people and places."""

import struct

import pytest

from journal.errors import Refused
from journal.publish.graphics import images


def segment(marker, data):
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def exif(orientation, order=">"):
    mark = {">": b"MM", "<": b"II"}[order]
    tiff = (
        struct.pack(f"{order}2sHIHHHIHH", mark, 42, 8, 2, 0x0112, 3, 1, orientation, 0)
        + struct.pack(f"{order}HHII", 0x8825, 4, 1, 26)
        + b"GPS secret place"
    )
    return segment(0xE1, b"Exif\0\0" + tiff)


FRAME = segment(0xC0, struct.pack(">BHHB", 8, 20, 30, 1) + b"\x01\x11\0")
SCAN = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd0\x56"
JFIF, ADOBE = segment(0xE0, b"JFIF\0"), segment(0xEE, b"Adobe")


def jpeg(*segments, tail=b""):
    return b"\xff\xd8" + b"".join(segments) + FRAME + SCAN + b"\xff\xd9" + tail


def test_jpeg_loses_everything_but_the_picture():
    noisy = jpeg(
        JFIF, exif(1), segment(0xE1, b"http://ns.adobe.com/xap xmp secret"),
        segment(0xE2, b"ICC secret"), ADOBE, segment(0xFE, b"comment secret"),
        tail=b"secret film",
    )  # fmt: skip
    picture = images.cleaned(noisy)
    assert picture == images.Picture(jpeg(JFIF, ADOBE), "jpg", 30, 20)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("turned", [2, 6, 8])
def test_a_photograph_on_its_side_keeps_which_way_is_up_and_nothing_else(order, turned):
    picture = images.cleaned(jpeg(exif(turned, order)))
    assert b"GPS" not in picture.data
    assert b"secret" not in picture.data
    assert images.cleaned(picture.data) == picture
    assert struct.pack(">HHIHH", 0x0112, 3, 1, turned, 0) in picture.data


def test_a_progressive_jpeg_keeps_all_its_scans():
    table = segment(0xC4, b"\0" * 17)
    data = jpeg()[:-2] + table + SCAN + b"\xff\xd9"
    assert images.cleaned(data).data == data


def test_png_loses_its_texts_and_times(png):
    noisy = png(
        3, 2, (b"tEXt", b"Author\0x"), (b"iTXt", b"y"), (b"zTXt", b"z"), (b"eXIf", b"MM"),
        (b"tIME", b"1234567"), (b"iCCP", b"maker\0\0"), (b"prVt", b"own"),
    )  # fmt: skip
    assert images.cleaned(noisy + b"secret") == images.Picture(png(3, 2), "png", 3, 2)


def test_png_keeps_colours_and_transparency(png):
    data = png(3, 2, (b"gAMA", b"\0\0\0\1"), (b"tRNS", b"\0\0\0\0\0\0"))
    assert images.cleaned(data).data == data


@pytest.mark.parametrize("data", [b"", b"GIF89a....", b"<svg/>", b"RIFF0000WEBP", b"%PDF"])
def test_other_formats_are_refused_with_a_reason(data):
    with pytest.raises(Refused, match="only PNG and JPEG"):
        images.cleaned(data)


@pytest.mark.parametrize("length", range(2, 60, 3))
def test_a_picture_that_breaks_off_is_refused(png, length):
    for whole in (png(), jpeg(JFIF)):
        with pytest.raises(Refused):
            images.cleaned(whole[: min(length, len(whole) - 3)])


def test_a_png_with_a_wrong_checksum_is_refused(png):
    data = bytearray(png())
    data[-20] ^= 1
    with pytest.raises(Refused, match="damaged"):
        images.cleaned(bytes(data))


def test_what_has_to_be_made_smaller_or_into_another_format_says_so(png):
    assert images.wants_fitting(png(1_601, 1))
    assert images.wants_fitting(b"RIFF0000WEBP")
    assert not images.wants_fitting(png(1_600, 1))
