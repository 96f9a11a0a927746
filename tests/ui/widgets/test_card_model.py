from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from journal.domain.dates import now
from journal.domain.entry import Entry, Kind
from journal.ui.widgets.card import Card, CardRow
from journal.ui.widgets.card_model import CARD, ROW, CardModel, listed
from journal.ui.widgets.days import DayHeading

TODAY = date(2015, 3, 6)


def entry(name):
    return Entry(
        id=name, kind=Kind.NOTE, title=f"Title {name}", body="", happened_on=TODAY, ended_on=None,
        written_at=now(), edited_at=now(), author="Ana",
    )  # fmt: skip


@pytest.fixture
def asked():
    return []


@pytest.fixture
def model(qapp, asked):
    def read(ids):
        asked.append(tuple(ids))
        return [entry(name) for name in ids]

    made = CardModel(read, lambda: TODAY)
    tester = QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Fatal, made
    )
    assert tester is not None
    return made


def rows(*given):
    return [CardRow(name, date(2015, 3, day), 0) for name, day in given]


def test_each_day_has_a_heading_that_cannot_be_chosen(model):
    model.show(rows(("c", 6), ("b", 6), ("a", 2)))
    kinds = [type(model.row(n)) for n in range(model.rowCount())]
    assert kinds == [DayHeading, CardRow, CardRow, DayHeading, CardRow]
    assert model.index(0, 0).flags() == Qt.ItemFlag.NoItemFlags
    assert model.index(1, 0).flags() & Qt.ItemFlag.ItemIsSelectable


def test_cards_are_read_only_when_they_are_looked_at(model, asked):
    model.show([CardRow(f"{n}", TODAY, 0) for n in range(1_000)])
    assert asked == []
    assert model.index(1, 0).data(CARD).title == "Title 0"
    assert len(asked) == 1
    assert len(asked[0]) <= 40
    assert model.index(5, 0).data() == "Title 4"
    assert len(asked) == 1


def test_rows_that_grow_at_the_end_leave_the_others_alone(model, qtbot):
    model.show(rows(("c", 6)))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted):
        model.show(rows(("c", 6), ("b", 5), ("a", 2)))
    assert model.place("a").row() == 5


def test_other_rows_replace_everything(model):
    model.show(rows(("c", 6), ("a", 2)))
    model.show(rows(("e", 5), ("d", 4)))
    assert [model.place(name).row() for name in "ed"] == [1, 3]
    assert not model.place("c").isValid()
    model.show([])
    assert model.rowCount() == 0


def test_one_row_more_or_less_leaves_the_others_alone(model, qtbot):
    model.show(rows(("c", 6), ("b", 6), ("a", 2)))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show(rows(("d", 6), ("c", 6), ("b", 6), ("a", 2)))
        assert [model.place(name).row() for name in "dcba"] == [1, 2, 3, 5]
        model.show(rows(("d", 6), ("b", 6), ("a", 2)))
        assert [model.place(name).row() for name in "dba"] == [1, 2, 4]


def test_what_a_search_found_stands_on_the_card(model, asked):
    found = {"c": Card("c", Kind.NOTE, "Found", "here", "", (), 0, excerpt_marks=((0, 4),))}
    model.take(listed(rows(("c", 6), ("b", 6)), model.rows), found)
    assert model.index(0, 0).data() == "Found"
    assert asked == []
    model.forget(frozenset({"c"}))
    assert model.index(0, 0).data() == "Title c"


def test_rows_compared_with_others_than_those_shown_are_taken_all_the_same(model, qtbot):
    late = listed(rows(("b", 5)), [])
    model.show(rows(("c", 6)))
    with qtbot.waitSignal(model.modelReset):
        model.take(late)
    assert model.place("b").row() == 0


def test_a_long_list_comes_in_pieces_and_a_newer_one_ends_that(model, qtbot):
    many = [CardRow(f"{n}", TODAY, 2) for n in range(20_000)]
    model.show(many)
    assert model.rowCount() == 8_000
    qtbot.waitUntil(lambda: model.rowCount() == 20_001)
    assert model.place("19999").row() == 20_000
    model.show([])
    model.show(many)
    model.show(many[:2])
    with qtbot.assertNotEmitted(model.rowsInserted, wait=50):
        pass
    assert model.rowCount() == 3


def test_a_forgotten_card_is_read_again(model, asked):
    model.show(rows(("c", 6)))
    model.index(1, 0).data(CARD)
    model.forget(frozenset({"c"}))
    model.index(1, 0).data(CARD)
    assert asked == [("c",), ("c",)]


def test_a_remembered_card_needs_no_reading(model, asked):
    model.remember([entry("c")])
    model.show(rows(("c", 6)))
    assert model.index(1, 0).data() == "Title c"
    assert asked == []


def test_everything_is_said_to_screen_readers(model):
    model.show(rows(("c", 6)))
    said = [model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(2)]
    assert said[0] == "Today Friday 6 March"
    assert said[1].startswith("Note, Title c, Ana")


def test_a_day_is_found_or_the_next_earlier_one(model):
    model.show(rows(("c", 6), ("a", 2)))
    assert model.first_on(date(2015, 3, 6)).row() == 0
    assert model.first_on(date(2015, 3, 4)).row() == 2
    assert not model.first_on(date(2015, 3, 1)).isValid()


def test_an_invalid_index_is_nothing(model):
    assert model.data(QModelIndex(), ROW) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
