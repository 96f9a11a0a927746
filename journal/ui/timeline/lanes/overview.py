"""The whole journal in one strip: a frame on it shows what is in sight, and can be dragged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal.domain.timeline.board import Tally
from journal.domain.timeline.scale import Scale
from journal.domain.timeline.units import Unit, unit_of
from journal.ui.timeline.lanes.brush import Brush

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from journal.ui.theme import Theme
    from journal.ui.timeline.lanes.sight import Sight

_LEAST_BAR = 8.0  # pixels of a bar with its gap
_LEAST_FRAME = 10.0  # pixels of the frame, however little is in sight
_SIDE, _TOP = 24.0, 10.0


class _Strip(NamedTuple):
    """The bars with the years, the bars as they are where they are in sight, and their places."""

    quiet: QPixmap
    lit: QPixmap
    bars: list[QRectF]
    middles: list[float]


class Overview(QWidget):
    """It repeats what the lanes say, so the keyboard and screen readers go past it."""

    def __init__(self, theme: Theme, sight: Sight, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._sight = theme, sight
        self._brush = Brush(theme, sight.pen.fonts)
        self._whole = Tally({})
        self._grip: float | None = None  # days from the left of the frame to the mouse
        self._picture: tuple[object, _Strip] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # every pixel is painted
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(self.tr("Drag to go through the years"))
        sight.moved.connect(self.update)
        theme.changed.connect(self._on_theme_changed)

    def show_days(self, whole: Tally) -> None:
        """Show how many entries every day has."""
        self._whole = whole
        self.update()

    @property
    def scale(self) -> Scale:
        """All days there are, over the width of the strip."""
        extent, width = self._sight.extent, max(1.0, self.width() - 2 * _SIDE)
        days = extent.last - extent.first + 1
        return Scale(float(extent.first), width / days, width)

    @property
    def frame(self) -> QRectF:
        """The frame around what is in sight."""
        scale, seen = self.scale, self._sight.scale
        left, right = scale.x(seen.origin), scale.x(seen.origin + seen.days)
        left, right = max(0.0, left), min(scale.width, right)
        spare = max(0.0, _LEAST_FRAME - (right - left)) / 2
        left, right = left - spare, right + spare
        return QRectF(_SIDE + left, _TOP / 2, right - left, self._foot - _TOP / 2 + 2)

    @property
    def _foot(self) -> float:
        return self.height() - self._theme.px(20)

    def _day_at(self, x: float) -> float:
        return self.scale.day_at(x - _SIDE)

    def _bars(self) -> list[tuple[float, float, int]]:
        """Where each bar begins and ends, and how many entries it stands for."""
        scale = self.scale
        unit = unit_of(scale.pixels, _LEAST_BAR)
        begins = unit.begins(scale.first, self._sight.extent.last)
        edges = [*begins, unit.after(begins[-1])] if begins else []
        places = [min(max(0.0, scale.x(edge)), scale.width) for edge in edges]
        return list(zip(places, places[1:], self._whole.shares(edges), strict=False))

    def _drawn(self) -> _Strip:
        """The strip without its frame, drawn when something of it is another."""
        key = self._whole, self._sight.extent, self.size(), self._brush, self.devicePixelRatioF()
        if self._picture is None or self._picture[0] != key:
            bars = self._placed()
            quiet, lit = self._paint_bars(bars, "bar"), self._paint_bars(bars, "fill")
            painter = QPainter(quiet)
            painter.setPen(self._brush.colour("line"))
            painter.drawLine(0, 0, self.width(), 0)
            self._write_years(painter)
            painter.end()
            self._picture = key, _Strip(quiet, lit, bars, [bar.center().x() for bar in bars])
        return self._picture[1]

    def _paint_bars(self, bars: Iterable[QRectF], role: str) -> QPixmap:
        picture = QPixmap(self.size() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._brush.colour(role))
        for bar in bars:
            painter.drawRoundedRect(bar, 2, 2)
        painter.end()
        return picture

    def _placed(self) -> list[QRectF]:
        bars, tall = self._bars(), self._foot - _TOP
        most = max((number for _, _, number in bars), default=0) or 1
        found = []
        for left, right, number in bars:
            if number and right > left:
                height = max(2.0, tall * number / most)
                wide = max(1.0, right - left - 2)
                found.append(QRectF(_SIDE + left + 1, self._foot - height, wide, height))
        return found

    def _write_years(self, painter: QPainter) -> None:
        painter.setPen(self._brush.colour("ink3"))
        painter.setFont(self._sight.pen.fonts["label"])
        free = 0.0
        for x, text in self._years():
            wide = self._sight.pen.wide(text, "label")
            if x >= free and x + wide <= self.scale.width:
                box = QRectF(_SIDE + x, self._foot + 2, wide + 2, self.height() - self._foot - 4)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
                free = x + wide + self._theme.px(12)

    def _years(self) -> list[tuple[float, str]]:
        scale = self.scale
        unit = unit_of(scale.pixels, self._theme.px(44))
        unit = unit if unit.days >= Unit.YEAR.days else Unit.YEAR
        begins = unit.begins(scale.first, self._sight.extent.last)
        return [(max(0.0, scale.x(day)), f"{date.fromordinal(day):%Y}") for day in begins]

    def _on_theme_changed(self) -> None:
        self._brush = Brush(self._theme, self._sight.pen.fonts)
        self.updateGeometry()
        self.update()

    # Qt's part

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(300, self._theme.px(66))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        painter, brush, frame = QPainter(self), self._brush, self.frame
        painter.fillRect(event.rect(), brush.colour("canvas"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(brush.colour("sel_line"), 1.0))
        painter.setBrush(brush.colour("sel"))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        strip = self._drawn()
        painter.drawPixmap(0, 0, strip.quiet)
        first = bisect_left(strip.middles, frame.left())
        after = bisect_right(strip.middles, frame.right())
        if first < after:
            left, right = strip.bars[first].left() - 1, strip.bars[after - 1].right() + 1
            painter.setClipRect(QRectF(left, 0, right - left, self.height()))
            painter.drawPixmap(0, 0, strip.lit)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x, seen = event.position().x(), self._sight.scale
        frame = self.frame
        if not frame.left() <= x <= frame.right():
            self._sight.show_day(self._day_at(x))
        self._grip = self._day_at(x) - self._sight.scale.origin
        if not 0 <= self._grip <= seen.days:
            self._grip = seen.days / 2
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        if self._grip is not None:
            self._sight.show_day(self._day_at(event.position().x()) - self._grip, 0.0)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802, D102
        self._grip = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
