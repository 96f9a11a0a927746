"""The seven days of a week: which one is shown, and on which something was written."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from journal.domain.dates import week_of
from journal.ui.widgets import days

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent

    from journal.ui.theme import Theme

_DOTS = 3  # most dots under a day
_DOT, _APART = 4, 7  # pixels


class WeekStrip(QWidget):
    """Seven buttons, from Monday to Sunday."""

    day_chosen = Signal(object)  # date

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.buttons = [DayButton(theme) for _ in range(7)]
        for button in self.buttons:
            button.clicked.connect(lambda _=False, b=button: self.day_chosen.emit(b.day))
            row.addWidget(button, 1)

    def show_week(self, day: date, today: date, counts: Mapping[date, int]) -> None:
        """Show the week a day lies in.

        Args:
            day: The day that is shown.
            today: The present day.
            counts: Entries by day.
        """
        week = week_of(day)
        for number, button in enumerate(self.buttons):
            there = number <= (week.last - week.first).days
            button.setVisible(there)
            if there:
                own = week.first + timedelta(days=number)
                button.show_day(own, counts.get(own, 0), shown=own == day, today=own == today)


class DayButton(QPushButton):
    """A day of the week with a dot for each entry, up to three."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.day = date.min
        self._count, self._shown, self._today = 0, False, False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_day(self, day: date, count: int, *, shown: bool, today: bool) -> None:
        """Show another day."""
        self.day, self._count, self._shown, self._today = day, count, shown, today
        words = self.tr("1 entry") if count == 1 else self.tr("%n entries", "", count)
        name = days.words(day, "dddd d MMMM yyyy")
        self.setAccessibleName(f"{name}, {words}" if count else name)
        self.setToolTip(self.accessibleName())
        self.update()

    # Qt's part

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(self._theme.px(40), self._theme.px(52))

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(24, self._theme.px(52))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        theme, tokens, painter = self._theme, self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = tokens.sel if self._shown else tokens.hover if self.underMouse() else ""
        line = tokens.accent if self.hasFocus() else tokens.sel_line if self._shown else ""
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(line)) if line else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(frame, 8, 8)
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("label", 600))
        painter.setPen(QColor(tokens.ink2 if self._shown else tokens.ink3))
        name = days.words(self.day, "ddd")
        painter.drawText(QRect(0, theme.px(4), self.width(), theme.px(16)), middle, name)
        painter.setFont(theme.font("card", 600 if self._today or self._shown else 400))
        painter.setPen(QColor(tokens.accent if self._today else tokens.ink))
        number = QRect(0, theme.px(19), self.width(), theme.px(20))
        painter.drawText(number, middle, str(self.day.day))
        dots = min(self._count, _DOTS)
        left = self.width() / 2 - ((dots - 1) * _APART + _DOT) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent if self._shown else tokens.ink3))
        for dot in range(dots):
            painter.drawEllipse(QRectF(left + dot * _APART, theme.px(42), _DOT, _DOT))
