import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journal.domain.timeline.scale import Extent, Level, Scale, extent_of, opening
from journal.domain.timeline.units import FIRST, LAST
from tests.domain.timeline.journals import TODAY, days

extents = st.builds(lambda one, other: Extent(min(one, other), max(one, other)), days, days)


@given(extents, st.floats(0, 1), st.floats(0, 1), st.floats(0.05, 20), st.integers(100, 2_000))
def test_the_day_under_the_cursor_stays_there(extent, along, across, factor, width):
    scale = opening(extent, float(width), Level.MONTH)
    anchor = extent.first + along * (extent.last - extent.first)
    x = across * width
    scale = Scale(anchor - x / scale.pixels, scale.pixels, float(width))
    zoomed = scale.zoomed(factor, x, extent)
    assert zoomed.x(anchor) == pytest.approx(x, abs=0.01)
    assert zoomed.day_at(x) == pytest.approx(anchor, abs=1e-5)


@given(extents, days, st.floats(0.001, 500), st.integers(100, 2_000))
def test_something_of_what_there_is_stays_in_sight(extent, origin, shown, width):
    scale = Scale(float(origin), width / shown, float(width)).within(extent)
    assert scale.origin <= extent.last + 1
    assert scale.origin + scale.days >= extent.first - 1e-6


@given(extents, st.floats(-1e7, 1e7))
def test_panning_leaves_a_part_of_the_view_filled(extent, pixels):
    scale = opening(extent, 1_000.0).panned(pixels).within(extent, 0.1)
    shown = min(extent.last + 1, scale.origin + scale.days) - max(extent.first, scale.origin)
    assert shown >= min(0.1 * scale.days, extent.last + 1 - extent.first) - 1e-6


@given(extents, st.lists(st.floats(0.3, 3), max_size=30))
def test_there_is_an_end_to_zooming(extent, factors):
    scale = opening(extent, 1_000.0)
    for factor in factors:
        scale = scale.zoomed(factor, 400.0, extent)
        assert Level.DAY.days * 0.999 <= scale.days <= extent.most * 1.001


@pytest.mark.parametrize("level", list(Level))
def test_each_level_is_recognised(level):
    scale = Scale(0.0, 1_000 / level.days, 1_000.0)
    assert scale.level is level


@given(days, st.floats(0.01, 900), st.integers(1, 1_999), st.integers(1, 1_999))
def test_another_width_shows_the_same_days(origin, pixels, width, other):
    scale = Scale(float(origin), pixels, float(width))
    resized = scale.resized(float(other))
    assert resized.width == other
    assert resized.days == pytest.approx(scale.days)
    assert resized.day_at(other / 2) == pytest.approx(scale.day_at(width / 2), abs=1e-4)


def test_the_days_in_sight_are_those_that_are_touched():
    scale = Scale(10.5, 10.0, 20.0)
    assert (scale.first, scale.last) == (10, 12)
    assert (Scale(10.0, 10.0, 20.0).first, Scale(10.0, 10.0, 20.0).last) == (10, 11)


def test_today_belongs_to_what_is_seen_while_it_is_near():
    assert extent_of([], TODAY) == Extent(TODAY, TODAY)
    assert extent_of([TODAY - 30], TODAY) == Extent(TODAY - 30, TODAY)
    assert extent_of([TODAY - 4_000, TODAY - 3_900], TODAY) == Extent(TODAY - 4_000, TODAY - 3_900)
    assert extent_of([FIRST, LAST], TODAY) == Extent(FIRST, LAST)


@given(extents)
def test_the_first_view_shows_the_latest_days(extent):
    assume(extent.last - extent.first > 100)
    scale = opening(extent, 1_000.0)
    assert scale.first < extent.last <= scale.last


@given(extents, st.integers(0, 900))
def test_the_latest_entry_is_in_sight_first_even_where_today_is_not(extent, before):
    latest = max(extent.first, extent.last - before)
    scale = opening(extent, 1_000.0, latest=latest)
    assert scale.first <= latest <= scale.last
