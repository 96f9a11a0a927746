import pytest
from PySide6.QtCore import Qt

from journal.domain.filters import Condition
from journal.errors import InputRefused
from journal.ui.timeline.narrowing import Narrowing, wanted


@pytest.fixture
def narrowing(theme, qtbot):
    made = Narrowing(theme)
    qtbot.addWidget(made)
    made.resize(500, 60)
    made.show()
    return made


def test_a_picked_value_becomes_a_chip_and_a_click_ends_it(narrowing, qtbot):
    picker = narrowing.pick("by", [("Ana", "3"), ("Ben", "1")])
    qtbot.keyClicks(picker.field, "be")
    with qtbot.waitSignal(narrowing.changed):
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert narrowing.conditions == (Condition("by", "Ben"),)
    (chip,) = narrowing.chips
    assert "Ben" in chip.text()
    assert chip.accessibleName() == "Remove the filter by Ben"
    with qtbot.waitSignal(narrowing.changed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert narrowing.conditions == ()


def test_dates_are_a_year_a_month_or_two_days():
    assert wanted("dates", "2015") == [
        Condition("from", "2015-01-01"),
        Condition("to", "2015-12-31"),
    ]
    assert wanted("dates", "2015-03-02 to 2015-04")[1] == Condition("to", "2015-04-30")
    with pytest.raises(InputRefused):
        wanted("dates", "sometime")


def test_days_that_are_none_are_refused_with_a_sentence(narrowing, qtbot):
    picker = narrowing.pick("dates", [("2015", "3")])
    qtbot.keyClicks(picker.field, "sometime")
    with qtbot.waitSignal(narrowing.refused) as told:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert "sometime" in told.args[0]
    assert narrowing.conditions == ()
