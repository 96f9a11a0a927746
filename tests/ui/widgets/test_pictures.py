import random

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QImageReader

from journal.publish.graphics import drawing, lanes
from journal.ui.widgets import pictures

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"></svg>'


def drawn(kind, width=40, height=20):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#3b55c9"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "bmp", "svg"])
def test_a_picture_is_known_by_its_first_bytes_and_fitted(application, kind):
    data = SVG if kind == "svg" else drawn(kind)
    assert pictures.kind_of(data) == kind
    assert pictures.size_of(data) == QSize(40, 20)
    assert pictures.unpacked(data, pictures.at_most(20)).size() == QSize(20, 10)
    assert pictures.unpacked(data, pictures.at_most(400)).size() == QSize(40, 20)


def test_every_kind_is_one_that_qt_can_unpack(application):
    known = {bytes(kind.data()).decode() for kind in QImageReader.supportedImageFormats()}
    assert {kind for _beginning, kind in pictures._BEGINNINGS} | {"webp"} <= known


def test_what_is_no_picture_gives_none_and_warns_of_nothing(application):
    dice = random.Random(1)
    for beginning, _kind in (*pictures._BEGINNINGS, (b"RIFF\0\0\0\0WEBP", ""), (b"\0\0\1\0", "")):
        if beginning == b"\xff\xd8\xff":  # Qt warns of a bad JPEG, but not under the lock
            continue
        for length in (0, 5, 30, 1_000):
            data = beginning + dice.randbytes(length)
            assert pictures.unpacked(data, pictures.at_most(40)).isNull()


def test_an_empty_file_is_no_picture(application):
    assert pictures.unpacked(b"", pictures.at_most(40)).isNull()
    assert not pictures.size_of(b"").isValid()


def test_drawings_of_a_post_and_of_the_lanes_are_shown_in_the_colours_of_the_window():
    box = drawing.Box(0, 0, 9, 9, 0, "ground")
    post = drawing.svg(drawing.Layout(9, 9, (), (box,), ()), "A", "B").encode()
    timeline = lanes.svg((), (9, 9), lambda _role, _share: ("#ffffff", "#222428"), ("A", "B"))
    for data in (post, timeline.encode()):
        light, dark = (pictures.in_light(data, dark=dark) for dark in (False, True))
        assert b"@media" not in light + dark
        assert b"#222428" in dark
        assert b"#222428" not in light
