"""The timeline: where marks and names lie, and that the SVG is whole."""

from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree as Xml

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.dates import Period, month_of, year_of
from journal.domain.entry import Kind
from journal.publish.graphics import charts, drawing
from journal.publish.graphics.labels import text_width

YEAR = year_of(2015)


def dots(picture, kind):
    return [box for box in picture.boxes if box.role == kind and not box.soft]


def names(picture):
    return [words for words in picture.words if words.role == "ink"]


def test_each_entry_has_a_mark_in_the_lane_of_its_kind():
    marks = [(date(2015, 1, 1), Kind.NOTE), (date(2015, 12, 31), Kind.MISTAKE)]
    picture = charts.layout(YEAR, marks)
    (note,), (mistake,) = dots(picture, Kind.NOTE), dots(picture, Kind.MISTAKE)
    assert note.x < 150
    assert mistake.x > charts.WIDTH - 40
    assert mistake.y < note.y


def test_marks_of_a_week_are_stacked_without_touching():
    picture = charts.layout(YEAR, [(date(2015, 5, 5), Kind.NOTE)] * 4)
    tops = [box.y for box in dots(picture, Kind.NOTE)]
    assert all(b - a >= 8 for a, b in pairwise(tops))


def test_a_full_year_is_drawn_in_bars():
    marks = [(date(2015, 5, 5), Kind.NOTE)] * 40 + [(date(2015, 7, 5), Kind.NOTE)] * 10
    assert charts.is_dense(YEAR, marks)
    tall, short = dots(charts.layout(YEAR, marks), Kind.NOTE)
    assert tall.height == 4 * short.height


def test_days_outside_the_period_are_left_out():
    assert dots(charts.layout(YEAR, [(date(2016, 1, 1), Kind.NOTE)]), Kind.NOTE) == []


def test_a_month_and_a_decade_have_their_months():
    month = charts.layout(month_of(date(2015, 2, 1)), [])
    assert [w.text for w in month.words if w.role == "quiet"] == ["Feb"]
    decade = charts.layout(type(YEAR)(date(2006, 1, 1), date(2015, 12, 31)), [])
    assert len([w for w in decade.words if w.role == "quiet"]) == 12


def test_the_svg_says_what_it_is_and_keeps_text_as_text():
    picture = charts.layout(YEAR, [], [(date(2015, 3, 3), "A <b> & || %% [[ day")])
    root = Xml.fromstring(drawing.svg(picture, "Title & co", "What it shows"))
    space = {"s": "http://www.w3.org/2000/svg"}
    assert root.get("role") == "img"
    assert root.findtext("s:title", namespaces=space) == "Title & co"
    assert root.findtext("s:desc", namespaces=space) == "What it shows"
    texts = [node.text for node in root.iterfind("s:text", space)]
    assert "A <b> & || %% [[ day" in texts
    assert "Milestones" in texts


def test_the_svg_carries_both_sets_of_colours():
    text = drawing.svg(charts.layout(YEAR, []), "t", "d")
    assert "prefers-color-scheme:dark" in text
    assert text.count("\n") == text.rstrip().count("\n") + 1
    assert "|" not in text


days = st.dates(YEAR.first, YEAR.last)


@settings(max_examples=60)
@given(st.lists(st.tuples(days, st.text(min_size=1, max_size=60)), max_size=25))
def test_no_name_is_crossed_by_another_or_by_a_line(labels):
    picture = charts.layout(YEAR, [], labels)
    rows = {}
    for words in names(picture):
        width = text_width(words.text, 13)
        left = words.x - width if words.at_end else words.x
        for a, b in rows.setdefault(words.y, []):
            assert left + width <= a or left >= b
        rows[words.y].append((left, left + width))
        assert left > 0
        assert left + width <= charts.WIDTH
    for line in picture.lines:
        for y, spans in rows.items():
            if line.top < y - 10 and line.bottom > y:
                assert not any(a < line.x < b for a, b in spans)


def test_names_that_can_be_placed_are_placed():
    days = ((2, 2), (5, 11), (9, 17), (10, 12), (10, 22), (12, 18))
    labels = [(date(2015, *day), "The name of a day, in some words") for day in days]
    assert len(names(charts.layout(YEAR, [], labels))) == len(days)


def test_many_names_close_together_are_left_out_rather_than_piled_up():
    labels = [(date(2015, 6, 1) + timedelta(n), "A long name for a day in June") for n in range(30)]
    assert 0 < len(names(charts.layout(YEAR, [], labels))) <= 10


def test_the_name_of_a_month_that_ends_at_once_gives_way():
    picture = charts.layout(Period(date(2015, 9, 30), date(2015, 12, 31)), [])
    assert [w.text for w in picture.words if w.role == "quiet"] == ["Oct", "Nov", "Dec"]
