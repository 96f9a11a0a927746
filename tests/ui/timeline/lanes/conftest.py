"""The timeline with its lanes, on a journal of the test."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from journal.domain import dates
from journal.domain.links import Edge, Relation
from journal.domain.timeline.picture.places import What
from journal.ops.links import AddLink
from journal.store import entries
from journal.ui.timeline.controller import TimelineController
from journal.ui.timeline.lanes.controller import LanesController
from journal.ui.timeline.shapes import LANES
from journal.ui.timeline.view import TimelineView
from journal.ui.widgets.card_model import CardModel

TODAY = dates.today()


@dataclass
class Shown:
    """The timeline with short words for what tests do with it."""

    view: TimelineView
    listing: TimelineController
    lanes: LanesController
    tasks: object
    qtbot: object

    @property
    def page(self):
        return self.lanes.page

    @property
    def sight(self):
        return self.page.sight

    @property
    def canvas(self):
        return self.page.canvas

    def open(self, shape=LANES):
        """Show the lanes and wait until they show what there is."""
        self.listing.load()
        self.view.choose_shape(shape)
        self.settle()
        return self

    def settle(self):
        """Wait until nothing is under way: an answer may ask for more."""
        for _ in range(3):
            done = []
            QApplication.processEvents()
            self.canvas.repaint()
            QApplication.processEvents()
            self.tasks.run("settle", lambda: True, done.append, reads=False)
            self.qtbot.waitUntil(lambda: done == [True])  # noqa: B023

    def refreshed(self):
        """Wait for what was written to be read again."""
        clock = self.lanes._clock
        self.qtbot.waitUntil(lambda: not clock.isActive())
        self.settle()

    def titles(self):
        """What the titles in sight say."""
        return [chip.item.title for chip in self.sight.scene.chips]

    def place(self, title):
        """The place of an entry."""
        return next(p for p in self.sight.places if p.item and p.item.title == title)

    def bucket(self):
        """The first bucket in sight."""
        return next(p for p in self.sight.places if p.what is What.BUCKET)

    def point(self, place):
        """Where to point for a place."""
        return self.sight.on_page(place).center().toPoint()

    def click(self, place):
        self.qtbot.mouseClick(self.canvas, Qt.MouseButton.LeftButton, pos=self.point(place))

    def empty_point(self, day, lane=0):
        """A point of empty ground on a day."""
        frame, scale = self.sight.scene.frame, self.sight.scale
        x = frame.sizes.names + scale.x(day.toordinal() + 0.5)
        y = frame.body + frame.top(lane) + frame.tall(lane) * 0.6
        return QPoint(round(x), round(y))

    def press(self, *keys, held=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            self.qtbot.keyClick(self.canvas, key, held)

    def wheel(self, notches, at=QPointF(500, 200), held=Qt.KeyboardModifier.NoModifier):  # noqa: B008
        turned = QPoint(0, 120 * notches)
        event = QWheelEvent(
            at, self.canvas.mapToGlobal(at), QPoint(), turned, Qt.MouseButton.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.canvas, event)


@pytest.fixture
def shown(theme, tasks, bridge, qtbot):
    """The timeline, 1000 by 700 pixels, as yet as a list."""
    model = CardModel(entries.by_ids, lambda: TODAY)
    view = TimelineView(theme, model)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.activateWindow()
    qtbot.waitExposed(view)
    listing = TimelineController(view, model, tasks, lambda: TODAY)
    listing.follow(bridge)
    lanes = LanesController(view, tasks, lambda: TODAY)
    lanes.follow(bridge)
    return Shown(view, listing, lanes, tasks, qtbot)


@pytest.fixture
def link(workspace):
    """Link two entries."""

    def make(source, relation, target):
        workspace.do(AddLink(Edge(source, Relation(relation), target)))

    return make


def ago(days):
    """A day before today."""
    return TODAY - timedelta(days=days)
