from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester

from journal.domain.board import APPLY, Column, move
from journal.domain.entry import Kind, Status
from journal.domain.links import Relation
from journal.errors import DiskFull
from journal.store import links
from journal.ui.loop.card import MOST, Card
from journal.ui.loop.model import CardsModel, carried
from tests.ui.conftest import TODAY

ALT = Qt.KeyboardModifier.AltModifier
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
EXPERIMENTS, MISTAKES, LEARNINGS, APPLIED = Column


@pytest.fixture
def chain(add, link):
    """An experiment that failed, the mistake in it and what that taught; nothing applied yet."""
    trial = add("Ship on Fridays", kind=Kind.EXPERIMENT, ago=60, status=Status.FAILED,
                ended_on=TODAY - timedelta(days=50))  # fmt: skip
    wrong = add("It broke on a Friday", kind=Kind.MISTAKE, ago=55)
    learnt = add("Ship on Mondays", kind=Kind.LEARNING, ago=40)
    link(trial, Relation.LED_TO, wrong)
    link(wrong, Relation.TAUGHT, learnt)
    return trial, wrong, learnt


def test_a_chain_stands_where_it_waits_and_says_how_long(board, chain):
    shown = board()
    assert shown.titles() == {"learnings": ["Ship on Mondays"]}
    (card,) = shown.cards(LEARNINGS)
    assert card.stuck
    assert card.spoken.startswith("Ship on Mondays, stuck, waiting 40 days, ")


def test_heads_tell_the_count_and_the_usual_days(board, chain, add):
    add("Another", kind=Kind.MISTAKE, ago=30)
    add("A third", kind=Kind.MISTAKE, ago=1)
    head = board().view.panels[MISTAKES]
    assert head._count.text() == "2"
    assert head._pace.text() == "1 stuck · usually 15 days to a learning"
    assert "half of them" in head._pace.toolTip()
    assert head.cards.accessibleName().startswith("Mistakes, 2, 1 stuck")


@pytest.mark.parametrize(
    ("more", "words", "stuck"),
    [
        ({"status": Status.RUNNING}, "running for 10 days", False),
        ({"status": Status.PLANNED}, "planned for 10 days", False),
        ({"check_on": TODAY}, "look again today", True),
        ({"check_on": TODAY - timedelta(days=1)}, "1 day late: look again", True),
        ({"status": Status.WORKED}, "10 days: no learning", False),
    ],
)
def test_an_experiment_says_what_it_waits_for(board, add, more, words, stuck):
    add("Try it", kind=Kind.EXPERIMENT, ago=10, **more)
    (card,) = board().cards(EXPERIMENTS)
    assert (card.wait, card.stuck) == (words, stuck)


def test_an_applied_learning_says_where_and_after_how_long(board, chain, add, link):
    link(chain[2], Relation.APPLIED_IN, add("A calm Monday", ago=30))
    shown = board()
    assert shown.titles() == {"applied": ["Ship on Mondays"]}
    (card,) = shown.cards(APPLIED)
    assert (card.wait, card.meta, card.stuck) == ("after 10 days", "in “A calm Monday”", False)


def test_the_board_follows_the_journal_and_keeps_the_current_card(board, chain, add, link):
    shown = board()
    assert shown.list(LEARNINGS).choose(chain[2])
    add("New", kind=Kind.LEARNING)
    shown.settle()
    assert shown.titles()["learnings"] == ["Ship on Mondays", "New"]
    assert shown.list(LEARNINGS).current == chain[2]


def test_a_board_out_of_sight_is_read_when_it_is_seen_again(board, view, add):
    shown = board()
    view.hide()
    add("Went wrong", kind=Kind.MISTAKE)
    shown.settle()
    assert shown.titles() == {}
    view.show()
    shown.settle()
    assert shown.titles() == {"mistakes": ["Went wrong"]}


def test_arrows_walk_through_the_columns_and_return_opens(board, chain, add, qtbot):
    wrong = add("Went wrong", kind=Kind.MISTAKE)
    shown = board()
    shown.press(MISTAKES, wrong, RIGHT)
    assert shown.list(LEARNINGS).hasFocus()
    assert shown.list(LEARNINGS).current == chain[2]
    with qtbot.waitSignal(shown.view.entry_entered) as told:
        qtbot.keyClick(shown.list(LEARNINGS), Qt.Key.Key_Return)
    assert told.args == [chain[2]]
    qtbot.keyClick(shown.list(LEARNINGS), RIGHT)
    qtbot.keyClick(shown.list(APPLIED), RIGHT)
    assert shown.list(APPLIED).hasFocus()


def test_a_click_opens_beside_the_board(board, chain, qtbot):
    shown = board()
    cards = shown.list(LEARNINGS)
    place = cards.visualRect(cards.cards.index(0)).center()
    with qtbot.waitSignal(shown.view.entry_opened) as told:
        qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [chain[2]]


@pytest.mark.parametrize(
    ("kind", "start", "key", "step"),
    [
        (Kind.EXPERIMENT, EXPERIMENTS, RIGHT, move(EXPERIMENTS, MISTAKES)),
        (Kind.MISTAKE, MISTAKES, RIGHT, move(MISTAKES, LEARNINGS)),
        (Kind.MISTAKE, MISTAKES, LEFT, move(MISTAKES, EXPERIMENTS)),
        (Kind.LEARNING, LEARNINGS, RIGHT, APPLY),
        (Kind.LEARNING, LEARNINGS, LEFT, move(LEARNINGS, EXPERIMENTS)),
    ],
)
def test_alt_with_an_arrow_takes_a_card_the_next_step(board, add, kind, start, key, step):
    name = add("A card", kind=kind)
    shown = board()
    shown.press(start, name, key, ALT)
    assert shown.steps == [(name, step)]


def test_there_is_no_step_beyond_the_board(board, add):
    name = add("A card", kind=Kind.EXPERIMENT)
    shown = board()
    shown.press(EXPERIMENTS, name, LEFT, ALT)
    assert shown.steps == []


def drag(kind, data):
    """What a widget gets to see of a drag; Qt's own class for entering has changed its point."""
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(9, 9), action, data, Qt.MouseButton.LeftButton, none, kind)


def test_a_dropped_card_takes_the_step_of_the_column(board, add):
    name = add("Went wrong", kind=Kind.MISTAKE)
    shown = board()
    data = shown.list(MISTAKES).cards.mimeData([shown.list(MISTAKES).cards.index(0)])
    for column, welcome in zip(Column, (True, False, True, False), strict=True):
        entering = drag(QEvent.Type.DragEnter, data)
        entering.setAccepted(False)
        shown.list(column).dragEnterEvent(entering)
        assert entering.isAccepted() == welcome, column
        shown.list(column).dropEvent(drag(QEvent.Type.Drop, data))
    assert shown.steps == [(name, move(MISTAKES, EXPERIMENTS)), (name, move(MISTAKES, LEARNINGS))]


@pytest.mark.parametrize("given", [b"", b"mistakes", b"mistakes ", b"nowhere x", b"\xff\xfe x"])
def test_what_is_no_card_cannot_be_dropped(board, given):
    data = QMimeData()
    data.setData("application/x-journal-card", given)
    assert carried(data) is None
    shown = board()
    shown.list(LEARNINGS).dropEvent(drag(QEvent.Type.Drop, data))
    assert shown.steps == []


def test_taking_a_card_back_from_applied_removes_the_link_and_can_be_undone(
    board, chain, add, link, workspace, qtbot
):
    link(chain[2], Relation.APPLIED_IN, add("A calm Monday"))
    before = links.edges()
    shown = board()
    with qtbot.waitSignal(shown.controller.taken_away) as told:
        shown.press(APPLIED, chain[2], LEFT, ALT)
    shown.settle()
    assert shown.titles() == {"learnings": ["Ship on Mondays"]}
    told.args[1]()
    shown.settle()
    assert shown.titles() == {"applied": ["Ship on Mondays"]}
    assert set(links.edges()) == set(before)


def test_a_refusal_is_told_and_changes_nothing(
    board, chain, add, link, workspace, monkeypatch, qtbot
):
    link(chain[2], Relation.APPLIED_IN, add("A calm Monday"))
    shown = board()

    def refuse(_operation):
        raise DiskFull(workspace.path)

    monkeypatch.setattr(workspace, "do", refuse)
    with qtbot.waitSignal(shown.controller.failed) as told:
        shown.press(APPLIED, chain[2], LEFT, ALT)
    assert "disk is full" in told.args[0]
    assert shown.titles() == {"applied": ["Ship on Mondays"]}


def test_the_menu_of_a_card_offers_every_step_in_words(board, add, qtbot):
    name = add("A card", kind=Kind.EXPERIMENT)
    shown = board()
    shown.list(EXPERIMENTS).menu_requested.emit(name, QPoint(0, 0))
    words = [action.text() for action in shown.view._menu.actions() if action.text()]
    assert words == ["Open", "Say what went wrong…", "Say what it taught…"]
    shown.view._menu.actions()[-1].trigger()
    shown.view._menu.close()
    assert shown.steps == [(name, move(EXPERIMENTS, LEARNINGS))]


def test_an_empty_journal_says_what_belongs_here(board, view, qtbot):
    board()
    assert view._pages.currentIndex() == 1
    view.focus_first()
    with qtbot.waitSignal(view.new_requested):
        qtbot.keyClick(view._write, Qt.Key.Key_Space)


def test_a_silent_journal_is_shown_as_it_stood(board, view, add):
    add("Went wrong", kind=Kind.MISTAKE, ago=400)
    add("The last word", ago=390)
    shown = board()
    assert shown.cards(MISTAKES)[0].wait == "waiting 10 days"
    assert view._when.text().startswith("as of ")


def test_a_long_column_shows_the_top_and_counts_the_rest(board, workspace, add):
    for number in range(MOST + 3):
        add(f"Mistake {number}", kind=Kind.MISTAKE)
    shown = board()
    assert len(shown.cards(MISTAKES)) == MOST
    assert shown.view.panels[MISTAKES]._more.text() == "and 3 more"


def test_the_rows_keep_to_the_rules_of_qt(application):
    model = CardsModel(MISTAKES)
    tester = QAbstractItemModelTester(model)
    cards = [Card(str(n), f"Card {n}", "waiting", stuck=False, meta="") for n in range(3)]
    for shown in (cards, cards[1:], [], cards):
        model.show(shown)
    assert model.place("2").row() == 2
    assert not model.place("9").isValid()
    assert tester.model() is model


def test_the_card_that_the_focus_arrives_at_is_marked(board, chain, add):
    add("Went wrong", kind=Kind.MISTAKE, ago=3)
    cards = board().view.panels[MISTAKES].cards
    cards.setFocus(Qt.FocusReason.TabFocusReason)
    assert cards.hasFocus()
    assert cards.selectionModel().isSelected(cards.currentIndex())
    assert cards.current


def test_the_focus_that_came_before_the_cards_is_seen_once_they_are_there(board, add):
    shown = board()
    cards = shown.view.panels[MISTAKES].cards
    cards.setFocus(Qt.FocusReason.TabFocusReason)
    add("Went wrong", kind=Kind.MISTAKE, ago=3)
    shown.settle()
    assert cards.hasFocus()
    assert cards.selectionModel().isSelected(cards.currentIndex())
