"""The room of the review on a real journal."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel

from journal.domain.dates import year_of
from journal.domain.entry import Audience, Draft, Kind
from journal.ops.entries import AddEntry
from journal.ui.review import composition
from journal.ui.review.controller import ReviewController
from journal.ui.review.view import CHECK, POST, RECIPE, ReviewView

DAY = date(2016, 1, 5)  # the day on which the year is looked back on


@pytest.fixture
def tell(workspace):
    """Keep a public entry of 2015."""

    def keep(title, body="", day=(2015, 3, 2), kind=Kind.MILESTONE, **more):
        more.setdefault("audience", Audience.PUBLIC)
        draft = Draft(title=title, body=body, kind=kind, happened_on=date(*day), **more)
        addition = AddEntry(draft, DAY, "Ana")
        workspace.do(addition)
        return addition.id

    return keep


class Room:
    """The view and its controller, with what they said."""

    def __init__(self, view, controller, qtbot):
        self.view, self.controller, self.qtbot = view, controller, qtbot
        self.said, self.failed = [], []
        controller.noticed.connect(self.said.append)
        controller.failed.connect(self.failed.append)

    @property
    def text(self):
        return self.view.paper.toPlainText()

    @property
    def beside(self):
        """Every word in the column beside the post; what is on its way out counts no more."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        labels = self.view.report.findChildren(QLabel)
        return "\n".join(label.accessibleName() or label.text() for label in labels)

    def enter(self, state):
        self.view.show()
        self.qtbot.waitExposed(self.view)
        self.until(lambda: self.view.state == state)

    def check(self):
        """Enter it, and look at what stands in the way."""
        self.enter(POST)
        self.view.sides.buttons[CHECK].click()

    def compose(self):
        """Enter it, and look at its recipe."""
        self.enter(POST)
        self.view.sides.buttons[RECIPE].click()

    def choose_year(self, year):
        self.view.period_chosen.emit(year_of(year))

    def allow(self, reason="It is public."):
        """Allow the first finding."""
        self.view.report.reasons[0].setText(reason)
        self.qtbot.mouseClick(self.view.report.offers[0], Qt.MouseButton.LeftButton)

    def until(self, condition):
        self.qtbot.waitUntil(condition)


@pytest.fixture
def make_room(workspace, tasks, bridge, qtbot):
    """Make the room in a look and a size; it is not entered yet."""

    def make(look, width=1_176, height=900):
        view = ReviewView(look)
        qtbot.addWidget(view)
        view.resize(width, height)
        controller = ReviewController(workspace, view, tasks, lambda: "Ana", lambda: DAY)
        controller.follow(bridge)
        return Room(view, controller, qtbot)

    return make


@pytest.fixture
def room(make_room, theme):
    return make_room(theme)


@pytest.fixture
def compose(workspace):
    """Compose a post as on `DAY`."""
    return lambda year=None: composition.compose(year_of(year) if year else None, DAY)
