from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.timeline.units import FIRST, LAST, UNITS, Unit, unit_of

every_day = st.integers(FIRST, LAST)
units = st.sampled_from(UNITS)


def day(text):
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("unit", "begin", "after"),
    [
        (Unit.DAY, "2024-02-29", "2024-03-01"),
        (Unit.WEEK, "2024-02-26", "2024-03-04"),
        (Unit.MONTH, "2024-02-01", "2024-03-01"),
        (Unit.QUARTER, "2024-01-01", "2024-04-01"),
        (Unit.YEAR, "2024-01-01", "2025-01-01"),
        (Unit.DECADE, "2020-01-01", "2030-01-01"),
        (Unit.CENTURY, "2000-01-01", "2100-01-01"),
        (Unit.MILLENNIUM, "2000-01-01", "3000-01-01"),
    ],
)
def test_a_leap_day_lies_in_every_unit(unit, begin, after):
    assert unit.begin(day("2024-02-29")) == day(begin)
    assert unit.after(day(begin)) == day(after)


@given(units, every_day)
def test_a_day_lies_in_the_unit_it_is_said_to(unit, given_day):
    begin = unit.begin(given_day)
    assert begin <= given_day < unit.after(begin)
    assert unit.begin(begin) == begin


@given(units, every_day, st.integers(0, 4_000))
def test_units_cover_a_span_one_after_another(unit, first, length):
    last = min(first + length, LAST)
    begins = unit.begins(first, last)
    assert begins[0] <= first
    assert unit.after(begins[-1]) > last
    assert all(unit.after(one) == other for one, other in pairwise(begins))


def test_beyond_the_calendar_there_is_nothing():
    assert Unit.MONTH.begins(-500, 0) == []
    assert Unit.MONTH.begins(LAST + 1, LAST + 500) == []
    assert Unit.YEAR.begins(-500, FIRST) == [FIRST]
    assert Unit.WEEK.begin(LAST + 900) == Unit.WEEK.begin(LAST)


def test_the_finest_unit_that_is_wide_enough_is_taken():
    assert unit_of(12, 10) is Unit.DAY
    assert unit_of(9, 10) is Unit.WEEK
    assert unit_of(1e-9, 10) is Unit.MILLENNIUM
