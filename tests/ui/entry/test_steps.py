"""The next step of the loop, asked for in the pane of the entry."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from journal.domain.board import APPLY, Column, move
from journal.domain.entry import Kind, Status
from journal.domain.links import Edge, Relation
from journal.store import entries, links
from tests.ui.conftest import TODAY

LEARNT = move(Column.EXPERIMENTS, Column.LEARNINGS)


def press(view, words, qtbot):
    button = next(b for b in view.strip.buttons if b.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_mistake_goes_on_as_a_learning_that_it_taught(writing, view, add, qtbot):
    wrong = add("It broke", "x", kind=Kind.MISTAKE, project="Site")
    writing.open(wrong)
    writing.steps.take(move(Column.MISTAKES, Column.LEARNINGS))
    qtbot.keyClicks(view.title, "Try it first")
    assert writing.flush()
    learnt = entries.get(writing.entry_id)
    assert (learnt.kind, learnt.project) == (Kind.LEARNING, "Site")
    assert links.of(wrong) == [Edge(wrong, Relation.TAUGHT, learnt.id)]


def test_a_learning_asks_where_it_was_applied(writing, view, add, qtbot):
    place = add("The new routine")
    learnt = add("Try it first", "x", kind=Kind.LEARNING)
    writing.open(learnt)
    writing.steps.take(APPLY)
    assert view.picker.isVisible()
    qtbot.keyClicks(view.picker.field, "routine")
    qtbot.keyClick(view.picker.field, Qt.Key.Key_Return)
    assert links.of(learnt) == [Edge(learnt, Relation.APPLIED_IN, place)]


def test_an_open_experiment_is_asked_how_it_went_before_it_goes_on(writing, view, add, qtbot):
    trial = add("Ship on Mondays", "x", kind=Kind.EXPERIMENT, ago=9, status=Status.RUNNING)
    writing.open(trial)
    writing.steps.take(LEARNT)
    assert "How did" in view.strip.words
    press(view, "It worked", qtbot)
    kept = entries.get(trial)
    assert (kept.status, kept.ended_on) == (Status.WORKED, TODAY)
    qtbot.keyClicks(view.title, "Mondays are calm")
    assert writing.flush()
    assert links.of(trial) == [Edge(trial, Relation.TAUGHT, writing.entry_id)]


def test_an_experiment_may_teach_while_it_is_still_running(writing, view, add, qtbot):
    trial = add("Ship on Mondays", "x", kind=Kind.EXPERIMENT, status=Status.RUNNING)
    writing.open(trial)
    writing.steps.take(LEARNT)
    press(view, "Still running", qtbot)
    assert entries.get(trial).status is Status.RUNNING
    assert view.facts.kind.text() == "Learning"


def test_an_outcome_that_is_known_is_not_asked_again(writing, view, add):
    trial = add("Ship on Mondays", "x", kind=Kind.EXPERIMENT, status=Status.FAILED)
    writing.open(trial)
    writing.steps.take(LEARNT)
    assert not view.strip.isVisible()
    assert view.facts.kind.text() == "Learning"


@pytest.mark.parametrize("days", [-3, 3])
def test_an_outcome_keeps_the_end_that_was_given_and_never_ends_before_it_began(
    writing, view, add, qtbot, days
):
    begins = TODAY + timedelta(days=days)
    trial = add("Try", "x", kind=Kind.EXPERIMENT, happened_on=begins)
    writing.open(trial)
    writing.steps.ask_outcome()
    press(view, "Mixed", qtbot)
    kept = entries.get(trial)
    assert (kept.status, kept.ended_on) == (Status.MIXED, max(begins, TODAY))


def test_escape_leaves_the_question_unanswered(writing, view, add, qtbot):
    trial = add("Try", "x", kind=Kind.EXPERIMENT)
    writing.open(trial)
    writing.steps.take(LEARNT)
    qtbot.keyClick(view.strip.buttons[0], Qt.Key.Key_Escape)
    assert entries.count() == 1
    assert entries.get(trial).status is None
    assert writing.entry_id == trial
