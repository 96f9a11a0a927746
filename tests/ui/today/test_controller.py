import pytest
from PySide6.QtCore import Qt

from journal.domain import dates
from journal.domain.entry import Kind
from journal.errors import DiskFull
from journal.store import entries
from journal.ui.today.controller import TodayController
from journal.ui.today.view import TodayView
from journal.ui.widgets.card_model import CardModel

TODAY = dates.today()


@pytest.fixture
def model(application):
    return CardModel(entries.by_ids, lambda: TODAY)


@pytest.fixture
def view(theme, model, qtbot):
    made = TodayView(theme, model)
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
