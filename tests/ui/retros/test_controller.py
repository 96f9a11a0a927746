"""A retro from the plan to the pack, in the real window."""

import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from journal.domain.entry import Kind, Status
from journal.domain.ids import new_id
from journal.domain.people import Person
from journal.domain.retros import Action, ActionState, Card, Helped, Retro, Step
from journal.ops.documents import ACTIONS, RETROS, Add, Edit
from journal.ops.people import AddPerson
from journal.store import entries
from journal.store.lookback import actions, retros
from journal.ui.retros import sheet as sheets
from journal.ui.retros.view import NONE_YET, OPEN, PLAN, TROUBLE
from tests.ui.conftest import TODAY

CHROMIUM = shutil.which("chromium")


@pytest.fixture
def earlier(workspace):
    """A retro of last month, with an action that is still open."""
    day = TODAY - timedelta(days=30)
    retro = Retro(new_id(), day, day - timedelta(days=20), day, "4ls", step=Step.DONE)
    workspace.do(Add(RETROS, retro))
    action = Action(new_id(), retro.id, "Lower the TTL", "Ana", tag="dns")
    workspace.do(Add(ACTIONS, action))
    return action


@pytest.fixture
def room(make_window, workspace):
    """The room of the retros, with short words for what tests do in it."""
    workspace.do(AddPerson(Person(new_id(), "Ana", "ana", joined_on=TODAY - timedelta(days=90))))
    opened = make_window("retros")
    opened.settle()
    opened.view = opened.window.rooms.view("retros")
    opened.page = opened.view.page
    return opened


def begin(room):
    room.view.new.click()
    room.settle()
    assert room.view.state == PLAN
    room.view.form.begin.click()
    room.settle()
    assert room.view.state == OPEN
    return retros.everyone()[0].id


def go_on(room):
    room.page.next.click()
    room.settle()


def column(room, key):
    return next(each for each in room.page.cards.columns if each.key == key)


def texts(cards):
    return [cards.item(row).text() for row in range(cards.count())]


def test_an_empty_room_offers_to_plan_a_retro(room):
    assert room.view.state == NONE_YET
    room.window.rooms.focus_first()
    room.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    room.settle()
    assert room.view.state == PLAN
    assert [box.text() for box in room.view.form.people] == ["Ana"]


@pytest.mark.new_journal  # its pack would list thousands of open ends
def test_a_whole_retro_is_held_and_kept(room, add, earlier, qtbot, tmp_path):
    mistake = add("Forgot the TTL", "#dns", Kind.MISTAKE, ago=9)
    add("A week", "thanks @ben for the cake", ago=8)
    add("One show", kind=Kind.EXPERIMENT, status=Status.RUNNING, ago=5)
    ident = begin(room)
    assert retros.get(ident).period_first == TODAY - timedelta(days=29)
    assert retros.get(ident).format == "4ls"  # as the last time
    assert retros.get(ident).participants == ("Ana",)

    # what became of the last actions
    state, helped = room.page.follow_up.questions
    state.buttons[1].click()
    room.settle()
    state, helped = room.page.follow_up.questions
    helped.buttons[2].click()
    room.settle()
    kept = actions.get(earlier.id)
    assert (kept.state, kept.helped) == (ActionState.DONE, Helped.PARTLY)

    # the period
    go_on(room)
    assert "Forgot the TTL" in room.page.story.toPlainText()
    assert retros.get(ident).step is Step.TIMELINE

    # cards: one taken, one dropped, one written
    go_on(room)
    lacked = column(room, "lacked")
    assert texts(lacked.cards) == ["+  Forgot the TTL"]
    lacked.cards.setCurrentRow(0)
    qtbot.keyClick(lacked.cards, Qt.Key.Key_Return)
    room.settle()
    assert retros.get(ident).cards[0].evidence == (mistake,)
    liked = column(room, "liked")
    liked.cards.setCurrentRow(0)
    qtbot.keyClick(liked.cards, Qt.Key.Key_Delete)
    room.settle()
    assert texts(liked.cards) == []
    lacked.field.setFocus()
    qtbot.keyClicks(lacked.field, "Sleep")
    qtbot.keyClick(lacked.field, Qt.Key.Key_Return)
    room.settle()
    assert texts(lacked.cards) == ["Forgot the TTL", "Sleep"]
    assert lacked.field.text() == ""

    # group and vote
    go_on(room)
    votes = room.page.votes
    votes.cards.selectAll()
    qtbot.keyClicks(votes.pile, "Tired")
    qtbot.keyClick(votes.pile, Qt.Key.Key_Return)
    room.settle()
    assert [card.group for card in retros.get(ident).cards] == ["Tired", "Tired"]
    votes.cards.clearSelection()
    votes.cards.item(0).setSelected(True)
    qtbot.keyClick(votes.cards, Qt.Key.Key_Plus)
    room.settle()
    assert sum(card.votes for card in retros.get(ident).cards) == 1

    # decide: an action, and one to be tried
    go_on(room)
    decide = room.page.decisions
    for words in ("Check weekly", "Go home at five"):
        qtbot.keyClicks(decide.text, words)
        qtbot.keyClicks(decide.tag, "#dns")
        if words.startswith("Go"):
            qtbot.keyClicks(decide.expectation, "fewer mistakes")
            qtbot.keyClicks(decide.due, "2030-01-31")
        qtbot.keyClick(decide.text, Qt.Key.Key_Return)
        room.settle()
    check, home = actions.of_retros([ident])
    assert (check.text, check.tag, check.due_on) == ("Check weekly", "dns", None)
    trial = entries.get(home.experiment)
    assert (trial.title, trial.kind, trial.expectation) == (
        "Go home at five", Kind.EXPERIMENT, "fewer mistakes",
    )  # fmt: skip

    # thanks, and the end
    go_on(room)
    qtbot.keyClicks(room.page.closing.thanks, "To Ben, for the cake.")
    go_on(room)
    done = retros.get(ident)
    assert (done.step, done.thanks) == (Step.DONE, "To Ben, for the cake.")
    assert not room.page.next.isVisible()

    # the pack
    room.view.folder_chosen.emit(str(tmp_path / "pack"))
    room.settle()
    assert {path.name for path in (tmp_path / "pack").iterdir()} == {
        "retro.md", "retro.html", "retro.pdf", "timeline.svg",
    }  # fmt: skip
    text = (tmp_path / "pack" / "retro.md").read_text("utf-8")
    for words in (
        "- [x] Lower the TTL · Ana · it helped in part", "### Lacked", "- Tired · one vote",
        "- Check weekly · nobody named yet · by the next retro · against mistakes tagged #dns",
        "- Go home at five · nobody named yet · by 31 January 2030",
        "To Ben, for the cake.",
    ):  # fmt: skip
        assert words in text
    assert (tmp_path / "pack" / "retro.pdf").read_bytes().startswith(b"%PDF-")
    if CHROMIUM:
        command = [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", f"--user-data-dir={tmp_path / 'profile'}",
            "--dump-dom", (tmp_path / "pack" / "retro.html").as_uri(),
        ]  # fmt: skip
        with room.watchdog.paused():
            shown = subprocess.run(
                command, capture_output=True, text=True, timeout=60, check=True
            ).stdout
        assert "Check weekly" in shown

    # what was decided stands in Today until it is done
    room.window.show_room("today")
    room.settle()
    cards = room.window.rooms.here.cards
    cards.setFocus()
    cards.setCurrentIndex(cards.model().place(check.id))
    qtbot.keyClick(cards, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert actions.get(check.id).state is ActionState.DONE
    assert not cards.model().place(check.id).isValid()
    assert cards.model().place(home.id).isValid()


def test_a_retro_that_was_left_half_way_is_found_again_as_it_was(room, add, make_window):
    add("Forgot the TTL", kind=Kind.MISTAKE, ago=2)
    begin(room)
    go_on(room)
    go_on(room)
    room.qtbot.keyClicks(column(room, "orange").field, "Sleep")
    room.qtbot.keyClick(column(room, "orange").field, Qt.Key.Key_Return)
    room.settle()
    room.window.end_session()
    again = make_window("retros")
    again.settle()
    page = again.window.rooms.view("retros").page
    assert page.step is Step.CARDS
    assert "Sleep" in texts(column_of(page, "orange").cards)


def column_of(page, key):
    return next(each for each in page.cards.columns if each.key == key)


def test_a_fourth_action_is_added_only_after_a_warning(room, qtbot):
    ident = begin(room)
    room.page.step_chosen.emit(Step.DECIDE)
    room.settle()
    decide = room.page.decisions
    for number in range(4):
        qtbot.keyClicks(decide.text, f"Action {number}")
        decide.add.click()
        room.settle()
    assert len(actions.of_retros([ident])) == 3
    assert "more are seldom done" in decide.note.text()
    assert decide.text.text() == "Action 3"
    decide.add.click()
    room.settle()
    assert len(actions.of_retros([ident])) == 4


def test_who_takes_part_is_offered_as_the_owner_of_an_action(room):
    begin(room)
    room.page.step_chosen.emit(Step.DECIDE)
    room.settle()
    owner = room.page.decisions.owner
    room.type(owner, "an")
    assert owner.completer().completionCount() == 1
    assert owner.completer().currentCompletion() == "Ana"
    owner.completer().popup().hide()


def test_a_day_that_is_none_is_said_and_nothing_is_lost(room, qtbot):
    ident = begin(room)
    room.page.step_chosen.emit(Step.DECIDE)
    room.settle()
    decide = room.page.decisions
    qtbot.keyClicks(decide.text, "Do it")
    qtbot.keyClicks(decide.due, "someday maybe")
    decide.add.click()
    assert "someday maybe" in decide.note.text()
    assert (decide.text.text(), actions.of_retros([ident])) == ("Do it", [])


def test_a_period_that_is_none_is_said_in_the_plan(room):
    room.view.new.click()
    room.settle()
    form = room.view.form
    form.last.setText("2001-01-01")
    form.begin.click()
    assert "cannot end" in form.refusal.text()
    assert form.refusal.isVisible()
    form.first.setText("whenever")
    form.begin.click()
    assert "whenever" in form.refusal.text()
    assert retros.everyone() == []
    form.cancel.click()
    assert room.view.state == NONE_YET


def test_others_than_members_may_come(room):
    room.view.new.click()
    room.settle()
    form = room.view.form
    room.type(form.guests, " Ruth  Garlick, Ana,, Ben ")
    room.qtbot.keyClick(form.guests, Qt.Key.Key_Return)
    room.settle()
    assert retros.everyone()[0].participants == ("Ana", "Ruth Garlick", "Ben")


def test_undo_takes_every_answer_back(room, add, workspace):
    add("Forgot the TTL", kind=Kind.MISTAKE, ago=2)
    ident = begin(room)
    room.page.step_chosen.emit(Step.CARDS)
    room.settle()
    orange = column(room, "orange")
    orange.cards.setCurrentRow(0)
    room.qtbot.keyClick(orange.cards, Qt.Key.Key_Delete)
    room.settle()
    assert texts(orange.cards) == []
    workspace.undo()
    room.settle()
    assert texts(orange.cards) == ["+  Forgot the TTL"]
    assert retros.get(ident).dropped == ()


def test_what_another_program_changed_is_kept_apart(room, workspace, add):
    ident = begin(room)
    room.page.step_chosen.emit(Step.THANKS)
    room.settle()
    room.qtbot.keyClicks(room.page.closing.notes, "Mine")
    assert room.page.closing.texts()[1] == "Mine"
    add("Something else")  # the room reads anew, and the typing stays
    room.settle()
    assert room.page.closing.texts()[1] == "Mine"
    assert room.window.flush()
    assert retros.get(ident).notes == "Mine"


def test_a_retro_in_the_trash_leaves_the_room(room, workspace):
    ident = begin(room)
    room.page.trash.click()
    room.settle()
    assert room.view.state == NONE_YET
    workspace.undo()
    room.settle()
    assert room.view.state == OPEN
    assert retros.everyone()[0].id == ident


def test_a_format_that_is_gone_is_a_sentence(room, workspace):
    workspace.do(Add(RETROS, Retro(new_id(), TODAY, TODAY, TODAY, "weather")))
    room.settle()
    assert room.view.state == TROUBLE
    assert "weather" in room.view._refusal._rest.text()


def test_a_step_is_copied_as_markdown(room, add):
    add("Forgot the TTL", kind=Kind.MISTAKE, ago=2)
    begin(room)
    room.page.step_chosen.emit(Step.TIMELINE)
    room.settle()
    room.page.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("## What happened\n")
    assert "Forgot the TTL" in text


@pytest.mark.new_journal  # its pack would list thousands of open ends
def test_every_step_is_copied_once_there_is_something_in_it(room, add, earlier, workspace):
    add("Forgot the TTL", kind=Kind.MISTAKE, ago=2)
    ident = begin(room)
    board = QGuiApplication.clipboard()
    headings = {}
    for again in (False, True):
        for step in list(Step)[:-1]:
            room.page.step_chosen.emit(step)
            room.settle()
            board.setText("untouched")
            room.page.copy.click()
            headings[step, again] = board.text().splitlines()[0]
        cards = (Card("a", "liked", "Cake", votes=2),)
        retro = replace(retros.get(ident), cards=cards, thanks="To Ben", notes="At ten")
        workspace.do(Edit(RETROS, retro))
        workspace.do(Add(ACTIONS, Action(new_id(), ident, "Ask first")))
        room.settle()
    assert [headings[step, False] for step in list(Step)[:-1]] == [
        "## What became of the last actions", "## What happened", "## Cards: 4 Ls", "untouched",
        "untouched", "untouched",
    ]  # fmt: skip
    assert [headings[step, True] for step in list(Step)[3:-1]] == [
        "## What we voted for", "## What we will do", "## Thank you",
    ]  # fmt: skip


@pytest.mark.new_journal  # its pack would list thousands of open ends
def test_a_folder_with_files_in_it_is_not_written_over(room, tmp_path):
    begin(room)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "x").touch()
    room.view.folder_chosen.emit(str(tmp_path / "mine"))
    room.settle()
    assert "not an empty folder" in room.window.messages.text


def test_an_answer_reads_nothing_of_the_entries_again(room, add, earlier, monkeypatch, workspace):
    begin(room)
    asked = []
    read = sheets.retro_material.material

    def material(period):
        asked.append(period)
        return read(period)

    monkeypatch.setattr(sheets.retro_material, "material", material)
    state, _ = room.page.follow_up.questions
    state.buttons[1].click()
    room.settle()
    assert asked == []
    assert room.page.follow_up.questions[0].current == 1  # the answer is shown all the same
    add("Forgot the TTL", kind=Kind.MISTAKE, ago=2)
    room.page.step_chosen.emit(Step.TIMELINE)  # before the entry was read
    room.settle()
    assert asked
    assert "Forgot the TTL" in room.page.story.toPlainText()
