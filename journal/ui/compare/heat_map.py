"""A year of days: each cell in the colours of the kinds that were written on its day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from journal.domain.entry import Kind
from journal.ui.compare import spoken
from journal.ui.compare.grid import Grid, fitted
from journal.ui.theme import mixed
from journal.ui.widgets import days
from journal.ui.widgets.card import kind_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from journal.ui.theme import Theme

    Counts = Mapping[date, Mapping[Kind, int]]

_LEAST, _MOST = 11, 20  # pixels from one cell to the next
_GAP = 3  # pixels between cells
_STRENGTH = (0.0, 0.55, 0.78, 1.0)  # of the colour for none, one, two, three and more entries
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -366, Qt.Key.Key_End: 366,
}  # fmt: skip


class HeatMap(QWidget):
    """The days of a year. A click or an arrow key chooses a day, Return or a double click opens it.

    A screen reader hears every day as an item of a list (see `spoken`).
    """

    day_chosen = Signal(object)  # date
    day_entered = Signal(object)  # date
    year_requested = Signal(int)  # so many years on

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        spoken.install()
        self._theme = theme
        self._counts: Counts = {}
        self._kind: Kind | None = None
        self._cells: dict[str, list[QRectF]] = {}  # by colour; empty until they are painted
        self._today = date.min
        self._chosen: date | None = None
        self._near: date | None = None
        self.grid = Grid(1, _MOST, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The days of a year"))
        self.setAccessibleDescription(
            self.tr("Arrows choose a day, Return opens it, Page Up and Page Down change the year")
        )
        theme.changed.connect(self._fit)

    @property
    def chosen(self) -> date | None:
        """The day that is chosen."""
        return self._chosen

    def show_year(self, year: int, counts: Counts, today: date) -> None:
        """Show another year.

        Args:
            year: The year.
            counts: The entries of its days by kind; days without any are left out.
            today: The present day.
        """
        if year != self.grid.year:
            self._chosen = None
        self._counts, self._today = counts, today
        self.setAccessibleName(self.tr("The days of %s") % year)
        self._fit(year)

    def show_kind(self, kind: Kind | None) -> None:
        """Show the entries of one kind alone; None shows all."""
        self._kind = kind
        self._cells = {}
        self.update()

    def choose(self, day: date) -> None:
        """Choose a day of the year and tell of it."""
        self._chosen = day
        self.update()
        if QAccessible.isActive():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(self.grid.number(day))
            QAccessible.updateAccessibility(event)
        self.day_chosen.emit(day)

    def start(self) -> date:
        """Where to begin in the year: the last day with an entry."""
        return max(
            self._counts, default=self._today if self._in_year(self._today) else self.grid.first
        )

    def words(self, day: date) -> str:
        """What a day is called and what it holds, as it is read out."""
        counts = self._shown(day)
        found = [f"{kind_name(kind)} {number}" for kind, number in counts.items()]
        return f"{days.words(day, 'dddd d MMMM yyyy')}: {', '.join(found) or self.tr('no entry')}"

    def place(self, day: date) -> QRect:
        """Where the cell of a day is painted."""
        x, y = self.grid.corner(day)
        side = self.grid.pitch - _GAP
        return QRect(x, y, side, side)

    def _fit(self, year: int | None = None) -> None:
        theme = self._theme
        sizes = (_LEAST, theme.px(_MOST))
        year = self.grid.year if year is None else year
        self.grid = fitted(year, self.width() - 1, theme.px(36), theme.px(22), sizes)
        self._cells = {}
        self.updateGeometry()
        self.update()

    def _shown(self, day: date) -> dict[Kind, int]:
        counts = self._counts.get(day, {})
        wanted = (self._kind,) if self._kind else tuple(Kind)
        return {kind: counts[kind] for kind in wanted if counts.get(kind)}

    def _rects(self) -> dict[str, list[QRectF]]:
        """The rectangles of all cells by colour: drawn together they take a millisecond."""
        tokens, ground = self._theme.tokens, QColor(self._theme.tokens.surface)
        found: dict[str, list[QRectF]] = {tokens.hover: []}
        for number in range(self.grid.days):
            day = self.grid.day(number)
            counts, cell = self._shown(day), QRectF(self.place(day))
            if not counts:
                found[tokens.hover].append(cell)
                continue
            wide = cell.width() / len(counts)
            for stripe, (kind, count) in enumerate(counts.items()):
                strength = _STRENGTH[min(count, 3)]
                colour = mixed(tokens.kind(kind), ground, strength).name()
                part = QRectF(cell.left() + stripe * wide, cell.top(), wide, cell.height())
                found.setdefault(colour, []).append(part)
        return found

    def _paint_labels(self, painter: QPainter) -> None:
        grid, middle = self.grid, Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._theme.font("meta"))
        painter.setPen(QColor(self._theme.tokens.ink3))
        for row in (0, 2, 4):
            name = days.words(date(2024, 1, 1 + row), "ddd")  # the first of them is a Monday
            cell = QRect(0, grid.top + row * grid.pitch, grid.left - 6, grid.pitch - _GAP)
            spare = max(0, painter.fontMetrics().height() - cell.height()) // 2 + 1
            line = cell.adjusted(0, -spare, 0, spare)  # large letters are taller than a cell
            painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, name)
        for month in range(1, 13):
            first = date(grid.year, month, 1)
            begun = month > 1 and first.weekday() > 3  # the column is mostly the month before
            x = grid.corner(first)[0] + (grid.pitch if begun else 0)
            line = QRect(x, 0, 4 * grid.pitch, grid.top - 4)
            painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, days.words(first, "MMM"))

    def _paint_mark(self, painter: QPainter, day: date, colour: str, width: float) -> None:
        frame = QRectF(self.place(day)).adjusted(-1, -1, 1, 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), width))
        painter.drawRect(frame)

    def _in_year(self, day: date | None) -> bool:
        return day is not None and day.year == self.grid.year

    # Qt's part

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        self._cells = self._cells or self._rects()
        for colour, rects in self._cells.items():
            painter.setBrush(QColor(colour))
            painter.drawRects(rects)
        self._paint_labels(painter)
        if self._in_year(self._today):
            self._paint_mark(painter, self._today, tokens.ink2, 1)
        if self._near:
            self._paint_mark(painter, self._near, tokens.ink3, 1)
        if self._chosen:
            self._paint_mark(painter, self._chosen, tokens.accent, 2 if self.hasFocus() else 1.5)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        near = self.grid.day_at(event.position().x(), event.position().y())
        if near != self._near:
            self._near = near
            hand = Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor
            self.setCursor(hand)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802, D102
        self._near = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        day = self.grid.day_at(event.position().x(), event.position().y())
        if day and event.button() is Qt.MouseButton.LeftButton:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        if self._chosen and event.button() is Qt.MouseButton.LeftButton:
            self.day_entered.emit(self._chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        key = Qt.Key(event.key())
        if key in _STEPS:
            here = self._chosen or self.start()
            self.choose(self.grid.stepped(here, _STEPS[key]) if self._chosen else here)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.year_requested.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in _ENTER and self._chosen:
            self.day_entered.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802, D102
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802, D102
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:  # noqa: D102
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.grid.day_at(event.pos().x(), event.pos().y())
            if day:
                QToolTip.showText(event.globalPos(), self.words(day), self, self.place(day))
            return True
        return super().event(event)

    def resizeEvent(self, event: QEvent) -> None:  # noqa: N802, D102
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(54 * self.grid.pitch + self.grid.left, self.grid.height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(54 * _LEAST + self.grid.left, self.grid.height)
