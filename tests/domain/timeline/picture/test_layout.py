"""The laws that every view keeps, whatever the journal and wherever someone looks."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.entry import Kind
from journal.domain.links import Edge, Relation
from journal.domain.timeline.board import Grouping
from journal.domain.timeline.items import Meeting, Phase
from journal.domain.timeline.picture import stacks
from journal.domain.timeline.picture.chips import window
from journal.domain.timeline.picture.frame import Sizes
from journal.domain.timeline.picture.layout import layout
from journal.domain.timeline.picture.parts import BAND, Mode
from journal.domain.timeline.quiet import Step
from journal.domain.timeline.scale import Level, Scale
from journal.domain.timeline.units import FIRST, LAST, Unit
from tests.domain.timeline.journals import (
    TODAY,
    Pen,
    Speech,
    item,
    item_lists,
    material,
    scales,
    view,
)

groupings = st.sampled_from(Grouping)
heights = st.sampled_from((300, 620, 800, 1_400))


def scene_of(shown, scale, height=800, **more):
    return layout(shown, view(scale, height, **more), Pen(), Speech())


def near(level, last=TODAY, width=1_000.0):
    return Scale(last + 1 - level.days, width / level.days, width)


def reached(scene, lane):
    """The ids that can be pointed at in a lane, and how many more are counted in its buckets."""
    ids = [chip.item.id for chip in scene.chips if chip.lane == lane]
    ids += [each.id for more in scene.more if more.lane == lane for each in more.items]
    return ids, sum(stack.total for stack in scene.stacks if stack.lane == lane)


@given(item_lists(), groupings, scales(), heights, st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_entry_in_sight_can_be_reached_and_none_twice(items, grouping, scale, height, read):
    shown = material(items, grouping, read=read)
    scene = scene_of(shown, scale, height)
    for number in range(len(shown.board.lanes)):
        here = [
            each
            for each in items
            if scale.first <= each.first <= scale.last and number in shown.board.lanes_of(each)
        ]
        ids, counted = reached(scene, number)
        assert len(ids) == len(set(ids))
        begun = [name for name in ids if name in {each.id for each in here}]
        assert len(begun) + counted == len(here)


@given(item_lists(), groupings, scales(), heights)
@settings(max_examples=100, deadline=None)
def test_every_milestone_in_sight_is_named_or_counted(items, grouping, scale, height):
    scene = scene_of(material(items, grouping), scale, height)
    here = {
        each.id
        for each in items
        if each.kind is Kind.MILESTONE and scale.first <= each.first <= scale.last
    }
    assert here <= set(reached(scene, BAND)[0])


@given(item_lists(), groupings, scales(), heights)
@settings(max_examples=150, deadline=None)
def test_no_title_covers_another_and_all_stay_in_their_lanes(items, grouping, scale, height):
    scene = scene_of(material(items, grouping), scale, height)
    for chip in scene.chips:
        top = scene.frame.top(chip.lane)
        assert top <= chip.top
        assert chip.top + chip.height <= top + scene.frame.tall(chip.lane) + 0.01
        assert chip.width > 0
        assert Pen().wide(chip.text) <= chip.width
    for one, other in combinations(scene.chips, 2):
        if one.lane == other.lane and one.top == other.top:
            left, right = sorted((one, other))[0:2] if one.left <= other.left else (other, one)
            first, second = sorted((left, right), key=lambda chip: chip.left)
            assert first.left + first.width <= second.left + 0.01


@given(item_lists(), groupings, scales(), heights)
@settings(max_examples=100, deadline=None)
def test_buckets_lie_side_by_side_and_inside_their_lanes(items, grouping, scale, height):
    shown = material(items, grouping, read=False)
    scene = scene_of(shown, scale, height)
    for stack in scene.stacks:
        lane = shown.board.lanes[stack.lane]
        assert stack.total == lane.whole.between(stack.first, stack.last)
        assert stack.total == sum(number for _, number in stack.counts)
        bars = scene.mode is Mode.BARS
        parts = stacks.bars(stack, scene) if bars else stacks.tiles(stack, scene)
        rects = [rect for _, group in parts for rect in group]
        assert bars or len(rects) == stack.total
        foot = scene.frame.foot(stack.lane)
        assert not bars or all(rect[1] + rect[3] == pytest.approx(foot) for rect in rects)
        assert len(set(rects)) == len(rects)
        for left, top, width, tall in rects:
            assert scene.frame.top(stack.lane) <= top
            assert top + tall <= scene.frame.top(stack.lane) + scene.frame.lane + 0.01
            assert stack.left - 0.01 <= left
            assert left + width <= stack.left + stack.width + 0.01
    for one, other in combinations(scene.stacks, 2):
        if one.lane == other.lane:
            assert one.last < other.first or other.last < one.first


@given(item_lists(), scales(), heights)
@settings(max_examples=60, deadline=None)
def test_words_of_the_calendar_do_not_run_into_each_other(items, scale, height):
    scene = scene_of(material(items), scale, height)
    for major, font in ((True, "strong"), (False, "label")):
        line = [tick for tick in scene.ticks if tick.major is major and tick.text]
        for one, other in pairwise(line):
            assert one.text_x + Pen().wide(one.text, font) <= other.text_x


@given(item_lists(), groupings, st.sampled_from(Level), st.floats(0, 40))
@settings(max_examples=100, deadline=None)
def test_panning_changes_no_row_within_a_block_of_days(items, grouping, level, moved):
    shown = material(items, grouping)
    scale = near(level)
    other = scale.panned(moved)
    if window(scale, Sizes())[0] != window(other, Sizes())[0]:
        return
    scenes = scene_of(shown, scale), scene_of(shown, other)
    if level is Level.DAY:
        return  # cells of days are laid out each by itself
    rows = [{(c.item.id, c.lane): c.top for c in s.chips if not c.item.long} for s in scenes]
    same = [key for key in rows[0] if key in rows[1]]
    assert all(rows[0][key] == rows[1][key] for key in same)


@pytest.mark.parametrize("grouping", list(Grouping))
@pytest.mark.parametrize("level", list(Level))
def test_an_empty_journal_and_a_single_entry_are_laid_out(grouping, level):
    scene = scene_of(material([], grouping), near(level))
    assert scene.today is not None
    assert scene.chips == scene.stacks == scene.gaps == []
    one = item(1, TODAY, author="Ana")
    assert [c.item for c in scene_of(material([one], grouping), near(level)).chips] == [one]


def test_far_away_there_are_bars_then_tiles_and_near_by_titles():
    items = [item(n, TODAY - n // 9) for n in range(9_000)]
    items.sort(key=lambda each: each.first)
    shown = material(items)
    assert scene_of(shown, near(Level.YEAR)).mode is Mode.BARS
    assert scene_of(shown, near(Level.MONTH)).mode is Mode.TILES
    assert scene_of(shown, near(Level.DAY)).mode is Mode.CHIPS


def test_a_span_that_contains_the_whole_view_is_seen_with_its_name():
    long = item(1, TODAY - 4_000, TODAY + 4_000)
    for level in Level:
        (chip,) = scene_of(material([long]), near(level)).chips
        assert chip.text == long.title
        assert (chip.left, chip.left + chip.width) == pytest.approx((0, 1_000), abs=3)
        assert (chip.begin, chip.end) == pytest.approx((0, 1_000), abs=3)


def test_a_span_is_a_line_where_titles_have_no_room():
    items = [item(n, TODAY - n // 30, TODAY + 5 if n == 50 else None) for n in range(3_000)]
    items.sort(key=lambda each: each.first)
    scene = scene_of(material(items), near(Level.MONTH))
    assert scene.mode is not Mode.CHIPS
    assert [strip.item.id for strip in scene.strips] == ["0050"]


def test_milestones_keep_their_names_at_every_zoom():
    flags = [item(n, TODAY - 300 * n, kind=Kind.MILESTONE) for n in range(8)][::-1]
    for shown in (1.3, 34, 380, 2_500):
        scale = Scale(TODAY - shown + 1, 1_000 / shown, 1_000.0)
        named = [c.item.id for c in scene_of(material(flags), scale).chips if c.text]
        assert named == [f.id for f in flags if scale.first <= f.first]


def test_a_busy_bucket_of_tiles_stays_in_its_lane():
    items = [item(n, TODAY - n % 200) for n in range(400)]
    items += [item(n, TODAY) for n in range(1_000, 1_500)]
    items.sort(key=lambda each: each.first)
    scene = scene_of(material(items, read=False), near(Level.QUARTER))
    assert scene.mode is not Mode.BARS
    fullest = max(scene.stacks, key=lambda stack: stack.total)
    assert fullest.total > stacks.fitting(fullest, scene)
    assert stacks.height_of(fullest, scene) <= stacks.room_of(scene.frame) + 0.01


def test_entries_of_a_bucket_come_in_the_order_of_its_tiles():
    kinds = [Kind.NOTE, Kind.MISTAKE, Kind.NOTE]
    items = [item(n, TODAY - n, kind=kind, author="Ana") for n, kind in enumerate(kinds)][::-1]
    shown = material(items, Grouping.AUTHOR)
    scale = near(Level.YEAR)
    (stack,) = stacks.stacks(
        [(0, shown.board.lanes[0])], Unit.YEAR, scale, (scale.first, scale.last)
    )
    found = stacks.entries_of(stack, shown)
    assert [each.kind for each in found] == [Kind.MISTAKE, Kind.NOTE, Kind.NOTE]
    assert [each.id for each in found[1:]] == ["0002", "0000"]


def test_gaps_eras_today_and_the_team_are_shown():
    items = [item(1, TODAY - 80), item(2, TODAY - 10)]
    eras = (Phase("Beginnings", TODAY - 500, TODAY - 40), Phase("Constant beta", TODAY - 39, TODAY))
    shown = material(items, eras=eras, team=(Step(TODAY - 400, 2), Step(TODAY - 50, 3)))
    scene = scene_of(shown, near(Level.QUARTER, TODAY + 5))
    (gap,) = scene.gaps
    assert gap.text == "nobody wrote for 69 days"
    assert [era.text for era in scene.eras] == ["Beginnings", "Constant beta"]
    assert 0 < scene.today < 1_000
    assert (scene.team[0].text, scene.team[0].left) == ("2", 0)
    assert scene.team[0].top > scene.team[1].top
    assert scene.team[0].right == scene.team[1].left


def test_the_ends_of_the_calendar_are_laid_out_like_any_other_day():
    items = [item(1, FIRST), item(2, LAST), item(3, FIRST, LAST)]
    shown = material(sorted(items, key=lambda each: (each.first, each.id)))
    for day in (FIRST, LAST):
        for level in Level:
            scene = scene_of(shown, Scale(day - level.days / 2, 1_000 / level.days, 1_000.0))
            assert {"0001" if day == FIRST else "0002", "0003"} <= {c.item.id for c in scene.chips}
    whole = scene_of(shown, Scale(-200_000.0, 1_000 / 4_000_000, 1_000.0))
    assert whole.ticks
    assert sum(len(reached(whole, lane)[0]) for lane in range(4)) == 3


def chained():
    items = [
        item(0, TODAY - 30, kind=Kind.MISTAKE),
        item(1, TODAY - 20, kind=Kind.LEARNING),
        item(2, TODAY - 10, kind=Kind.EXPERIMENT),
        item(3, TODAY - 5),
    ]
    edges = [
        Edge("0000", Relation.TAUGHT, "0001"),
        Edge("0001", Relation.APPLIED_IN, "0002"),
        Edge("0002", Relation.ITERATES, "0000"),  # back again
        Edge("0003", Relation.LED_TO, "9999"),  # its end lies in the trash
    ]
    return material(items, edges=edges)


def test_links_are_curves_between_their_entries_with_their_relation():
    scene = scene_of(chained(), near(Level.QUARTER))
    assert len(scene.bows) == 3
    places = {c.item.id: (c.left, c.top, c.left + c.width, c.top + c.height) for c in scene.chips}
    for bow in scene.bows:
        for name, (x, y) in (
            (bow.arc.source.id, bow.points[:2]),
            (bow.arc.target.id, bow.points[6:]),
        ):
            left, top, right, bottom = places[name]
            assert left <= x <= right
            assert top <= y <= bottom
    assert {"taught", "was applied in"} & {bow.text for bow in scene.bows}


def test_a_chosen_chain_is_numbered_from_beat_to_beat_at_every_zoom():
    shown = chained()
    for shown_days in (45, 380, 3_000):
        scale = Scale(TODAY + 2 - shown_days, 1_000 / shown_days, 1_000.0)
        scene = scene_of(shown, scale, chain=0)
        assert [beat.number for beat in scene.beats] == [1, 2, 3]
        assert [beat.x for beat in scene.beats] == sorted(beat.x for beat in scene.beats)
        assert {bow.chain for bow in scene.bows} == {0}


def test_a_chain_beside_the_view_draws_nothing_into_it():
    scale = Scale(TODAY - 2_000, 10.0, 1_000.0)
    assert scene_of(chained(), scale, chain=0).bows == []
    assert scene_of(chained(), scale, chain=0).beats == []


def held(*days):
    return [Meeting(str(number), f"Retro {number}", day) for number, day in enumerate(days)]


@given(st.lists(st.integers(TODAY - 900, TODAY), max_size=40).map(sorted), scales())
@settings(max_examples=60, deadline=None)
def test_every_retro_in_sight_is_in_one_pill_and_no_pill_covers_another(days, scale):
    shown = replace(material([]), retros=held(*days))
    scene = scene_of(shown, scale)
    here = [r for r in shown.retros if 0 <= scale.x(r.day + 0.5) <= scale.width]
    assert [retro for pill in scene.retros for retro in pill.retros] == here
    for one, other in pairwise(scene.retros):
        assert one.left + one.width <= other.left


def test_two_retros_of_a_day_stand_side_by_side_where_there_is_room():
    shown = replace(material([]), retros=held(TODAY - 1, TODAY - 1))
    near_by = scene_of(shown, near(Level.WEEK)).retros
    assert [len(pill.retros) for pill in near_by] == [1, 1]
    (far,) = scene_of(shown, near(Level.YEAR)).retros
    assert (len(far.retros), far.text) == (2, "2")
