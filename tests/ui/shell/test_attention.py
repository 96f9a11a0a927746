import pytest
from PySide6.QtWidgets import QWidget

from journal.domain.change import Change
from journal.ui.bridge import Facts
from journal.ui.shell.attention import Attention

ONE, TWO = Change(entries=frozenset({"one"})), Change(entries=frozenset({"two"}))


@pytest.fixture
def room(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def facts(application):
    made = Facts()
    yield made
    made.deleteLater()


@pytest.fixture
def heard(facts, room):
    told = []
    Attention(facts, room).changed.connect(told.append)
    return told


def test_a_room_that_is_seen_hears_of_every_change_at_once(facts, room, heard):
    room.show()
    facts.changed.emit(ONE)
    facts.changed.emit(TWO)
    assert heard == [ONE, TWO]


def test_a_room_hears_of_what_it_missed_once_it_is_seen_again(facts, room, heard):
    facts.changed.emit(ONE)
    facts.changed.emit(TWO)
    assert heard == []
    room.show()
    assert heard == [Change(entries=frozenset({"one", "two"}))]
    room.hide()
    room.show()
    assert len(heard) == 1


def test_a_room_hears_that_everything_may_be_different(facts, room, heard):
    facts.changed.emit(ONE)
    facts.changed.emit(Change(everything=True))
    room.show()
    assert [change.everything for change in heard] == [True]
