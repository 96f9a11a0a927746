"""The rooms that look at the whole journal do so without the window standing still."""

from PySide6.QtCore import Qt

from journal.domain.board import Column
from journal.domain.entry import Kind
from journal.ui.shell.rooms import COMPARE, LOOP


def test_the_board_and_its_cards_hold_nobody_up(make_window, qtbot):
    opened = make_window(LOOP)
    opened.settle()
    opened.window.show_room("today")  # everything is made now
    opened.settle()
    opened.window.show_room(LOOP)
    opened.settle()
    cards = opened.window.rooms.here.panels[Column.MISTAKES].cards
    cards.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(cards, key)
    opened.settle()


def test_years_and_periods_hold_nobody_up(make_window, qtbot):
    opened = make_window(COMPARE)
    view = opened.window.rooms.here
    for mode in (2, 1, 0):
        view.modes.buttons[mode].click()
        opened.settle()
    for button in (*view.modes.buttons, view.back, view.on):
        button.click()
        opened.settle()
    qtbot.keyClick(view.heat, Qt.Key.Key_Left)
    opened.settle()


def test_looking_for_what_is_near_disturbs_no_key(make_window, qtbot):
    opened = make_window(LOOP)
    writing, entry = opened.window.writing, opened.window.entry
    writing.start_new(Kind.EXPERIMENT)
    writing.advice.look()
    opened.settle()
    qtbot.keyClicks(entry.title, "Number 41 shall go otherwise")
    writing.advice.look()
    qtbot.keyClicks(entry.title, " next time")
    opened.settle()
