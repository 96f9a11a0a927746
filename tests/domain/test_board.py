"""Experiments → Mistakes → Learnings → Applied: where an entry stands, and for how long."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from journal.domain.board import PATIENCE, SILENCE, Column, Standing, board, move, seen_from
from journal.domain.entry import Kind, Status
from journal.domain.links import Edge, Relation
from journal.domain.loop import Trace
from tests.domain import counting
from tests.domain.traces import days, journals

TODAY = date(2026, 6, 1)


def trace(name, kind, ago=0, status=None, **more):
    return Trace(name, kind, status, TODAY - timedelta(days=ago), **more)


def standing(traces, edges=(), column=None):
    shown = board(traces, edges, [], TODAY)
    places = {card.id: name for name, cards in shown.columns.items() for card in cards}
    return places if column is None else shown.columns[column]


def test_a_chain_stands_at_its_open_end_alone():
    traces = [
        trace("e", Kind.EXPERIMENT, 9, Status.FAILED, ended_on=TODAY),
        trace("m", Kind.MISTAKE, 8),
        trace("l", Kind.LEARNING, 7),
        trace("n", Kind.NOTE, 1),
    ]
    edges = [
        Edge("e", Relation.LED_TO, "m"),
        Edge("m", Relation.TAUGHT, "l"),
        Edge("l", Relation.APPLIED_IN, "n"),
    ]
    expected = ({"e": "experiments"}, {"m": "mistakes"}, {"l": "learnings"}, {"l": "applied"})
    for number, places in enumerate(expected, 1):
        assert standing(traces[:number], edges[: number - 1]) == places


def test_an_open_experiment_stays_whatever_came_of_it():
    traces = [trace("e", Kind.EXPERIMENT, status=Status.RUNNING), trace("m", Kind.MISTAKE)]
    assert standing(traces, [Edge("e", Relation.LED_TO, "m")]) == {
        "e": "experiments",
        "m": "mistakes",
    }


@pytest.mark.parametrize(
    "edge",
    [
        Edge("e", Relation.TAUGHT, "l"),
        Edge("e", Relation.LED_TO, "next"),
        Edge("next", Relation.ITERATES, "e"),
        Edge("l", Relation.APPLIED_IN, "e"),
    ],
)
def test_an_experiment_with_an_outcome_is_over_once_something_came_of_it(edge):
    traces = [
        trace("e", Kind.EXPERIMENT, status=Status.WORKED),
        trace("next", Kind.EXPERIMENT),
        trace("l", Kind.LEARNING),
    ]
    assert standing(traces)["e"] == "experiments"
    assert "e" not in standing(traces, [edge])


def test_what_another_learning_supersedes_stands_nowhere():
    traces = [trace("old", Kind.LEARNING), trace("new", Kind.LEARNING), trace("n", Kind.NOTE)]
    edges = [Edge("new", Relation.SUPERSEDES, "old"), Edge("old", Relation.APPLIED_IN, "n")]
    assert standing(traces, edges) == {"new": "learnings"}


def test_what_waits_longer_than_four_weeks_is_stuck_and_on_top():
    traces = [
        trace("fresh", Kind.MISTAKE, 2),
        trace("patient", Kind.MISTAKE, PATIENCE),
        trace("stuck", Kind.MISTAKE, PATIENCE + 1),
        trace("older", Kind.MISTAKE, 300),
        trace("tomorrow", Kind.MISTAKE, -1),
    ]
    cards = standing(traces, column=Column.MISTAKES)
    assert [(card.id, card.days, card.stuck) for card in cards] == [
        ("older", 300, True),
        ("stuck", 29, True),
        ("patient", 28, False),
        ("fresh", 2, False),
        ("tomorrow", 0, False),
    ]


def test_an_experiment_is_stuck_from_its_check_back_day_on():
    day = timedelta(days=1)
    traces = [
        trace("later", Kind.EXPERIMENT, 400, check_on=TODAY + day),
        trace("due", Kind.EXPERIMENT, 3, Status.RUNNING, check_on=TODAY),
        trace("past", Kind.EXPERIMENT, 9, check_on=TODAY - 5 * day),
        trace("undated", Kind.EXPERIMENT, 40),
        trace("over", Kind.EXPERIMENT, 90, Status.WORKED, ended_on=TODAY - 29 * day),
    ]
    cards = standing(traces, column=Column.EXPERIMENTS)
    assert [(card.id, card.days, card.stuck) for card in cards] == [
        ("undated", 40, True),
        ("over", 29, True),
        ("past", 5, True),
        ("due", 0, True),
        ("later", 400, False),
    ]


def test_the_applied_ones_say_where_and_after_how_long_the_newest_first():
    traces = [
        trace("a", Kind.LEARNING, 30),
        trace("b", Kind.LEARNING, 20),
        trace("n", Kind.NOTE, 10),
        trace("m", Kind.NOTE, 4),
    ]
    edges = [
        Edge("a", Relation.APPLIED_IN, "m"),
        Edge("a", Relation.APPLIED_IN, "n"),
        Edge("b", Relation.APPLIED_IN, "m"),
    ]
    ten, four = TODAY - timedelta(days=10), TODAY - timedelta(days=4)
    assert standing(traces, edges, Column.APPLIED) == (
        Standing("b", four, 16, place="m"),
        Standing("a", ten, 20, place="n"),
    )


@pytest.mark.parametrize(
    ("last", "seen"),
    [
        (None, TODAY),
        (TODAY - timedelta(days=SILENCE), TODAY),
        (TODAY - timedelta(days=SILENCE + 1), TODAY - timedelta(days=SILENCE + 1)),
        (date.max, TODAY),
    ],
)
def test_an_old_journal_is_seen_from_its_last_day(last, seen):
    assert seen_from(TODAY, last) == seen


def test_a_card_goes_on_one_step_or_back_from_applied():
    assert move(Column.MISTAKES, Column.LEARNINGS).relation is Relation.TAUGHT
    assert move(Column.LEARNINGS, Column.APPLIED).kind is None
    assert move(Column.APPLIED, Column.LEARNINGS).back
    assert move(Column.MISTAKES, Column.APPLIED) is None
    assert not any(move(column, column) for column in Column)


@given(journals(), days)
def test_every_card_stands_where_a_naive_count_puts_it(journal, day):
    shown = board(*journal, day)
    assert {name: {card.id for card in cards} for name, cards in shown.columns.items()} == (
        counting.columns(*journal)
    )
    assert shown.days == counting.days(*journal)
    for column in (Column.EXPERIMENTS, Column.MISTAKES, Column.LEARNINGS):
        waits = [(card.stuck, card.days) for card in shown.columns[column]]
        assert waits == sorted(waits, reverse=True)
