"""The sidebar: whose journal this is, the rooms of the window, and the labels."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal.ui.labels.sorts import PROJECT, SEARCH, TAG
from journal.ui.shell.shelf import Shelf, width
from journal.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.ui.theme import Theme


class Sidebar(QFrame):
    """Announces where people want to go; `rooms` are told apart by their id."""

    room_requested = Signal(str)
    new_requested = Signal()
    menu_requested = Signal()
    query_requested = Signal(str)
    all_requested = Signal(str)  # a sort of labels
    rename_requested = Signal(str, str)  # a sort, and the name of a label
    delete_requested = Signal(str)  # the name of a saved search

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
        self._shelves = {sort: self._shelf(sort) for sort in (SEARCH, TAG, PROJECT)}
        self.searches, self.tags, self.projects = self.shelves = tuple(self._shelves.values())
        self._mark, self._head = QLabel(), tuple(QLabel() for _ in names)
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()

    def show_names(self, names: tuple[str, str]) -> None:
        """Say whose journal it is, and what kind."""
        self._names = names
        fonts = ("base", 600), ("meta", 400)
        room = width(self._theme) - 78
        for label, name, font in zip(self._head, names, fonts, strict=True):
            metrics = QFontMetrics(self._theme.font(*font))
            if metrics.horizontalAdvance(name) > room:
                name = metrics.elidedText(name, QtCore.Qt.TextElideMode.ElideRight, room)
            label.setText(name)
            label.setToolTip(name)

    def order_tabs(self) -> None:
        """Have Tab go down the sidebar as the eye does, labels included."""
        labels = [button for shelf in self.shelves for button in shelf.buttons]
        stops = [self.new, *self.rooms.values(), *labels, self.menu]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def place_of(self, sort: str) -> QWidget:
        """Where something about labels of a sort is asked: the one with the focus, or the first."""
        shelf = self._shelves[sort]
        seen = [button for button in shelf.buttons if button.isVisible()]
        return next((button for button in seen if button.hasFocus()), (*seen, self.new)[0])

    def show_room(self, room: str) -> None:
        """Mark the room people are in."""
        self.rooms[room].setChecked(True)

    def _shelf(self, sort: str) -> Shelf:
        shelf = Shelf(self._theme, sort)
        shelf.chosen.connect(self.query_requested)
        shelf.all_requested.connect(lambda: self.all_requested.emit(sort))
        shelf.rename_requested.connect(lambda name: self.rename_requested.emit(sort, name))
        shelf.delete_requested.connect(self.delete_requested)
        return shelf

    def _fit(self) -> None:
        self.setFixedWidth(width(self._theme))
        self._mark.setPixmap(self._theme.pixmap("mark", self._theme.tokens.ink, 32))
        self.show_names(self._names)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        for label, role in zip(self._head, ("strong", "meta"), strict=True):
            label.setProperty("role", role)
            label.setProperty("textFormat", "PlainText")
            words.addWidget(label)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(self._mark)
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
        self._scroll.setProperty("focusPolicy", "NoFocus")
        self._scroll.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
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
