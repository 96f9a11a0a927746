"""What an entry came of and what came of it, one line a link, under its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journal.ui.widgets.buttons import IconButton
from journal.ui.widgets.card import kind_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from journal.domain.entry import Kind
    from journal.domain.links import Edge
    from journal.ui.theme import Theme

_AT_ONCE = 3.4  # lines that are seen without scrolling; the last, cut one says there are more
_MOST = 40  # links that are shown


@dataclass(frozen=True, slots=True)
class Connection:
    """A link as it is read from the open entry."""

    edge: Edge
    words: str  # the relation
    other: str  # the id of the entry at the other end
    heading: str
    kind: Kind


class LinkButton(QToolButton):
    """One link: its relation, the kind and the heading of the other entry. Delete removes it."""

    opened = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, link: Connection, wide: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._link, self._wide = theme, link, wide
        self.setText(link.heading)
        name = f"{link.words} {link.heading}, {kind_name(link.kind)}"
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("Return opens it, Delete removes the link"))
        self.setToolTip(link.heading)
        self.setFont(theme.font("base"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.opened)

    # Qt's part

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(200, self.fontMetrics().height() + 10)

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        near = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(QColor(tokens.accent), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.hover) if near else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(tokens.ink3))
        painter.drawText(self.rect().adjusted(6, 0, 0, 0), middle, self._link.words)
        left = 6 + self._wide + 10
        colour = tokens.kind(self._link.kind)
        picture = self._theme.pixmap(self._link.kind.value, colour, 14)
        painter.drawPixmap(left, (self.height() - 14) // 2, picture)
        painter.setPen(QColor(tokens.accent if near else tokens.ink))
        room = self.rect().adjusted(left + 20, 0, -6, 0)
        words = self.fontMetrics().elidedText(
            self._link.heading, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle, words)


class Connections(QScrollArea):
    """The links of the open entry; nothing at all where there are none."""

    open_requested = Signal(str)
    remove_requested = Signal(object)  # Edge

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connections")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        self.above: Callable[[], QWidget] = lambda: self  # the tab stop before the links
        self.links: tuple[Connection, ...] = ()
        self.buttons: list[LinkButton] = []
        self._rows: list[QWidget] = []
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        theme.changed.connect(self._rebuild)
        self.hide()

    def show_links(self, links: Sequence[Connection]) -> None:
        """Show other links."""
        if tuple(links) != self.links:
            self.links = tuple(links)
            self._rebuild()

    def _rebuild(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.buttons = [], []
        metrics = self.fontMetrics()
        wide = max((metrics.horizontalAdvance(link.words) for link in self.links), default=0)
        for link in self.links[:_MOST]:
            self._rows.append(self._row(link, wide))
            self._column.addWidget(self._rows[-1])
        self._order_tabs()
        self.setVisible(bool(self._rows))
        if self._rows:
            tall = self._rows[0].sizeHint().height()
            self.setFixedHeight(round(tall * min(len(self._rows), _AT_ONCE)))

    def _order_tabs(self) -> None:
        """Put what is made late where the eye meets it: after what stands above the links."""
        before = self.above()
        for row in self._rows:
            for stop in row.findChildren(QToolButton):
                QWidget.setTabOrder(before, stop)
                before = stop

    def _row(self, link: Connection, wide: int) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        button = LinkButton(self._theme, link, wide, row)
        away = IconButton(self._theme, "x", self.tr("Remove the link to “%s”") % link.heading)
        away.setIconSize(QSize(14, 14))
        button.opened.connect(lambda: self.open_requested.emit(link.other))
        for signal in (button.removed, away.clicked):
            signal.connect(lambda *_: self.remove_requested.emit(link.edge))
        line.addWidget(button, 1)
        line.addWidget(away)
        self.buttons.append(button)
        return row
