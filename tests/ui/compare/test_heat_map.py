from collections import Counter
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from journal.domain.entry import Kind
from journal.ui.compare.heat_map import HeatMap

LEAP = date(2016, 2, 29)
BUSY = date(2016, 5, 4)
COUNTS = {
    LEAP: Counter({Kind.MISTAKE: 1}),
    BUSY: Counter({Kind.NOTE: 2, Kind.LEARNING: 5}),
}


@pytest.fixture
def heat(theme, qtbot):
    made = HeatMap(theme)
    qtbot.addWidget(made)
    made.resize(1100, 200)
    made.show_year(2016, COUNTS, date(2016, 6, 1))
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def colours(heat, day):
    """The colours in the cell of a day, from left to right."""
    picture, place = heat.grab().toImage(), heat.place(day)
    row = [
        picture.pixelColor(x, place.center().y()).name()
        for x in range(place.left() + 1, place.right())
    ]
    return list(dict.fromkeys(row))


def test_a_click_chooses_the_day_and_a_double_click_opens_it(heat, qtbot):
    place = heat.place(LEAP).center()
    with qtbot.waitSignal(heat.day_chosen) as told:
        qtbot.mouseClick(heat, Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [LEAP]
    with qtbot.waitSignal(heat.day_entered) as told:
        qtbot.mouseDClick(heat, Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [LEAP]


def test_days_without_an_entry_can_be_chosen_too(heat, qtbot):
    day = date(2016, 12, 31)
    qtbot.mouseClick(heat, Qt.MouseButton.LeftButton, pos=heat.place(day).center())
    assert heat.chosen == day
    qtbot.mouseClick(heat, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert heat.chosen == day


def test_arrows_go_through_days_and_weeks_from_the_latest_entry(heat, qtbot):
    steps = (
        (Qt.Key.Key_Right, BUSY),
        (Qt.Key.Key_Down, BUSY + timedelta(days=1)),
        (Qt.Key.Key_Left, BUSY - timedelta(days=6)),
        (Qt.Key.Key_Up, BUSY - timedelta(days=7)),
        (Qt.Key.Key_End, date(2016, 12, 31)),
        (Qt.Key.Key_Right, date(2016, 12, 31)),
        (Qt.Key.Key_Home, date(2016, 1, 1)),
        (Qt.Key.Key_Up, date(2016, 1, 1)),
    )
    for key, day in steps:
        qtbot.keyClick(heat, key)
        assert heat.chosen == day
    with qtbot.waitSignal(heat.day_entered) as told:
        qtbot.keyClick(heat, Qt.Key.Key_Return)
    assert told.args == [date(2016, 1, 1)]


def test_page_keys_ask_for_another_year(heat, qtbot):
    for key, step in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
        with qtbot.waitSignal(heat.year_requested) as told:
            qtbot.keyClick(heat, key)
        assert told.args == [step]


def test_a_cell_shows_every_kind_of_its_day_and_one_kind_alone_on_wish(heat):
    empty = colours(heat, date(2016, 5, 7))
    assert len(empty) == 1
    assert len(colours(heat, LEAP)) == 1
    both = colours(heat, BUSY)
    assert len(both) == 2
    assert empty[0] not in both
    heat.show_kind(Kind.LEARNING)
    assert colours(heat, LEAP) == empty
    assert colours(heat, BUSY) == [heat._theme.tokens.learning]  # three and more: at full strength


def test_a_screen_reader_hears_every_day(heat):
    spoken = QAccessible.queryAccessibleInterface(heat)
    assert spoken.role() == QAccessible.Role.List
    assert spoken.text(QAccessible.Text.Name) == "The days of 2016"
    assert spoken.childCount() == 366
    day = spoken.child(heat.grid.number(BUSY))
    assert day.text(QAccessible.Text.Name) == "Wednesday 4 May 2016: Note 2, Learning 5"
    assert day.rect().size() == heat.place(BUSY).size()
    assert day.parent().childCount() == 366
    assert spoken.indexOfChild(day) == heat.grid.number(BUSY)
    middle = day.rect().center()
    assert (
        spoken.childAt(middle.x(), middle.y())
        .text(QAccessible.Text.Name)
        .startswith("Wednesday 4 May")
    )
    assert not day.state().selected
    heat.choose(BUSY)
    assert day.state().selected
    assert spoken.focusChild().rect() == day.rect()
    none = spoken.child(heat.grid.number(date(2016, 5, 7)))
    assert none.text(QAccessible.Text.Name) == "Saturday 7 May 2016: no entry"


@pytest.mark.parametrize("year", [1, 2015, 9999])
def test_the_first_and_the_last_year_of_the_calendar_can_be_shown(heat, year):
    heat.choose(BUSY)
    heat.show_year(year, {date(year, 12, 31): Counter({Kind.NOTE: 1})}, date(2016, 6, 1))
    assert heat.chosen is None
    assert heat.start() == date(year, 12, 31)
    assert not heat.grab().isNull()


def test_a_year_without_entries_begins_at_its_start_or_today(heat):
    heat.show_year(2016, {}, date(2016, 6, 1))
    assert heat.start() == date(2016, 6, 1)
    heat.show_year(2010, {}, date(2016, 6, 1))
    assert heat.start() == date(2010, 1, 1)
