"""The numbers of a post as a table, and that a spreadsheet may open it."""

import csv
import io

import pytest

from journal.domain.entry import Audience, Kind, Status
from journal.domain.filters import parse_query
from journal.errors import UnsafePost
from journal.publish import evidence


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def row(found, what, when="2015"):
    (one,) = [each for each in found if (each["What"], each["When"]) == (what, when)]
    return one


@pytest.fixture
def year(entry, review, reflection):
    use = entry("A walk before every page", day=(2015, 6, 1))
    lesson = entry("Walk first", kind=Kind.LEARNING, links=[("applied_in", use)])
    slip = entry("Bricked up", kind=Kind.MISTAKE, audience=Audience.TEAM)
    trial = entry("A form", day=(2014, 12, 1), kind=Kind.EXPERIMENT, status=Status.WORKED)
    claim = reflection("=HYPERLINK(1) “walk”", evidence=(lesson.id, slip.id))
    return review(use, lesson, slip, trial, reflections=(claim,)), use, lesson, slip, trial


def test_every_number_has_its_public_entries_and_counts_the_others(year):
    material, use, lesson, slip, trial = year
    found = rows(evidence.compose(material))
    every = row(found, "Entries written")
    assert (every["Number"], every["Not public"]) == ("3", "1")
    assert set(every["Ids"].split()) == {use.id, lesson.id}
    mistakes = row(found, "Mistakes noted")
    assert (mistakes["Number"], mistakes["Not public"], mistakes["Ids"]) == ("1", "1", "")
    assert row(found, "Learnings applied since")["Ids"] == lesson.id
    assert row(found, "Experiments that worked", "2014")["Ids"] == trial.id
    assert row(found, "Learnings", "March 2015")["Number"] == "1"
    assert row(found, "Learnings applied")["Ids"] == lesson.id
    assert row(found, "People involved")["Number"] == "1"
    assert slip.id not in evidence.compose(material).decode()


def test_a_reflection_is_a_row_that_no_spreadsheet_takes_for_a_formula(year):
    material, _use, lesson, *_ = year
    data = evidence.compose(material)
    one = row(rows(data), "'=HYPERLINK(1) “walk”", "")
    assert (one["Number"], one["Not public"], one["Ids"]) == ("2", "1", lesson.id)
    assert data.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\uff1d"])
def test_no_cell_begins_a_formula(entry, review, reflection, begin):
    claim = reflection(f"{begin}cmd|' /C calc'!A0")
    data = evidence.compose(review(entry("One"), reflections=(claim,)))
    cells = [cell for line in rows(data) for cell in line.values()]
    assert not [cell for cell in cells if cell.startswith(begin)]
    if begin != "@":  # which is somebody who did not agree
        assert [cell for cell in cells if cell.startswith(f"'{begin}cmd")]


def test_plain_ascii_needs_no_mark(entry, review):
    assert evidence.compose(review(entry("One"))).startswith(b"Part,What,When,Number,")


def test_every_search_can_be_read(year):
    for each in rows(evidence.compose(year[0])):
        parse_query(each["Search"])


def test_names_and_private_words_stay_in_the_journal(entry, review, reflection, person):
    claim = reflection("Bo Carr said %%never say%% this to @ghost")
    data = evidence.compose(
        review(entry("One"), reflections=(claim,), people=(person("Bo Carr", "bo"),))
    )
    for hidden in (b"Bo", b"Carr", b"never", b"ghost"):
        assert hidden not in data


def test_what_must_not_leave_is_refused_in_words(entry, review, reflection):
    material = review(entry("One"), reflections=(reflection("Write to desk@example.org"),))
    with pytest.raises(UnsafePost, match="e-mail address"):
        evidence.compose(material)


def test_the_same_journal_is_the_same_bytes(year):
    assert evidence.compose(year[0]) == evidence.compose(year[0])
