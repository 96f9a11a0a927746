"""The lanes and the journal: what is read, when it is read again, and what it costs."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from journal.domain.entry import Draft, Kind
from journal.domain.eras import Era
from journal.domain.filters import Condition
from journal.domain.ids import new_id
from journal.domain.people import Person
from journal.domain.timeline.board import Grouping
from journal.domain.timeline.picture.parts import BAND
from journal.domain.timeline.picture.places import What
from journal.errors import JournalBusy
from journal.ops.documents import ERAS, Add
from journal.ops.entries import EditEntry, TrashEntries
from journal.ops.people import AddPerson
from journal.store import entries
from journal.ui.timeline.lanes import reading
from journal.ui.timeline.shapes import LANES, LIST, TABLE
from journal.ui.timeline.view import NOTHING_FOUND, NOTHING_YET
from tests.ui.timeline.lanes.conftest import TODAY, ago


def test_lanes_are_made_when_they_are_first_wished_for(shown, add):
    add("Here")
    shown.listing.load()
    assert shown.page is None
    assert not shown.view.wide
    shown.open()
    assert shown.page.isVisible()
    assert shown.view.wide
    shown.view.choose_shape(LIST)
    assert not shown.page.isVisible()
    assert shown.view.cards.isVisible()


def test_an_empty_journal_says_what_belongs_here_in_every_shape(shown):
    shown.open()
    assert shown.view._pages.currentIndex() == NOTHING_YET
    assert not shown.page.isVisible()


def test_filters_and_search_apply_as_in_the_list(shown, add, qtbot):
    add("About the loader", "#infra", ago=2)
    add("Other", ago=3, kind=Kind.MISTAKE)
    shown.open()
    shown.view.search.setText("loader")
    qtbot.waitUntil(lambda: shown.titles() == ["About the loader"])
    shown.view.search.clear()
    shown.view.narrowing.choose([Condition("kind", "mistake")])
    qtbot.waitUntil(lambda: shown.titles() == ["Other"])
    shown.view.search.setText("nowhere")
    qtbot.waitUntil(lambda: shown.view._pages.currentIndex() == NOTHING_FOUND)
    shown.view.clear_query()
    qtbot.waitUntil(lambda: sorted(shown.titles()) == ["About the loader", "Other"])


def test_a_gap_is_one_in_the_whole_journal_whatever_is_looked_for(shown, add):
    add("Rare", "#rare", ago=60)
    add("In between", ago=30)
    add("Rare again", "#rare", ago=1)
    shown.open()
    shown.view.narrowing.choose([Condition("tag", "rare")])
    shown.refreshed()
    assert [(g.first, g.last) for g in shown.sight.material.gaps] == [
        (ago(59).toordinal(), ago(31).toordinal()),
        (ago(29).toordinal(), ago(2).toordinal()),
    ]


def test_what_is_added_changed_and_taken_away_is_followed(shown, add, workspace):
    first = add("First", ago=2)
    shown.open()
    add("Second", ago=3)
    shown.refreshed()
    assert sorted(shown.titles()) == ["First", "Second"]
    workspace.do(EditEntry(first, 1, Draft(title="Renamed", happened_on=ago(2)), "Ana"))
    shown.refreshed()
    assert sorted(shown.titles()) == ["Renamed", "Second"]
    workspace.do(TrashEntries((first,)))
    shown.refreshed()
    assert shown.titles() == ["Second"]


def test_writing_on_in_a_text_reads_nothing_again(shown, add, workspace, monkeypatch):
    entry = add("First", "a text", ago=2)
    shown.open()

    def write(body):
        found = entries.get(entry)
        draft = Draft(title="First", body=body, happened_on=found.happened_on)
        workspace.do(EditEntry(entry, found.revision, draft, "Ana"))

    write("a text that")
    shown.refreshed()  # what it was before is not known the first time
    asked = []
    monkeypatch.setattr(reading, "read", asked.append)
    write("a text that goes")
    write("a text that goes on")
    assert not shown.lanes._clock.isActive()
    assert asked == []


def test_a_new_link_is_followed(shown, add, link):
    mistake, learning = add("Went wrong", ago=9), add("Learnt", ago=2)
    shown.open()
    assert len(shown.sight.material.chains) == 0
    link(mistake, "taught", learning)
    shown.refreshed()
    assert len(shown.sight.material.chains) == 1


def test_lanes_out_of_sight_are_read_when_they_are_looked_at_again(shown, add):
    add("First", ago=2)
    shown.open()
    shown.view.choose_shape(LIST)
    add("Second", ago=3)
    assert not shown.lanes._clock.isActive()
    shown.view.choose_shape(LANES)
    shown.settle()
    assert sorted(shown.titles()) == ["First", "Second"]


@pytest.mark.parametrize("grouping", list(Grouping))
def test_each_grouping_makes_its_lanes(shown, add, grouping):
    add("One", "#dns #ui", author="Ben", project="Site", ago=2)
    add("Two", author="Ben", ago=3)
    shown.open()
    shown.page.controls.grouping_chosen.emit(grouping)
    shown.settle()
    names = [shown.sight.lane_name(n) for n in range(len(shown.sight.material.board.lanes))]
    assert (
        names
        == {
            Grouping.KIND: ["Experiments", "Mistakes", "Learnings", "Notes"],
            Grouping.AUTHOR: ["Ben"],
            Grouping.PROJECT: ["Site", "No project"],
            Grouping.TAG: ["dns", "ui", "No tag"],
        }[grouping]
    )
    assert len(shown.titles()) == (3 if grouping is Grouping.TAG else 2)
    assert shown.page.controls.groupings.current == list(Grouping).index(grouping)


def test_single_entries_are_read_month_by_month_and_only_near(shown, add, monkeypatch):
    for number in range(30):
        add(f"Entry {number}", ago=number * 25)
    asked = []
    real = reading.months
    monkeypatch.setattr(reading, "months", lambda *given: asked.append(given[0]) or real(*given))
    shown.open()
    read = {month for wanted in asked for month in wanted}
    assert read == set(shown.sight.material.months)
    assert len(read) < 12
    shown.sight.show_day(ago(600).toordinal())
    shown.settle()
    assert set(shown.sight.material.months) > read
    assert shown.titles()


def test_a_refusal_while_months_are_read_is_told_and_tried_again(shown, add, monkeypatch, qtbot):
    add("Here", ago=2)
    real = reading.months

    def refuse(*_given):
        raise JournalBusy("a file")

    monkeypatch.setattr(reading, "months", refuse)
    with qtbot.waitSignal(shown.lanes.failed):
        shown.open()
    monkeypatch.setattr(reading, "months", real)
    shown.lanes.load()
    shown.settle()
    assert shown.titles() == ["Here"]


def test_a_bucket_lists_its_entries_beside_the_lanes(shown, add, qtbot):
    titles = [f"Milestone {number}" for number in range(9)]
    for title in titles:
        add(title, kind=Kind.MILESTONE, ago=2)
    shown.open()
    bucket = shown.bucket()
    shown.click(bucket)
    pane = shown.page.pane
    qtbot.waitUntil(pane.isVisible)
    rows = [pane.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(pane.list.count())]
    assert sorted(beat.title for beat in rows) == titles
    with qtbot.waitSignal(shown.lanes.opened) as told:
        pane.list.clicked.emit(pane.list.model().index(0, 0))
    assert told.args == [rows[0].id]
    pane.zoom.click()
    assert shown.sight.scale.days < 20
    pane.show_in_list.click()
    assert shown.view.shape == LIST
    assert "kind:milestone" in shown.view.search.text()
    shown.settle()
    assert shown.view.cards.model().rowCount() == 10  # nine entries and the day


def test_the_keys_go_into_a_bucket_and_back(shown, add, qtbot):
    for number in range(9):
        add(f"Milestone {number}", kind=Kind.MILESTONE, ago=2)
    shown.open()
    shown.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    shown.canvas.keys.move_to(shown.bucket())
    shown.press(Qt.Key.Key_Return)
    pane = shown.page.pane
    qtbot.waitUntil(pane.list.hasFocus)
    with qtbot.waitSignal(shown.lanes.entered):
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    qtbot.keyClick(pane.list, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert shown.canvas.hasFocus()


def test_a_chain_is_listed_beat_by_beat(shown, add, link, qtbot):
    mistake = add("Went wrong", kind=Kind.MISTAKE, ago=30)
    learning = add("Learnt", kind=Kind.LEARNING, ago=20)
    applied = add("Now", kind=Kind.EXPERIMENT, ago=10)
    link(mistake, "taught", learning)
    link(learning, "applied_in", applied)
    link(applied, "repeats", mistake)
    shown.open()
    shown.sight.choose_chain(0)
    pane = shown.page.pane
    assert pane.isVisible()
    rows = [pane.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(pane.list.count())]
    assert [(beat.number, beat.title, beat.links) for beat in rows] == [
        (1, "Went wrong", ()),
        (2, "Learnt", ("was learnt from 1",)),
        (3, "Now", ("applies 2", "repeats 1")),
    ]
    assert rows[1].spoken.startswith("2. Learning, Learnt, ")
    assert rows[1].spoken.endswith("was learnt from 1")
    assert [beat.number for beat in shown.sight.scene.beats] == [1, 2, 3]
    pane._close.click()
    assert shown.sight.chain is None
    assert not pane.isVisible()


def test_a_chosen_chain_stays_chosen_when_it_grows_and_ends_with_its_members(
    shown, add, link, workspace
):
    one, other = add("One", ago=9), add("Other", ago=5)
    link(one, "led_to", other)
    shown.open()
    shown.sight.choose_chain(0)
    third = add("Third", ago=1)
    link(other, "led_to", third)
    shown.refreshed()
    assert shown.sight.chosen == {one, other, third}
    assert shown.page.pane.list.count() == 3
    workspace.do(TrashEntries((one, other)))
    shown.refreshed()
    assert shown.sight.chain is None
    assert not shown.page.pane.isVisible()


def test_the_table_has_the_same_numbers_and_each_opens_its_entries(shown, add, qtbot):
    for number in range(5):
        add("A note", ago=number * 40)
    add("Won", kind=Kind.MILESTONE)
    shown.open(TABLE)
    table, model = shown.page.table, shown.page.table.model()
    assert table.isVisible()
    assert not shown.page.overview.isVisible()
    columns = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert columns == ["Milestones", "Experiments", "Mistakes", "Learnings", "Notes"]
    total = sum(
        int(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    )
    assert total == 6
    table.setFocus()
    table.setCurrentIndex(model.index(0, 4))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(shown.page.pane.list.hasFocus)
    assert shown.page.pane.list.count() == int(model.index(0, 4).data())
    point = table.visualRect(model.index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(lambda: shown.page.pane.list.count() == 1)


def test_eras_and_the_team_come_from_the_journal(shown, add, workspace):

    add("Here")
    shown.open()
    workspace.do(AddPerson(Person(new_id(), "Cleo", "cleo", joined_on=ago(20))))
    workspace.do(Add(ERAS, Era(new_id(), "Constant beta", ago(90))))
    shown.refreshed()
    (era,) = shown.sight.scene.eras
    assert (era.text, era.last) == ("Constant beta", TODAY.toordinal())
    assert [size.text for size in shown.sight.scene.team] == ["1"]


def test_the_shape_and_the_grouping_of_the_last_time_are_recalled(shown, add):
    add("One", author="Ben")
    shown.listing.load()
    shown.lanes.recall("author", LANES)
    shown.settle()
    assert shown.view.shape == LANES
    assert shown.page.controls.groupings.current == list(Grouping).index(Grouping.AUTHOR)
    assert [lane.name for lane in shown.sight.material.board.lanes] == ["Ben"]
    shown.lanes.recall("planet", "sphere")
    assert shown.view.shape == LANES


def test_a_bucket_of_milestones_counts_milestones_alone(shown, add):
    add("Won", kind=Kind.MILESTONE, author="Ben")
    add("A note", author="Ben")
    shown.open()
    shown.lanes.choose_grouping(Grouping.AUTHOR)
    shown.settle()
    wish, board = shown.lanes._reading.wish, shown.sight.material.board
    day = TODAY.toordinal()
    assert [i.title for i in reading.bucket(board, BAND, day, day, wish)] == ["Won"]
    assert len(reading.bucket(board, 0, day, day, wish)) == 2


def test_far_away_a_year_is_bars_and_each_bar_tells_its_days(shown, add):
    for number in range(300):
        add("One", happened_on=TODAY - timedelta(days=number // 2))
    shown.open()
    for _ in range(8):
        shown.canvas.zoom(0.7)
    shown.settle()
    buckets = [p for p in shown.sight.places if p.what is What.BUCKET]
    assert sum(place.number for place in buckets) == 300
    assert all("entries, Notes, " in shown.sight.told(place) for place in buckets)
