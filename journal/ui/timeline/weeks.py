"""Quiet bars: how much was written in each of the last weeks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from journal.domain.dates import week_of
from journal.ui.widgets import days

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from journal.ui.theme import Theme

COUNT = 26  # weeks shown
_GAP, _LEAST = 2, 3  # pixels


class WeekBars(QWidget):
    """One bar a week, the last one in the accent; a click asks for the week's entries.

    It repeats what the list says, so the keyboard and screen readers go past it.
    """

    week_chosen = Signal(object)  # date: the Sunday

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mondays: list[date] = []
        self._counts: Mapping[date, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def show_weeks(self, last: date, counts: Mapping[date, int]) -> None:
        """Show the weeks up to the one a day lies in.

        Args:
            last: A day of the last week.
            counts: Entries by the Monday of their week.
        """
        self._mondays = mondays(last)
        self._counts = counts
        self.update()

    def _bars(self) -> list[tuple[date, QRect]]:
        height = self.height() - self._theme.px(20)
        most = max((self._counts.get(day, 0) for day in self._mondays), default=0) or 1
        step = (self.width() + _GAP) / COUNT
        bars = []
        for number, day in enumerate(self._mondays):
            count = self._counts.get(day, 0)
            tall = _LEAST + round((height - _LEAST) * count / most)
            left, right = round(number * step), round((number + 1) * step) - _GAP
            bars.append((day, QRect(left, height - tall, right - left, tall)))
        return bars

    def _week_at(self, x: float) -> date | None:
        for day, bar in self._bars():
            if bar.left() <= x <= bar.right() + _GAP:
                return day
        return None

    # Qt's part

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(200, self._theme.px(54))

    def event(self, event: QEvent) -> bool:  # noqa: D102
        if isinstance(event, QHelpEvent):
            day = self._week_at(event.pos().x())
            if day is not None:
                count = self._counts.get(day, 0)
                words = self.tr("1 entry") if count == 1 else self.tr("%n entries", "", count)
                week = self.tr("Week of %s") % days.words(day)
                QToolTip.showText(event.globalPos(), f"{week}: {words}", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        day = self._week_at(event.position().x())
        if day is not None:
            self.week_chosen.emit(week_of(day).last)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("label"))
        baseline = self.height() - self._theme.px(16)
        metrics = painter.fontMetrics()
        written = -1
        for number, (day, bar) in enumerate(self._bars()):
            last = number == len(self._mondays) - 1
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent if last else tokens.bar))
            painter.drawRoundedRect(QRectF(bar), 2, 2)
            if (day.day > 7 and number) or bar.left() <= written:
                continue
            name = days.words(day, "MMM")
            if bar.left() + metrics.horizontalAdvance(name) <= self.width():
                painter.setPen(QColor(tokens.ink3))
                line = QRect(bar.left(), baseline, 60, self._theme.px(16))
                painter.drawText(line, Qt.AlignmentFlag.AlignLeft, name)
                written = bar.left() + metrics.horizontalAdvance(name) + 6


def mondays(last: date) -> list[date]:
    """The Mondays of the weeks shown, the oldest first."""
    monday = week_of(last).first
    most = min(COUNT - 1, (monday - date.min).days // 7)
    return [monday - timedelta(weeks=number) for number in range(most, -1, -1)]
