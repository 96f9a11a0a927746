"""The sidebar: whose journal this is, the rooms of the window, and the labels."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from journal.ui.theme import Theme

WIDTH = 224  # pixels
_WIDEST = 280  # pixels
_MOST = 8  # labels shown of each sort (count)


@dataclass(frozen=True, slots=True)
class Label:
    """A line of the lower half: a tag, a project or a saved search."""

    name: str
    query: str  # what the timeline is asked for
    count: int | None = None  # entries


class Sidebar(QFrame):
    """Announces where people want to go; `rooms` are told apart by their id."""

    room_requested = Signal(str)
    new_requested = Signal()
    menu_requested = Signal()
    query_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        names: tuple[str, str],
        rooms: Sequence[tuple[str, str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """Build it.

        Args:
            theme: The look.
            names: Whose journal it is, and what kind.
            rooms: Id, words and icon of each room.
            parent: As everywhere.
        """
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._theme, self._names = theme, names
        self.new = TextButton(theme, self.tr("New entry"), "primary", "plus")
        self.new.clicked.connect(self.new_requested)
        self.menu = TextButton(theme, self.tr("Menu"), "nav", "menu")
        self.menu.clicked.connect(self.menu_requested)
        self._group = QButtonGroup(self)
        self.rooms: dict[str, TextButton] = {}
        for room, words, icon in rooms:
            button = TextButton(theme, words, "nav", icon)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, room=room: self.room_requested.emit(room))
            self._group.addButton(button)
            self.rooms[room] = button
        self.tags = Shelf(theme, self.tr("TAGS"), self.tr("Tag %s"), "tag")
        self.projects = Shelf(theme, self.tr("PROJECTS"), self.tr("Project %s"), "folder")
        self.searches = Shelf(theme, self.tr("SAVED"), self.tr("Saved search %s"), "search")
        self.shelves = (self.searches, self.tags, self.projects)
        for shelf in self.shelves:
            shelf.chosen.connect(self.query_requested)
        self._head = tuple(QLabel() for _ in names)
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()

    def show_names(self, names: tuple[str, str]) -> None:
        """Say whose journal it is, and what kind."""
        self._names = names
        fonts = ("base", 600), ("meta", 400)
        room = _width(self._theme) - 78
        for label, name, font in zip(self._head, names, fonts, strict=True):
            metrics = QFontMetrics(self._theme.font(*font))
            label.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, room))
            label.setToolTip(name)

    def order_tabs(self) -> None:
        """Have Tab go down the sidebar as the eye does, labels included."""
        labels = [button for shelf in self.shelves for button in shelf.buttons]
        stops = [self.new, *self.rooms.values(), *labels, self.menu]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def show_room(self, room: str) -> None:
        """Mark the room people are in."""
        self.rooms[room].setChecked(True)

    def _fit(self) -> None:
        self.setFixedWidth(_width(self._theme))
        self.show_names(self._names)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        for label, role in zip(self._head, ("strong", "meta"), strict=True):
            label.setProperty("role", role)
            label.setTextFormat(Qt.TextFormat.PlainText)
            words.addWidget(label)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(Mark(self._theme))
        head.addLayout(words, 1)
        inside = QWidget()
        inside.setObjectName("shelves")
        shelves = QVBoxLayout(inside)
        shelves.setContentsMargins(0, 0, 0, 0)
        shelves.setSpacing(0)
        for shelf in self.shelves:
            shelves.addWidget(shelf)
        shelves.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("labels")
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 20, 16, 14)
        column.setSpacing(2)
        column.addLayout(head)
        column.addSpacing(18)
        column.addWidget(self.new)
        column.addSpacing(16)
        for button in self.rooms.values():
            column.addWidget(button)
        column.addSpacing(4)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.menu)


class Shelf(QWidget):
    """The most used labels of one sort under their heading; nothing where there are none."""

    chosen = Signal(str)  # a query

    def __init__(self, theme: Theme, heading: str, spoken: str, icon: str) -> None:
        super().__init__()
        self._theme, self._spoken, self._icon = theme, spoken, icon
        label = QLabel(heading)
        label.setProperty("role", "label")
        self.buttons: list[LabelButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 16, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(label)
        self._column.addSpacing(4)
        self.hide()

    def show_labels(self, labels: Sequence[Label]) -> None:
        """Show other labels."""
        shown = labels[:_MOST]
        self.setVisible(bool(shown))
        while len(self.buttons) < len(shown):
            self._add()
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(shown))
            if number < len(shown):
                button.show_label(shown[number])

    def _add(self) -> None:
        button = LabelButton(self._theme, self._spoken, self._icon)
        button.clicked.connect(lambda: self.chosen.emit(button.label.query))
        self.buttons.append(button)
        self._column.addWidget(button)


def _width(theme: Theme) -> int:
    """The width at the chosen text size (pixels): large words must not push the rooms away."""
    return min(theme.px(WIDTH), _WIDEST)


class LabelButton(TextButton):
    """A label with the number of its entries at the right end."""

    def __init__(self, theme: Theme, spoken: str, icon: str) -> None:
        super().__init__(theme, "", "nav", icon)
        self._spoken = spoken
        self.label = Label("", "")
        theme.changed.connect(self._fit)

    def show_label(self, label: Label) -> None:
        """Show another label."""
        self.label = label
        words = label.name
        if label.count is not None:
            many = self.tr("%n entries", "", label.count)
            words = f"{words}, {self.tr('1 entry') if label.count == 1 else many}"
        self.setAccessibleName(self._spoken % words)
        self._fit()

    def _fit(self) -> None:
        name, room = self.label.name, _width(self._theme) - self._theme.px(112)
        elided = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        self.setText(elided.replace("&", "&&"))
        self.setToolTip(name if elided != name else "")

    # Qt's part

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self._theme.font("meta"))
        painter.setPen(QColor(self._theme.tokens.ink3))
        count = "" if self.label.count is None else str(self.label.count)
        at_end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(self.rect().adjusted(0, 0, -11, 0), at_end, count)


class Mark(QWidget):
    """The sign of the journal: three lines of a page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(QSize(32, 32))
        theme.changed.connect(self.update)

    # Qt's part

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ink))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        pen = QPen(QColor(tokens.side), 2.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for y, width in ((10.5, 14), (16, 9), (21.5, 12)):
            painter.drawLine(QRectF(9, y, width, 0).topLeft(), QRectF(9, y, width, 0).topRight())
