"""Pictures as a page needs them: small, upright, and with nothing told of people and places."""

import struct

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from journal.publish.graphics import images
from journal.ui import fitting
from journal.ui.widgets import pictures

RED, BLUE = QColor("#d01010"), QColor("#1010d0")


def photograph(kind, width, height):
    """A picture whose upper half is red and whose lower half is blue."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(BLUE)
    for y in range(height // 2):
        for x in range(0, width):
            image.setPixelColor(x, y, RED)
    image.setText("Author", "Ada Reed")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


def turned(data, orientation):
    """A JPEG that says which way up it stands, and where it was taken."""
    tiff = struct.pack(">2sHIH", b"MM", 42, 8, 2)
    tiff += struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    tiff += struct.pack(">HHII", 0x8825, 4, 1, 38) + bytes(4) + b"GPS secret place"
    exif = b"Exif\0\0" + tiff
    return data[:2] + struct.pack(">BBH", 0xFF, 0xE1, len(exif) + 2) + exif + data[2:]


def opened(data):
    return pictures.unpacked(data, lambda size: size)


def near(image, x, y, colour):
    seen = image.pixelColor(x, y)
    return abs(seen.red() - colour.red()) + abs(seen.blue() - colour.blue()) < 60


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_large_picture_is_made_small_in_its_proportions(application, kind):
    made = fitting.fitted(photograph(kind, 2_000, 500))
    assert pictures.kind_of(made) == kind
    assert (opened(made).width(), opened(made).height()) == (1_600, 400)
    assert max(images.cleaned(made).width, images.cleaned(made).height) == images.LONGEST


@pytest.mark.parametrize(("orientation", "top", "bottom"), [(1, RED, BLUE), (3, BLUE, RED)])
def test_a_photograph_stands_upright_and_tells_nothing(application, orientation, top, bottom):
    data = turned(photograph("jpeg", 1_700, 300), orientation)
    assert b"GPS secret" in data
    made = fitting.fitted(data)
    assert b"Exif" not in made
    assert b"GPS" not in made
    image = opened(made)
    assert near(image, 800, 10, top)
    assert near(image, 800, image.height() - 10, bottom)


def test_a_picture_on_its_side_is_turned(application):
    image = opened(fitting.fitted(turned(photograph("jpeg", 1_700, 340), 6)))
    assert (image.width(), image.height()) == (320, 1_600)
    assert near(image, 310, 800, RED)


@pytest.mark.parametrize("kind", ["webp", "bmp"])
def test_a_format_that_not_every_site_shows_becomes_one_that_does(application, kind):
    made = fitting.fitted(photograph(kind, 40, 20))
    assert images.cleaned(made).suffix == "png"
    assert b"Ada Reed" not in images.cleaned(made).data


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff\xe0broken", b"<svg/>"])
def test_what_is_no_picture_is_given_back(data):
    assert fitting.fitted(data) is data


def test_what_fits_is_not_touched(application):
    data = photograph("png", 1_600, 20)
    assert fitting.fitted(data) is data


def test_a_picture_of_too_many_pixels_is_never_unpacked(application):
    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", 13, b"IHDR") + header + bytes(8)
    assert fitting.fitted(bomb) is bomb


def test_only_what_was_changed_is_remembered(application):
    large, small = photograph("png", 1_700, 10), photograph("png", 10, 10)
    asked = []

    def read(name):
        asked.append(name)
        return {"a": large, "b": small}[name]

    get = fitting.reading(read)
    assert get("a") == get("a") != large
    assert get("b") == get("b") == small
    assert asked == ["a", "b", "b"]
