"""The rooms that look at the whole journal do so without the window standing still."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from journal.domain.board import Column
from journal.domain.entry import Draft, Kind
from journal.domain.links import Edge, Relation
from journal.ops.base import Together
from journal.ops.entries import AddEntry
from journal.ops.links import AddLink
from journal.ui.shell.rooms import COMPARE, LOOP
from tests.ui.conftest import TODAY

KINDS = (Kind.EXPERIMENT, Kind.MISTAKE, Kind.LEARNING, Kind.NOTE)
MANY = 1_500  # entries
PATIENCE = 0.25  # seconds: other tests run beside these


@pytest.fixture
def watchdog(watchdog):
    watchdog.limit = PATIENCE
    return watchdog


@pytest.fixture
def workspace(workspace):
    """A journal of five years, in which every other mistake taught something."""
    added = [
        AddEntry(
            Draft(
                title=f"Number {number} went as nobody had thought it would go",
                kind=KINDS[number % len(KINDS)],
                happened_on=TODAY - timedelta(days=number),
            ),
            TODAY,
            "Ana",
        )
        for number in range(MANY)
    ]
    taught = [
        AddLink(Edge(added[n].id, Relation.TAUGHT, added[n + 1].id)) for n in range(1, MANY - 1, 8)
    ]
    workspace.do(Together((*added, *taught)))
    return workspace


def test_the_board_and_its_cards_hold_nobody_up(make_window, watchdog, qtbot):
    opened = make_window(LOOP)
    opened.settle()
    opened.window.show_room("today")  # everything is made now
    opened.settle()
    watchdog.start()
    opened.window.show_room(LOOP)
    opened.settle()
    cards = opened.window.rooms.here.panels[Column.MISTAKES].cards
    cards.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(cards, key)
    opened.settle()


def test_years_and_periods_hold_nobody_up(make_window, watchdog, qtbot):
    opened = make_window(COMPARE)
    view = opened.window.rooms.here
    for mode in (2, 1, 0):
        view.modes.buttons[mode].click()
        opened.settle()
    watchdog.start()
    for button in (*view.modes.buttons, view.back, view.on):
        button.click()
        opened.settle()
    qtbot.keyClick(view.heat, Qt.Key.Key_Left)
    opened.settle()


def test_looking_for_what_is_near_disturbs_no_key(make_window, watchdog, qtbot):
    opened = make_window(LOOP)
    writing, entry = opened.window.writing, opened.window.entry
    writing.start_new(Kind.EXPERIMENT)
    writing.advice.look()
    opened.settle()
    watchdog.start()
    qtbot.keyClicks(entry.title, "Number 41 shall go otherwise")
    writing.advice.look()
    qtbot.keyClicks(entry.title, " next time")
    opened.settle()
