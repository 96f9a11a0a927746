"""Nothing that a person does in a large journal makes the window stand still."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.domain.board import Column
from journal.domain.entry import Kind
from journal.ui.shell.rooms import COMPARE, LOOP, TIMELINE, TODAY

Key = Qt.Key


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


@pytest.fixture
def day(make_window, add, qtbot):
    """A window on the page of the day, and a person who presses keys in it."""
    add("Somebody was here")
    opened = make_window(TODAY)

    def press(*keys, modifiers=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            qtbot.keyClick(QApplication.focusWidget(), key, modifiers, delay=1)
        opened.settle()

    def types(text):
        qtbot.keyClicks(QApplication.focusWidget(), text, delay=1)
        opened.settle()

    opened.press, opened.types = press, types
    return opened


def test_writing_with_completion_holds_nobody_up(day, written):
    window = day.window
    window.go_to(TODAY)
    day.types("l: short TTLs before every move #perf @ana")
    day.press(Key.Key_Return)
    window.new_entry()
    day.types("A new name server")
    day.press(Key.Key_Return)
    for words in ("About #per", "f and @an", "a, see [[lat"):
        day.types(words)
    day.press(Key.Key_Escape)
    window.toggle_preview()
    day.settle()
    assert window.flush()
    assert [entry.title for entry in written()[:1]] == ["A new name server"]


def test_paging_and_searching_hold_nobody_up(day, qtbot):
    window = day.window
    window.go_to(TIMELINE)
    day.settle()
    day.press(*[Key.Key_PageDown] * 8, *[Key.Key_Down] * 8, Key.Key_End, Key.Key_Home)
    bar = window.rooms.cards.verticalScrollBar()
    for part in range(1, 20):
        bar.setValue(bar.maximum() * part // 20)
        qtbot.wait(1)
    window.search()
    for query in ("latency roll", "kind:learning", "tag:perf from:2020"):
        day.types(query)
        window.rooms.here.search.clear()
        day.settle()
    window.dialogs.open_palette()
    day.types("latency")
    day.press(Key.Key_Return)
    assert window.writing.entry_id
