"""A card that is moved leads into the pane of the entry, a day of the year to its page."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from journal.domain.board import Column
from journal.domain.entry import Kind
from journal.domain.links import Edge, Relation
from journal.store import entries, links
from journal.ui.shell.rooms import COMPARE, LOOP, TODAY

ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.new_journal  # of thousands, the board shows what has waited longest
def test_a_mistake_moved_to_learnings_starts_the_learning_it_taught(make_window, add, qtbot):
    wrong = add("It broke on a Friday", kind=Kind.MISTAKE)
    opened = make_window(LOOP)
    window = opened.window
    assert not window._pane.isVisible()
    opened.settle()
    cards = window.rooms.here.panels[Column.MISTAKES].cards
    cards.setFocus()
    qtbot.keyClick(cards, Qt.Key.Key_Right, ALT)
    assert window._pane.isVisible()
    assert window.entry.title.hasFocus()
    qtbot.keyClicks(window.entry.title, "Ship on Mondays")
    assert window.flush()
    opened.settle()
    assert links.of(wrong) == [Edge(wrong, Relation.TAUGHT, window.writing.entry_id)]
    board = window.rooms.here.panels
    assert [card.title for card in board[Column.LEARNINGS].cards.cards.cards] == ["Ship on Mondays"]
    assert not board[Column.MISTAKES].cards.cards.cards


@pytest.mark.new_journal  # of thousands, the board shows what has waited longest
def test_typing_is_safe_before_a_card_is_moved(make_window, add, qtbot):
    learnt = add("Ship on Mondays", kind=Kind.LEARNING)
    note = add("A note", "")
    opened = make_window(LOOP)
    window = opened.window
    opened.open(note)
    window._pane.show()
    window.toggle_preview()
    opened.type(window.entry.body, "unfinished")
    cards = window.rooms.here.panels[Column.LEARNINGS].cards
    cards.choose(learnt)
    cards.setFocus()
    qtbot.keyClick(cards, Qt.Key.Key_Right, ALT)
    assert entries.get(note).body == "unfinished"
    assert window.writing.entry_id == learnt
    assert window.entry.picker.isVisible()


def test_a_day_of_the_heat_map_opens_as_its_page(make_window, add, qtbot):
    add("Then", happened_on=date(2014, 3, 5))
    opened = make_window(COMPARE)
    opened.settle()
    opened.settle()
    heat = opened.window.rooms.here.heat
    heat.choose(date(2014, 3, 6))
    heat.setFocus()
    qtbot.keyClick(heat, Qt.Key.Key_Return)
    today = opened.window.rooms.here
    assert opened.window.rooms.present == TODAY
    assert today._date.text() == "6 March 2014"
    qtbot.waitUntil(lambda: today.cards.model().rowCount() == 2)  # Then stands under yesterday
