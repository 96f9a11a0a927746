"""Days are chosen and never derived; instants keep their offset."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain import dates
from journal.domain.dates import Period
from journal.errors import InputRefused

zones = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
FIRST, LAST = (datetime(y, 6, 1, tzinfo=UTC).replace(tzinfo=None) for y in (2, 9998))
instants = st.datetimes(min_value=FIRST, max_value=LAST, timezones=zones)


@given(st.dates())
def test_a_day_is_read_as_it_is_written(day):
    assert dates.parse_day(day.isoformat()) == day


@given(instants)
def test_the_day_of_an_instant_is_the_one_written_in_it(instant):
    assert dates.parse_day(instant.isoformat()) == instant.date()


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2026-02-30", "2026-13-01", "26-01-01", "2026-1-1", "20260101", "2026-W01-1",
     "\uff12\uff10\uff12\uff16-01-01", "2026-01-01x",
     "2026-01-01T25:00", "0000-01-01", "\ud800", "2026-01-01\n"],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_a_sentence(text):
    with pytest.raises(InputRefused, match="not a day"):
        dates.parse_day(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_part_of_a_date_covers_whole_days(text, first, last):
    assert dates.parse_period(text) == Period(first, last)


@pytest.mark.parametrize(
    "text", ["", "0000", "2024-00", "2024-13", "2023-02-29", "x", "2024-1", "2024-01-00"]
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(InputRefused, match="not a year"):
        dates.parse_period(text)


@given(st.dates())
def test_a_day_lies_in_its_week_month_and_year(day):
    for period in (dates.week_of(day), dates.month_of(day), dates.year_of(day.year)):
        assert day in period
    week = dates.week_of(day)
    assert (week.last - week.first).days <= 6
    assert week.first.weekday() == 0 or week.first == date.min


@given(instants)
def test_an_instant_comes_back_with_its_offset(instant):
    back = dates.instant(dates.utc_text(instant), dates.offset_minutes(instant))
    assert back == instant
    assert back.utcoffset() == instant.utcoffset()


@given(instants, instants)
def test_the_order_of_the_texts_is_the_order_in_time(one, other):
    assert (dates.utc_text(one) < dates.utc_text(other)) == (one < other)
    assert len(dates.utc_text(one)) == 27


def test_an_instant_at_the_end_of_the_calendar_is_shown_in_utc():
    last = dates.utc_text(datetime(9999, 12, 31, 23, 59, tzinfo=UTC))
    assert dates.instant(last, 60).utcoffset() == timedelta(0)


def test_before_the_hour_at_which_the_day_starts_it_is_still_yesterday():
    assert (dates.today() - dates.today(day_starts_at=0)).days == 0
    assert (dates.today() - dates.today(day_starts_at=23)).days in (0, 1)


def test_a_span_is_a_half_year_or_two_days_or_a_period():
    days = [(p.first, p.last) for p in map(dates.parse_span, ("2015-H1", "2015-h2", "2015-02"))]
    assert days == [
        (date(2015, 1, 1), date(2015, 6, 30)), (date(2015, 7, 1), date(2015, 12, 31)),
        (date(2015, 2, 1), date(2015, 2, 28)),
    ]  # fmt: skip
    span = dates.parse_span("2015-02-03 .. 2016-01-01")
    assert (span.first, span.last) == (date(2015, 2, 3), date(2016, 1, 1))
    for text in ("2015-H3", "0000-H1", "2015-02-03..2015-02-02", "..", "2015..2016"):
        with pytest.raises(InputRefused):
            dates.parse_span(text)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("2015", "2016"), ("2015-H1", "2015-H2"), ("2015-H2", "2016-H1"), ("2015-01", "2015-02"),
        ("2015-11-01..2016-01-31", "2016-02-01..2016-04-30"), ("2015-12-31", "2016-01-01"),
        ("2015-03-02..2015-03-08", "2015-03-09..2015-03-15"),
    ],
)  # fmt: skip
def test_the_following_period_is_as_long(given, wanted):
    assert dates.following(dates.parse_span(given)) == dates.parse_span(wanted)


def test_nothing_follows_the_end_of_the_calendar():
    assert dates.following(dates.year_of(9999)) is None
    assert dates.following(Period(date(1, 1, 2), date(9999, 1, 1))) is None


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("2015", "2014"), ("2015-03", "2015-02"), ("2015-H1", "2014-H2"), ("2016-03", "2016-02"),
     ("2015-01", "2014-12"), ("2015-03-02", "2015-03-01"),
     ("2015-03-02..2015-03-08", "2015-02-23..2015-03-01")],
)  # fmt: skip
def test_the_preceding_period_is_as_long(given, wanted):
    assert dates.preceding(dates.parse_span(given)) == dates.parse_span(wanted)


def test_nothing_precedes_the_beginning_of_the_calendar():
    assert dates.preceding(dates.year_of(1)) is None
    assert dates.preceding(Period(date(1, 1, 2), date(9999, 1, 1))) is None
