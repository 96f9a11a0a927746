import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal.store import entries
from journal.ui.keys import Keymap
from journal.ui.palette.model import FOUND
from journal.ui.palette.view import LIMIT, Palette

KEY = Qt.Key


@pytest.fixture
def below(qtbot, application):
    """A window with a field in it that has the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    window.field = QLineEdit()
    QVBoxLayout(window).addWidget(window.field)
    window.resize(1000, 650)
    window.show()
    window.activateWindow()
    window.field.setFocus()
    qtbot.waitUntil(window.field.hasFocus)
    return window


@pytest.fixture
def palette(below, theme, tasks, qtbot):
    return Palette(theme, tasks, Keymap(below), below)


@pytest.fixture
def opened(palette, tasks, qtbot):
    """Opens it and waits until it knows the journal; `letters` are typed then."""

    def settle():
        done = []
        tasks.run("settle", lambda: True, done.append, reads=False)
        qtbot.waitUntil(lambda: bool(done))

    def show(letters=""):
        palette.open()
        settle()
        qtbot.keyClicks(palette.field, letters)
        settle()
        return palette

    return show


def texts(palette):
    return [choice.text for choice in palette.model.choices]


def test_it_opens_over_the_window_in_its_upper_third_and_takes_the_keys(opened, below):
    palette = opened()
    frame = palette._frame.geometry()
    assert palette.field.hasFocus()
    assert palette.rect() == below.rect()
    assert abs(frame.center().x() - below.rect().center().x()) <= 1
    assert frame.top() < below.height() / 3
    assert below.rect().contains(frame)


def test_it_follows_the_size_of_the_window(opened, below, qtbot):
    palette = opened()
    below.resize(700, 480)
    qtbot.waitUntil(lambda: palette.width() == below.width())
    assert palette.rect().contains(palette._frame.geometry())


def test_with_nothing_typed_it_offers_commands_and_then_the_newest_entries(opened, add):
    add("Older", ago=2)
    add("Newer")
    offered = texts(opened())
    assert offered.index("Undo") < offered.index("Newer") < offered.index("Older")


def test_a_command_is_run_by_a_few_letters_and_return(opened, qtbot, below):
    palette = opened("tmln")
    with qtbot.waitSignal(palette.command_chosen) as told:
        qtbot.keyClick(palette.field, KEY.Key_Return)
    assert told.args == ["timeline"]
    assert not palette.isVisible()


def test_the_focus_is_back_where_it_was_before_a_choice_is_told(opened, qtbot, below):
    palette, seen = opened("undo"), []
    palette.command_chosen.connect(lambda _id: seen.append(below.field.hasFocus()))
    qtbot.keyClick(palette.field, KEY.Key_Return)
    assert seen == [True]


def test_an_entry_is_found_by_letters_of_its_title(opened, add, qtbot):
    entry = add("Between twelve and two the board lied")
    palette = opened("twelv lied")
    with qtbot.waitSignal(palette.entry_chosen) as told:
        qtbot.keyClick(palette.field, KEY.Key_Return)
    assert told.args == [entry]


def test_an_entry_is_found_by_words_of_its_text(opened, add):
    add("Elsewhere", "a quokka")
    add("Other", "nothing")
    assert texts(opened("quokka")) == ["Elsewhere"]


def test_no_entry_is_offered_twice(opened, add):
    add("The quokka", "a quokka")
    assert texts(opened("quokka")) == ["The quokka"]


def test_a_tag_becomes_a_query(opened, add, qtbot):
    add("One", tags=("dns",))
    palette = opened("#dn")
    assert texts(palette) == ["dns"]
    with qtbot.waitSignal(palette.filter_chosen) as told:
        qtbot.keyClick(palette.field, KEY.Key_Return)
    assert told.args == ["tag:dns"]


def test_up_and_down_go_round(opened, qtbot):
    palette = opened()
    last = palette.model.rowCount() - 1
    qtbot.keyClick(palette.field, KEY.Key_Up)
    assert palette.list.currentIndex().row() == last
    qtbot.keyClick(palette.field, KEY.Key_Down)
    qtbot.keyClick(palette.field, KEY.Key_Down)
    assert palette.list.currentIndex().row() == 1
    qtbot.keyClick(palette.field, KEY.Key_PageDown)
    assert palette.list.currentIndex().row() == 9


def test_the_row_is_said_while_the_focus_stays_in_the_field(opened, qtbot):
    palette = opened("undo")
    assert palette.field.accessibleDescription().startswith("Undo, ")
    assert palette.field.hasFocus()


def test_tab_does_not_leave_it(opened, qtbot):
    palette = opened()
    qtbot.keyClick(palette.field, KEY.Key_Tab)
    assert palette.field.hasFocus()


def test_escape_closes_it_and_gives_the_focus_back(opened, qtbot, below):
    palette = opened("x")
    qtbot.keyClick(palette.field, KEY.Key_Escape)
    assert not palette.isVisible()
    assert below.field.hasFocus()


def test_a_click_beside_it_closes_it_and_one_on_a_row_chooses(opened, qtbot):
    palette = opened("undo")
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert not palette.isVisible()
    palette = opened("undo")
    place = palette.list.visualRect(palette.model.index(0)).center()
    with qtbot.waitSignal(palette.command_chosen):
        qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_it_closes_when_something_else_takes_the_focus(opened, below, qtbot):
    palette = opened()
    below.field.setFocus()
    assert not palette.isVisible()
    assert below.field.hasFocus()


def test_it_is_empty_again_when_it_is_opened_again(opened, qtbot):
    palette = opened("zzzz")
    assert texts(palette) == []
    assert palette._nothing.isVisible()
    palette.dismiss()
    assert opened().field.text() == ""
    assert not palette._nothing.isVisible()


def test_no_more_than_a_page_is_offered(opened, add):
    for number in range(60):
        add(f"Entry {number}")
    assert palette_rows(opened("entry")) == LIMIT


def palette_rows(palette):
    return palette.model.rowCount()


def test_the_letters_that_matched_are_known_to_the_painter(opened):
    palette = opened("undo")
    assert palette.model.index(0).data(FOUND).match.places == (0, 1, 2, 3)
    assert not palette.grab().isNull()


def test_words_beyond_the_first_plane_and_long_titles_are_painted(opened, add, theme):
    add("😀 ab" + "c" * 400)
    palette = opened()
    palette.field.setText("😀b")
    assert palette.model.rowCount() == 1
    theme.choose("dark")
    assert not palette.grab().isNull()
    assert entries.count() == 1


@pytest.mark.parametrize("height", [650, 480, 320])
def test_only_whole_rows_are_shown(opened, below, height):
    below.resize(1000, height)
    palette = opened()
    frame = palette._frame
    assert palette.rect().contains(frame.geometry())
    assert frame.rect().contains(palette.list.geometry())
    assert palette.list.height() % palette._delegate.height == 0
