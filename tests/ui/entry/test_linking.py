from PySide6.QtCore import Qt

from journal.domain.entry import Kind
from journal.domain.links import Edge, Relation
from journal.ops.entries import TrashEntries
from journal.ops.links import AddLink
from journal.store import attachments, drafts, entries, links
from journal.ui.entry.controller import EntryController
from journal.ui.entry.view import PREVIEW, EntryView
from journal.workspace import Workspace
from tests.ui.conftest import TODAY

ENTER = Qt.Key.Key_Return


def words(view):
    return [f"{link.words} {link.heading}" for link in view.connections.links]


def chained(add, workspace):
    mistake = add("Forgot the TTL", "x", kind=Kind.MISTAKE)
    learning = add("Lower the TTL first", "x", kind=Kind.LEARNING)
    workspace.do(AddLink(Edge(mistake, Relation.TAUGHT, learning)))
    return mistake, learning


def test_both_ends_of_a_link_say_how_they_relate(writing, view, workspace, add):
    mistake, learning = chained(add, workspace)
    writing.open(mistake)
    assert words(view) == ["taught Lower the TTL first"]
    writing.open(learning)
    assert words(view) == ["was learnt from Forgot the TTL"]
    workspace.do(TrashEntries((mistake,)))
    assert words(view) == []


def test_return_on_a_link_opens_the_other_entry(writing, view, workspace, add, qtbot):
    mistake, learning = chained(add, workspace)
    writing.open(mistake)
    with qtbot.waitSignal(writing.open_requested) as told:
        qtbot.keyClick(view.connections.buttons[0], ENTER)
    assert told.args == [learning]
    assert writing.entry_id == learning


def test_delete_on_a_link_removes_it_and_undo_brings_it_back(writing, view, workspace, add, qtbot):
    mistake, _learning = chained(add, workspace)
    writing.open(mistake)
    with qtbot.waitSignal(writing.undo_offered):
        qtbot.keyClick(view.connections.buttons[0], Qt.Key.Key_Delete)
    assert links.of(mistake) == []
    assert words(view) == []
    workspace.undo()
    assert words(view) == ["taught Lower the TTL first"]


def test_the_next_entry_is_linked_from_its_first_word(writing, view, workspace, add, qtbot):
    mistake = add("Forgot the TTL", "x", kind=Kind.MISTAKE, project="Web", tags=("dns",))
    writing.open(mistake)
    view.then.click()
    assert entries.count() == 1
    assert view.facts.kind.text() == "Learning"
    qtbot.keyClicks(view.title, "Lower it first")
    assert writing.flush()
    learning = entries.get(writing.entry_id)
    assert (learning.kind, learning.project, learning.tags) == (Kind.LEARNING, "Web", ("dns",))
    assert links.of(learning.id) == [Edge(mistake, Relation.TAUGHT, learning.id)]
    assert words(view) == ["was learnt from Forgot the TTL"]
    workspace.undo()
    assert links.of(mistake) == []


def test_a_crash_keeps_the_next_entry_linked(writing, view, workspace, add, tasks, qtbot):
    mistake = add("Forgot the TTL", "x", kind=Kind.MISTAKE)
    writing.open(mistake)
    writing.linking.and_then()
    qtbot.keyClicks(view.title, "Lower it first")
    assert writing.keeper.keep()
    writing.keeper.end()  # what a crash leaves is the draft alone
    workspace.close()
    again = Workspace(workspace.path)
    other = EntryView(view._theme, attachments.read)
    qtbot.addWidget(other)
    risen = EntryController(again, other, tasks, lambda: "Ana", lambda: TODAY)
    assert risen.recover()
    assert other.title.text() == "Lower it first"
    assert risen.flush()
    assert links.of(mistake) == [Edge(mistake, Relation.TAUGHT, risen.entry_id)]
    assert drafts.everything() == []
    risen.keeper.end()


def test_a_step_that_is_never_written_leaves_nothing(writing, view, add):
    mistake = add("Forgot the TTL", "x", kind=Kind.MISTAKE)
    writing.open(mistake)
    writing.linking.and_then()
    writing.open(mistake)
    assert entries.count() == 1
    assert links.of(mistake) == []


def test_a_records_where_a_learning_was_applied(writing, view, add, qtbot):
    learning = add("Lower the TTL first", "x", kind=Kind.LEARNING)
    trial = add("Move the domain", "x", kind=Kind.EXPERIMENT)
    writing.open(learning)
    view.show_mode(PREVIEW)
    view.preview.setFocus()
    qtbot.keyClick(view.preview, Qt.Key.Key_A)
    assert view.picker.isVisible()
    qtbot.keyClicks(view.picker.field, "move")
    qtbot.keyClick(view.picker.field, ENTER)
    assert links.of(learning) == [Edge(learning, Relation.APPLIED_IN, trial)]
    assert not view.picker.isVisible()


def test_where_it_was_applied_can_be_written_at_once(writing, view, add, qtbot):
    learning = add("Lower the TTL first", "x", kind=Kind.LEARNING)
    writing.open(learning)
    view.applied.click()
    qtbot.keyClicks(view.picker.field, "The next move")
    qtbot.keyClick(view.picker.field, ENTER)
    assert view.title.text() == "The next move"
    assert writing.flush()
    assert links.of(learning) == [Edge(learning, Relation.APPLIED_IN, writing.entry_id)]


def test_a_is_a_letter_while_one_writes(writing, view, add, qtbot):
    writing.open(add("Lower", kind=Kind.LEARNING))
    view.body.setFocus()
    qtbot.keyClick(view.body, Qt.Key.Key_A)
    assert view.body.text() == "a"
    assert not view.picker.isVisible()


def test_a_link_is_made_with_the_relation_that_the_kinds_suggest(writing, view, add, qtbot):
    mistake = add("Forgot the TTL", "x", kind=Kind.MISTAKE)
    learning = add("Lower the TTL first", "x", kind=Kind.LEARNING)
    writing.open(mistake)
    view.link.click()
    qtbot.keyClicks(view.picker.field, "lower")
    qtbot.keyClick(view.picker.field, ENTER)
    assert links.of(mistake) == [Edge(mistake, Relation.TAUGHT, learning)]


def test_escape_leaves_the_picker(writing, view, add, qtbot):
    writing.open(add("One", "x"))
    view.link.click()
    qtbot.keyClick(view.picker.field, Qt.Key.Key_Escape)
    assert not view.picker.isVisible()
    assert view.preview.hasFocus()
