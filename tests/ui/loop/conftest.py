"""The board on a real journal."""

import pytest

from journal.domain import dates
from journal.domain.board import Column
from journal.domain.links import Edge
from journal.ops.links import AddLink
from journal.ui.loop.controller import LoopController
from journal.ui.loop.view import LoopView

TODAY = dates.today()


@pytest.fixture
def link(workspace):
    """Keep a link."""
    return lambda source, relation, target: workspace.do(AddLink(Edge(source, relation, target)))


@pytest.fixture
def view(theme, qtbot):
    made = LoopView(theme)
    qtbot.addWidget(made)
    made.resize(1176, 800)
    return made


class Board:
    """The room with short words for what tests do in it."""

    def __init__(self, controller, view, tasks, qtbot):
        self.controller, self.view = controller, view
        self._tasks, self._qtbot = tasks, qtbot
        self.steps = []
        controller.step_requested.connect(lambda *given: self.steps.append(given))

    def settle(self):
        done = []
        self._tasks.run("settle", lambda: True, done.append, reads=False)
        self._qtbot.waitUntil(lambda: done == [True])

    def list(self, column):
        return self.view.panels[column].cards

    def titles(self):
        """The titles of the cards, by column; empty columns are left out."""
        shown = {column: [c.title for c in self.list(column).cards.cards] for column in Column}
        return {column.value: titles for column, titles in shown.items() if titles}

    def cards(self, column):
        return self.list(column).cards.cards

    def press(self, column, entry_id, key, modifiers=None):
        from PySide6.QtCore import Qt

        cards = self.list(column)
        assert cards.choose(entry_id)
        cards.setFocus()
        self._qtbot.keyClick(cards, key, modifiers or Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def board(workspace, view, tasks, bridge, qtbot):
    """Open the room; it is shown and settled."""

    def open_room():
        controller = LoopController(workspace, view, tasks, lambda: TODAY)
        controller.follow(bridge)
        view.show()
        view.activateWindow()
        qtbot.waitExposed(view)
        opened = Board(controller, view, tasks, qtbot)
        opened.settle()
        return opened

    return open_room
