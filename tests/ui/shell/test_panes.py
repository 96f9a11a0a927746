"""The room and the entry side by side, as the timeline changes its shape."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal.domain.entry import Kind
from journal.domain.ids import new_id
from journal.domain.retros import Retro
from journal.ops.documents import RETROS, Add
from journal.store import entries
from tests.ui.conftest import TODAY


@pytest.fixture
def opened(make_window, add):
    add("Here", ago=3)
    return make_window()


def lanes_of(opened):
    """The page of the lanes, shown and filled."""
    room = opened.window.rooms.here
    room.choose_shape("lanes")
    for _ in range(3):
        opened.settle()
        opened.qtbot.wait(20)
    return next(w for w in room.findChildren(QWidget) if hasattr(w, "sight"))


def place(page, title):
    return next(p for p in page.sight.places if p.item and p.item.title == title)


def test_lanes_have_the_whole_width_until_an_entry_is_asked_for(opened, qtbot):
    window = opened.window
    assert window._pane.isVisible()
    page = lanes_of(opened)
    assert not window._pane.isVisible()
    wide = page.width()
    here = place(page, "Here")
    point = page.sight.on_page(here).center().toPoint()
    qtbot.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=point)
    assert window._pane.isVisible()
    assert window.writing.entry_id == here.item.id
    assert wide > page.width() > window._pane.width()


def test_how_people_part_the_width_is_kept_for_both_shapes(opened, qtbot):
    window = opened.window
    window._panes.setSizes([600, 576])
    as_list = window._panes.sizes()
    page = lanes_of(opened)
    page.canvas.opened.emit(place(page, "Here").item.id)
    window._panes.setSizes([700, 476])
    in_lanes = window._panes.sizes()
    window.rooms.here.choose_shape("list")
    assert window._panes.sizes()[0] == as_list[0]
    window.rooms.here.choose_shape("lanes")
    page.canvas.opened.emit(place(page, "Here").item.id)
    assert window._panes.sizes()[0] == in_lanes[0]


def test_a_double_click_begins_an_entry_of_that_day_and_kind(opened, qtbot):
    window, page = opened.window, lanes_of(opened)
    day = TODAY - timedelta(days=8)
    page.canvas.write_on(day.toordinal(), 1)
    assert window._pane.isVisible()
    assert window.entry.title.hasFocus()
    opened.type(window.entry.title, "Forgot the TTL")
    assert window.flush()
    (found,) = [entry for entry in entries.newest() if entry.title == "Forgot the TTL"]
    assert (found.happened_on, found.kind, found.author) == (day, Kind.MISTAKE, "Ana")


def test_the_shape_of_the_last_time_comes_back(opened, make_window):
    page = lanes_of(opened)
    page.controls.grouping_chosen.emit(list(page.controls._names)[1])
    opened.window.close()
    again = make_window()
    assert again.window.rooms.here.shape == "lanes"
    assert not again.window._pane.isVisible()
    assert again.window._state.get("lanes") == "author"


def test_the_open_entry_is_marked_in_the_lanes(opened):
    page = lanes_of(opened)
    opened.window.rooms.mark(place(page, "Here").item.id)
    assert page.canvas._marked == place(page, "Here").item.id


def test_commands_show_the_lanes_and_the_table_from_any_room(opened):
    window = opened.window
    window.show_room("today")
    window._commands.actions["table"].trigger()
    assert window.rooms.present == "timeline"
    assert window.rooms.here.shape == "table"
    window._commands.actions["lanes"].trigger()
    assert window.rooms.here.shape == "lanes"


def test_a_retro_on_the_timeline_leads_to_its_room(opened, workspace, qtbot):
    days = [TODAY - timedelta(days=n) for n in (5, 40, 2)]
    workspace.do(Add(RETROS, Retro(new_id(), days[0], days[1], days[0], "timeline", "First")))
    later = Retro(new_id(), days[2], days[1], days[2], "timeline", "Second")
    workspace.do(Add(RETROS, later))
    page = lanes_of(opened)
    first = page.sight.material.retros[0]
    assert first.title == "First"
    page.canvas.retro_opened.emit(first.id)
    opened.settle()
    assert opened.window.rooms.present == "retros"
    qtbot.waitUntil(lambda: opened.window.rooms._retros.retro is not None)
    assert opened.window.rooms._retros.retro.id == first.id
