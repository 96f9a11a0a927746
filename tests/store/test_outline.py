from datetime import date

from journal.domain.dates import Period
from journal.domain.entry import Kind, Status
from journal.domain.filters import parse_query
from journal.ops.entries import TrashEntries
from journal.store import outline

MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)


def test_places_come_newest_first_with_the_length_of_their_text(add):
    old = add("Old", "some text", happened_on=MONDAY)
    new = add("New", happened_on=TUESDAY)
    assert outline.places() == [(new, TUESDAY, 0), (old, MONDAY, 9)]


def test_text_that_stands_as_the_title_is_not_counted_twice(add):
    add(body="Only a line")
    add(body="x" * 200)
    assert {place.length for place in outline.places()} == {0, 120}


def test_filters_and_a_limit_narrow_the_places(add):
    add("A note", happened_on=MONDAY)
    add("A mistake", kind=Kind.MISTAKE, happened_on=TUESDAY)
    other = add("Another", kind=Kind.MISTAKE, happened_on=MONDAY)
    assert outline.places(limit=2) + outline.places(limit=2, offset=2) == outline.places()
    found = outline.places(parse_query("kind:mistake another"))
    assert [place.id for place in found] == [other]


def test_what_is_in_the_trash_is_nowhere(add, workspace):
    gone = add("Gone", body="@ben", kind=Kind.LEARNING, happened_on=MONDAY)
    workspace.do(TrashEntries((gone,)))
    assert outline.places() == []
    assert outline.days(MONDAY, TUESDAY) == {}
    assert outline.span() is None
    assert outline.years() == outline.authors() == outline.people() == outline.learnings() == []


def test_days_years_and_the_span_count_entries(add):
    for day in (MONDAY, MONDAY, TUESDAY, date(2025, 12, 31)):
        add("One", happened_on=day)
    assert outline.days(MONDAY, TUESDAY) == {MONDAY: 2, TUESDAY: 1}
    assert outline.years() == [(2026, 3), (2025, 1)]
    assert outline.span() == Period(date(2025, 12, 31), TUESDAY)


def test_authors_and_people_are_counted(add):
    add("One", "with @ben")
    add("Two", "with @ben and @chen")
    assert outline.authors() == [("Ana Souza", 2)]
    assert outline.people() == [("ben", 2), ("chen", 1)]


def test_experiments_are_looked_at_again_from_their_day_on(add):
    due = add("Due", kind=Kind.EXPERIMENT, check_on=MONDAY)
    running = add("Due", kind=Kind.EXPERIMENT, status=Status.RUNNING, check_on=TUESDAY)
    add("Done", kind=Kind.EXPERIMENT, status=Status.WORKED, check_on=MONDAY)
    add("No experiment", check_on=MONDAY)
    assert outline.to_look_at(MONDAY) == [due]
    assert outline.to_look_at(TUESDAY) == [due, running]


def test_learnings_are_named_the_oldest_first(add):
    new = add("New", kind=Kind.LEARNING, happened_on=TUESDAY)
    old = add("Old", kind=Kind.LEARNING, happened_on=MONDAY)
    add("A note")
    assert outline.learnings() == [(old, MONDAY), (new, TUESDAY)]
