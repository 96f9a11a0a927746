"""The seven days of a week: which one is shown, and on which something was written."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from journal.domain.dates import week_of
from journal.ui.widgets import days
from journal.ui.widgets.buttons import HandButton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent

    from journal.ui.theme import Theme

_DOTS = 3  # most dots under a day
_DOT, _APART = 4, 7  # pixels
_CENTRE = 0x84  # Qt::AlignCenter, which is asked for as a number


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


class DayButton(HandButton):
    """A day of the week with a dot for each entry, up to three."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.day = date.min
        self._count, self._today = 0, False
        self.setProperty("role", "day")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_day(self, day: date, count: int, *, shown: bool, today: bool) -> None:
        """Show another day."""
        self.day, self._count, self._today = day, count, today
        if shown:
            self.setChecked(True)
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
        super().paintEvent(event)  # the ground and the frame
        theme, painter, role = self._theme, QPainter(self), QPalette.ColorRole
        painter.setFont(theme.font("label", 600))
        quiet = role.Text if self.isChecked() else role.PlaceholderText
        self._write(painter, quiet, (4, 16), days.words(self.day, "ddd"))
        strong = self._today or self.isChecked()
        painter.setFont(theme.font("card", 600 if strong else 400))
        self._write(painter, role.Link if self._today else role.Text, (19, 20), str(self.day.day))
        if self._count:
            self._dot(painter)

    def _write(
        self, painter: QPainter, role: QPalette.ColorRole, band: tuple[int, int], words: str
    ) -> None:
        """Write in the middle of a band, given by its top and its height (pixels)."""
        top, height = map(self._theme.px, band)
        place, palette = QRect(0, top, self.width(), height), self._theme.palette
        self.style().drawItemText(painter, place, _CENTRE, palette, True, words, role)

    def _dot(self, painter: QPainter) -> None:
        tokens, number = self._theme.tokens, min(self._count, _DOTS)
        left = self.width() / 2 - ((number - 1) * _APART + _DOT) / 2
        dots = QPainterPath()
        for dot in range(number):
            dots.addEllipse(QRectF(left + dot * _APART, self._theme.px(42), _DOT, _DOT))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(dots, QColor(tokens.accent if self.isChecked() else tokens.ink3))
