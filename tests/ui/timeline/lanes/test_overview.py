import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.timeline.lanes.conftest import TODAY, ago

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def strip(shown, add):
    for day in range(0, 1_000, 20):
        add("One", ago=day)
    shown.open()
    return shown.page.overview


def test_the_frame_lies_where_the_view_does(shown, strip):
    right = strip.frame.right()
    shown.sight.show_day(ago(900).toordinal())
    assert strip.frame.right() < right
    shown.sight.show_days(ago(1_000).toordinal(), TODAY.toordinal())
    assert strip.frame.width() > strip.width() * 0.8


def test_dragging_the_frame_pans(shown, strip, qtbot):
    begin = strip.frame.center().toPoint()
    origin, days = shown.sight.scale.origin, shown.sight.scale.days
    qtbot.mousePress(strip, LEFT, pos=begin)
    qtbot.mouseMove(strip, begin - QPoint(200, 0))
    qtbot.mouseRelease(strip, LEFT, pos=begin - QPoint(200, 0))
    assert shown.sight.scale.origin == pytest.approx(origin - 200 / strip.scale.pixels, abs=1)
    assert shown.sight.scale.days == days
    qtbot.mouseMove(strip, begin)
    assert shown.sight.scale.origin != origin


def test_a_click_beside_the_frame_goes_there(shown, strip, qtbot):
    point = QPoint(100, strip.height() // 3)
    qtbot.mouseClick(strip, LEFT, pos=point)
    middle = shown.sight.scale.day_at(shown.sight.scale.width / 2)
    assert middle == pytest.approx(strip._day_at(100), abs=1)


def test_its_bars_add_up(shown, strip):
    assert sum(number for _, _, number in strip._bars()) == 50
    assert not strip.grab().isNull()


def test_a_single_day_is_enough(shown, add):
    add("One")
    shown.open()
    assert shown.page.overview.frame.width() > 0
    assert not shown.page.overview.grab().isNull()
