"""What the brush keeps from one frame to the next never shows in another one."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from journal.domain.timeline.picture.marks import Boxes, Layer, Words
from journal.settings import Settings
from journal.ui.timeline.lanes.brush import Brush
from journal.ui.timeline.lanes.pen import FONTS, ScreenPen

SIDE = 200
FLAGS = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "middle": Qt.AlignmentFlag.AlignCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
}


def page(sharp=1):
    image = QImage(SIDE * sharp, SIDE * sharp, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(sharp)
    image.fill(Qt.GlobalColor.white)
    return image


def painted(brush, marks, sharp=1):
    image = page(sharp)
    painter = QPainter(image)
    brush.paint(painter, [Layer((0, 0, SIDE, SIDE), 0, 0, marks)])
    painter.end()
    return image


@pytest.fixture
def brush(theme):
    return Brush(theme, ScreenPen(theme).fonts)


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("align", FLAGS)
def test_words_stand_where_qt_would_write_them(theme, brush, font, align):
    for text, box in (("Retro", (10, 20, 150, 22)), ("1,499 é", (12, 90, 90, 17))):
        image = page()
        painter = QPainter(image)
        painter.setFont(ScreenPen(theme).fonts[font])
        painter.setPen(brush.colour("ink"))
        painter.drawText(QRectF(*box), FLAGS[align], text)
        painter.end()
        assert painted(brush, [Words(box, text, "ink", font, align)]) == image


def test_a_frame_shows_nothing_of_the_one_before(theme, brush):
    few = [Boxes([(10, 10, 20, 20)], "ink"), Words((10, 50, 90, 20), "Here", "ink")]
    alone = painted(brush, few)
    painted(brush, [Boxes([(n, 100, 3, 60) for n in range(0, 190, 5)], "accent")])
    painted(brush, [Words((10, 50, 90, 20), "There", "accent", "strong")])
    assert painted(brush, few) == alone


def test_words_keep_their_looks_between_other_marks(brush):
    words = [Words((10, 10 + 30 * n, 90, 20), "Here", "ink") for n in range(3)]
    box = Boxes([(150, 10, 20, 20)], "accent")
    assert painted(brush, [*words, box]) == painted(brush, [words[0], box, *words[1:]])


def test_a_sharper_screen_and_another_text_size_get_words_of_their_own(theme, brush):
    words = [Words((10, 10, 90, 20), "Here", "ink")]
    first = painted(brush, words)
    sharp = painted(brush, words, sharp=2)
    assert sharp == painted(Brush(theme, ScreenPen(theme).fonts), words, sharp=2)
    assert painted(brush, words) == first
    theme.adopt(Settings(theme="light", text_size=150))
    large = painted(Brush(theme, ScreenPen(theme).fonts), words)
    theme.adopt(Settings(theme="light"))
    assert large != first
