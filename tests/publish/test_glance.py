"""The period at a glance: its drawings, its tables, and how it is spoken of."""

import re
from datetime import date

from journal.domain.dates import Period, month_of
from journal.domain.entry import Kind
from journal.domain.review import ReviewMaterial
from journal.publish import post


def page(material):
    done = post.compose(material, profile="plain", read_attachment=lambda _: b"")
    return done.files[done.page].decode()


def test_every_drawing_is_followed_by_its_table(entry, review):
    use = entry("A walk before every page", day=(2015, 6, 1))
    lessons = [
        entry(f"Lesson {n}", kind=Kind.LEARNING, links=[("applied_in", use)] * (n == 1))
        for n in (1, 2, 3)
    ]
    text = page(review(use, entry("We moved", kind=Kind.MILESTONE), *lessons))
    drawings = re.findall(r"^!\[([^\]]+)\]\(images/(\w+)\.svg\)\n\n\|", text, re.M)
    assert [name for _, name in drawings] == ["timeline", "months", "learnings"]
    assert drawings[1][0] == "Entries of 2015 by month and kind: most in March, with four."
    assert drawings[2][0] == "Learnings of 2015: one applied and two not used yet."
    assert text.count(".svg)") == 3


def test_a_month_is_spoken_of_by_its_name(entry):
    material = ReviewMaterial("Us", month_of(date(2015, 3, 1)), (entry("We moved"),))
    text = page(material)
    assert "## March 2015 at a glance\n\nMarch 2015 in numbers. Every entry" in text
    assert "And March 2015 as a line, with a mark for each entry." in text
    assert "| March | 1 |\n\n" in text
    assert "In all" not in text


def test_the_only_mistake_is_not_one_of_several(entry):
    first = entry("Too late", day=(2015, 3, 1), kind=Kind.MISTAKE)
    again = entry("Too late", kind=Kind.MISTAKE, links=[("repeats", first)])
    lesson = entry("Ring", kind=Kind.LEARNING, links=[("applied_in", again)])
    day = date(2015, 3, 2)
    text = page(ReviewMaterial("Us", Period(day, day), (again, lesson), linked=(first,)))
    assert "The mistake was one we had made before." in text
    assert "The learning has already changed how we work." in text
