"""From a mistake to a changed practice: derived, never typed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from journal.domain import loop
from journal.domain.entry import Entry, Kind, Status
from journal.domain.links import Edge, Relation
from journal.domain.loop import Stage

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def entry(name, kind, **more):
    plain = Entry(name, kind, name, "", date(2026, 1, 1), None, NOON, NOON, "")
    return replace(plain, **more)


def test_the_stage_of_a_learning_follows_from_links_and_reflections():
    edges = [Edge("applied", Relation.APPLIED_IN, "x"), Edge("y", Relation.SUPERSEDES, "old")]
    names = ["fresh", "curated", "applied", "old"]
    assert loop.stages(names, edges, ["curated", "applied", "old"]) == {
        "fresh": Stage.FRESH,
        "curated": Stage.CURATED,
        "applied": Stage.APPLIED,
        "old": Stage.SUPERSEDED,
    }


def test_what_is_open_is_named_oldest_first():
    entries = [
        entry("b", Kind.MISTAKE),
        entry("a", Kind.MISTAKE, happened_on=date(2025, 1, 1)),
        entry("answered", Kind.MISTAKE),
        entry("lesson", Kind.LEARNING),
        entry("applied", Kind.LEARNING),
        entry("due", Kind.EXPERIMENT, check_on=date(2026, 2, 1)),
        entry("later", Kind.EXPERIMENT, check_on=date(2026, 2, 2)),
        entry("over", Kind.EXPERIMENT, check_on=date(2026, 1, 2), status=Status.MIXED),
        entry("note", Kind.NOTE, check_on=date(2026, 1, 2)),
    ]
    edges = [
        Edge("answered", Relation.TAUGHT, "lesson"),
        Edge("a", Relation.LED_TO, "due"),
        Edge("applied", Relation.APPLIED_IN, "note"),
    ]
    found = loop.open_loops(entries, edges, [], date(2026, 2, 1))
    assert [e.id for e in found.mistakes] == ["a", "b"]
    assert [e.id for e in found.learnings] == ["lesson"]
    assert [e.id for e in found.experiments] == ["due"]


@pytest.mark.parametrize("status", Status)
def test_an_experiment_with_an_outcome_is_never_due(status):
    tried = entry("x", Kind.EXPERIMENT, check_on=date(2026, 1, 1), status=status)
    assert loop.is_due(tried, date(2026, 6, 1)) != status.finished
