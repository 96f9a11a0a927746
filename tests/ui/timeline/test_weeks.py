from datetime import date

from PySide6.QtCore import QPoint, Qt

from journal.ui.timeline.weeks import COUNT, WeekBars, mondays


def test_the_last_bar_is_the_week_of_the_day():
    weeks = mondays(date(2015, 3, 6))
    assert len(weeks) == COUNT
    assert weeks[-1] == date(2015, 3, 2)
    assert all(day.weekday() == 0 for day in weeks)


def test_the_calendar_begins_somewhere():
    assert mondays(date.min) == [date.min]


def test_a_click_on_a_bar_chooses_its_week(theme, qtbot):
    bars = WeekBars(theme)
    qtbot.addWidget(bars)
    bars.resize(520, 54)
    bars.show_weeks(date(2015, 3, 6), {date(2015, 3, 2): 4})
    bars.show()
    with qtbot.waitSignal(bars.week_chosen) as told:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(515, 20))
    assert told.args == [date(2015, 3, 8)]


def test_bars_without_entries_are_drawn_too(theme, qtbot):
    bars = WeekBars(theme)
    qtbot.addWidget(bars)
    bars.resize(520, 54)
    bars.show_weeks(date(2015, 3, 6), {})
    assert not bars.grab().isNull()
