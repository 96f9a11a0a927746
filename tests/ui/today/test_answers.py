"""What a retro decided stays on Today until it is done."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from journal.domain.ids import new_id
from journal.domain.retros import Action, ActionState, Retro, Step
from journal.ops.documents import ACTIONS, RETROS, Add, Edit
from journal.store.lookback import actions
from journal.ui.retros.view import OPEN
from journal.ui.shell.rooms import RETROS as RETROS_ROOM
from journal.ui.shell.rooms import TODAY as TODAY_ROOM
from journal.ui.today.answers import Answers
from journal.ui.today.page import Reminders, arranged, next_action
from journal.ui.widgets.card_model import CARD, ROW
from tests.ui.conftest import TODAY


@pytest.fixture
def decide(workspace):
    """Keep an action of a retro that was held a month ago."""
    held = TODAY - timedelta(days=30)
    retro = Retro(new_id(), held, held - timedelta(days=20), held, "4ls", step=Step.DONE)
    workspace.do(Add(RETROS, retro))

    def keep(text, due=None, owner="Ana", tag=""):
        day = None if due is None else TODAY + timedelta(days=due)
        action = Action(new_id(), retro.id, text, owner, day, tag=tag)
        workspace.do(Add(ACTIONS, action))
        return action.id

    return keep


@pytest.fixture
def today(make_window, decide):
    """The window on Today with three actions: one late, one due later, one for the next retro."""
    names = {
        "late": decide("Write down who is on call", -3, "Ben", "people"),
        "later": decide("Lower the TTL", 9),
        "retro": decide("Ask the night shift first", owner=""),
    }
    opened = make_window(TODAY_ROOM)
    opened.settle()
    opened.cards = opened.window.rooms.here.cards
    opened.names = names
    return opened


def shown(opened):
    """The cards of actions that stand on the page, from top to bottom."""
    model = opened.cards.model()
    rows = [model.index(number, 0) for number in range(model.rowCount())]
    named = {name: key for key, name in opened.names.items()}
    return {
        named[row.data(ROW).id]: (row.data(CARD), row.data(ROW).offers)
        for row in rows
        if getattr(row.data(ROW), "id", "") in named
    }


def go_to(opened, name):
    opened.cards.setFocus()
    opened.cards.setCurrentIndex(opened.cards.model().place(opened.names[name]))


def test_open_actions_stand_on_today_with_their_owner_and_day(today):
    found = shown(today)
    assert list(found) == ["late", "later", "retro"]
    late, offers = found["late"]
    assert (late.title, late.facts) == ("Write down who is on call", ("#people",))
    assert late.excerpt.startswith("Ben  ·  was due ")
    assert offers == ("Done", "Still on", "Drop")
    assert found["later"][0].excerpt.startswith("Ana  ·  due ")
    assert found["later"][1] == ("Done", "Drop")
    assert found["retro"][0].excerpt == "next retro"


def test_a_screen_reader_hears_what_it_is_and_what_can_be_done(today):
    model = today.cards.model()
    told = model.place(today.names["late"]).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Action, Write down who is on call, Ben  ·  was due ")
    assert told.endswith("Done, Still on, Drop")


@pytest.mark.parametrize(
    ("key", "state"),
    [(Qt.Key.Key_Return, ActionState.DONE), (Qt.Key.Key_Delete, ActionState.DROPPED)],
)
def test_a_key_answers_and_the_message_bar_takes_it_back(today, qtbot, key, state):
    window, ident = today.window, today.names["late"]
    control = Qt.KeyboardModifier.ControlModifier
    go_to(today, "late")
    plain = Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(today.cards, key, control if key == Qt.Key.Key_Return else plain)
    today.settle()
    kept = actions.get(ident)
    assert (kept.state, kept.closed_on) == (state, TODAY)
    assert list(shown(today)) == ["later", "retro"]
    assert today.cards.current_card == today.names["later"]  # keys go on from there
    assert "Write down who is on call" in window.messages.text
    window.messages.buttons[0].click()
    today.settle()
    assert actions.get(ident).state is ActionState.OPEN
    assert list(shown(today)) == ["late", "later", "retro"]


def test_what_is_still_on_comes_back_in_a_week(today, qtbot):
    go_to(today, "late")
    qtbot.keyClick(today.cards, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    today.settle()
    kept = actions.get(today.names["late"])
    assert (kept.state, kept.due_on) == (ActionState.OPEN, TODAY + timedelta(days=7))
    assert shown(today)["late"][1] == ("Done", "Drop")
    assert "still on" in today.window.messages.text
    today.window.messages.buttons[0].click()
    today.settle()
    assert actions.get(today.names["late"]).due_on == TODAY - timedelta(days=3)


@pytest.mark.parametrize(("number", "state"), [(0, ActionState.DONE), (1, ActionState.DROPPED)])
def test_each_answer_is_one_click(today, qtbot, number, state):
    cards, ident = today.cards, today.names["later"]
    index = cards.model().place(ident)
    cards.scrollTo(index)
    row = cards.visualRect(index)
    offers = index.data(ROW).offers
    hit = [
        QPoint(x, row.bottom() - 20)
        for x in range(row.left(), row.right())
        if cards._delegate.offer_at(row, offers, QPoint(x, row.bottom() - 20)) == number
    ]
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=hit[len(hit) // 2])
    today.settle()
    assert actions.get(ident).state is state


def test_return_on_an_action_opens_its_retro_and_no_entry(today, qtbot):
    opened = []
    today.window.rooms.entry_opened.connect(opened.append)
    go_to(today, "retro")
    qtbot.keyClick(today.cards, Qt.Key.Key_Return)
    today.settle()
    assert today.window.rooms.present == RETROS_ROOM
    assert today.window.rooms.here.state == OPEN
    assert opened == []


def test_actions_are_not_taken_into_a_selection_of_entries(today, add):
    add("An entry of today")
    today.settle()
    today.cards.selectAll()
    assert not set(today.cards.chosen) & set(today.names.values())


def test_another_day_says_nothing_of_actions(today):
    today.window.rooms.open_day(TODAY - timedelta(days=400))
    today.settle()
    assert shown(today) == {}


def test_an_action_that_was_closed_elsewhere_leaves_the_page(today, workspace):
    action = actions.get(today.names["late"])
    workspace.do(Edit(ACTIONS, action.closed(ActionState.DONE, TODAY)))
    today.settle()
    assert list(shown(today)) == ["later", "retro"]


def test_after_the_last_action_keys_go_on_with_the_one_before():
    one, two, three = (Action(str(n), "r", "Do it") for n in range(3))
    before = Reminders(actions=(one, two, three))
    assert next_action(before, Reminders(actions=(one, two)), "2") == "1"
    assert next_action(before, Reminders(actions=(one, three)), "1") == "2"
    assert next_action(before, Reminders(), "1") == ""
    assert next_action(before, before, "1") == ""


def test_on_the_last_day_of_the_calendar_there_is_no_later_one(workspace, decide, application):
    ident = decide("Turn the lights off", -3)
    answers = Answers(workspace, lambda: date.max, application)
    answers.answer(ident, 1)
    assert actions.get(ident).due_on == date.max
    answers.deleteLater()


def test_of_very_many_actions_the_first_are_shown_and_the_others_named():
    actions = tuple(Action(str(n), "r", f"Do {n}") for n in range(20))
    heading, *cards = arranged(TODAY, TODAY, [], Reminders(actions=actions))
    assert len(cards) == 12
    assert heading.rest == "the first 12 of 20; the others are in Retros"
