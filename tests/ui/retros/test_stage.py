import pytest
from PySide6.QtCore import Qt

from journal.domain.dates import Period
from journal.domain.ids import new_id
from journal.domain.retros import Retro, Step
from journal.ops.documents import RETROS, Add
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
    assert "Anchor\nWhat held us back?" in stage.text.text()


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
