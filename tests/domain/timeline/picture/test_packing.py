from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.timeline.picture.packing import Room, Wish, celled, packed, turned

wishes = st.lists(
    st.builds(Wish, st.floats(-500, 2_000), st.floats(0, 300), st.floats(0, 400)),
    max_size=40,
).map(sorted)


@given(wishes, st.integers(0, 5), st.floats(5, 80), st.floats(0, 6))
def test_nothing_covers_anything_else(given_wishes, rows, least, gap):
    rooms = packed(given_wishes, rows, least, gap)
    kept = [room for room in rooms if room]
    for row in range(rows):
        here = [room for room in kept if room.row == row]
        for one, other in pairwise(here):
            assert one.left + one.width + gap <= other.left + 1e-6


@given(wishes, st.integers(1, 5), st.floats(5, 80), st.floats(0, 6))
def test_what_gets_room_gets_enough_of_it_where_it_wants_it(given_wishes, rows, least, gap):
    for wish, room in zip(given_wishes, packed(given_wishes, rows, least, gap), strict=True):
        if room:
            assert room.left == wish.left
            assert room.width >= max(least, wish.solid) - 1e-6
            assert room.width <= max(least, wish.solid, wish.natural) + 1e-6
            assert 0 <= room.row < rows


def test_a_lonely_name_is_told_whole_in_the_first_row():
    assert packed([Wish(0, 0, 90), Wish(100, 0, 90)], 3, 20, 5) == [
        Room(0, 0, 90),
        Room(0, 100, 90),
    ]


def test_a_name_is_cut_short_before_one_is_left_out():
    rooms = packed([Wish(0, 0, 200), Wish(50, 0, 200)], 1, 40, 5)
    assert rooms == [Room(0, 0, 45), Room(0, 50, 200)]
    assert packed([Wish(0, 0, 200), Wish(30, 0, 200)], 1, 40, 5)[1] is None


def test_a_long_entry_keeps_its_days_free():
    rooms = packed([Wish(0, 300, 80), Wish(100, 0, 80), Wish(310, 0, 80)], 2, 40, 5)
    assert [room.row for room in rooms] == [0, 1, 0]


@given(wishes, st.integers(1, 5), st.floats(0, 6), st.floats(-200, 1_500))
def test_what_would_reach_beyond_the_edge_ends_at_its_beginning(given_wishes, rows, gap, right):
    rooms = packed(given_wishes, rows, 20, gap)
    moved = turned(rooms, given_wishes, rows, right, 20, gap)
    for before, after in zip(rooms, moved, strict=True):
        if before != after:
            assert before.left < right < before.left + before.width
            assert after.left + after.width == pytest.approx(before.left)
            assert after.width >= 20 - 1e-6
    for row in range(rows):
        here = [room for room in moved if room and room.row == row and room.left < right]
        for one, other in pairwise(here):
            assert one.left + one.width <= other.left + 1e-6


@given(st.integers(0, 60), st.integers(0, 6), st.integers(1, 9))
def test_cells_are_used_once_and_columns_only_when_needed(number, rows, columns):
    cells = celled(number, rows, columns)
    assert len(cells) == len(set(cells)) == min(number, rows * columns)
    assert all(row < rows and column < columns for row, column in cells)
    if cells:
        assert max(column for _, column in cells) == -(-len(cells) // rows) - 1
