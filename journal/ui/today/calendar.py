"""A calendar that opens at a button; days with entries stand out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFont, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from journal.domain.dates import month_of
from journal.ui.widgets.popup import Popup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from journal.ui.theme import Theme


class Calendar(Popup):
    """Emits the day that was chosen, and goes away.

    Args:
        theme: The look.
        day: The day that is shown now.
        counts: How many entries the days of a span have; asked for each month that is shown.
    """

    day_chosen = Signal(object)  # date

    def __init__(
        self,
        theme: Theme,
        day: date,
        counts: Callable[[date, date], Mapping[date, int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._counts = counts
        self.month = QCalendarWidget()
        self.month.setLocale(QLocale.c())
        self.month.setAccessibleName(self.tr("Day to show"))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        plain.setForeground(QColor(theme.tokens.ink2))
        for weekday in Qt.DayOfWeek:
            self.month.setWeekdayTextFormat(weekday, plain)
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.column.addWidget(self.month)
        for way, icon in (("prev", "chevron-left"), ("next", "chevron-right")):
            arrow = self.month.findChild(QToolButton, f"qt_calendar_{way}month")
            if isinstance(arrow, QToolButton):
                arrow.setIcon(theme.icon(icon))
        self.month.currentPageChanged.connect(self._mark)
        self.month.clicked.connect(self._choose)
        self.month.activated.connect(self._choose)
        self._mark(day.year, day.month)

    def open_at(self, button: QWidget) -> None:
        """Open below a button, its right edge under the button's."""
        size = self.sizeHint()
        corner = QPoint(button.width() - size.width(), button.height() + 4)
        self.move(button.mapToGlobal(corner))
        self.show()
        self.month.setFocus()

    def marked(self) -> list[date]:
        """The days of the month shown that have entries."""
        return sorted(_day(mark) for mark in self.month.dateTextFormat())

    def _mark(self, year: int, month: int) -> None:
        self.month.setDateTextFormat(QDate(), QTextCharFormat())
        span = month_of(date(year, month, 1))
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        bold.setForeground(QColor(self.theme.tokens.accent))
        for day in self._counts(span.first, span.last):
            self.month.setDateTextFormat(QDate(day.year, day.month, day.day), bold)

    def _choose(self, chosen: QDate) -> None:
        self.close()
        self.day_chosen.emit(_day(chosen))


def _day(chosen: QDate) -> date:
    return date(chosen.year(), chosen.month(), chosen.day())
