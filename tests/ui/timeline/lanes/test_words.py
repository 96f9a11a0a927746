from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.entry import Kind
from journal.domain.timeline.board import Grouping, Lane, Tally
from journal.domain.timeline.items import Item
from journal.domain.timeline.quiet import Gap
from journal.domain.timeline.units import FIRST, LAST, UNITS, Unit
from journal.ui.timeline.lanes import words
from journal.ui.timeline.lanes.pen import ScreenPen
from tests.domain.timeline.journals import Pen


def day(text):
    return date.fromisoformat(text).toordinal()


def lane(name="", merged=0, kind=None):
    return Lane(name, kind, merged, Tally({}), {})


@pytest.fixture
def said():
    return words.Words(Pen(), Grouping.KIND)


def test_a_gap_is_named_as_long_as_there_is_room(said):
    gap = Gap(day("2026-10-03"), day("2026-10-14"))
    assert said.gap(gap, 500) == "nobody wrote 3 to 14 October 2026"
    assert said.gap(gap, 200) == "nobody wrote 3 to 14 October"
    assert said.gap(gap, 100) == "nobody wrote"
    assert said.gap(gap, 20) == ""


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2026-10-03", "2026-10-14", "3 to 14 October 2026"),
        ("2026-09-28", "2026-10-14", "28 September to 14 October 2026"),
        ("2025-12-28", "2026-01-06", "28 December 2025 to 6 January 2026"),
        ("2024-02-29", "2024-02-29", "29 February 2024"),
        ("0001-01-01", "9999-12-31", "1 January 0001 to 31 December 9999"),
    ],
)
def test_some_days_are_told_without_saying_anything_twice(first, last, text):
    assert words.span(day(first), day(last)) == text


def test_names_of_the_calendar_are_all_of_one_manner(said):
    days = [day(f"2026-06-{number:02}") for number in range(1, 8)]
    wide = said.ticks(Unit.DAY, days, 300)
    assert wide[:2] == ["Monday 1 June", "Tuesday 2 June"]
    assert said.ticks(Unit.DAY, days, 48) == [
        f"{name} {n}" for n, name in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), 1)
    ]
    assert said.ticks(Unit.DAY, days, 15) == [str(number) for number in range(1, 8)]
    assert said.ticks(Unit.DAY, days, 2) == [""] * 7
    assert said.ticks(Unit.DAY, [], 99) == []


@given(st.sampled_from(UNITS), st.integers(FIRST, LAST))
def test_every_unit_of_every_day_has_a_name(unit, given_day):
    assert words.named(unit, unit.begin(given_day))


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        (Unit.WEEK, "Week of 2 March 2026"), (Unit.MONTH, "March 2026"),
        (Unit.QUARTER, "Quarter 1 of 2026"), (Unit.YEAR, "2026"), (Unit.DECADE, "2020s"),
        (Unit.CENTURY, "2000 to 2099"), (Unit.MILLENNIUM, "2000 to 2999"),
    ],
)  # fmt: skip
def test_units_are_called_as_people_do(unit, text):
    assert words.named(unit, unit.begin(day("2026-03-04"))) == text


def test_lanes_are_called_as_people_do():
    assert words.lane_name(lane(kind=Kind.MISTAKE), Grouping.KIND) == "Mistakes"
    assert words.lane_name(lane("Ben"), Grouping.AUTHOR) == "Ben"
    assert words.lane_name(lane(), Grouping.TAG) == "No tag"
    assert words.lane_name(lane(merged=4), Grouping.TAG) == "4 others"


def test_an_entry_is_said_with_its_kind_its_days_and_its_author():
    item = Item("1", day("2026-03-04"), day("2026-03-06"), Kind.EXPERIMENT, "Jitter", "Ana", "Site")
    assert words.entry(item) == "Experiment, Jitter, 4 to 6 March 2026, Ana, Site"
    assert words.entry(item._replace(title="", author="", project="")).startswith(
        "Experiment, Untitled, "
    )


def test_the_pen_cuts_words_to_their_room(application, theme):
    pen = ScreenPen(theme)
    text = "A rather long title of an entry"
    assert pen.cut(text, 1_000) == text
    short = pen.cut(text, pen.wide(text) / 2)
    assert short.endswith("…")
    assert pen.wide(short) <= pen.wide(text) / 2
    assert pen.cut(text, 3) == pen.cut(text, -5) == ""
    assert pen.wide(text, "strong") > pen.wide(text, "label")
