"""Files that are made of a view: what is in them, and what is not."""

import json
import re
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from journal.domain.entry import Audience, Kind
from journal.domain.timeline.board import Grouping
from journal.ui.timeline.lanes.controls import PDF_A3, PDF_A4, PNG, SVG, TIMELINE_JS
from journal.ui.timeline.lanes.exporting import SUFFIXES, Exporting
from tests.ui.timeline.lanes.conftest import ago

DRAWN = (PDF_A4, PDF_A3, SVG, PNG)


@pytest.fixture
def export(shown, tmp_path, qtbot):
    """Write the view into a file and return the path."""

    def make(kind):
        exporting = shown.page.findChild(Exporting)
        path = tmp_path / f"out.{SUFFIXES[kind]}"
        with qtbot.waitSignal(shown.lanes.noticed) as told:
            exporting.write(kind, path)
        assert path.name in told.args[0]
        return path

    return make


def texts(path):
    root = ET.parse(path).getroot()
    return [text for node in root.iter() for text in node.itertext()]


@pytest.mark.parametrize("kind", DRAWN)
def test_a_view_becomes_a_file_that_others_can_read(shown, add, export, kind):
    add("Here", ago=3)
    add("Won", kind=Kind.MILESTONE, ago=9)
    shown.open()
    path = export(kind)
    data = path.read_bytes()
    assert path.stat().st_mode & 0o044 == 0o044
    if SUFFIXES[kind] == "pdf":
        assert len(re.findall(rb"/Type /Page\b", data)) == 1
    elif kind == SVG:
        assert {"Here", "Won", "Notes", "Milestones"} <= set(texts(path))
    else:
        image = QImage(str(path))
        assert image.width() >= 1_800
        assert image.pixelColor(3, 3).name() == shown.view.theme.tokens.surface


def test_what_is_private_redacted_or_for_oneself_stays_in_the_journal(shown, add, export):
    add("Told to ||Niall|| %%over lunch%%", ago=3)
    add("Open %% mark", ago=4)
    add("Mine alone", ago=5, audience=Audience.ME)
    shown.open()
    said = " ".join(texts(export(SVG)))
    for hidden in ("Niall", "over lunch", "mark", "Mine alone"):
        assert hidden not in said
    assert "Told to" in said
    assert "Untitled" in said


def test_the_file_shows_what_was_looked_for(shown, add, export, qtbot):
    add("About the loader", ago=3)
    add("Other", ago=4)
    shown.open()
    shown.view.search.setText("loader")
    qtbot.waitUntil(lambda: shown.titles() == ["About the loader"])
    said = texts(export(SVG))
    assert "About the loader" in said
    assert "Other" not in said
    assert "Looked for: loader" in said


def test_many_lanes_take_several_pages_and_a_higher_picture(shown, add, export):
    for number in range(30):
        add(f"Entry {number}", f"#tag{number:02}", ago=number % 9)
    shown.open()
    shown.lanes.choose_grouping(Grouping.TAG)
    shown.settle()
    pages = {
        kind: len(re.findall(rb"/Type /Page\b", export(kind).read_bytes()))
        for kind in (PDF_A4, PDF_A3)
    }
    assert pages[PDF_A4] > pages[PDF_A3] > 1
    assert {f"tag{number:02}" for number in range(30)} <= set(texts(export(SVG)))
    image = QImage(str(export(PNG)))
    assert image.height() > image.width()


def test_timelinejs_gets_public_entries_and_says_what_stayed(shown, add, export, qtbot):
    add("Told", ago=3, audience=Audience.PUBLIC)
    add("Ours", ago=4)
    add("Long ago", ago=900, audience=Audience.PUBLIC)
    shown.open()
    document = json.loads(export(TIMELINE_JS).read_text("utf-8"))
    assert [event["text"]["headline"] for event in document["events"]] == ["Told"]
    day = ago(3)
    assert document["events"][0]["start_date"] == {
        "year": day.year, "month": day.month, "day": day.day,
    }  # fmt: skip


def test_a_refusal_is_told_and_writes_nothing(shown, add, tmp_path, qtbot):
    add("Ours", ago=3)
    shown.open()
    exporting = shown.page.findChild(Exporting)
    with qtbot.waitSignal(shown.lanes.failed) as told:
        exporting.write(TIMELINE_JS, tmp_path / "out.json")
    assert "public" in told.args[0]
    with qtbot.waitSignal(shown.lanes.failed):
        exporting.write(SVG, tmp_path / "nowhere" / "out.svg")
    assert list(tmp_path.glob("out.*")) == []


@pytest.mark.parametrize("kind", [*DRAWN, TIMELINE_JS])
def test_people_are_asked_where_it_is_to_go(shown, add, kind, tmp_path):
    add("Here", ago=3)
    shown.open()
    shown.page.controls.export_requested.emit(kind)
    (dialog,) = shown.page.findChildren(QFileDialog)
    assert dialog.defaultSuffix() == SUFFIXES[kind]
    (name,) = dialog.selectedFiles()
    assert re.search(rf"timeline-.*\.{SUFFIXES[kind]}$", name)
    dialog.reject()


def test_an_empty_stretch_is_a_file_too(shown, add, export):
    add("Long ago", ago=900)
    add("Here")
    shown.open()
    shown.sight.show_day(ago(450).toordinal())
    assert export(PDF_A4).stat().st_size > 1_000
    assert "Notes" in texts(export(SVG))
