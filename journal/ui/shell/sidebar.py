"""The sidebar: whose journal this is, the rooms of the window, and the tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from journal.ui.theme import Theme

WIDTH = 224  # pixels
_WIDEST = 264  # pixels
_MOST_TAGS = 8


class Sidebar(QFrame):
    """Announces where people want to go; `rooms` are told apart by their id."""

    room_requested = Signal(str)
    new_requested = Signal()
    menu_requested = Signal()
    tag_requested = Signal(str)

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
        self.setFixedWidth(_width(theme))
        self._theme = theme
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
        self._label = QLabel(self.tr("TAGS"))
        self._label.setProperty("role", "label")
        self._label.hide()
        self._tags: list[TagButton] = []
        self._shelf = QVBoxLayout()
        self._shelf.setSpacing(2)
        self._lay_out(names)

    def show_room(self, room: str) -> None:
        """Mark the room people are in."""
        self.rooms[room].setChecked(True)

    def show_tags(self, tags: Sequence[tuple[str, int]]) -> None:
        """Show the most used tags with the number of their entries."""
        self._label.setVisible(bool(tags))
        while len(self._tags) < min(len(tags), _MOST_TAGS):
            self._add_tag()
        for number, button in enumerate(self._tags):
            button.setVisible(number < len(tags))
            if number < len(tags):
                button.show_tag(*tags[number])

    def _add_tag(self) -> None:
        tag = TagButton(self._theme)
        tag.clicked.connect(lambda: self.tag_requested.emit(tag.name))
        self._tags.append(tag)
        self._shelf.addWidget(tag)

    def _lay_out(self, names: tuple[str, str]) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        roles = (("strong", ("base", 600)), ("meta", ("meta", 400)))
        for name, (role, font) in zip(names, roles, strict=True):
            room = _width(self._theme) - 78
            metrics = QFontMetrics(self._theme.font(*font))
            label = QLabel(metrics.elidedText(name, Qt.TextElideMode.ElideRight, room))
            label.setProperty("role", role)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setToolTip(name)
            words.addWidget(label)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(Mark(self._theme))
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 20, 16, 14)
        column.setSpacing(2)
        column.addLayout(head)
        column.addSpacing(18)
        column.addWidget(self.new)
        column.addSpacing(16)
        for button in self.rooms.values():
            column.addWidget(button)
        column.addSpacing(20)
        column.addWidget(self._label)
        column.addSpacing(4)
        column.addLayout(self._shelf)
        column.addStretch(1)
        column.addWidget(self.menu)


def _width(theme: Theme) -> int:
    """The width at the chosen text size (pixels): large words must not push the rooms away."""
    return min(theme.px(WIDTH), _WIDEST)


class TagButton(TextButton):
    """A tag with the number of its entries at the right end."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "nav", "tag", parent)
        self.name = ""
        self._count = ""

    def show_tag(self, name: str, count: int) -> None:
        """Show another tag."""
        self.name, self._count = name, str(count)
        room = _width(self._theme) - 120
        elided = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        self.setText(elided.replace("&", "&&"))
        words = self.tr("1 entry") if count == 1 else self.tr("%n entries", "", count)
        self.setAccessibleName(self.tr("Tag %s") % f"{name}, {words}")
        self.setToolTip(name if elided != name else "")

    # Qt's part

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self._theme.font("meta"))
        painter.setPen(QColor(self._theme.tokens.ink3))
        at_end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(self.rect().adjusted(0, 0, -11, 0), at_end, self._count)


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
