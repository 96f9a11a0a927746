"""The room beside an open entry, where little is left of the window."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from journal.domain.ids import new_id
from journal.domain.retros import Retro, Step
from journal.ops.documents import RETROS, Add
from tests.ui.conftest import TODAY


@pytest.fixture
def room(make_window, workspace, add):
    """Two retros in a small window, with an entry beside them."""
    for ago in (60, 30):
        held = TODAY - timedelta(days=ago)
        retro = Retro(new_id(), held, held - timedelta(days=20), held, "4ls", f"{ago} days ago")
        workspace.do(Add(RETROS, retro))
    opened = make_window("retros")
    opened.window.resize(1000, 650)
    opened.settle()
    opened.view = opened.window.rooms.here
    opened.window._bring(add("An entry"))
    opened.settle()
    return opened


def choose(words):
    """Choose a line of the open menu."""
    menu = QApplication.activePopupWidget()
    (line,) = [action for action in menu.actions() if words in action.text()]
    line.trigger()
    menu.close()


def test_the_steps_are_a_menu_where_they_do_not_fit_side_by_side(room, qtbot):
    page = room.view.page
    qtbot.waitUntil(page.one_step.isVisible)
    assert page.steps.isHidden()
    assert page.one_step.text() == "Step 1 of 6: Actions"
    page.one_step.click()
    choose("Decide")
    room.settle()
    assert page.step is Step.DECIDE
    assert page.one_step.text() == "Step 5 of 6: Decide"
    room.window._panes.arrange(wide=True)
    qtbot.waitUntil(page.steps.isVisible)
    assert page.one_step.isHidden()


def test_the_retros_are_a_menu_where_their_list_does_not_fit(room, qtbot):
    view = room.view
    qtbot.waitUntil(view.others.isVisible)
    assert view.held.isHidden()
    assert view.page.title.text() == "30 days ago"
    room.window.rooms.focus_first()
    assert QApplication.focusWidget() is view.others
    view.others.click()
    choose("60 days ago")
    room.settle()
    assert view.page.title.text() == "60 days ago"
