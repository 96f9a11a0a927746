"""From a mistake to a changed practice: derived, never typed."""

from datetime import date, timedelta

import pytest

from journal.domain import loop
from journal.domain.entry import Kind, Status
from journal.domain.links import Edge, Relation
from journal.domain.loop import Leg, Passage, Stage, Trace

NEW_YEAR = date(2026, 1, 1)


def trace(name, kind, ago=0, status=None, **more):
    return Trace(name, kind, status, NEW_YEAR - timedelta(days=ago), **more)


def test_the_stage_of_a_learning_follows_from_links_and_reflections():
    edges = [Edge("applied", Relation.APPLIED_IN, "x"), Edge("y", Relation.SUPERSEDES, "old")]
    names = ["fresh", "curated", "applied", "old"]
    assert loop.stages(names, edges, ["curated", "applied", "old"]) == {
        "fresh": Stage.FRESH,
        "curated": Stage.CURATED,
        "applied": Stage.APPLIED,
        "old": Stage.SUPERSEDED,
    }


@pytest.mark.parametrize("status", Status)
def test_an_experiment_with_an_outcome_is_never_due(status):
    tried = trace("x", Kind.EXPERIMENT, status=status, check_on=NEW_YEAR)
    assert loop.is_due(tried, date(2026, 6, 1)) != status.finished


def test_only_an_experiment_whose_day_has_come_is_due():
    assert loop.is_due(trace("x", Kind.EXPERIMENT, check_on=NEW_YEAR), NEW_YEAR)
    assert not loop.is_due(
        trace("x", Kind.EXPERIMENT, check_on=NEW_YEAR), NEW_YEAR - timedelta(days=1)
    )
    assert not loop.is_due(trace("x", Kind.NOTE, check_on=NEW_YEAR), NEW_YEAR)
    assert not loop.is_due(trace("x", Kind.EXPERIMENT), NEW_YEAR)


def test_a_mistake_is_answered_by_its_earliest_learning():
    traces = [
        trace("m", Kind.MISTAKE, 30),
        trace("late", Kind.LEARNING, 10),
        trace("early", Kind.LEARNING, 24),
        trace("note", Kind.NOTE, 29),
    ]
    edges = [
        Edge("m", Relation.TAUGHT, "late"),
        Edge("m", Relation.LED_TO, "early"),
        Edge("m", Relation.LED_TO, "note"),
    ]
    assert loop.passages(traces, edges)[Leg.LEARNT] == (
        Passage("m", "early", 6, NEW_YEAR - timedelta(days=24)),
    )


def test_a_learning_is_applied_in_an_entry_of_any_kind_and_never_before_its_day():
    traces = [trace("l", Kind.LEARNING, 5), trace("n", Kind.NOTE, 9), trace("m", Kind.MISTAKE)]
    edges = [Edge("l", Relation.APPLIED_IN, "n"), Edge("m", Relation.APPLIED_IN, "n")]
    assert loop.passages(traces, edges)[Leg.APPLIED] == (
        Passage("l", "n", 0, NEW_YEAR - timedelta(days=9)),
    )


def test_an_experiment_takes_the_days_from_its_start_to_its_end():
    traces = [
        trace("over", Kind.EXPERIMENT, 30, Status.FAILED, ended_on=NEW_YEAR),
        trace("on", Kind.EXPERIMENT, 30, Status.RUNNING, ended_on=NEW_YEAR),
        trace("endless", Kind.EXPERIMENT, 30, Status.WORKED),
    ]
    assert loop.passages(traces, [])[Leg.OUTCOME] == (Passage("over", "over", 30, NEW_YEAR),)


def test_links_to_what_is_not_there_lead_nowhere():
    edges = [Edge("gone", Relation.TAUGHT, "l"), Edge("l", Relation.APPLIED_IN, "gone")]
    ways = loop.passages([trace("l", Kind.LEARNING)], edges)
    assert not any(ways.values())


@pytest.mark.parametrize(("days", "middle"), [([], None), ([3], 3), ([9, 1, 4], 4), ([1, 4], 2.5)])
def test_half_of_them_took_the_median_at_most(days, middle):
    assert loop.median_days([Passage("a", "b", n, NEW_YEAR) for n in days]) == middle
