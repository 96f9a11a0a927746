from datetime import date

import pytest
from PySide6.QtCore import Qt

from journal.domain.dates import now
from journal.domain.entry import Entry, Kind
from journal.ui.widgets.card import CardRow
from journal.ui.widgets.card_list import CardList
from journal.ui.widgets.card_model import CardModel

TODAY = date(2015, 3, 6)


def entry(name):
    return Entry(
        id=name, kind=Kind.NOTE, title=f"Title {name}", body="", happened_on=TODAY, ended_on=None,
        written_at=now(), edited_at=now(), author="Ana",
    )  # fmt: skip


@pytest.fixture
def model(qapp):
    return CardModel(lambda ids: [entry(name) for name in ids], lambda: TODAY)


@pytest.fixture
def cards(model, theme, qtbot):
    made = CardList(model, theme)
    qtbot.addWidget(made)
    made.resize(560, 800)
    made.show()
    model.show([CardRow("c", TODAY, 2), CardRow("b", TODAY, 0), CardRow("a", date(2015, 3, 2), 1)])
    return made


@pytest.fixture
def opened(cards):
    told = []
    cards.opened.connect(told.append)
    return told


def test_rows_are_as_high_as_their_words_need(cards):
    heights = [cards.rowHeight(row) for row in range(5)]
    heading, long, bare, _, short = heights
    assert heading == 48
    assert bare < short < long


def test_arrows_go_from_card_to_card_past_the_headings(cards, opened, qtbot):
    cards.choose("c")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(cards, key)
    assert opened == ["b", "a", "b"]


def test_a_click_opens_a_card_and_a_heading_changes_nothing(cards, opened, qtbot):
    def click(row):
        place = cards.visualRect(cards.model().index(row, 0)).center()
        qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)

    click(2)
    click(3)
    assert opened == ["b"]
    assert cards.chosen == ("b",)


def test_choosing_from_outside_opens_nothing(cards, opened):
    cards.choose("a")
    assert cards.current == "a"
    assert opened == []


def test_the_choice_outlives_new_rows(cards, model, opened):
    cards.choose("b")
    model.show([CardRow("d", TODAY, 0), CardRow("c", TODAY, 0), CardRow("b", TODAY, 0)])
    assert cards.current == "b"
    assert opened == []


def test_an_entry_that_is_not_there_yet_is_chosen_when_it_comes(cards, model):
    cards.choose("d")
    assert cards.current == ""
    model.show([CardRow("d", TODAY, 0), CardRow("c", TODAY, 0)])
    assert cards.current == "d"


def test_delete_wishes_the_selection_into_the_trash(cards, qtbot):
    cards.selectAll()
    with qtbot.waitSignal(cards.trash_requested) as told:
        qtbot.keyClick(cards, Qt.Key.Key_Delete)
    assert told.args == [("c", "b", "a")]


def test_return_goes_on_into_the_entry(cards, qtbot):
    cards.choose("c")
    with qtbot.waitSignal(cards.entered) as told:
        qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert told.args == ["c"]


def test_letters_are_handed_on_instead_of_searching_every_row(cards, qtbot):
    cards.choose("c")
    with qtbot.waitSignal(cards.typed) as told:
        qtbot.keyClick(cards, "d")
    assert told.args == ["d"]


@pytest.mark.parametrize(("gone", "left"), [(("c",), "b"), (("a",), "b"), (("a", "b", "c"), "")])
def test_after_a_card_is_gone_its_neighbour_comes(cards, gone, left):
    assert cards.neighbour(gone) == left


def test_cards_are_painted_in_both_themes(cards, theme):
    light = cards.grab().toImage()
    theme.choose("dark")
    dark = cards.grab().toImage()
    theme.choose("light")
    assert light != dark


def test_the_focus_is_seen_where_no_card_is_chosen(cards, qtbot):
    cards.activateWindow()
    cards.clearFocus()
    before = cards.grab().toImage()
    cards.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(cards.hasFocus)
    assert cards.chosen == ()
    assert cards.grab().toImage() != before
