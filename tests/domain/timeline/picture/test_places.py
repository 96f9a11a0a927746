from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.entry import Kind
from journal.domain.links import Edge, Relation
from journal.domain.timeline.board import Grouping
from journal.domain.timeline.items import Meeting
from journal.domain.timeline.picture.layout import layout
from journal.domain.timeline.picture.parts import BAND, Bow, Mode
from journal.domain.timeline.picture.places import What, above, again, at, places
from journal.domain.timeline.scale import Level, Scale
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


def scene_of(shown, scale, **more):
    return layout(shown, view(scale, **more), Pen(), Speech())


def near(level):
    return Scale(TODAY + 1 - level.days, 1_000 / level.days, 1_000.0)


@given(item_lists(), st.sampled_from(Grouping), scales(), st.booleans())
@settings(max_examples=100, deadline=None)
def test_places_stand_for_every_entry_in_sight(items, grouping, scale, read):
    shown = material(items, grouping, read=read)
    found = places(scene_of(shown, scale), shown)
    for number in range(BAND, len(shown.board.lanes)):
        here = [p for p in found if p.lane == number and p.what is not What.GAP]
        counted = sum(p.number for p in here if p.last >= scale.first and p.first <= scale.last)
        lane = shown.board.lanes[number].whole if number >= 0 else shown.board.milestones
        assert counted >= lane.between(scale.first, scale.last)
    assert [p.lane for p in found] == sorted(p.lane for p in found)


@given(item_lists(), st.sampled_from(Grouping), scales(), st.booleans())
@settings(max_examples=100, deadline=None)
def test_what_stands_in_a_place_is_found_there(items, grouping, scale, read):
    shown = material(items, grouping, read=read)
    scene = scene_of(shown, scale)
    for place in places(scene, shown):
        left, top, width, tall = place.rect
        assert width >= 0
        found = at(scene, shown, left + width / 2, top + tall / 2)
        if place.what is What.ENTRY and width > 0:
            assert found is not None
            assert isinstance(found, Bow) or found.what is not What.GAP


def test_tiles_are_entries_once_their_month_is_read():
    items = sorted((item(n, TODAY - n // 4) for n in range(400)), key=lambda each: each.first)
    scale = near(Level.QUARTER)
    unread = material(items, read=False)
    scene = scene_of(unread, scale)
    assert scene.mode is Mode.TILES
    assert {p.what for p in places(scene, unread)} == {What.BUCKET}
    read = material(items)
    found = places(scene_of(read, scale), read)
    assert {p.what for p in found} == {What.ENTRY}
    assert len({p.item.id for p in found}) == sum(scale.first <= each.first for each in items)


def test_a_bucket_knows_what_found_no_room():
    items = [item(n, TODAY, kind=Kind.MILESTONE) for n in range(9)]
    shown = material(items)
    found = places(scene_of(shown, near(Level.MONTH)), shown)
    (more,) = [p for p in found if p.what is What.BUCKET]
    named = {p.item.id for p in found if p.item}
    assert named | {each.id for each in more.items} == {each.id for each in items}


def test_a_link_is_found_along_its_curve_and_a_gap_between_entries():
    items = [item(0, TODAY - 60), item(1, TODAY - 5, kind=Kind.LEARNING)]
    edges = [Edge("0000", Relation.TAUGHT, "0001")]
    shown = material(items, edges=edges)
    scene = scene_of(shown, near(Level.QUARTER))
    (bow,) = scene.bows
    assert at(scene, shown, bow.text_x, bow.text_y) is bow
    gap = at(scene, shown, scene.gaps[0].left + 20, scene.frame.content - 3)
    assert gap.what is What.GAP
    assert at(scene, shown, 1.0, scene.frame.content - 3) is None


def test_the_same_place_is_known_again_in_another_view():
    items = [item(n, TODAY - n) for n in range(5)][::-1]
    shown = material(items)
    before = places(scene_of(shown, near(Level.WEEK)), shown)
    after = places(scene_of(shown, near(Level.MONTH)), shown)
    same = [one for one in before if any(one.is_same(other) for other in after)]
    assert len(same) == len([p for p in before if p.what is What.ENTRY])


@given(item_lists(), st.sampled_from(Grouping), scales(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_every_place_is_found_again_in_its_own_view(items, grouping, scale, read):
    shown = material(items, grouping, read=read)
    scene = scene_of(shown, scale)
    for place in places(scene, shown):
        found = again(scene, shown, place)
        assert found is not None
        assert found.is_same(place)


def test_a_retro_is_found_in_the_line_of_the_calendar():
    retro = Meeting("1", "After the award", TODAY - 1)
    shown = replace(material([item(1, TODAY)]), retros=[retro])
    scene = scene_of(shown, near(Level.MONTH))
    place = next(p for p in places(scene, shown) if p.what is What.RETRO)
    left, top, width, tall = place.rect
    assert above(scene, left + width / 2, top + tall / 2) == place
    assert above(scene, 5.0, top + tall / 2) is None
    assert again(scene, shown, place) == place
    assert place.retros == (retro,)
