from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QWidget

from journal.domain import dates
from journal.domain.entry import Kind
from journal.domain.links import Edge, Relation
from journal.errors import DiskFull
from journal.ops.entries import EditEntry
from journal.ops.links import AddLink
from journal.store import entries
from journal.ui.today.calendar import Calendar
from journal.ui.today.controller import TodayController
from journal.ui.today.view import TodayView
from journal.ui.widgets.card_model import CARD, CardModel

TODAY = dates.today()


@pytest.fixture
def model(application):
    return CardModel(entries.by_ids, lambda: TODAY)


@pytest.fixture
def view(theme, model, qtbot):
    made = TodayView(theme)
    made.hold(model)
    qtbot.addWidget(made)
    made.resize(560, 800)
    made.show()
    return made


@pytest.fixture
def day(workspace, view, model, bridge):
    made = TodayController(workspace, view, model, lambda: "Ana", lambda: TODAY)
    made.follow(bridge)
    made.load()
    return made


def titles(model):
    indexes = [model.index(n, 0) for n in range(model.rowCount())]
    return [i.data() for i in indexes if i.flags() != Qt.ItemFlag.NoItemFlags]


def write(view, qtbot, line):
    view.quick.setText(line)
    qtbot.keyClick(view.quick, Qt.Key.Key_Return)


def test_return_keeps_the_thought_and_empties_the_line(day, view, model, qtbot):
    with qtbot.waitSignal(day.added) as told:
        write(view, qtbot, "m: forgot the DNS TTL #infra")
    kept = entries.get(told.args[0])
    assert (kept.kind, kept.title, kept.author) == (Kind.MISTAKE, "forgot the DNS TTL", "Ana")
    assert kept.tags == ("infra",)
    assert kept.happened_on == TODAY
    assert view.quick.text() == ""
    assert titles(model) == ["forgot the DNS TTL"]


def test_a_refused_line_stays_in_its_box(day, view, workspace, monkeypatch, qtbot):
    def refuse(_operation):
        raise DiskFull(workspace.path)

    monkeypatch.setattr(workspace, "do", refuse)
    with qtbot.waitSignal(day.failed) as told:
        write(view, qtbot, "precious")
    assert "disk is full" in told.args[0]
    assert view.quick.text() == "precious"


def test_today_and_yesterday_are_listed_and_nothing_else(day, model, add):
    add("Old", ago=2)
    add("Yesterday", ago=1)
    add("Today")
    assert titles(model) == ["Today", "Yesterday"]


def test_what_the_line_understood_is_said_before_return(day, view, qtbot):
    assert "Return keeps it" in view.understood.words.text()
    qtbot.keyClicks(view.quick, "2015-03-02: m: forgot the DNS TTL #infra @ana")
    said = view.understood.words.text()
    assert view.understood._kind.text() == "Mistake"
    for part in ("Monday 2 March 2015", "“forgot the DNS TTL”", "#infra", "@ana"):
        assert part in said
    view.quick.clear()
    assert "Return keeps it" in view.understood.words.text()


def test_the_line_is_read_elsewhere_where_there_is_somewhere(
    workspace, view, model, tasks, qtbot, theme
):
    TodayController(workspace, view, model, lambda: "Ana", lambda: TODAY, tasks).load()
    view.quick.setText("l: 3 May was the day")
    qtbot.waitUntil(lambda: view.understood._kind.text() == "Learning")
    view.quick.clear()
    assert "Return keeps it" in view.understood.words.text()


def test_keys_go_from_day_to_day_and_the_line_is_kept_on_the_day_shown(
    day, view, model, add, qtbot
):
    add("Older", ago=2)
    qtbot.keyClick(view.quick, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert day.day == TODAY - timedelta(days=1)
    assert view._title.text() == "Yesterday"
    assert titles(model) == ["Older"]
    write(view, qtbot, "kept there")
    assert entries.newest(limit=1)[0].happened_on == day.day
    view.cards.setFocus()
    qtbot.keyClick(view.cards, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert day.day == TODAY
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert view.home.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert day.day == TODAY
    assert not view.home.isVisible()


def test_the_calendar_ends_somewhere(day):
    for end in (date.min, date.max):
        day.show_day(end)
        day._on_step(-1 if end == date.min else 1)
        assert day.day == end


def test_the_calendar_marks_days_with_entries_and_leads_to_one(day, view, add, qtbot):
    add("Then", happened_on=date(2015, 3, 2))
    day.show_day(date(2015, 3, 9))
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (calendar,) = view.findChildren(Calendar)
    assert calendar.marked() == [date(2015, 3, 2)]
    calendar.month.setCurrentPage(2015, 4)
    assert calendar.marked() == []
    calendar.month.clicked.emit(QDate(2015, 3, 2))
    assert day.day == date(2015, 3, 2)


def test_the_week_strip_leads_to_its_days(day, view, add, qtbot):
    add("Then", happened_on=date(2015, 3, 2))
    day.show_day(date(2015, 3, 6))
    monday = view.week.buttons[0]
    assert monday.accessibleName() == "Monday 2 March 2015, 1 entry"
    qtbot.mouseClick(monday, Qt.MouseButton.LeftButton)
    assert day.day == date(2015, 3, 2)
    assert not view.week.grab().isNull()


def test_a_year_ago_is_that_of_the_day_shown(day, model, add):
    add("Then", happened_on=date(2014, 3, 5))
    day.show_day(date(2015, 3, 6))
    assert titles(model) == ["Then"]
    assert "A year ago" in model.row(0).strong
    day.show_day(date(2016, 2, 29))
    assert titles(model) == []


def test_due_experiments_and_waiting_learnings_are_one_click_from_their_action(
    day, view, model, add, workspace, qtbot
):
    lesson = add("Short TTLs", kind=Kind.LEARNING, ago=30)
    trial = add("Try it", kind=Kind.EXPERIMENT, ago=20, check_on=TODAY)
    assert titles(model) == ["Try it", "Short TTLs"]
    said = model.place(lesson).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("Where was it applied?")
    view.cards.choose(lesson)
    with qtbot.waitSignal(day.apply_requested) as told:
        qtbot.keyClick(view.cards, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [lesson]
    card = view.cards.visualRect(model.place(trial))
    place = QPoint(card.right() - 40, card.bottom() - 28)
    with qtbot.waitSignal(day.outcome_requested) as told:
        qtbot.mouseClick(view.cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [trial]
    workspace.do(AddLink(Edge(lesson, Relation.APPLIED_IN, trial)))
    assert titles(model) == ["Try it"]


def test_every_part_that_takes_the_focus_has_a_name(day, view, add):
    add("Here")
    for part in view.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible():
            assert part.accessibleName(), part


def test_an_entry_stands_on_the_page_once(day, model, add):
    trial = add("Tried today", kind=Kind.EXPERIMENT, check_on=TODAY)
    assert titles(model) == ["Tried today"]
    assert model.row(model.place(trial).row()).offers


def test_learnings_that_wait_come_back_at_widening_intervals(day, model, add, workspace):
    ago = {"Fresh": 6, "A week": 7, "Three weeks": 22, "Eight weeks": 60, "Sixteen": 112}
    lessons = {title: add(title, kind=Kind.LEARNING, ago=days) for title, days in ago.items()}
    assert titles(model) == ["Sixteen", "Eight weeks", "A week"]
    note = add("The new routine", ago=300)
    workspace.do(AddLink(Edge(lessons["Sixteen"], Relation.APPLIED_IN, note)))
    assert titles(model) == ["Eight weeks", "A week"]
    day.show_day(TODAY - timedelta(days=1))
    assert "Eight weeks" not in titles(model)


def test_an_empty_journal_invites_to_write(day, view):
    assert view._pages.currentIndex() == 1
    assert "one line" in view._empty._strong.text()
    assert not view._button.isVisible()


def test_quiet_days_lead_to_the_timeline(day, view, add, qtbot):
    add("Long ago", ago=40)
    assert "Nothing yet" in view._empty._strong.text()
    with qtbot.waitSignal(view.timeline_requested):
        qtbot.mouseClick(view._button, Qt.MouseButton.LeftButton)


def test_letters_typed_over_the_list_go_into_the_quick_line(day, view, qtbot, add):
    view.cards.choose(add("Here"))
    view.cards.setFocus()
    qtbot.keyClick(view.cards, "x")
    assert view.quick.text() == "x"


def edit(workspace, entry_id, autosave=True, **more):
    old = entries.get(entry_id)
    workspace.do(EditEntry(entry_id, old.revision, replace(old.draft(), **more), "Ana", autosave))


def test_while_an_entry_is_written_the_page_shows_its_words_and_lists_nothing_again(
    day, model, workspace, add, qtbot
):
    entry = add("", "We moved the name server")
    with qtbot.assertNotEmitted(model.settled):
        edit(workspace, entry, body="We moved the name server today")
    assert titles(model) == ["We moved the name server today"]


@pytest.mark.parametrize(
    "more",
    [
        {"kind": Kind.EXPERIMENT},
        {"happened_on": TODAY - timedelta(days=1)},
        {"body": "long " * 40},
        {"check_on": TODAY},
    ],
    ids=lambda more: "".join(more),
)
def test_what_moves_an_entry_on_the_page_lists_it_again(day, model, workspace, add, qtbot, more):
    entry = add("", "We moved the name server")
    with qtbot.waitSignal(model.settled):
        edit(workspace, entry, **more)


def test_what_the_page_brought_back_keeps_its_day_while_it_is_written(
    day, view, model, workspace, add
):
    entry = add("Try a short TTL", kind=Kind.EXPERIMENT, ago=9, check_on=TODAY)
    card = model.place(entry)
    before = card.data(CARD).time
    for words in ("one", "two"):
        edit(workspace, entry, body=words)
        assert model.place(entry).data(CARD).time == before
