"""The painted lanes under the hands of someone with a mouse, and of someone with keys alone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QRegion
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from journal.domain.entry import Kind
from journal.domain.ids import new_id
from journal.domain.retros import Retro
from journal.domain.timeline.board import Grouping
from journal.domain.timeline.picture.parts import Bow
from journal.domain.timeline.picture.places import What
from journal.domain.timeline.scale import Level
from journal.ops.documents import RETROS, Add
from tests.ui.timeline.lanes.conftest import TODAY, ago

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_entries_stand_in_the_lanes_of_their_kinds(shown, add):
    add("Tried", kind=Kind.EXPERIMENT, ago=3)
    add("Went wrong", kind=Kind.MISTAKE, ago=2)
    add("Won", kind=Kind.MILESTONE, ago=1)
    shown.open()
    lanes = {chip.item.title: shown.sight.lane_name(chip.lane) for chip in shown.sight.scene.chips}
    assert lanes == {"Tried": "Experiments", "Went wrong": "Mistakes", "Won": "Milestones"}


def test_a_click_opens_an_entry_and_a_double_click_goes_into_it(shown, add, qtbot):
    entry = add("Here", ago=2)
    shown.open()
    with qtbot.waitSignal(shown.lanes.opened) as told:
        shown.click(shown.place("Here"))
    assert told.args == [entry]
    with qtbot.waitSignal(shown.lanes.entered) as told:
        qtbot.mouseDClick(
            shown.canvas, Qt.MouseButton.LeftButton, pos=shown.point(shown.place("Here"))
        )
    assert told.args == [entry]


@pytest.mark.parametrize("lane", range(4))
def test_a_double_click_on_empty_ground_writes_on_that_day(shown, add, qtbot, lane):
    add("Far away", kind=Kind.MILESTONE, ago=20)
    shown.open()
    point = shown.empty_point(ago(5), lane)
    with qtbot.waitSignal(shown.lanes.draft_requested) as told:
        qtbot.mouseDClick(shown.canvas, Qt.MouseButton.LeftButton, pos=point)
    (draft,) = told.args
    assert draft.happened_on == ago(5)
    assert draft.kind is shown.sight.material.board.lanes[lane].kind


def test_what_is_written_in_a_lane_gets_its_project_or_its_tag(shown, add, qtbot):
    add("One", "#dns", project="Site", ago=20)
    shown.open()
    shown.lanes.choose_grouping(Grouping.PROJECT)
    shown.settle()
    with qtbot.waitSignal(shown.lanes.draft_requested) as told:
        qtbot.mouseDClick(shown.canvas, Qt.MouseButton.LeftButton, pos=shown.empty_point(ago(5)))
    assert told.args[0].project == "Site"
    shown.lanes.choose_grouping(Grouping.TAG)
    shown.settle()
    shown.canvas.write_on(TODAY.toordinal(), 0)
    with qtbot.waitSignal(shown.lanes.draft_requested) as told:
        shown.canvas.write_on(TODAY.toordinal(), 0)
    assert told.args[0].tags == ("dns",)


def test_the_day_under_the_wheel_stays_there_while_zooming(shown, add):
    for day in range(0, 600, 5):
        add("One", ago=day)
    shown.open()
    at = QPointF(400, 300)
    x = shown.sight.in_lanes(at)[0]
    day = shown.sight.scale.day_at(x)
    for notches in (3, 3, -2, -9):
        before = shown.sight.scale.days
        shown.wheel(notches, at, CONTROL)
        assert (shown.sight.scale.days < before) is (notches > 0)
        assert shown.sight.scale.day_at(x) == pytest.approx(day, abs=0.01)


def test_the_wheel_pans(shown, add):
    for day in range(0, 600, 5):
        add("One", ago=day)
    shown.open()
    before = shown.sight.scale.origin
    shown.wheel(2)
    assert shown.sight.scale.origin < before
    shown.wheel(-1)
    assert shown.sight.scale.origin < before


def test_dragging_takes_the_days_along_and_is_no_click(shown, add, qtbot):
    add("Here", ago=2)
    add("Long ago", ago=300)
    shown.open()
    origin, begin = shown.sight.scale.origin, shown.point(shown.place("Here"))
    button = Qt.MouseButton.LeftButton
    with qtbot.assertNotEmitted(shown.lanes.opened):
        qtbot.mousePress(shown.canvas, button, pos=begin)
        for step in range(1, 11):
            qtbot.mouseMove(shown.canvas, begin + (QPointF(20, 0) * step).toPoint())
        qtbot.mouseRelease(shown.canvas, button, pos=begin)
    assert shown.sight.scale.origin == pytest.approx(origin - 200 / shown.sight.scale.pixels)


def test_plus_and_minus_zoom_around_the_keys(shown, add):
    for day in range(0, 200, 7):
        add(f"Entry {day}", ago=day)
    shown.open()
    shown.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    shown.press(Qt.Key.Key_Left, Qt.Key.Key_Left)
    day = shown.canvas.keys.day
    x = shown.sight.scale.x(day + 0.5)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        shown.press(key)
        assert shown.sight.scale.x(day + 0.5) == pytest.approx(x, abs=0.5)


@pytest.mark.parametrize("level", list(Level))
def test_a_level_shows_the_whole_unit_around_the_middle(shown, add, level):
    add("First", ago=900)
    add("Last", ago=0)
    shown.open()
    shown.sight.show_day(ago(450).toordinal())
    middle = int(shown.sight.scale.day_at(shown.sight.scale.width / 2))
    shown.page.controls.level_chosen.emit(level)
    begin = level.unit.begin(middle)
    assert shown.sight.scale.level is level
    assert shown.sight.scale.x(begin) >= 0
    assert shown.sight.scale.x(level.unit.after(begin)) <= shown.sight.scale.width + 0.01
    assert list(Level)[shown.page.controls.levels.current] is level


def test_the_keys_reach_every_entry_of_a_lane_out_of_sight_too(shown, add):
    expected = [add(f"Entry {number}", ago=number * 40) for number in range(12)]
    shown.open()
    shown.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    shown.press(Qt.Key.Key_End)
    seen = []
    for _ in range(30):
        here = shown.canvas.keys.here
        if here.item and here.item.id not in seen:
            seen.append(here.item.id)
            assert not shown.sight.on_page(here).isEmpty()
        shown.press(Qt.Key.Key_Left)
        shown.settle()
    assert seen == expected
    shown.press(Qt.Key.Key_End)
    assert shown.canvas.keys.here.item.id == expected[0]
    shown.press(Qt.Key.Key_Home)
    shown.settle()
    assert shown.canvas.keys.here.first == ago(440).toordinal()


def test_up_and_down_go_from_lane_to_lane(shown, add):
    for kind in Kind:
        add(kind.value, kind=kind, ago=3)
    shown.open()
    shown.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    shown.canvas.keys.move_to(shown.place("milestone"))
    lanes = []
    for _ in range(5):
        lanes.append(shown.canvas.keys.here.item.title)
        shown.press(Qt.Key.Key_Down)
    assert lanes == ["milestone", "experiment", "mistake", "learning", "note"]
    shown.press(Qt.Key.Key_Up)
    assert shown.canvas.keys.here.item.title == "learning"


def test_return_goes_into_the_entry_and_insert_writes_on_its_day(shown, add, qtbot):
    entry = add("Here", ago=2)
    shown.open()
    shown.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(shown.lanes.entered) as told:
        shown.press(Qt.Key.Key_Return)
    assert told.args == [entry]
    with qtbot.waitSignal(shown.lanes.draft_requested) as told:
        shown.press(Qt.Key.Key_Insert)
    assert told.args[0].happened_on == ago(2)


def test_shift_and_the_arrows_pan_and_leave_the_keys_where_they_are(shown, add):
    add("Here", ago=2)
    add("Long ago", ago=300)
    shown.open()
    shown.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    day, origin = shown.canvas.keys.day, shown.sight.scale.origin
    shown.press(Qt.Key.Key_Left, held=SHIFT)
    assert shown.sight.scale.origin < origin
    assert shown.canvas.keys.day == day
    shown.press(Qt.Key.Key_PageDown)
    assert shown.sight.scale.origin > origin - 1


def test_the_arrows_pan_where_there_is_nothing_to_go_to(shown, add):
    add("Long ago", kind=Kind.MISTAKE, ago=500)
    add("Here")
    shown.open()
    shown.sight.show_day(ago(250).toordinal())
    shown.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    gap = shown.canvas.keys.here
    assert gap.what is What.GAP
    origin = shown.sight.scale.origin
    shown.press(Qt.Key.Key_Left)
    assert shown.sight.scale.origin < origin


def test_a_link_is_chosen_by_a_click_and_by_the_space_bar(shown, add, link, qtbot):
    mistake = add("Went wrong", kind=Kind.MISTAKE, ago=40)
    learning = add("Learnt", kind=Kind.LEARNING, ago=8)
    link(mistake, "taught", learning)
    shown.open()
    (bow,) = shown.sight.scene.bows
    assert bow.text == "taught"
    frame = shown.sight.scene.frame
    point = QPointF(bow.text_x + frame.sizes.names, bow.text_y + frame.body)
    assert isinstance(shown.sight.place_at(point), Bow)
    qtbot.mouseClick(shown.canvas, Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert shown.sight.chosen == {mistake, learning}
    shown.canvas.setFocus()
    shown.press(Qt.Key.Key_Escape)
    assert shown.sight.chosen is None
    shown.canvas.keys.move_to(shown.place("Learnt"))
    shown.press(Qt.Key.Key_Space)
    assert shown.sight.chosen == {mistake, learning}
    shown.press(Qt.Key.Key_Space)
    assert shown.sight.chosen is None


def test_a_tool_tip_tells_what_is_pointed_at_and_is_never_taken_for_html(shown, add, qtbot):
    add("<b>Bold</b> & brave", ago=2)
    shown.open()
    point = shown.point(shown.place("<b>Bold</b> & brave"))
    event = QHelpEvent(QHelpEvent.Type.ToolTip, point, shown.canvas.mapToGlobal(point))
    QApplication.sendEvent(shown.canvas, event)
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; brave" in QToolTip.text()
    QToolTip.hideText()


def test_lanes_that_find_no_room_are_scrolled(shown, add):
    for number in range(20):
        add("One", f"#tag{number:02}", ago=2)
    shown.open()
    assert shown.page.bar.isHidden()
    shown.lanes.choose_grouping(Grouping.TAG)
    shown.settle()
    assert shown.page.bar.isVisible()
    shown.wheel(-5, held=SHIFT)
    assert shown.sight.scroll > 0
    assert shown.page.bar.value() == round(shown.sight.scroll)
    shown.page.bar.setValue(0)
    assert shown.sight.scroll == 0
    shown.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(40):
        shown.press(Qt.Key.Key_Down)
    assert shown.sight.scroll > 0
    assert not shown.sight.on_page(shown.canvas.keys.here).isEmpty()


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_it_is_painted_in_every_theme_and_follows_the_text_size(shown, add, theme, choice):
    from journal.settings import Settings

    add("Here", kind=Kind.EXPERIMENT, ago=2)
    shown.open()
    chip = shown.sight.scene.chips[0].height
    theme.adopt(Settings(theme=choice, text_size=150, high_contrast=True))
    assert shown.sight.scene.chips[0].height == pytest.approx(chip * 1.5)
    picture = shown.canvas.grab().toImage()
    assert picture.pixelColor(5, 5).name() == theme.tokens.surface
    theme.adopt(Settings(theme="light"))


def test_the_lanes_and_the_overview_paint_every_pixel_of_theirs(shown, add):
    add("Here", ago=2)
    shown.open()
    for widget in (shown.canvas, shown.page.overview):
        assert widget.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        image = QImage(widget.size(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.magenta)
        widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag(0))
        assert 0xFFFF00FF not in set(image.constBits().cast("I"))


def test_days_at_the_ends_of_the_calendar_can_be_looked_at(shown, add, qtbot):
    from datetime import date

    add("First", happened_on=date.min)
    add("Leap", happened_on=date(2024, 2, 29))
    add("Last", happened_on=date.max)
    shown.open()
    for _ in range(60):
        shown.wheel(-3, held=CONTROL)
    shown.settle()
    assert shown.sight.scale.days > 3_650_000
    assert not shown.canvas.grab().isNull()
    shown.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    shown.press(Qt.Key.Key_Home)
    for _ in range(80):
        shown.press(Qt.Key.Key_Plus)
    shown.settle()
    assert shown.sight.scale.level is Level.DAY
    assert not shown.canvas.grab().isNull()


def test_today_brings_the_present_day_back(shown, add):
    add("Here")
    add("Long ago", ago=900)
    shown.open()
    shown.sight.show_day((TODAY - timedelta(days=700)).toordinal())
    assert shown.sight.scene.today is None
    shown.page.controls.today.click()
    assert shown.sight.scene.today is not None


def test_a_retro_is_opened_by_a_click_and_by_keys(shown, add, workspace, qtbot):
    add("Here", ago=3)
    retro = Retro(new_id(), ago(5), ago(40), ago(5), "timeline", "After the award")
    workspace.do(Add(RETROS, retro))
    shown.open()
    place = next(p for p in shown.sight.places if p.what is What.RETRO)
    assert shown.sight.told(place).startswith("After the award, ")
    with qtbot.waitSignal(shown.lanes.retro_opened) as told:
        shown.click(place)
    assert told.args == [retro.id]
    shown.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    shown.canvas.keys.move_to(shown.place("Here"))
    shown.press(Qt.Key.Key_Down)
    with qtbot.waitSignal(shown.lanes.retro_opened):
        shown.press(Qt.Key.Key_Return)


def test_two_retros_of_one_day_can_each_be_opened(shown, add, workspace, qtbot):
    add("Here", ago=3)
    ids = []
    for title in ("Morning", "Evening"):
        retro = Retro(new_id(), ago(5), ago(40), ago(5), "timeline", title)
        workspace.do(Add(RETROS, retro))
        ids.append(retro.id)
    shown.open()
    (both,) = [p for p in shown.sight.places if p.what is What.RETRO]
    assert shown.sight.told(both).startswith("2 retrospectives, ")
    found = []
    shown.lanes.retro_opened.connect(found.append)
    shown.click(both)  # brings them near enough to stand side by side
    assert found == []
    for place in [p for p in shown.sight.places if p.what is What.RETRO]:
        shown.click(place)
    assert sorted(found) == sorted(ids)
