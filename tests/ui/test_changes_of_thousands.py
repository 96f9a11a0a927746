"""Large changes in the real window, on a journal of 10,000 entries: it never stands still."""

import pytest
from PySide6.QtCore import Qt

from journal.domain.filters import Condition, Filters
from journal.store import entries
from journal.ui.timeline.bulk import TAG, BulkController
from tests.ui.conftest import MANY

PATIENCE = 120_000  # milliseconds


@pytest.fixture
def opened(make_window, qtbot):
    """The window with every entry selected."""
    made = make_window()
    cards = made.window.rooms.cards
    qtbot.waitUntil(lambda: cards.model().rowCount() > MANY, timeout=PATIENCE)
    made.settle()
    cards.selectAll()
    return made


@pytest.fixture
def changes(opened):
    return opened.window.changes


def finish(opened, changes):
    """Wait until the change has been made and the window shows it."""
    opened.qtbot.waitUntil(lambda: changes.dialog is None, timeout=PATIENCE)
    opened.settle()
    opened.qtbot.wait(1_200)  # the next look of the bridge


def count(opened, tag=""):
    """How many entries there are (with a tag), counted where the window does not wait for it."""
    filters = Filters((Condition("tag", tag),)) if tag else Filters()
    found = []
    opened.window._tasks.run("count", lambda: entries.count(filters), found.append)
    opened.qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE)
    return found[0]


def test_a_tag_for_all_and_its_undo_never_hold_up_the_window(opened, changes):
    window = opened.window
    bulk = window.rooms.here.findChild(BulkController)
    bulk.apply(TAG, "everything")
    assert changes.dialog.isVisible()
    finish(opened, changes)
    assert window.messages.text == f"{MANY} entries were changed."
    assert count(opened, "everything") == MANY
    window.undo_journal()
    finish(opened, changes)
    assert count(opened, "everything") == 0


def test_the_trash_for_all_and_its_undo_never_hold_up_the_window(opened, changes):
    window = opened.window
    cards = window.rooms.cards
    cards.setFocus()
    opened.qtbot.keyClick(cards, Qt.Key.Key_Delete)
    finish(opened, changes)
    assert count(opened) == 0
    opened.qtbot.mouseClick(window.messages.buttons[0], Qt.MouseButton.LeftButton)
    finish(opened, changes)
    assert count(opened) == MANY
