"""Days as people write them."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import InputRefused
from journal.text.days import day_in_words, required_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-23", date(2026, 11, 23)),
        ("2026-11-23T23:30:00-11:00", date(2026, 11, 23)),
        ("today", MONDAY),
        ("Yesterday", date(2026, 11, 22)),
        ("tomorrow", date(2026, 11, 24)),
        ("the day before yesterday", date(2026, 11, 21)),
        ("monday", date(2026, 11, 16)),
        ("last  Friday", date(2026, 11, 20)),
        ("fri", date(2026, 11, 20)),
        ("on thurs", date(2026, 11, 19)),
        ("next monday", date(2026, 11, 30)),
        ("next tue", date(2026, 11, 24)),
        ("3 days ago", date(2026, 11, 20)),
        ("a week ago", date(2026, 11, 16)),
        ("two weeks ago", date(2026, 11, 9)),
        ("in 3 days", date(2026, 11, 26)),
        ("3 May", date(2026, 5, 3)),
        ("31 dec", date(2025, 12, 31)),
        ("May 3rd, 2015", date(2015, 5, 3)),
        ("3rd of May 2015", date(2015, 5, 3)),
        ("03/04/2015", date(2015, 4, 3)),
        ("3.5.2015", date(2015, 5, 3)),
        ("2015/3/2", date(2015, 3, 2)),
        ("a month ago", date(2026, 10, 23)),
    ],
)
def test_a_day_is_understood(text, day):
    assert day_in_words(text, MONDAY) == day
    assert required_day(text, MONDAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "", "tomorrowish", "12", "2026", "may", "march", "m", "now", "second", "note to self",
        "http", "3 mayors", "decide 3",
        "10:30", "1.2.3", "3 days", "in a week ago", "zero days ago", "99999999 days ago", "31 Feb",
        "2026-02-30", "2026-13-01", "2026/13/01", "13/13/2026", "2026-11-23 and more", "x" * 500,
        "\u0662\u0660\u0662\u0666-\u0660\u0661-\u0660\u0661", "\uff12026-01-01",
    ],
)  # fmt: skip
def test_anything_else_is_no_day(text):
    assert day_in_words(text, MONDAY) is None
    with pytest.raises(InputRefused, match="day"):
        required_day(text, MONDAY)


def test_days_beyond_the_calendar_are_none():
    assert day_in_words("yesterday", date.min) is None
    assert day_in_words("tomorrow", date.max) is None
    assert day_in_words("last monday", date.min) is None


@given(st.text(max_size=30))
def test_no_text_makes_it_fail(text):
    day_in_words(text, MONDAY)


@given(st.dates())
def test_an_iso_day_is_itself(day):
    assert day_in_words(day.isoformat(), MONDAY) == day


def test_everyday_words_do_without_the_library():
    code = (
        "import sys; from datetime import date; from journal.text.days import day_in_words\n"
        "for text in ('2026-11-23', 'yesterday', 'friday', '3 days ago', 'note to self', 'http'):\n"
        "    day_in_words(text, date(2026, 11, 23))\n"
        "sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0
