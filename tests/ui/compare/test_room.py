from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from journal import assets
from journal.domain.comparison import Length
from journal.domain.entry import Kind, Status
from journal.domain.links import Edge, Relation
from journal.exchange import archive
from journal.ops.archive import RestoreArchive
from journal.ops.links import AddLink
from journal.ui.compare.numbers import Cell, Line, NumbersModel
from journal.ui.compare.reading import Against
from journal.ui.compare.view import DAYS, MONTHS, PERIODS
from tests.ui.conftest import TODAY

JUNE = date(2026, 6, 1)
NONE = "\N{EN DASH}"


@pytest.fixture
def sample(workspace):
    workspace.do(RestoreArchive(archive.read(assets.path("sample"))))


def test_a_day_lists_its_entries_and_leads_to_its_page(room, add, qtbot):
    add("Went wrong", kind=Kind.MISTAKE, happened_on=date(2026, 3, 2))
    add("Learnt from it", kind=Kind.LEARNING, happened_on=date(2026, 3, 2))
    add("The latest", happened_on=date(2026, 5, 4))
    shown = room(JUNE)
    assert shown.listed() == ["The latest"]
    shown.view.heat.choose(date(2026, 3, 2))
    shown.settle()
    assert shown.listed() == ["Learnt from it", "Went wrong"]
    assert shown.view.entries._title.text() == "Monday 2 March 2026"
    with qtbot.waitSignal(shown.controller.day_requested) as told:
        qtbot.mouseClick(shown.view.entries.go, Qt.MouseButton.LeftButton)
    assert told.args == [date(2026, 3, 2)]


def test_a_day_without_entries_says_so_and_still_leads_to_its_page(room, add):
    add("The latest", happened_on=date(2026, 5, 4))
    shown = room(JUNE)
    shown.view.heat.choose(date(2026, 5, 5))
    shown.settle()
    assert shown.listed() == []
    assert shown.view.entries._none.isVisible()
    assert shown.view.entries.go.isVisible()


def test_the_year_opens_at_the_last_entry_and_steps_within_what_there_is(room, add):
    add("Then", happened_on=date(2013, 2, 28))
    add("Later", happened_on=date(2015, 7, 1))
    shown = room()
    view = shown.view
    assert view._when.text() == "2015"
    shown.step(view.back)
    shown.step(view.back)
    assert view._when.text() == "2013"
    assert not view.back.isEnabled()
    assert shown.listed() == ["Then"]
    shown.step(view.on)
    assert view._when.text() == "2014"
    assert shown.listed() == []


def test_kinds_can_be_looked_at_one_by_one(room, add, qtbot):
    add("Went wrong", kind=Kind.MISTAKE)
    add("A note")
    shown = room()
    chip = next(chip for chip in shown.view.kinds if chip.kind is Kind.MISTAKE)
    assert chip.text() == "Mistakes 1"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert shown.view.heat.words(TODAY).endswith(": Mistake 1")


def test_months_tell_the_same_numbers_as_a_table(room, add):
    add("Went wrong", kind=Kind.MISTAKE, happened_on=date(2026, 1, 31))
    add("Learnt", kind=Kind.LEARNING, happened_on=date(2026, 2, 28))
    add("A note", happened_on=date(2026, 2, 1))
    shown = room(JUNE)
    shown.show(MONTHS)
    table = shown.view.months
    assert shown.row(table, "January") == [NONE, "1", NONE, NONE, NONE, "1"]
    assert shown.row(table, "February") == [NONE, NONE, "1", NONE, "1", "2"]
    assert shown.row(table, "The year") == [NONE, "1", "1", NONE, "1", "3"]
    shown.choose(table, "February", 6)
    assert shown.listed() == ["Learnt", "A note"]
    assert shown.view.entries._title.text() == "All entries, February 2026"
    shown.choose(table, "The year", 2)
    assert shown.listed() == ["Went wrong"]


@pytest.fixture
def halves(add, workspace):
    """A mistake in one half of a year, repeated and learnt from in the other."""
    first = add("Went wrong", kind=Kind.MISTAKE, happened_on=date(2025, 12, 20))
    again = add("Went wrong again", kind=Kind.MISTAKE, happened_on=date(2026, 1, 10))
    learnt = add("Learnt", kind=Kind.LEARNING, happened_on=date(2026, 1, 14))
    trial = add("Try", kind=Kind.EXPERIMENT, status=Status.WORKED,
                happened_on=date(2025, 12, 1), ended_on=date(2026, 2, 1))  # fmt: skip
    for edge in (
        Edge(again, Relation.REPEATS, first),
        Edge(again, Relation.TAUGHT, learnt),
        Edge(learnt, Relation.APPLIED_IN, trial),
    ):
        workspace.do(AddLink(edge))


def test_two_periods_stand_side_by_side(room, halves):
    shown = room(JUNE)
    shown.show(PERIODS)
    view, table = shown.view, shown.view.periods
    assert view._when.text() == "January to June 2026"
    assert shown.row(table, "New mistakes") == ["1", "0", "\N{MINUS SIGN}1"]
    assert shown.row(table, "Repeated mistakes") == ["0", "1", "+1"]
    assert shown.row(table, "Worked") == ["0", "1", "+1"]
    assert shown.row(table, "Mistake to learning") == ["\N{EN DASH}", "4", ""]
    assert shown.row(table, "Learnings applied") == ["1", "0", "\N{MINUS SIGN}1"]
    shown.choose(table, "Mistake to learning", 2)
    assert shown.listed() == ["Learnt", "Went wrong again"]
    shown.choose(table, "Repeated mistakes", 2)
    assert shown.listed() == ["Went wrong again"]


def test_lengths_and_the_other_period_can_be_chosen(room, halves):
    shown = room(JUNE)
    shown.show(PERIODS)
    view = shown.view
    view.length_chosen.emit(Length.QUARTER)
    shown.settle()
    assert view._when.text() == "April to June 2026"
    view.against_chosen.emit(Against.YEAR_AGO)
    shown.settle()
    heads = [view.periods.numbers.headerData(n, Qt.Orientation.Horizontal) for n in (1, 2)]
    assert heads == ["Apr\N{EN DASH}Jun 2025", "Apr\N{EN DASH}Jun 2026"]
    view.length_chosen.emit(Length.YEAR)
    shown.settle()
    assert not view.against.isEnabled()
    assert shown.row(view.periods, "Mistakes") == ["1", "1", ""]
    shown.step(view.back)
    assert view._when.text() == "2025"


def test_the_first_year_of_the_calendar_has_none_before_it(room, add):
    add("In the beginning", happened_on=date(1, 1, 1))
    shown = room()
    shown.show(PERIODS)
    shown.view.length_chosen.emit(Length.YEAR)
    shown.settle()
    assert shown.view._when.text() == "1"
    assert shown.row(shown.view.periods, "Notes") == ["", "1", ""]
    assert not shown.view.back.isEnabled()


def test_the_numbers_follow_the_journal(room, halves, add):
    shown = room(JUNE)
    shown.show(PERIODS)
    shown.choose(shown.view.periods, "New mistakes", 1)
    assert shown.listed() == ["Went wrong"]
    add("Another", kind=Kind.MISTAKE, happened_on=date(2025, 12, 21))
    shown.settle()
    assert shown.row(shown.view.periods, "New mistakes") == ["2", "0", "\N{MINUS SIGN}2"]
    assert shown.listed() == ["Another", "Went wrong"]


@pytest.mark.parametrize("mode", [MONTHS, PERIODS])
def test_every_number_of_the_sample_opens_as_many_entries(room, sample, mode):
    shown = room()
    shown.show(mode)
    table = shown.view.months if mode == MONTHS else shown.view.periods
    model = table.numbers
    places = [
        model.index(r, c) for r in range(model.rowCount()) for c in range(1, model.columnCount())
    ]
    chosen = [place for place in places if model.flags(place) & Qt.ItemFlag.ItemIsEnabled]
    assert len(chosen) > 20
    for place in chosen:
        table.setCurrentIndex(place)
        shown.settle()
        cell = model.cell(place)
        assert len(shown.listed()) == len(cell.ids)
        if "to learning" not in cell.title and "to applied" not in cell.title:
            assert int(cell.text) == len(cell.ids)


def test_arrows_choose_numbers_and_return_goes_to_their_entries(room, halves, qtbot):
    shown = room(JUNE)
    shown.show(PERIODS)
    shown.choose(shown.view.periods, "Repeated mistakes", 2)
    shown.view.periods.setFocus()
    qtbot.keyClick(shown.view.periods, Qt.Key.Key_Return)
    assert shown.view.cards.hasFocus()


def test_an_empty_journal_says_what_will_be_here(room, view, qtbot):
    shown = room()
    assert view._whole.currentIndex() == 1
    view.focus_first()
    with qtbot.waitSignal(view.new_requested):
        qtbot.keyClick(view._write, Qt.Key.Key_Space)
    assert shown.listed() == []


def test_entries_stand_beside_a_table_only_where_there_is_room(room, halves, view):
    shown = room(JUNE)
    shown.show(PERIODS)
    assert view.entries.x() > view.periods.x() + view.periods.width()
    view.resize(400, 800)
    shown.settle()
    assert view.entries.y() > view.periods.height()
    assert view.mode != DAYS


def test_the_numbers_keep_to_the_rules_of_qt(application):
    model = NumbersModel()
    tester = QAbstractItemModelTester(model)
    lines = [Line("HEADING"), Line("Mistakes", (Cell("1", "Mistakes", ("a",)), Cell("0")))]
    for heads, shown in (
        (["a", "b"], lines),
        (["c", "d"], lines),
        (["a"], []),
        (["a", "b"], lines),
    ):
        model.show(heads, shown)
    assert model.flags(model.index(1, 1)) & Qt.ItemFlag.ItemIsSelectable
    assert (
        model.flags(model.index(1, 2)) == model.flags(model.index(0, 1)) == Qt.ItemFlag.NoItemFlags
    )
    assert model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Mistakes: 1"
    assert tester.model() is model


def test_everything_that_takes_the_focus_says_what_it_is(room, halves, view):
    shown = room(JUNE)
    for mode in (DAYS, MONTHS, PERIODS):
        shown.show(mode)
        stops = [w for w in view.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert [w for w in stops if w.isVisible() and not w.accessibleName()] == []
