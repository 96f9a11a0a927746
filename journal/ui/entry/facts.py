"""The row under the title: kind, day, outcome, author and labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from journal.domain.entry import Kind, Status
from journal.ui.widgets.card import kind_name

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from journal.ui.theme import Theme


class KindButton(QToolButton):
    """The kind as icon and word on its tint; a click offers the others."""

    chosen = Signal(object)  # Kind

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = Kind.NOTE
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._menu = QMenu(self)
        for kind in Kind:
            action = QAction(kind_name(kind), self._menu)
            action.triggered.connect(lambda _=False, kind=kind: self.chosen.emit(kind))
            self._menu.addAction(action)
        self.setMenu(self._menu)
        theme.changed.connect(self._tint)
        self._tint()
        self.show_kind(Kind.NOTE)

    def show_kind(self, kind: Kind) -> None:
        """Show another kind."""
        self._kind = kind
        self.setText(kind_name(kind))
        self.setAccessibleName(self.tr("Kind: %s") % kind_name(kind))
        self.setToolTip(self.tr("Change the kind"))
        self.updateGeometry()
        self.update()

    def _tint(self) -> None:
        for kind, action in zip(Kind, self._menu.actions(), strict=True):
            action.setIcon(self._theme.icon(kind.value, self._theme.tokens.kind(kind), 16))
        self.setFont(self._theme.font("meta", 600))
        self.updateGeometry()

    # Qt's part

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + 40, max(26, self.fontMetrics().height() + 8))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, frame = tokens.kind(self._kind), QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(tokens.tint(self._kind))
        painter.setPen(QPen(QColor(tokens.accent), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(frame, 6, 6)
        picture = self._theme.pixmap(self._kind.value, colour, 14)
        painter.drawPixmap(QPointF(10, (self.height() - 14) / 2), picture)
        painter.setPen(colour)
        words = self.rect().adjusted(29, 0, 0, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )


class FactButton(QToolButton):
    """A quiet button with an icon and words, drawn like a `Fact`."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        self.setFont(self._theme.font("meta"))
        self.updateGeometry()

    # Qt's part

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 31, metrics.height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        near = self.underMouse() or self.isDown() or self.hasFocus()
        painter.setPen(QPen(QColor(tokens.accent), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.hover) if near else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        picture = self._theme.pixmap(self._icon, tokens.ink3, 14)
        painter.drawPixmap(QPointF(6, (self.height() - 14) / 2), picture)
        painter.setPen(QColor(tokens.ink2 if near else tokens.ink3))
        words = self.rect().adjusted(25, 0, 0, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )


class StatusButton(FactButton):
    """The outcome of an experiment; a click offers the others."""

    chosen = Signal(object)  # Status or None

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "check", parent)
        menu = QMenu(self)
        for status in (None, *Status):
            action = menu.addAction(self._word(status))
            action.triggered.connect(lambda _=False, status=status: self.chosen.emit(status))
        self.setMenu(menu)
        self.show_status(None)

    def show_status(self, status: Status | None) -> None:
        """Show another status."""
        self.setText(self._word(status))
        self.setAccessibleName(self.tr("Status: %s") % self._word(status))
        self.setToolTip(self.tr("How far the experiment is"))
        self.updateGeometry()

    def _word(self, status: Status | None) -> str:
        words = {
            Status.PLANNED: self.tr("Planned"),
            Status.RUNNING: self.tr("Running"),
            Status.WORKED: self.tr("Worked"),
            Status.FAILED: self.tr("Failed"),
            Status.MIXED: self.tr("Mixed"),
            Status.ABANDONED: self.tr("Abandoned"),
        }
        return words[status] if status else self.tr("No status yet")


class DayButton(FactButton):
    """The day it happened; a click opens a calendar."""

    chosen = Signal(object)  # date

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "calendar", parent)
        self._day = QDate()
        self._calendar: QCalendarWidget | None = None
        self.setToolTip(self.tr("Change the day"))
        self._menu = QMenu(self)
        self.clicked.connect(self._open)

    def show_day(self, day: date, text: str) -> None:
        """Show another day, in the words given."""
        self._day = QDate(day.year, day.month, day.day)
        self.setText(text)
        self.setAccessibleName(self.tr("Day: %s") % text)
        self.updateGeometry()

    def _open(self) -> None:
        if self._calendar is None:
            self._calendar = self._make_calendar()
            self._tint_calendar()
        self._calendar.setSelectedDate(self._day)
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        self._calendar.setFocus()

    def _make_calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget(self._menu)
        calendar.setLocale(QLocale.c())
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.activated.connect(self._on_day)
        calendar.clicked.connect(self._on_day)
        holder = QWidgetAction(self._menu)
        holder.setDefaultWidget(calendar)
        self._menu.addAction(holder)
        self._theme.changed.connect(self._tint_calendar)
        return calendar

    def _tint_calendar(self) -> None:
        """Quiet weekends, and arrows that can be seen in the dark."""
        if self._calendar is None:
            return
        tokens, quiet, head = self._theme.tokens, QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(QColor(tokens.ink))
        head.setForeground(QColor(tokens.ink3))
        head.setBackground(QColor(tokens.surface))
        self._calendar.setHeaderTextFormat(head)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(day, quiet)
        for name, icon in (("prev", "chevron-left"), ("next", "chevron-right")):
            button = self._calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if button is not None:
                button.setIcon(self._theme.icon(icon, tokens.ink2, 16))

    def _on_day(self, day: QDate) -> None:
        if self._menu.isVisible():
            self._menu.close()
            self.chosen.emit(day.toPython())


class Fact(QWidget):
    """An icon and some words, or nothing at all where there are no words."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self._picture, self._words = QLabel(), QLabel()
        self._words.setProperty("role", "meta")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(5)
        row.addWidget(self._picture)
        row.addWidget(self._words)
        theme.changed.connect(self._tint)
        self._tint()

    def say(self, words: str, limit: int = 60) -> None:
        """Show words, at most so many characters of them; the rest is in the tool tip."""
        self._words.setText(words if len(words) <= limit else words[: limit - 1] + "…")
        self.setToolTip(words if len(words) > limit else "")
        self.setVisible(bool(words))

    def _tint(self) -> None:
        self._picture.setPixmap(self._theme.pixmap(self._icon, self._theme.tokens.ink3, 14))
