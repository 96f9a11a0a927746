"""The SVG of the lanes, read as a browser reads it."""

import re
import xml.etree.ElementTree as ET

import pytest

from journal.domain.entry import Kind
from journal.domain.links import Edge, Relation
from journal.domain.timeline.board import Grouping
from journal.domain.timeline.picture.drawing import drawing
from journal.domain.timeline.picture.layout import layout
from journal.domain.timeline.picture.marks import Boxes
from journal.domain.timeline.quiet import Step
from journal.domain.timeline.scale import Scale
from journal.publish.graphics import lanes
from tests.domain.timeline.journals import TODAY, Pen, Speech, item, material, view

SVG = "{http://www.w3.org/2000/svg}"


def colour(role, share):
    return (f"#{abs(hash((role, share))) % 0xFFFFFF:06x}", "#eeeeee")


def drawn(shown, days=60, **more):
    seen = view(Scale(TODAY - days + 1.0, 900 / days, 900.0), **more)
    scene = layout(shown, seen, Pen(), Speech())
    return drawing(scene, shown.board, Pen(), Speech()), seen.size


def written(shown, days=60):
    layers, size = drawn(shown, days)
    return lanes.svg(layers, size, colour, ("Lanes & more", "What <happened>"))


@pytest.fixture
def busy():
    items = [item(n, TODAY - 2 * n, kind=kind, author="Ana") for n, kind in enumerate(Kind)]
    items += [item(9, TODAY - 50, TODAY - 20)._replace(title="A <b>title</b> & more")]
    items.sort(key=lambda each: (each.first, each.id))
    edges = [Edge("0001", Relation.LED_TO, "0002")]
    return material(items, edges=edges, team=(Step(TODAY - 55, 2), Step(TODAY - 5, 3)))


def test_it_is_one_picture_that_says_what_it_shows(busy):
    root = ET.fromstring(written(busy))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "Lanes & more"
    assert root.find(f"{SVG}desc").text == "What <happened>"
    labels = root.get("aria-labelledby").split()
    assert {root.find(f"{SVG}title").get("id"), root.find(f"{SVG}desc").get("id")} == set(labels)


def test_every_title_is_text_and_nothing_in_it_is_a_mark(busy):
    root = ET.fromstring(written(busy))
    texts = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    assert "A <b>title</b> & more" in texts
    assert {"Milestones", "Team", "Today"} <= set(texts)


def test_every_colour_has_a_light_and_a_dark_side(busy):
    text = written(busy)
    used = set(re.findall(r'class="(k\d+)"', text))
    light, dark = text.split("@media(prefers-color-scheme:dark)")[0:2]
    assert used
    for name in used:
        assert f".{name}{{" in light
        assert f".{name}{{" in dark


def test_every_icon_and_every_clip_is_there_and_nothing_comes_from_elsewhere(busy):
    text = written(busy)
    root = ET.fromstring(text)
    symbols = {node.get("id") for node in root.iter(f"{SVG}symbol")}
    assert {node.get("href") for node in root.iter(f"{SVG}use")} == {f"#{s}" for s in symbols}
    assert {kind.value for kind in Kind if kind is not Kind.MILESTONE} <= symbols
    clips = {node.get("id") for node in root.iter(f"{SVG}clipPath")}
    assert set(re.findall(r"url\(#(\w+)\)", text)) == clips
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "currentColor" not in text


def test_tiles_and_bars_are_written_too():
    items = sorted((item(n, TODAY - n // 9) for n in range(2_000)), key=lambda each: each.first)
    for days in (60, 380, 4_000):
        shown = material(items, Grouping.AUTHOR)
        layers, _ = drawn(shown, days)
        boxes = [m for layer in layers for m in layer.marks if isinstance(m, Boxes)]
        root = ET.fromstring(written(shown, days))
        expected = 1 + len(layers) + sum(len(mark.rects) for mark in boxes)
        assert len(list(root.iter(f"{SVG}rect"))) == expected


def test_the_same_view_is_the_same_text(busy):
    assert written(busy) == written(busy)
