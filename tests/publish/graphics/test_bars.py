"""Counts as pictures: every column has its numbers, and none leaves the picture."""

from itertools import pairwise
from xml.etree import ElementTree as Xml

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.entry import Kind
from journal.publish.graphics import bars, drawing

MONTHS = ["Jan", "Feb", "Mar"]


def parts(picture, kind):
    """The parts of the columns, without the square of the legend."""
    return [box for box in picture.boxes if box.role == kind][1:]


def test_a_month_is_a_column_with_a_part_for_each_kind_and_the_sum_above():
    counts = {(0, Kind.NOTE): 2, (2, Kind.NOTE): 4, (2, Kind.MISTAKE): 1}
    picture = bars.months(MONTHS, counts)
    texts = [words.text for words in picture.words]
    assert texts == ["Mistakes", "Notes", "2", "Jan", "Feb", "4", "1", "5", "Mar"]
    two, four = parts(picture, Kind.NOTE)
    (one,) = parts(picture, Kind.MISTAKE)
    assert 1.9 < four.height / two.height < 2.1
    assert one.x == four.x > two.x
    assert one.y + one.height < four.y
    assert two.y + two.height == four.y + four.height


def test_stages_are_bars_in_proportion_and_an_empty_one_is_a_number_alone():
    picture = bars.rows([("Applied", 12), ("Not used yet", 3), ("Replaced", 0)], Kind.LEARNING)
    twelve, three = picture.boxes
    assert twelve.width == 4 * three.width
    assert [words.text for words in picture.words][-2:] == ["Replaced", "0"]


@given(st.dictionaries(
    st.tuples(st.integers(0, 23), st.sampled_from(Kind)), st.integers(0, 100_000)
))  # fmt: skip
def test_no_part_leaves_the_picture_or_covers_another(counts):
    picture = bars.months(["May"] * 24, counts)
    boxes = [box for kind in Kind for box in parts(picture, kind)]
    for box in boxes:
        assert box.x >= 0
        assert box.x + box.width <= picture.width
        assert 0 < box.y < box.y + box.height < picture.height
    ordered = sorted(boxes, key=lambda box: (box.x, box.y))
    for above, below in pairwise(ordered):
        assert above.x < below.x or above.y + above.height <= below.y + 0.5
    for words in picture.words:
        assert 0 < words.y < picture.height


def test_the_numbers_are_text_in_the_middle_of_their_bars():
    text = drawing.svg(bars.months(MONTHS, {(0, Kind.NOTE): 2}), "A & B", "What it shows")
    root = Xml.fromstring(text)
    space = {"s": "http://www.w3.org/2000/svg"}
    assert root.findtext("s:title", namespaces=space) == "A & B"
    (two,) = [node for node in root.iterfind("s:text", space) if node.text == "2"]
    assert two.get("text-anchor") == "middle"
