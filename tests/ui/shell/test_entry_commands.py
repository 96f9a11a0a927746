"""The commands for the open entry, from wherever the focus is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from journal.domain import dates
from journal.domain.entry import Kind, Status
from journal.domain.links import Edge, Relation
from journal.store import entries, links
from journal.ui.shell.rooms import TODAY

CTRL, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return
NAMES = ("then", "applied", "link", "attach", "history", "copy")


@pytest.mark.parametrize("name", NAMES)
def test_where_no_entry_is_open_a_command_says_so(make_window, name):
    window = make_window().window
    window._commands.actions[name].trigger()
    assert window.messages.text == "No entry is open."


@pytest.mark.parametrize("place", ["list", "text"])
def test_the_next_entry_is_begun_by_keys_from_the_list_and_from_the_text(
    make_window, add, place, qtbot
):
    mistake = add("Forgot the TTL", "x", kind=Kind.MISTAKE)
    opened = make_window()
    window = opened.window
    opened.open(mistake)
    if place == "list":
        window.rooms.cards.setFocus()
    else:
        window.entry.show_writing()
    qtbot.keyClick(QApplication.focusWidget(), ENTER, CTRL)
    opened.type(window.entry.title, "Lower it first")
    assert window.flush()
    assert links.of(mistake) == [Edge(mistake, Relation.TAUGHT, window.writing.entry_id)]


@pytest.fixture
def today(make_window, add, qtbot):
    """Today with an experiment that is due, and an old learning that nobody applied."""
    trial = add("A trial", kind=Kind.EXPERIMENT, ago=40, check_on=dates.today())
    learning = add("Lower it first", kind=Kind.LEARNING, ago=30)
    opened = make_window(TODAY)
    cards = opened.window.rooms.cards
    qtbot.waitUntil(lambda: cards._cards.place(learning).isValid())
    cards.setFocus()
    opened.trial, opened.learning = trial, learning
    return opened


@pytest.mark.new_journal  # of thousands, Today shows the oldest
def test_a_learning_of_today_is_one_press_from_where_it_was_applied(today, qtbot):
    window = today.window
    window.rooms.cards.choose(today.learning)
    qtbot.keyClick(window.rooms.cards, ENTER, CTRL)
    assert window.writing.entry_id == today.learning
    assert window.entry.picker.isVisible()
    assert window.entry.picker.field.hasFocus()
    qtbot.keyClicks(window.entry.picker.field, "trial")
    qtbot.keyClick(window.entry.picker.field, ENTER)
    assert links.of(today.learning) == [Edge(today.learning, Relation.APPLIED_IN, today.trial)]


@pytest.mark.new_journal  # of thousands, Today shows the oldest
def test_a_due_experiment_of_today_is_one_press_from_how_it_went(today, qtbot):
    window = today.window
    window.rooms.cards.choose(today.trial)
    qtbot.keyClick(window.rooms.cards, ENTER, CTRL)
    assert window.writing.entry_id == today.trial
    menu = QApplication.activePopupWidget()
    assert menu is window.entry.facts.status.menu()
    worked = next(action for action in menu.actions() if action.text() == "Worked")
    menu.setActiveAction(worked)
    qtbot.keyClick(menu, ENTER)
    assert entries.get(today.trial).status is Status.WORKED


def test_an_entry_is_copied_linked_and_looked_back_at_from_the_palette(make_window, add, qtbot):
    opened = make_window()
    window = opened.window
    opened.open(add("Title", "text"))
    for name in ("copy", "link", "history"):
        window.dialogs.command_chosen.emit(name)
    assert QGuiApplication.clipboard().text() == "# Title\n\ntext\n"
    assert window.entry.picker.isVisible()
    assert window.writing.versions.dialog.isVisible()
    window.writing.versions.dialog.close()
