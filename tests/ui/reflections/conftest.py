"""The board on a real journal."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from journal.domain import dates
from journal.domain.ids import new_id
from journal.domain.reflections import Reflection
from journal.ops.reflections import AddReflection
from journal.store import reflections
from journal.ui.reflections.controller import ReflectionsController
from journal.ui.reflections.view import ReflectionsView

TODAY = dates.today()


@pytest.fixture
def reflect(workspace):
    """Keep a reflection of this year and return its id."""

    def keep(claim="Ask first", year=TODAY.year, **more):
        made = Reflection(
            id=new_id(), claim=claim, period_first=date(year, 1, 1),
            period_last=date(year, 12, 31), **more,
        )  # fmt: skip
        workspace.do(AddReflection(made))
        return made.id

    return keep


@pytest.fixture
def view(theme, qtbot):
    made = ReflectionsView(theme)
    qtbot.addWidget(made)
    made.resize(1176, 900)
    return made


class Board:
    """The room with short words for what tests do in it."""

    def __init__(self, controller, view, tasks, qtbot):
        self.controller, self.view, self.page = controller, view, view.page
        self.failures = []
        controller.failed.connect(self.failures.append)
        self._tasks, self._qtbot = tasks, qtbot

    def settle(self):
        done = []
        self._tasks.run("settle", lambda: True, done.append, reads=False)
        self._qtbot.waitUntil(lambda: done == [True])

    def press(self, widget, key, modifier=Qt.KeyboardModifier.NoModifier):
        widget.setFocus()
        self._qtbot.keyClick(widget, key, modifier)
        self.settle()

    def tray(self, word):
        """The titles of the slips that carry this word."""
        return [slip.title for slip in self.view.tray.slips.slips if slip.word == word]

    def choose_in_tray(self, title, word):
        slips = self.view.tray.slips.slips
        assert self.view.tray.choose(
            next(slip.key for slip in slips if (slip.title, slip.word) == (title, word))
        )

    def shown(self, rows):
        return [slip.title for slip in rows.slips.slips]

    def kept(self):
        return reflections.get(self.controller.opened)


@pytest.fixture
def board(workspace, view, tasks, bridge, qtbot):
    """Open the room; it is shown and settled."""
    made = []

    def open_room():
        controller = ReflectionsController(workspace, view, tasks, lambda: TODAY)
        controller.follow(bridge)
        controller.load()
        view.show()
        view.activateWindow()
        qtbot.waitExposed(view)
        opened = Board(controller, view, tasks, qtbot)
        opened.settle()
        made.append(opened)
        return opened

    yield open_room
    for opened in made:
        opened.controller.keeper.begin(None)
