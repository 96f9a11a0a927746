"""What was lived through before is offered while an experiment or a mistake begins."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.domain.dates import now
from journal.domain.entry import Draft, Kind, Status
from journal.domain.links import Edge, Relation
from journal.errors import DiskFull
from journal.ops.entries import AddEntry
from journal.store import entries, links
from journal.ui.entry.view import PREVIEW
from tests.ui.conftest import TODAY


@pytest.fixture
def past(add):
    """A mistake and a learning of the same sort."""
    wrong = add("The certificate expired on Sunday", "x", kind=Kind.MISTAKE, ago=90)
    learnt = add("Renew certificates before they expire", "x", kind=Kind.LEARNING, ago=80)
    add("The canteen was closed", "x", kind=Kind.MISTAKE, ago=70)
    return wrong, learnt


@pytest.fixture
def offered(view, writing, settle, qtbot):
    """Type a title and wait for what is offered: the headings."""

    def type_title(title="Certificates that never expire"):
        qtbot.keyClicks(view.title, title)
        qtbot.waitUntil(lambda: not writing.advice._clock.isActive())
        settle()
        if view.nearest.isHidden():
            return []
        return [each.entry.heading for each in view.nearest._found]

    return type_title


def press(view, words, qtbot):
    near = view.nearest
    button = next(b for b in (near.use, near.skip, near.differ) if b.text() == words)
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(view, entry_id):
    ids = [each.entry.id for each in view.nearest._found]
    view.nearest.list.setCurrentRow(ids.index(entry_id))


def test_a_new_experiment_meets_what_was_learnt_and_went_wrong(writing, view, past, offered):
    writing.start_new(Kind.EXPERIMENT)
    assert set(offered()) == {
        "The certificate expired on Sunday",
        "Renew certificates before they expire",
    }
    assert view.title.hasFocus()
    assert "before" in view.nearest.list.accessibleName()


def test_using_a_learning_says_that_it_was_applied_here(writing, view, past, offered, qtbot):
    writing.start_new(Kind.EXPERIMENT)
    offered()
    choose(view, past[1])
    with qtbot.waitSignal(writing.noticed) as told:
        press(view, "Using it", qtbot)
    assert links.of(past[1]) == [Edge(past[1], Relation.APPLIED_IN, writing.entry_id)]
    assert "applies “Renew" in told.args[0]
    assert [link.words for link in view.connections.links] == ["applies"]
    assert [each.entry.id for each in view.nearest._found] == [past[0]]


def test_using_a_mistake_says_that_it_led_to_the_experiment(writing, view, past, offered, qtbot):
    writing.start_new(Kind.EXPERIMENT)
    offered()
    choose(view, past[0])
    press(view, "Using it", qtbot)
    assert links.of(past[0]) == [Edge(past[0], Relation.LED_TO, writing.entry_id)]


def test_a_mistake_that_happened_before_is_recorded_as_its_repeat(
    writing, view, past, offered, qtbot
):
    writing.start_new(Kind.MISTAKE)
    assert offered("Another certificate expired") == ["The certificate expired on Sunday"]
    assert not view.nearest.differ.isVisible()
    press(view, "The same again", qtbot)
    assert links.of(past[0]) == [Edge(writing.entry_id, Relation.REPEATS, past[0])]
    assert not view.nearest.isVisible()
    assert entries.get(writing.entry_id).title == "Another certificate expired"


def test_what_does_not_matter_is_not_offered_again(writing, view, past, offered, qtbot):
    writing.start_new(Kind.EXPERIMENT)
    offered()
    gone = view.nearest.chosen.heading
    press(view, "Not relevant", qtbot)
    assert gone not in offered(" soon")
    press(view, "Not relevant", qtbot)
    assert offered(" enough") == []
    assert links.edges() == []


@pytest.mark.parametrize(("number", "edge"), [(0, Relation.TAUGHT), (1, Relation.SUPERSEDES)])
def test_to_disagree_is_to_write_the_new_learning(
    writing, view, past, offered, workspace, qtbot, number, edge
):
    writing.start_new(Kind.EXPERIMENT)
    offered()
    choose(view, past[number])
    press(view, "We disagree now", qtbot)
    assert "instead of" in view.strip.words
    qtbot.keyClicks(view.strip.field, "Let a machine renew them")
    with qtbot.waitSignal(writing.undo_offered):
        qtbot.keyClick(view.strip.field, Qt.Key.Key_Return)
    (link,) = links.of(past[number])
    new = entries.get(link.target if link.source == past[number] else link.source)
    assert (new.kind, new.title, link.relation) == (Kind.LEARNING, "Let a machine renew them", edge)
    assert past[number] not in [each.entry.id for each in view.nearest._found]
    workspace.undo()
    assert links.edges() == []
    assert entries.get(new.id).trashed


def test_an_unanswered_disagreement_changes_nothing(writing, view, past, offered, qtbot):
    writing.start_new(Kind.EXPERIMENT)
    offered()
    assert writing.flush()
    before = entries.count()
    press(view, "We disagree now", qtbot)
    qtbot.keyClick(view.strip.field, Qt.Key.Key_Return)
    assert entries.count() == before
    assert links.edges() == []


def test_escape_puts_it_away_for_this_entry(writing, view, past, offered, qtbot):
    writing.start_new(Kind.EXPERIMENT)
    offered()
    view.nearest.list.setFocus()
    qtbot.keyClick(view.nearest.list, Qt.Key.Key_Escape)
    assert not view.nearest.isVisible()
    assert view.body.hasFocus()
    assert offered(" now") == []
    writing.start_new(Kind.EXPERIMENT)
    assert len(offered()) == 2


def test_it_is_reached_by_tab_and_answered_by_keys(writing, view, past, offered, qtbot):
    writing.start_new(Kind.EXPERIMENT)
    offered()
    view.link.setFocus()
    visited = []
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    near = view.nearest
    assert visited == [near.away, near.list, near.use, near.skip, near.differ]
    near.list.setFocus()
    qtbot.keyClick(near.list, Qt.Key.Key_Down)
    second = near._found[1].entry.id
    near.use.setFocus()
    qtbot.keyClick(near.use, Qt.Key.Key_Space)
    assert links.of(second)


def test_return_in_the_list_opens_the_entry(writing, view, past, offered, qtbot):
    writing.start_new(Kind.EXPERIMENT)
    offered()
    first = view.nearest.chosen.id
    view.nearest.list.setFocus()
    with qtbot.waitSignal(writing.open_requested) as told:
        qtbot.keyClick(view.nearest.list, Qt.Key.Key_Return)
    assert told.args == [first]
    assert writing.entry_id == first
    assert not view.nearest.isVisible()


def test_other_kinds_and_short_beginnings_are_left_in_peace(writing, view, past, offered):
    writing.start_new(Kind.NOTE)
    assert offered() == []
    writing.start_new(Kind.EXPERIMENT)
    assert offered("Renew") == []


def test_a_note_that_becomes_a_mistake_is_looked_at(writing, view, past, offered, settle, qtbot):
    writing.start_new(Kind.NOTE)
    offered("Another certificate expired")
    view.fact_chosen.emit("kind", Kind.MISTAKE)
    qtbot.waitUntil(lambda: not writing.advice._clock.isActive())
    settle()
    assert [each.entry.id for each in view.nearest._found] == [past[0]]


def test_an_experiment_with_an_outcome_begins_no_more(writing, view, past, offered):
    writing.start_new(Kind.EXPERIMENT)
    view.fact_chosen.emit("status", Status.WORKED)
    assert offered() == []


@pytest.mark.parametrize(("minutes", "shown"), [(1, True), (20, False)])
def test_an_entry_from_the_quick_line_is_still_beginning(
    writing, view, past, settle, workspace, minutes, shown
):
    draft = Draft(title="Another certificate expired", kind=Kind.MISTAKE)
    written = now() - timedelta(minutes=minutes)
    addition = AddEntry(draft, TODAY, "Ana", written_at=written)
    workspace.do(addition)
    writing.open(addition.id)
    settle()
    assert view.nearest.isVisible() == shown


def test_a_page_that_is_read_is_not_interrupted(writing, view, past, offered):
    writing.start_new(Kind.EXPERIMENT)
    offered()
    view.show_mode(PREVIEW)
    view.mode_changed.emit(PREVIEW)
    assert not view.nearest.isVisible()
    writing.toggle_mode()
    assert view.nearest.isVisible()


def test_what_is_linked_already_is_not_offered(writing, view, past, offered, workspace, qtbot):
    writing.start_new(Kind.EXPERIMENT)
    offered()
    choose(view, past[1])
    press(view, "Using it", qtbot)
    writing.advice._refused.clear()
    assert offered(" again") == ["The certificate expired on Sunday"]


def test_a_refusal_is_told_and_the_offer_stays(
    writing, view, past, offered, workspace, monkeypatch, qtbot
):
    writing.start_new(Kind.EXPERIMENT)
    offered()
    assert writing.flush()

    def refuse(_operation):
        raise DiskFull(workspace.path)

    monkeypatch.setattr(workspace, "do", refuse)
    with qtbot.waitSignal(writing.failed) as told:
        press(view, "Using it", qtbot)
    assert "disk is full" in told.args[0]
    assert len(view.nearest._found) == 2
