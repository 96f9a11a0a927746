"""Eras are made, named, dated and deleted in the window, each with one undo."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from journal.domain.eras import Colour, Era
from journal.domain.ids import new_id
from journal.ops.documents import ERAS, Add, Edit
from journal.store.lookback import eras
from journal.ui.timeline.eras.dialog import ErasDialog
from journal.ui.timeline.lanes.canvas import LanesCanvas
from journal.ui.timeline.lanes.menu import menu
from tests.ui.conftest import TODAY

BEGAN, ENDED = TODAY - timedelta(days=900), TODAY - timedelta(days=500)


@pytest.fixture
def two(workspace):
    """An era that is over and one that goes on."""
    made = (
        Era(new_id(), "The two of us", BEGAN, ENDED),
        Era(new_id(), "Constant beta", ENDED + timedelta(days=1)),
    )
    for era in made:
        workspace.do(Add(ERAS, era))
    return made


@pytest.fixture
def lanes(make_window, qtbot):
    """The window with its lanes, and the window of the eras once that is open."""
    opened = make_window()
    opened.window.rooms.show_shape("lanes")
    opened.settle()
    opened.settle()
    opened.canvas = opened.window.findChild(LanesCanvas)
    opened.dialog = lambda: opened.window.findChild(ErasDialog)
    yield opened
    if opened.dialog():
        opened.dialog().hide()


def names():
    return [era.name for era in eras.everyone()]


def listed(dialog):
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def drawn(opened):
    opened.settle()
    return [era.name for era in opened.canvas.sight.material.eras]


def fill(dialog, *texts):
    for field, text in zip((dialog.name, dialog.first, dialog.last), texts, strict=False):
        field.setText(text)


def undo(opened):
    opened.window.messages.buttons[0].click()
    opened.settle()


def test_the_command_shows_the_eras_and_return_keeps_a_new_name(lanes, two, qtbot):
    lanes.window._commands.actions["eras"].trigger()
    dialog = lanes.dialog()
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert listed(dialog)[0].startswith("The two of us   ")
    assert listed(dialog)[1].startswith("Constant beta   since ")
    assert dialog.name.text() == "Constant beta"
    dialog.name.setFocus()
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, "Five and a screen")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert names() == ["The two of us", "Five and a screen"]
    qtbot.waitUntil(lambda: drawn(lanes) == ["The two of us", "Five and a screen"])
    assert dialog.isVisible()
    undo(lanes)
    assert names() == ["The two of us", "Constant beta"]
    assert dialog.name.text() == "Constant beta"


def test_a_new_era_is_one_step_with_its_name_and_its_days(lanes, qtbot):
    lanes.window.rooms.edit_eras()
    dialog = lanes.dialog()
    assert dialog.list.isHidden()
    fill(dialog, "The two of us", "2015-03-02", "2015-08-30")
    dialog.keep.click()
    (era,) = eras.everyone()
    assert (era.name, era.first, era.last) == (
        "The two of us", date(2015, 3, 2), date(2015, 8, 30),
    )  # fmt: skip
    assert "The two of us" in lanes.window.messages.text
    undo(lanes)
    assert names() == []
    assert dialog.list.isHidden()


def test_an_era_is_dated_and_may_go_on(lanes, two):
    lanes.window.rooms.edit_eras()
    lanes.settle()  # the library for days in words is there
    dialog = lanes.dialog()
    dialog.choose(two[0].id)
    fill(dialog, "The two of us", "3 may 2014", "")
    dialog.keep.click()
    kept = eras.get(two[0].id)
    assert (kept.first, kept.last) == (date(2014, 5, 3), None)
    undo(lanes)
    assert (eras.get(two[0].id).first, eras.get(two[0].id).last) == (BEGAN, ENDED)


def test_an_era_takes_a_colour_with_one_choice_and_is_drawn_in_it(lanes, two, qtbot):
    lanes.window.rooms.edit_eras()
    dialog = lanes.dialog()
    dialog.choose(two[1].id)
    dialog.colour.setFocus()
    qtbot.keyClick(dialog.colour, Qt.Key.Key_Down)
    assert eras.get(two[1].id).colour is Colour.BLUE
    qtbot.waitUntil(lambda: len(drawn(lanes)) == 2)
    roles = [era.colour for era in lanes.canvas.sight.material.eras]
    assert roles == ["", "experiment"]
    undo(lanes)
    assert eras.get(two[1].id).colour is Colour.PLAIN
    assert dialog.colour.currentText() == "Grey"


def test_an_era_is_deleted_with_one_undo(lanes, two):
    lanes.window.rooms.edit_eras()
    dialog = lanes.dialog()
    dialog.choose(two[0].id)
    dialog.delete.click()
    assert names() == ["Constant beta"]
    assert dialog.name.text() == "Constant beta"
    undo(lanes)
    assert names() == ["The two of us", "Constant beta"]


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (("", "2015-03-02", ""), "An era needs a name."),
        (("A", "soon", ""), "“soon” is not a day"),
        (("A", "2015-03-02", "2015-02-29"), "“2015-02-29” is not a day"),
        (("A", "2015-03-02", "2015-03-01"), "cannot end on 2015-03-01"),
    ],
)
def test_what_is_no_era_gets_a_sentence_and_stays_typed(lanes, texts, sentence):
    lanes.window.rooms.edit_eras()
    dialog = lanes.dialog()
    fill(dialog, *texts)
    dialog.keep.click()
    assert sentence in dialog.refusal.text()
    assert dialog.refusal.isVisible()
    assert (dialog.name.text(), dialog.first.text(), dialog.last.text()) == texts
    assert names() == []
    dialog.reject()
    assert not dialog.isVisible()  # it was said why it cannot be kept: now it is given up


def test_what_was_typed_is_kept_before_another_era_is_shown_or_the_window_closes(lanes, two):
    lanes.window.rooms.edit_eras()
    dialog = lanes.dialog()
    dialog.name.setText("Beta")
    dialog.list.setCurrentRow(0)
    assert names() == ["The two of us", "Beta"]
    assert dialog.name.text() == "The two of us"
    dialog.name.setText("Two")
    dialog.last.setText("never")
    dialog.list.setCurrentRow(1)
    assert dialog.last.text() == "never"  # it stays until it can be kept
    assert dialog.list.currentRow() == 0
    dialog.last.setText("")
    dialog.reject()
    assert not dialog.isVisible()
    assert names() == ["Two", "Beta"]


def test_what_another_program_changed_is_not_overwritten(lanes, two, workspace):
    lanes.window.rooms.edit_eras()
    dialog = lanes.dialog()
    dialog.name.setText("Mine")
    workspace.do(Edit(ERAS, Era(two[1].id, "Theirs", two[1].first)))
    assert dialog.name.text() == "Mine"
    assert listed(dialog)[1].startswith("Theirs")
    dialog.keep.click()
    assert "changed by someone else" in dialog.refusal.text()
    assert names() == ["The two of us", "Theirs"]


def test_a_key_in_the_lanes_begins_an_era_there(lanes, qtbot):
    lanes.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(lanes.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(lanes.canvas, Qt.Key.Key_E)
    assert lanes.dialog().isVisible()
    assert lanes.dialog().first.text() == date.fromordinal(lanes.canvas.keys.day).isoformat()
    assert lanes.dialog().name.text() == ""


def test_the_menu_of_the_lanes_writes_begins_and_changes(lanes, two, qtbot):
    sight, canvas = lanes.canvas.sight, lanes.canvas
    qtbot.waitUntil(lambda: len(drawn(lanes)) == 2)
    sight.show_days(BEGAN.toordinal() + 10, BEGAN.toordinal() + 40)
    middle = QPoint(round(canvas.width() * 0.6), canvas.height() // 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, canvas.mapToGlobal(middle))
    QApplication.sendEvent(canvas, event)
    popup = QApplication.activePopupWidget()
    words = [action.text() for action in popup.actions() if action.text()]
    assert words[0].startswith("Write an entry on ")
    assert words[1].startswith("Begin an era on ")
    assert words[2:] == ["Change the era “The two of us”…"]
    popup.actions()[-1].trigger()
    popup.close()
    assert lanes.dialog().name.text() == "The two of us"
    lanes.dialog().hide()
    by_keys = menu(canvas)
    by_keys.actions()[2].trigger()
    assert lanes.dialog().name.text() == ""
    by_keys.close()
