from datetime import date

import pytest

from journal.domain.entry import Kind
from journal.domain.filters import parse_query
from journal.domain.links import Edge, Relation
from journal.domain.timeline.board import Count, Grouping, board
from journal.ops.entries import TrashEntries
from journal.ops.links import AddLink
from journal.store import entries, lanes

MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)
QUERIES = ("", "kind:mistake", "tag:dns", "oops", "-oops", "from:2026-03-10")
FIRST, SECOND = MONDAY.toordinal(), TUESDAY.toordinal()


def test_entries_are_counted_by_day_and_kind(add):
    add("One", happened_on=MONDAY)
    add("Two", happened_on=MONDAY)
    add("Oops", kind=Kind.MISTAKE, happened_on=TUESDAY)
    assert sorted(lanes.counts(Grouping.KIND)) == [
        Count(FIRST, "", Kind.NOTE, 2),
        Count(SECOND, "", Kind.MISTAKE, 1),
    ]


def test_lanes_by_author_project_and_tag_carry_their_names(add):
    add("One", "#dns #ui", author="Ben", happened_on=MONDAY, project="Site")
    add("Two", author="Ben", happened_on=MONDAY)
    assert sorted(lanes.counts(Grouping.AUTHOR)) == [Count(FIRST, "Ben", Kind.NOTE, 2)]
    assert sorted(lanes.counts(Grouping.PROJECT)) == [
        Count(FIRST, "", Kind.NOTE, 1),
        Count(FIRST, "Site", Kind.NOTE, 1),
    ]
    assert sorted(lanes.counts(Grouping.TAG)) == [
        Count(FIRST, name, Kind.NOTE, 1) for name in ("", "dns", "ui")
    ]


@pytest.mark.parametrize("grouping", list(Grouping))
@pytest.mark.parametrize(
    "query", ["", "kind:mistake", "tag:dns", "oops", "-oops", "from:2026-03-10"]
)
def test_the_same_filters_hold_as_in_the_list(add, grouping, query):
    add("One", "#dns", happened_on=MONDAY)
    add("Oops", "#dns #ui", kind=Kind.MISTAKE, happened_on=TUESDAY)
    add("Flag", kind=Kind.MILESTONE, happened_on=TUESDAY, ended_on=date(2026, 3, 20))
    filters = parse_query(query)
    listed = {entry.id: entry for entry in entries.newest(filters)}
    found = lanes.between(FIRST, SECOND + 40, filters, tags=True)
    assert {item.id for item in found} == set(listed)
    made = board(grouping, lanes.counts(grouping, filters),
                 [item.first for item in lanes.milestones(filters)])  # fmt: skip
    for number, lane in enumerate(made.lanes):
        assert lane.whole.total == sum(number in made.lanes_of(item) for item in found)
    flags = {entry.id for entry in listed.values() if entry.kind is Kind.MILESTONE}
    assert {item.id for item in lanes.milestones(filters)} == flags
    assert {item.id for item in lanes.lasting(filters)} == flags


def test_an_item_is_the_entry_without_its_body(add):
    ident = add("A title", "#dns and more", kind=Kind.EXPERIMENT, author="Ben", project="Site",
                happened_on=MONDAY, ended_on=TUESDAY)  # fmt: skip
    (item,) = lanes.between(FIRST, FIRST, tags=True)
    assert item == (
        ident, FIRST, SECOND, Kind.EXPERIMENT, "A title", "Ben", "Site", ("dns",)
    )  # fmt: skip
    assert lanes.by_ids([ident, "0" * 36]) == [item._replace(tags=())]


def test_where_there_is_no_title_the_text_begins(add):
    add(body="- Only a *line*\nand another", happened_on=MONDAY)
    (item,) = lanes.between(FIRST, FIRST)
    (entry,) = entries.newest()
    assert item.title == entry.heading


def test_items_come_the_earliest_first(add):
    later, sooner = add("Later", happened_on=TUESDAY), add("Sooner", happened_on=MONDAY)
    assert [item.id for item in lanes.between(FIRST, SECOND)] == [sooner, later]
    assert [item.id for item in lanes.between(SECOND, SECOND)] == [later]


def test_an_end_on_the_first_day_is_no_length(add):
    add("Short", happened_on=MONDAY, ended_on=MONDAY)
    assert lanes.lasting() == []


def test_what_lies_in_the_trash_is_nowhere(add, workspace):
    kept, gone = add("Kept", happened_on=MONDAY), add("Gone", happened_on=TUESDAY)
    workspace.do(AddLink(Edge(gone, Relation.LED_TO, kept)))
    workspace.do(TrashEntries((gone,)))
    assert [item.id for item in lanes.linked()] == [kept]
    assert lanes.days() == [FIRST]
    assert lanes.by_ids([gone]) == []
    assert sum(count.number for count in lanes.counts(Grouping.KIND)) == 1


def test_linked_entries_are_those_at_both_ends(add, workspace):
    ids = [add(str(number), happened_on=MONDAY) for number in range(3)]
    workspace.do(AddLink(Edge(ids[0], Relation.TAUGHT, ids[1])))
    assert {item.id for item in lanes.linked()} == set(ids[:2])


@pytest.mark.parametrize("day", [date.min, date(2024, 2, 29), date.max])
def test_days_at_the_ends_of_the_calendar_are_days(add, day):
    add("One", happened_on=day)
    assert lanes.days() == [day.toordinal()]
    assert [item.first for item in lanes.between(day.toordinal(), day.toordinal())] == [
        day.toordinal()
    ]


def test_an_empty_journal_has_nothing(workspace):
    assert all(lanes.counts(grouping) == [] for grouping in Grouping)
    assert lanes.days() == lanes.milestones() == lanes.lasting() == lanes.linked() == []
