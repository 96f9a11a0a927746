from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.entry import Kind
from journal.domain.timeline.board import KINDS, MOST_LANES, Count, Grouping, Tally, board
from journal.domain.timeline.units import UNITS, Unit
from tests.domain.timeline.journals import TODAY, board_of, counts, days, item, item_lists

groupings = st.sampled_from(Grouping)


@given(st.dictionaries(days, st.integers(1, 9)), days, days)
def test_a_tally_counts_any_span_of_days(numbers, first, last):
    tally = Tally(numbers)
    expected = sum(number for day, number in numbers.items() if first <= day <= last)
    assert tally.between(first, last) == expected
    assert tally.total == sum(numbers.values())


@given(st.dictionaries(days, st.integers(1, 9)), st.lists(days, min_size=1).map(sorted))
def test_shares_between_edges_add_up(numbers, edges):
    tally = Tally(numbers)
    assert sum(tally.shares(edges)) == tally.between(edges[0], edges[-1] - 1)


@given(st.dictionaries(days, st.integers(1, 9)), days)
def test_the_next_day_with_an_entry_is_found_both_ways(numbers, day):
    tally = Tally(numbers)
    assert tally.beyond(day, 1) == min((d for d in numbers if d > day), default=None)
    assert tally.beyond(day, -1) == max((d for d in numbers if d < day), default=None)


@given(item_lists(), groupings)
def test_every_entry_is_counted_in_all_its_lanes_and_nowhere_else(items, grouping):
    made = board_of(items, grouping)
    for number, lane in enumerate(made.lanes):
        here = [each for each in items if number in made.lanes_of(each)]
        assert lane.whole.total == len(here)
        for kind, tally in lane.kinds.items():
            assert tally.total == sum(each.kind is kind for each in here)
    if grouping is not Grouping.TAG:
        milestones = made.milestones.total if grouping is Grouping.KIND else 0
        assert sum(lane.whole.total for lane in made.lanes) + milestones == len(items)
    assert made.milestones.total == sum(each.kind is Kind.MILESTONE for each in items)
    assert made.days == sorted({each.first for each in items})


@given(item_lists(), groupings)
def test_every_entry_has_a_lane_or_is_a_milestone(items, grouping):
    made = board_of(items, grouping)
    for each in items:
        alone = grouping is Grouping.KIND and each.kind is Kind.MILESTONE
        assert bool(made.lanes_of(each)) is not alone


@given(item_lists(), groupings)
def test_the_usual_crest_is_that_of_some_bucket_and_grows_with_the_unit(items, grouping):
    made = board_of(items, grouping)
    for unit in UNITS:
        buckets = {}
        for number, lane in enumerate(made.lanes):
            for day, count in zip(
                lane.whole.days, lane.whole.shares([*lane.whole.days, 10**9]), strict=True
            ):
                key = number, unit.begin(day)
                buckets[key] = buckets.get(key, 0) + count
        sizes = sorted(buckets.values())
        crest = made.crest(unit)
        assert crest in (sizes or [0])
        assert sum(size > crest for size in sizes) <= len(sizes) * 0.05


def test_lanes_by_kind_stand_in_their_order_even_when_they_are_empty():
    made = board_of([item(1, TODAY)])
    assert [lane.kind for lane in made.lanes] == list(KINDS)
    bare = board(Grouping.KIND, counts([item(1, TODAY)], Grouping.KIND), bare=True)
    assert [lane.kind for lane in bare.lanes] == [Kind.NOTE]
    assert len(board(Grouping.KIND, [], bare=True).lanes) == len(KINDS)


def test_the_busiest_name_comes_first_and_the_nameless_last():
    items = [item(1, TODAY, author="Ana"), item(2, TODAY), item(3, TODAY, author="Ben"),
             item(4, TODAY, author="Ben"), item(5, TODAY), item(6, TODAY)]  # fmt: skip
    made = board_of(items, Grouping.AUTHOR)
    assert [lane.name for lane in made.lanes] == ["Ben", "Ana", ""]


def test_too_many_names_share_the_last_lane():
    tags = [f"tag {number:03}" for number in range(MOST_LANES + 5)]
    rows = [Count(TODAY, tag, Kind.NOTE, 1) for tag in tags] + [Count(TODAY, "", Kind.NOTE, 7)]
    made = board(Grouping.TAG, rows)
    assert len(made.lanes) == MOST_LANES + 2
    nameless, merged = made.lanes[-2:]
    assert (nameless.merged, nameless.whole.total) == (0, 7)
    assert (merged.merged, merged.whole.total) == (5, 5)
    assert made.lanes_of(item(1, TODAY, tags=(tags[0], tags[-1], tags[-2]))) == (0, MOST_LANES + 1)
    assert made.lanes_of(item(1, TODAY)) == (MOST_LANES,)


def test_no_entry_at_all_is_no_trouble():
    for grouping in Grouping:
        made = board(grouping, [])
        assert made.days == []
        assert made.crest(Unit.DAY) == 0


@given(item_lists(), st.tuples(days, days))
@settings(max_examples=60, deadline=None)
def test_months_are_those_with_an_entry_within_the_days(items, ends):
    first, last = sorted(ends)
    here = [each.first for each in items if first <= each.first <= last]
    assert board_of(items).months(first, last) == sorted({Unit.MONTH.begin(day) for day in here})
    assert board_of(items).months(last, first) == [] or first == last
