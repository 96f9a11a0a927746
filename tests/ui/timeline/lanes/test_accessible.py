"""What a screen reader hears of the lanes."""

import gc

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible

from journal.domain.entry import Kind
from journal.domain.eras import Era
from journal.domain.ids import new_id
from journal.ops.documents import ERAS, Add
from journal.ui.timeline.lanes import accessible, words
from journal.ui.timeline.lanes.canvas import LanesCanvas
from journal.ui.timeline.lanes.sight import Sight
from tests.ui.timeline.lanes.conftest import ago

NAME = QAccessible.Text.Name


def heard(canvas):
    interface = QAccessible.queryAccessibleInterface(canvas)
    return [interface.child(number).text(NAME) for number in range(interface.childCount())]


def test_the_lanes_are_a_list_with_a_name(shown, add):
    add("Here")
    shown.open()
    interface = QAccessible.queryAccessibleInterface(shown.canvas)
    assert interface.role() is QAccessible.Role.List
    assert interface.text(NAME) == "Timeline in lanes"


def test_every_entry_and_every_gap_in_sight_is_heard(shown, add):
    add("We forgot the TTL", kind=Kind.MISTAKE, ago=50, author="Ana")
    add("Here", ago=2, author="Ben")
    shown.open()
    said = heard(shown.canvas)
    assert any(words.startswith("Mistake, We forgot the TTL, ") for words in said)
    assert any(words.startswith("Note, Here, ") and words.endswith("Ben") for words in said)
    assert any(words.startswith("Nobody wrote ") for words in said)


def test_the_eras_behind_them_are_heard_with_their_days(shown, add, workspace):
    add("Here", ago=40)
    workspace.do(Add(ERAS, Era(new_id(), "Long ago", ago(4_000), ago(3_000))))
    workspace.do(Add(ERAS, Era(new_id(), "The two of us", ago(90), ago(10))))
    shown.open()
    told = QAccessible.queryAccessibleInterface(shown.canvas).text(QAccessible.Text.Description)
    days = words.span(ago(90).toordinal(), ago(10).toordinal())
    assert told == f"Eras: The two of us, {days}"


def test_every_bucket_is_heard_with_its_number_and_its_days(shown, add):
    for number in range(60):
        add("One", ago=200 + number % 3)
    shown.open()
    shown.sight.show_day(ago(201).toordinal())
    for _ in range(12):
        shown.canvas.zoom(0.6)
    said = [words for words in heard(shown.canvas) if "entries, Notes, " in words]
    assert sum(int(words.split()[0]) for words in said) == 60


def test_a_place_says_where_it_lies_and_whether_the_keys_are_there(shown, add):
    add("Here", ago=2)
    shown.open()
    shown.canvas.setFocus()
    shown.canvas.keys.move_to(shown.place("Here"))
    interface = QAccessible.queryAccessibleInterface(shown.canvas)
    child = interface.focusChild()
    assert child.text(NAME).startswith("Note, Here")
    assert child.role() is QAccessible.Role.ListItem
    assert child.state().focused
    assert child.isValid()
    assert child.parent() is interface
    assert interface.indexOfChild(child) == shown.canvas.keys.number
    middle = child.rect().center()
    assert interface.childAt(middle.x(), middle.y()) is child
    corner = shown.canvas.mapToGlobal(shown.canvas.rect().topLeft())
    assert interface.childAt(corner.x(), corner.y()) is None


def test_a_child_that_is_no_longer_there_is_not_valid(shown, add, workspace):
    add("Here", ago=2)
    add("There", ago=2)
    shown.open()
    interface = QAccessible.queryAccessibleInterface(shown.canvas)
    last = interface.child(interface.childCount() - 1)
    workspace.undo()
    shown.refreshed()
    assert not last.isValid()
    assert last.text(NAME) == ""
    assert interface.child(99) is None


def test_interfaces_are_held_as_long_as_their_canvas_and_no_longer(application, theme):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    before = len(accessible._held)
    for _ in range(20):
        canvas = LanesCanvas(theme, Sight(theme))
        QAccessible.queryAccessibleInterface(canvas).childCount()
        assert len(accessible._held) == before + 1
        canvas.deleteLater()
        del canvas
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    assert len(accessible._held) == before
