from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.ui.compare.grid import Grid, fitted

years = st.integers(1, 9999)


@given(years, st.integers(0, 365), st.integers(6, 30))
def test_a_day_is_found_where_it_stands(year, number, pitch):
    grid = Grid(year, pitch, 36, 22)
    day = grid.day(min(number, grid.days - 1))
    x, y = grid.corner(day)
    for dx, dy in ((0, 0), (pitch - 1, pitch - 1)):
        assert grid.day_at(x + dx, y + dy) == day
    assert (y - grid.top) // pitch == day.weekday()


@given(years)
def test_every_day_of_a_year_has_a_place_of_its_own(year):
    grid = Grid(year, 10, 0, 0)
    places = {grid.corner(grid.day(n)) for n in range(grid.days)}
    assert len(places) == grid.days == (date(year, 12, 31) - date(year, 1, 1)).days + 1
    assert max(x for x, _ in places) <= 53 * 10


@pytest.mark.parametrize("place", [(-1, 30), (40, -1), (40, 10_000), (10_000, 40), (36, 22)])
def test_beside_the_days_there_is_none(place):
    assert Grid(2015, 12, 36, 22).day_at(*place) is None  # the year began on a Thursday


@given(years, st.integers(-800, 800))
def test_steps_stay_within_the_year(year, step):
    grid = Grid(year, 10, 0, 0)
    assert grid.first <= grid.stepped(date(year, 6, 15), step) <= grid.last


def test_cells_grow_with_the_room_between_two_bounds():
    sizes = [fitted(2015, width, 36, 22, (11, 20)).pitch for width in (100, 800, 5_000)]
    assert sizes == [11, 14, 20]
