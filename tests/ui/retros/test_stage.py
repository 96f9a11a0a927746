from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from journal.domain.dates import Period
from journal.domain.entry import Kind
from journal.domain.ids import new_id
from journal.domain.retros import Action, Card, Retro, Step
from journal.ops.documents import ACTIONS, RETROS, Add
from journal.ui.retros import large
from journal.ui.retros import sheet as sheets
from journal.ui.retros.stage import LETTERS, Stage
from tests.ui.conftest import TODAY


@pytest.fixture
def stage(workspace, theme, qtbot):
    retro = Retro(new_id(), TODAY, TODAY, TODAY, "sailboat", minutes=100)
    workspace.do(Add(RETROS, retro))
    made = Stage(theme)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show_sheet(sheets.read(retro.id), Step.CARDS)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_letters_can_be_read_from_three_metres(stage):
    assert stage.text.font().pixelSize() >= stage.height() / LETTERS - 1
    assert stage.time.font().pixelSize() >= stage.height() / LETTERS - 1
    assert "Anchor\nWhat held us back?" in stage.said


def test_the_clock_runs_for_the_step_and_stands_when_it_is_told_to(stage, qtbot):
    assert stage.time.text() == "25:00 left"
    qtbot.keyClick(stage, Qt.Key.Key_Space)
    assert stage.runs
    stage._spent[Step.CARDS] = 61.0
    stage.tick()
    assert stage.time.text() == "23:59 left"
    qtbot.keyClick(stage, Qt.Key.Key_Space)
    assert not stage.runs
    stage._spent[Step.CARDS] = 25 * 60 + 5
    stage.tick()
    assert stage.time.text() == "0:05 over"


def test_the_arrows_go_from_step_to_step(stage, qtbot):
    with qtbot.waitSignal(stage.step_chosen) as told:
        qtbot.keyClick(stage, Qt.Key.Key_Right)
    assert told.args == [Step.VOTE]
    with qtbot.waitSignal(stage.step_chosen) as told:
        qtbot.keyClick(stage, Qt.Key.Key_Left)
    assert told.args == [Step.TIMELINE]


def test_escape_closes_it(stage, qtbot):
    with qtbot.waitSignal(stage.closed):
        qtbot.keyClick(stage, Qt.Key.Key_Escape)
    assert not stage.isVisible()


def test_the_first_proposal_looks_back_to_the_first_entry(workspace, add, application):
    add("Long ago", ago=20)
    found = sheets.beginning(TODAY)
    assert found.retro.period == Period(TODAY.fromordinal(TODAY.toordinal() - 20), TODAY)
    assert [name for name, _, _ in found.formats][:2] == ["timeline", "start-stop-continue"]


@pytest.fixture
def held(workspace, add):
    """A retro with cards on piles, an action decided, and something that happened."""
    add("A milestone", kind=Kind.MILESTONE)
    cards = (
        Card("a", "wind", "A quiet week", group="Quiet", votes=1),
        Card("b", "wind", "No calls", group="Quiet", votes=3),
        Card("c", "anchor", "The form", votes=2),
    )
    before = Retro(new_id(), TODAY - timedelta(days=30), TODAY, TODAY, "sailboat", step=Step.DONE)
    retro = Retro(new_id(), TODAY, TODAY, TODAY, "sailboat", cards=cards)
    action = Action(new_id(), before.id, "Lower the TTL", "Ana")
    decided = Action(new_id(), retro.id, "Ask first", "Ben")
    for one in (Add(RETROS, before), Add(RETROS, retro), Add(ACTIONS, action)):
        workspace.do(one)
    workspace.do(Add(ACTIONS, decided))
    return sheets.read(retro.id)


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (Step.ACTIONS, ["Lower the TTL (Ana): still on"]),
        (Step.TIMELINE, ["What do you remember?", "A milestone"]),
        (Step.CARDS, ["•  A quiet week", "Anchor\n•  The form", "Island\nWhere do our"]),
        (Step.VOTE, ["•  Quiet (4 votes)\n•  The form (2 votes)"]),
        (Step.DECIDE, ["Ask first (Ben)"]),
        (Step.THANKS, ["Whom do you thank"]),
    ],
)
def test_each_step_says_what_came_of_it(stage, held, step, told):
    stage.show_sheet(held, step)
    for words in told:
        assert words in stage.said


def test_what_people_write_is_shown_as_written_and_hangs_beside_its_dot(stage, held):
    shown = large.laid_out("Wind\n•  <b>A</b> & B\n\nIsland\nWhere?", Step.CARDS)
    page = QTextDocument()
    page.setHtml(shown)
    lines = [line.strip() for line in page.toPlainText().split("\n") if line.strip()]
    assert lines == ["Wind", "•", "<b>A</b> & B", "Island", "Where?"]
    stage.show_sheet(held, Step.VOTE)
    assert "The form (2 votes)" in stage.text.text()


def test_the_period_is_a_picture_as_wide_as_the_screen(stage, held):
    stage.show_sheet(held, Step.TIMELINE)
    assert stage.picture.isVisible()
    assert stage.picture.pixmap().width() > stage.width() * 0.9
    stage.show_sheet(held, Step.CARDS)
    assert not stage.picture.isVisible()


def test_up_and_down_scroll_what_is_too_long(stage, held, qtbot):
    stage.resize(800, 300)
    stage.show_sheet(held, Step.TIMELINE)
    bar = stage._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(stage, Qt.Key.Key_Down)
    assert bar.value() > 0
    qtbot.keyClick(stage, Qt.Key.Key_Up)
    assert bar.value() == 0


def test_the_arrows_show_every_step_of_a_retro_that_is_over(make_window, workspace, qtbot):
    retro = Retro(new_id(), TODAY, TODAY, TODAY, "sailboat", step=Step.DONE, thanks="To Ruth")
    workspace.do(Add(RETROS, retro))
    opened = make_window("retros")
    opened.settle()
    opened.window.rooms.here.page.stage.click()
    (screen,) = opened.window.findChildren(Stage)
    assert screen.said == "To Ruth"
    qtbot.keyClick(screen, Qt.Key.Key_Left)
    assert "What will you change?" in screen.said
    qtbot.keyClick(screen, Qt.Key.Key_Right)
    assert screen.said == "To Ruth"
    screen.close()
