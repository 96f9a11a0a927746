"""Learnings come back at intervals that double."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain import resurfacing

DAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("after", "week"),
    [
        (-30, 0), (0, 0), (6, 0), (7, 1), (13, 1), (14, 2), (20, 2), (21, 0), (28, 4), (34, 4),
        (35, 0), (56, 8), (62, 8), (63, 0), (7 * 512, 512),
    ],
)  # fmt: skip
def test_it_comes_back_in_the_first_second_fourth_eighth_week(after, week):
    assert resurfacing.week(DAY, DAY + timedelta(days=after)) == week


@given(st.integers(0, 20_000))
def test_each_pause_is_twice_as_long_as_the_one_before(start):
    learnt = date.min + timedelta(days=start)
    shown = [n for n in range(1, 1_100) if resurfacing.week(learnt, learnt + timedelta(weeks=n))]
    assert shown == [2**n for n in range(11)]


def test_those_that_come_back_most_rarely_stand_first():
    ago = {"young": 8, "old": 57, "between": 23, "middle": 30, "same": 59}
    learnings = [(name, DAY - timedelta(days=days)) for name, days in ago.items()]
    assert resurfacing.due(learnings, DAY) == ["old", "same", "middle", "young"]
