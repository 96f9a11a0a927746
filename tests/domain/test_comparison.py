"""Two periods side by side: every number counted again, and the entries behind it."""

from datetime import date

import pytest
from hypothesis import given

from journal.domain.comparison import Figure, Length, Measure, figures, moved, period_of
from journal.domain.dates import Period
from journal.domain.entry import Kind, Status
from journal.domain.links import Edge, Relation
from journal.domain.loop import Trace
from tests.domain import counting
from tests.domain.traces import days, journals

SPRING = Period(date(2026, 4, 1), date(2026, 6, 30))


def test_a_step_counts_on_the_day_on_which_it_was_over():
    traces = [
        Trace("m", Kind.MISTAKE, None, date(2026, 3, 30)),
        Trace("l", Kind.LEARNING, None, date(2026, 4, 2)),
        Trace("n", Kind.NOTE, None, date(2026, 7, 1)),
        Trace("e", Kind.EXPERIMENT, Status.WORKED, date(2026, 1, 1), date(2026, 6, 30)),
    ]
    edges = [Edge("m", Relation.TAUGHT, "l"), Edge("l", Relation.APPLIED_IN, "n")]
    spring = figures(SPRING, traces, edges)
    assert spring[Measure.DAYS_TO_LEARNING] == Figure(3, ("m", "l"))
    assert spring[Measure.LEARNINGS] == Figure(1, ("l",))
    assert spring[Measure.WORKED] == Figure(1, ("e",))
    assert spring[Measure.LEARNINGS_APPLIED] == Figure(0, ())
    assert spring[Measure.DAYS_TO_APPLIED] == Figure(None, ())
    assert spring[Measure.EXPERIMENTS] == spring[Measure.MISTAKES] == Figure(0, ())
    summer = figures(moved(SPRING, Length.QUARTER, 1), traces, edges)
    assert summer[Measure.LEARNINGS_APPLIED] == Figure(1, ("l",))
    assert summer[Measure.DAYS_TO_APPLIED] == Figure(90, ("l", "n"))


def test_repeated_mistakes_are_not_new():
    traces = [Trace(name, Kind.MISTAKE, None, SPRING.first) for name in ("a", "b", "c")]
    found = figures(SPRING, traces, [Edge("b", Relation.REPEATS, "a")])
    assert found[Measure.NEW_MISTAKES].ids == ("a", "c")
    assert found[Measure.REPEATED_MISTAKES].ids == ("b",)


@pytest.mark.parametrize(
    ("length", "first", "last"),
    [
        (Length.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        (Length.HALF, date(2024, 1, 1), date(2024, 6, 30)),
        (Length.QUARTER, date(2024, 1, 1), date(2024, 3, 31)),
    ],
)
def test_a_day_lies_in_a_year_a_half_and_a_quarter(length, first, last):
    assert period_of(date(2024, 2, 29), length) == Period(first, last)
    assert period_of(last, length) == period_of(first, length)


def test_periods_follow_each_other_to_the_ends_of_the_calendar():
    half = period_of(date(2026, 3, 3), Length.HALF)
    assert moved(half, Length.HALF, -1) == Period(date(2025, 7, 1), date(2025, 12, 31))
    assert moved(half, Length.HALF, -2) == period_of(date(2025, 3, 3), Length.HALF)
    assert moved(period_of(date.min, Length.YEAR), Length.YEAR, -1) is None
    assert moved(period_of(date.max, Length.QUARTER), Length.QUARTER, 1) is None
    assert moved(half, Length.HALF, 0) == half


@given(journals(), days, days)
def test_every_number_is_that_of_a_naive_count(journal, one, other):
    traces, edges, _ = journal
    first, last = sorted((one, other))
    found = figures(Period(first, last), traces, edges)
    assert {measure: (figure.value, set(figure.ids)) for measure, figure in found.items()} == (
        counting.figures(first, last, traces, edges)
    )
    assert all(len(set(figure.ids)) == len(figure.ids) for figure in found.values())
