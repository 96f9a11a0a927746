from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.entry import Kind
from journal.domain.links import Edge, Relation
from journal.domain.timeline.board import Grouping
from journal.domain.timeline.items import Phase, Spans
from journal.domain.timeline.picture.drawing import drawing
from journal.domain.timeline.picture.entries import FAINT, entries
from journal.domain.timeline.picture.layout import layout
from journal.domain.timeline.picture.marks import Boxes, Curve, Icon, Lines, Words
from journal.domain.timeline.picture.parts import Mode
from journal.domain.timeline.quiet import Step
from journal.domain.timeline.scale import Scale
from journal.domain.timeline.units import Unit
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

ROLES = {kind.value for kind in Kind} | {
    "active", "side", "line", "line2", "ink", "ink2", "ink3", "accent", "fill", "on_fill",
    "surface", "sel_line",
}  # fmt: skip
FONTS = {"meta", "label", "strong"}


def drawn(shown, scale, height=800, chosen=None, **more):
    scene = layout(shown, view(scale, height, **more), Pen(), Speech())
    return drawing(scene, shown.board, Pen(), Speech(), chosen=chosen)


def marks_of(layers, kind):
    return [mark for layer in layers for mark in layer.marks if isinstance(mark, kind)]


@given(item_lists(), st.sampled_from(Grouping), scales())
@settings(max_examples=60, deadline=None)
def test_marks_name_colours_and_fonts_that_every_theme_has(items, grouping, scale):
    layers = drawn(material(items, grouping), scale)
    for mark in (mark for layer in layers for mark in layer.marks):
        assert mark.role in ROLES
        assert 0 <= mark.share <= 1
    for words in marks_of(layers, Words):
        assert words.font in FONTS
    for boxes in marks_of(layers, Boxes):
        assert all(width >= 0 and height >= 0 for _, _, width, height in boxes.rects)
        assert all(len(rect) == 4 for rect in boxes.rects)
    assert all(len(line) == 4 for lines in marks_of(layers, Lines) for line in lines.lines)


def test_the_kind_is_never_told_by_colour_alone():
    items = [item(n, TODAY - 3 * n, kind=kind, author="Ana") for n, kind in enumerate(Kind)][::-1]
    scale = Scale(TODAY - 30.0, 30.0, 1_000.0)
    by_kind = {icon.name for icon in marks_of(drawn(material(items), scale), Icon)}
    assert {kind.value for kind in Kind} <= by_kind
    by_author = drawn(material(items, Grouping.AUTHOR), scale)
    assert {kind.value for kind in Kind} <= {icon.name for icon in marks_of(by_author, Icon)}


def test_lanes_are_named_and_counted():
    items = [item(1, TODAY, kind=Kind.MISTAKE), item(2, TODAY - 900, kind=Kind.MISTAKE)]
    layers = drawn(material(items[::-1]), Scale(TODAY - 30.0, 30.0, 1_000.0))
    texts = [words.text for words in marks_of(layers, Words)]
    assert texts[texts.index("mistake") - 1] == "1"


def test_a_chosen_chain_stands_out_from_the_rest():
    items = [item(n, TODAY - 10 + n) for n in range(3)]
    shown = material(items, edges=[Edge("0000", Relation.LED_TO, "0001")])
    layers = drawn(shown, Scale(TODAY - 30.0, 30.0, 1_000.0), chain=0,
                   chosen=frozenset({"0000", "0001"}))  # fmt: skip
    shares = {words.text: words.share for words in marks_of(layers, Words)}
    assert shares["Entry 0"] == shares["Entry 1"] == 1
    assert shares["Entry 2"] == FAINT
    (curve,) = marks_of(layers, Curve)
    assert curve.role == "accent"
    assert {"1", "2"} <= shares.keys()


def test_the_team_has_a_line_of_its_own_below_the_lanes():
    shown = material([item(1, TODAY)], team=(Step(TODAY - 5, 2),))
    texts = [w.text for w in marks_of(drawn(shown, Scale(TODAY - 30.0, 30.0, 1_000.0)), Words)]
    assert {"Team", "2"} <= set(texts)
    low = drawn(shown, Scale(TODAY - 30.0, 30.0, 1_000.0), height=120)
    assert "Team" not in [words.text for words in marks_of(low, Words)]


def test_an_era_has_its_own_colour_or_shares_a_grey():
    eras = (
        Phase("Beginnings", TODAY - 40, TODAY - 20),
        Phase("Beta", TODAY - 19, TODAY, "id", "learning"),
    )
    shown = replace(material([item(1, TODAY)]), eras=eras)
    layers = drawn(shown, Scale(TODAY - 50.0, 20.0, 1_000.0))
    first, second = marks_of(layers, Boxes)[:2]
    assert (first.role, second.role) == ("active", "learning")
    assert second.share < 0.1  # entries of that kind stand out from it


def test_lanes_out_of_sight_are_not_drawn_unless_all_are_wanted():
    items = [item(n, TODAY - n, author=f"Author {n:02}") for n in range(30)][::-1]
    shown = material(items, Grouping.AUTHOR)
    looked = replace(view(Scale(TODAY - 30.0, 30.0, 1_000.0)), whole=False, scroll=500.0)
    scene = layout(shown, looked, Pen(), Speech())
    layers = drawing(scene, shown.board, Pen(), Speech(), scroll=500.0)
    seen = {lane.name for n, lane in enumerate(shown.board.lanes) if n in scene.frame.seen(500.0)}
    named = {w.text for w in marks_of(layers, Words) if w.text.startswith("Author")}
    assert named == seen
    assert 0 < len(seen) < 15
    every = drawn(shown, Scale(TODAY - 30.0, 30.0, 1_000.0))
    assert {f"Author {n:02}" for n in range(30)} <= {w.text for w in marks_of(every, Words)}


def test_that_nobody_wrote_is_not_said_over_entries():
    items = [item(0, TODAY - 60), item(1, TODAY - 55), item(2, TODAY - 20)]
    shown, scale = material(items), Scale(TODAY - 62.0, 45.0, 1_200.0)
    scene = layout(shown, view(scale, 400), Pen(), Speech())
    said = [band.text for band in scene.gaps if band.text]
    assert said
    seen = marks_of(drawing(scene, shown.board, Pen(), Speech()), Words)
    assert any(words.text in said for words in seen)
    (gap, *_) = [band for band in scene.gaps if band.text]
    above = scene.stacks[0]._replace(left=gap.left, width=gap.right - gap.left, lane=0)
    covered = replace(scene, stacks=[above], gaps=[gap])
    over = scene.frame.top(0) + scene.frame.lane - scene.frame.room  # its foot at that of the room
    for scroll, is_said in ((over, False), (over + 200, True)):
        layers = drawing(covered, shown.board, Pen(), Speech(), scroll=scroll)
        assert any(words.text == gap.text for words in marks_of(layers, Words)) == is_said


def test_names_stand_below_their_icons_where_one_would_be_cut_beside_it():
    def icon_of(author):
        layers = drawn(
            material([item(0, TODAY, author=author)], Grouping.AUTHOR),
            Scale(TODAY - 5.0, 10.0, 1_000.0),
        )
        (icon,) = [icon for icon in marks_of(layers, Icon) if icon.name == "user"]
        return icon.left

    assert icon_of("Ana Maria Hernandez de la Cruz") < icon_of("Ana")


@given(item_lists(), st.sampled_from(Grouping), scales())
@settings(max_examples=60, deadline=None)
def test_all_tiles_of_a_view_have_the_same_corners_and_bars_have_none(items, grouping, scale):
    shown = replace(material(items, grouping, read=False), flags=(), spans=Spans(()))
    scene = layout(shown, view(scale), Pen(), Speech())
    rounded = {
        boxes.radius
        for boxes in entries(scene, Pen(), None, icons=False)
        if isinstance(boxes, Boxes)
    }
    assert len(rounded) <= 1
    assert scene.mode is not Mode.BARS or rounded <= {0.0}


def test_tiles_are_rounded_where_they_are_large_and_not_too_many():
    def radius(each, pixels):
        items = [item(n, TODAY - n // each) for n in range(400 * each)][::-1]
        scale = Scale(TODAY - 1_000.0 / pixels, pixels, 1_000.0)
        scene = layout(material(items), view(scale, 1_400), Pen(), Speech())
        assert (scene.mode, scene.unit) == (Mode.TILES, Unit.DAY)
        return scene.radius

    assert radius(each=4, pixels=12.0)
    assert not radius(each=4, pixels=10.0)
    assert not radius(each=8, pixels=12.0)


def test_numbers_above_buckets_do_not_run_into_each_other():
    items = [item(n, TODAY - n // 6) for n in range(1_200)]
    items += [item(n, TODAY - 40 + n % 5) for n in range(2_000, 2_300)]
    shown = material(sorted(items, key=lambda each: each.first), read=False)
    scene = layout(shown, view(Scale(TODAY - 90.0, 11.0, 1_000.0), 1_400), Pen(), Speech())
    assert scene.mode is Mode.TILES
    words = [each for each in entries(scene, Pen(), None, icons=False) if isinstance(each, Words)]
    places = [(box[0] + box[2] / 2, Pen().wide(text)) for box, text, *_ in words]
    assert len(places) == 3  # of five days next to each other
    for (one, wide), (other, width) in pairwise(places):
        assert one + wide / 2 <= other - width / 2


def test_a_bucket_cut_off_by_the_edge_has_a_number_only_where_that_has_room():
    items = [item(n, TODAY - n // 30) for n in range(9_000)][::-1]

    def first_of(day):
        scale = Scale(float(day), 10.0, 1_000.0)
        scene = layout(material(items), view(scale), Pen(), Speech())
        words = entries(scene, Pen(), None, icons=False)
        return scene.stacks[0], next(each for each in words if isinstance(each, Words)).box[0]

    monday = Unit.WEEK.begin(TODAY - 200)
    whole, left = first_of(monday)
    assert left == whole.left
    cut, left = first_of(monday + 6)
    assert cut.width == 10
    assert left == cut.left + cut.width
