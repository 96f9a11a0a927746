"""The pane of an entry upon a real journal."""

import pytest

from journal.domain import dates
from journal.store import attachments
from journal.ui.entry.controller import EntryController
from journal.ui.entry.view import EntryView

TODAY = dates.today()


@pytest.fixture
def view(theme, qtbot):
    made = EntryView(theme, attachments.read)
    qtbot.addWidget(made)
    made.resize(620, 800)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def writing(workspace, view, tasks, bridge, theme):
    made = EntryController(workspace, view, tasks, lambda: "Ana", lambda: TODAY)
    made.follow(bridge, theme)
    yield made
    made.keeper.end()


@pytest.fixture
def settle(tasks, qtbot):
    """Wait until the worker has nothing to do."""

    def wait():
        done = []
        tasks.run("settle", lambda: True, done.append, reads=False)
        qtbot.waitUntil(lambda: done == [True])

    return wait
