import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget

from journal.ops.attachments import AttachFile
from journal.settings import Settings
from journal.ui.review.composition import Composition
from journal.ui.review.view import CHECK, POST, ReviewView
from journal.ui.theme import Theme
from tests.publish.conftest import make_png

LONG = "Wrote to a.very.long.name.of.a.person@a-very-long-name-of-a-clinic.example.org at last"


def clipped(view):
    """Words that do not fit where they stand."""
    found = []
    for part in view.findChildren(QWidget):
        if not part.isVisible():
            continue
        if isinstance(part, QLabel) and part.wordWrap():
            if part.heightForWidth(part.width()) > part.height():
                found.append(part.text())
        elif isinstance(part, QLabel | QAbstractButton) and part.width() < part.sizeHint().width():
            found.append(part.text())
    areas = [area for area in view.findChildren(QScrollArea) if area.isVisible()]
    found += [area for area in areas if area.widget().width() > area.viewport().width()]
    return found


def test_everything_that_takes_the_focus_has_a_name(room, tell):
    tell(LONG)
    room.enter(POST)
    nameless = [
        part
        for part in room.view.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and not part.accessibleName()
    ]
    assert nameless == []


def test_tab_follows_the_eye(room, tell, qtbot):
    tell(LONG)
    room.check()
    view = room.view
    view.activateWindow()
    view.focus_first()
    assert view.year.hasFocus()
    wanted = [view.profile, view.paper, view.sides.buttons[0], view.report.write,
              view.report.pdf, view.report.numbers, view.report.copy, view.report.rich,
              view.report.reasons[0], view.report.offers[0]]  # fmt: skip
    for part in wanted:
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Tab)
        assert view.focusWidget() is part, view.focusWidget().accessibleName()


def test_the_year_is_chosen_with_the_keyboard(room, tell, qtbot):
    tell("Old", day=(2014, 3, 3))
    tell("New")
    room.enter(POST)
    room.view.activateWindow()
    room.view.focus_first()
    qtbot.keyClick(room.view.year, Qt.Key.Key_Space)
    menu = room.view._menu
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    room.until(lambda: room.view.year.text() == "2014")


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("width", [720, 776, 1_176])
@pytest.mark.parametrize("page", ["check", "sections", "writer", "scoring", "images"])
def test_nothing_is_clipped(application, make_room, tell, workspace, qtbot, percent, width, page):
    entry = tell(LONG, day=(2015, 7, 7))
    workspace.do(AttachFile(entry, "door.png", "image/png", make_png(), "A door"))
    look = Theme(application, Settings(theme="light", text_size=percent))
    room = make_room(look, width, 650)
    look.dress()
    room.check() if page == "check" else room.compose()
    show(room, page, tell)
    qtbot.waitUntil(lambda: clipped(room.view) == [])
    look.deleteLater()


def show(room, page, tell):
    """Show a page with something on it."""
    view = room.view
    if page == "writer":
        view.recipe.list.opened.emit("opening")
        room.qtbot.keyClicks(view.writer.body, "A")
        assert room.controller.flush()
        tell(f"{LONG}, and again", day=(2015, 9, 9))
        room.until(lambda: len(view.writer.offers) == 2)
    elif page == "scoring":
        view.recipe.list.opened.emit("promises")
        view.scoring.more.setText(LONG)
        room.qtbot.keyClick(view.scoring.more, Qt.Key.Key_Return)
    elif page == "images":
        view.recipe.pictures.click()
        view.images.rows[0].use.click()
    assert room.controller.flush()  # not when the journal is closed already


def test_a_change_of_the_look_keeps_the_place_in_the_post(room, tell, theme):
    for month in range(1, 13):
        tell(f"Page {month}", "words " * 60, day=(2015, month, 3))
    room.enter(POST)
    room.view.resize(776, 300)
    bar = room.view.paper.verticalScrollBar()
    room.until(lambda: bar.maximum() > 300)
    room.until(lambda: not room.view.paper._fitting.isActive())
    bar.setValue(200)
    theme.choose("dark")
    assert bar.value() == 200
    assert theme.tokens.ink in room.view.paper.toHtml()


def test_the_column_beside_the_post_follows_the_look(room, tell, theme):
    tell(LONG)
    room.enter(POST)
    room.view.show_side(CHECK)
    before, offer = room.view.report.width(), room.view.report.offers[0]
    theme.adopt(Settings(theme="dark", text_size=150))
    assert room.view.report.width() > before
    assert len(room.view.report.offers) == 1
    assert room.view.report.offers[0] is not offer


def test_the_rows_follow_the_size_of_the_letters(room, tell, theme):
    tell("The hundredth page")
    room.compose()
    before = room.view.recipe.list.height()
    theme.adopt(Settings(theme="dark", text_size=150))
    assert room.view.recipe.list.height() > before
    assert room.view.recipe.list.visualItemRect(room.view.recipe.list.item(0)).height() > 46


def test_a_journal_without_a_year_shows_no_number(theme, qtbot):
    view = ReviewView(theme)
    qtbot.addWidget(view)
    view.show_composition(Composition())
    assert view.year.text() == ""
