import pytest
from PySide6.QtCore import Qt

from journal.ui.widgets.picker import Picker


@pytest.fixture
def make(theme, qtbot):
    def making(choices, free=""):
        made = Picker(theme, "Tag", choices, free)
        qtbot.addWidget(made)
        made.show()
        return made

    return making


def test_letters_narrow_the_names_and_return_picks_the_first(make, qtbot):
    picker = make([("redness", "2"), ("dns", "9"), ("web", "1")])
    qtbot.keyClicks(picker.field, "dn")
    assert picker.names() == ["dns", "redness"]
    with qtbot.waitSignal(picker.picked) as told:
        qtbot.keyClick(picker.field, Qt.Key.Key_Down)
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert told.args == ["redness"]


def test_a_new_name_is_offered_only_where_one_may_be_made(make, qtbot):
    closed = make([("dns", "9")])
    qtbot.keyClicks(closed.field, "new")
    assert closed.names() == []
    qtbot.keyClick(closed.field, Qt.Key.Key_Return)
    assert closed.isVisible()
    open_ = make([("dns", "9")], "New: %s")
    qtbot.keyClicks(open_.field, "dns")
    assert open_.names() == ["dns"]
    open_.field.setText("new")
    assert open_.list.item(0).text() == "New: new"


def test_ten_thousand_names_are_no_burden(make, qtbot):
    picker = make([(f"tag{number}", "1") for number in range(10_000)])
    assert len(picker.names()) == 200
    qtbot.keyClicks(picker.field, "tag9999")
    assert picker.names() == ["tag9999"]
