"""The row under the title: kind, day, outcome, author and labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from journal.domain.entry import Audience, Kind, Status
from journal.ui.widgets.card import kind_name

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from journal.ui.theme import Theme

ICON = 14  # pixels at the usual text size
INSET = 6  # pixels to the left of what is seen; hovering and the focus ring need them
_PAD = 9  # pixels inside the tint of a kind


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
        wide = INSET + 3 * _PAD + self._theme.px(ICON) + words
        return QSize(wide, max(26, self.fontMetrics().height() + 8))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, side = tokens.kind(self._kind), self._theme.px(ICON)
        painter.setBrush(tokens.tint(self._kind))
        painter.setPen(QPen(QColor(tokens.accent), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(INSET, 1, -1, -1), 6, 6)
        picture = self._theme.pixmap(self._kind.value, colour, side)
        painter.drawPixmap(QPointF(INSET + _PAD, (self.height() - side) / 2), picture)
        painter.setPen(colour)
        words = self.rect().adjusted(INSET + _PAD + side + 6, 0, 0, 0)
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
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        self.setFont(self._theme.font("meta"))
        self.updateGeometry()

    # Qt's part

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click() if self.menu() is None else self.showMenu()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self.text()) + 5 if self.text() else 0
        return QSize(words + 2 * INSET + self._theme.px(ICON), metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return self.sizeHint().boundedTo(QSize(self._theme.px(96), self.sizeHint().height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        near = self.underMouse() or self.isDown() or self.hasFocus()
        painter.setPen(QPen(QColor(tokens.accent), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.hover) if near else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        side = self._theme.px(ICON)
        picture = self._theme.pixmap(self._icon, tokens.ink3, side)
        painter.drawPixmap(QPointF(INSET, (self.height() - side) / 2), picture)
        painter.setPen(QColor(tokens.ink2 if near else tokens.ink3))
        place = self.rect().adjusted(INSET + side + 5, 0, -4, 0)
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, place.width() + 2
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


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

    def offer(self) -> None:
        """Open the menu without waiting for an answer."""
        menu = self.menu()
        assert menu is not None
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class AudienceButton(FactButton):
    """Who may read it; a click offers the others."""

    chosen = Signal(object)  # Audience

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "eye", parent)
        menu = QMenu(self)
        for audience in Audience:
            action = menu.addAction(self._word(audience))
            action.triggered.connect(lambda _=False, audience=audience: self.chosen.emit(audience))
        self.setMenu(menu)
        self.show_audience(Audience.TEAM)

    def show_audience(self, audience: Audience) -> None:
        """Show another audience."""
        self.setText(self._word(audience))
        self.setAccessibleName(self.tr("Who may read it: %s") % self._word(audience))
        self.setToolTip(self.tr("Who may read it"))
        self.updateGeometry()

    def _word(self, audience: Audience) -> str:
        return {
            Audience.ME: self.tr("Only me"),
            Audience.TEAM: self.tr("Team"),
            Audience.PUBLIC: self.tr("Public"),
        }[audience]


class DayButton(FactButton):
    """A day; a click opens a calendar.

    Args:
        name: What day it is, in words: “Day”.
        none: What is said while there is none; empty for a day that must be.
    """

    chosen = Signal(object)  # date, or None for no day

    def __init__(
        self, theme: Theme, name: str = "", none: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "calendar", parent)
        self._name, self._none = name or self.tr("Day"), none
        self._day = QDate()
        self._calendar: QCalendarWidget | None = None
        self.setToolTip(self.tr("Change: %s") % self._name)
        self._menu = QMenu(self)
        self.clicked.connect(lambda: self.open_at(self))
        self.show_day(None, "")

    def show_day(self, day: date | None, text: str, start: date | None = None) -> None:
        """Show another day, in the words given.

        Args:
            day: The day, or None where there is none.
            text: It in words.
            start: Where the calendar opens while there is no day.
        """
        here = day or start
        self._day = QDate(here.year, here.month, here.day) if here else QDate.currentDate()
        self._chosen = day is not None
        self.setText(text if day else self._none)
        self.setAccessibleName(f"{self._name}: {text}" if day else self._none)
        self.updateGeometry()

    def open_at(self, button: QWidget) -> None:
        """Open the calendar under a button."""
        if self._calendar is None:
            self._calendar = self._make_calendar()
            self._tint_calendar()
        for action in self._menu.actions()[1:]:
            action.setVisible(self._chosen)
        self._calendar.setSelectedDate(self._day)
        self._menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
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
        if self._none:
            self._menu.addAction(self.tr("Take this day off"), lambda: self.chosen.emit(None))
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
