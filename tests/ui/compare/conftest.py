"""The room on a real journal."""

import pytest
from PySide6.QtCore import Qt

from journal.domain import dates
from journal.store import entries
from journal.ui.compare.controller import CompareController
from journal.ui.compare.view import CompareView
from journal.ui.widgets.card_model import CardModel

TODAY = dates.today()


class Room:
    """The room with short words for what tests do in it."""

    def __init__(self, controller, view, model, tasks, qtbot):
        self.controller, self.view, self.model = controller, view, model
        self._tasks, self._qtbot = tasks, qtbot

    def settle(self):
        for _ in range(3):  # what was read may ask for more
            done = []
            self._tasks.run("settle", lambda: True, done.append, reads=False)
            self._qtbot.waitUntil(lambda done=done: done == [True])

    def show(self, mode):
        self._qtbot.mouseClick(self.view.modes.buttons[mode], Qt.MouseButton.LeftButton)
        self.settle()

    def step(self, button):
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def listed(self):
        """The titles of the entries that are listed, from top to bottom."""
        indexes = [self.model.index(n, 0) for n in range(self.model.rowCount())]
        return [i.data() for i in indexes if i.flags() & Qt.ItemFlag.ItemIsSelectable]

    def row(self, table, words):
        """What stands in a row of a table."""
        (line,) = [line for line in table.numbers.lines if line.words == words and line.cells]
        return [cell.text for cell in line.cells]

    def choose(self, table, words, column):
        number = next(
            n for n, line in enumerate(table.numbers.lines) if line.words == words and line.cells
        )
        table.setCurrentIndex(table.numbers.index(number, column))
        self.settle()


@pytest.fixture
def view(theme, qtbot):
    model = CardModel(entries.by_ids, lambda: TODAY)
    made = CompareView(theme, model)
    made.model = model
    qtbot.addWidget(made)
    made.resize(1176, 800)
    return made


@pytest.fixture
def room(workspace, view, tasks, bridge, qtbot):
    """Open the room; it is shown and settled."""

    def open_room(today=TODAY):
        controller = CompareController(view, view.model, tasks, lambda: today)
        controller.follow(bridge)
        view.show()
        view.activateWindow()
        qtbot.waitExposed(view)
        opened = Room(controller, view, view.model, tasks, qtbot)
        opened.settle()
        return opened

    return open_room
