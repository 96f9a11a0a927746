"""The painted timeline: days from left to right, lanes from top to bottom."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QNativeGestureEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from journal.domain.entry import Draft, Kind
from journal.domain.timeline.board import Grouping
from journal.domain.timeline.picture.parts import BAND, Bow
from journal.domain.timeline.picture.places import Place, What
from journal.domain.timeline.units import FIRST, LAST
from journal.ui.timeline.lanes import accessible
from journal.ui.timeline.lanes.brush import Brush
from journal.ui.timeline.lanes.cursor import Cursor
from journal.ui.timeline.lanes.menu import menu
from journal.ui.timeline.lanes.sight import FILLED, Sight

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from journal.domain.timeline.scale import Scale
    from journal.ui.theme import Theme

STEP = 1.3
"""How much nearer a step of + or of the wheel brings the days."""

_NOTCH, _LINE = 120.0, 60.0  # units of a wheel's notch, and the pixels that lanes scroll by it
_LONGEST = 60  # characters of a title in a tool tip about a link


class LanesCanvas(QWidget):
    """Shows lanes, and tells what people wish for.

    Ctrl and the wheel, + and - bring the days nearer or farther, around the cursor; the wheel
    and dragging pan. The arrow keys go from entry to entry and take the view with them.
    """

    opened = Signal(str)  # an entry shall be shown; the focus stays
    entered = Signal(str)  # an entry shall be shown and gets the focus
    bucket_chosen = Signal(object, bool)  # Place: its entries shall be listed, with the focus
    retro_opened = Signal(str)
    draft_requested = Signal(object)  # Draft: an entry shall be written on a day
    eras_requested = Signal(object, str)  # the day of a new era or None, and the id of one

    def __init__(self, theme: Theme, sight: Sight, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.sight = theme, sight
        self._marked = ""
        self._hover: Place | Bow | None = None
        self._grip: tuple[QPointF, Scale, float] | None = None
        self._dragging = False
        self.keys = Cursor(self)
        self._brush = Brush(theme, sight.pen.fonts)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # every pixel is painted
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Timeline in lanes"))
        accessible.hold(self)
        sight.changed.connect(self._on_changed)
        theme.changed.connect(self._on_theme_changed)

    def mark(self, entry_id: str) -> None:
        """Mark the open entry."""
        self._marked = entry_id
        self.update()

    def zoom(self, factor: float) -> None:
        """Bring the days nearer (above 1) or farther, around the cursor or else the middle."""
        anchor = self.anchor
        self.sight.zoom(factor, self.sight.scale.width / 2 if anchor is None else anchor)

    @property
    def anchor(self) -> float | None:
        """The place in the plot where the keys are (pixels); None where they are elsewhere."""
        scale, day = self.sight.scale, self.keys.day
        x = scale.x(day + 0.5) if day is not None and self.hasFocus() else -1.0
        return x if 0 <= x <= scale.width else None

    def activate(self, place: Place, *, enter: bool = False) -> None:
        """Open an entry, or list what a bucket holds."""
        self.keys.move_to(place)
        if place.item is not None:
            (self.entered if enter else self.opened).emit(place.item.id)
        elif place.what is What.RETRO and place.number == 1:
            self.retro_opened.emit(place.retros[-1].id)
        elif place.what is What.RETRO:
            self.sight.show_days(place.first, place.last)
        elif place.what is What.BUCKET:
            self.bucket_chosen.emit(place, enter)

    def write_on(self, day: int, lane: int | None) -> None:
        """Ask for a new entry on a day, of the kind, project or tag that its lane has."""
        board = self.sight.material.board
        kind, name = Kind.NOTE, ""
        if lane == BAND:
            kind = Kind.MILESTONE
        elif lane is not None and lane < len(board.lanes):
            here = board.lanes[lane]
            kind, name = here.kind or kind, here.name
        draft = Draft(
            kind=kind,
            happened_on=date.fromordinal(min(max(day, FIRST), LAST)),
            project=name if board.grouping is Grouping.PROJECT else "",
            tags=(name,) if board.grouping is Grouping.TAG and name else (),
        )
        self.draft_requested.emit(draft)

    def name_era(self) -> None:
        """Ask for a new era that begins where the keys are, or else in the middle of the view."""
        sight = self.sight
        day = self.keys.day
        if day is None or self.anchor is None:
            day = int(sight.scale.day_at(sight.scale.width / 2) // 1)
        self.eras_requested.emit(date.fromordinal(min(max(day, FIRST), LAST)), "")

    def _click(self, point: QPointF) -> None:
        found, sight = self.sight.place_at(point), self.sight
        if isinstance(found, Bow):
            sight.choose_chain(None if found.chain == sight.chain else found.chain)
        elif found is not None and found.what is not What.GAP:
            self.activate(found)
        else:
            sight.choose_chain(None)

    def _look_at(self, found: Place | Bow | None) -> None:
        if found != self._hover:
            self._hover = found
            live = isinstance(found, Bow) or (found is not None and found.what is not What.GAP)
            hand = Qt.CursorShape.PointingHandCursor
            self.setCursor(hand if live else Qt.CursorShape.ArrowCursor)
            self.update()

    def _tip(self, found: Place | Bow | None) -> str:
        """What a tool tip says, as text that is not taken for HTML."""
        if found is None:
            return ""
        if isinstance(found, Bow):
            arc, relation = found.arc, self.sight.words.relation(found.arc.relation)
            text = f"“{_short(arc.source.title)}” {relation} “{_short(arc.target.title)}”"
        else:
            text = self.sight.told(found)
        return f"<qt>{escape(text)}</qt>"

    def _paint_frames(self, painter: QPainter) -> None:
        """Frames around what is pointed at, what is open, and where the keys are."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if isinstance(self._hover, Place) and self._hover.what is not What.GAP:
            self._frame(painter, self._hover, "ink3", 1.0)
        for chip in self.sight.scene.chips if self._marked else ():
            if chip.item.id == self._marked:
                rect = chip.left, chip.top, chip.width, chip.height
                self._frame(painter, Place(What.ENTRY, chip.lane, 0, 0, rect), "accent", 1.5)
        here = self.keys.shown if self.hasFocus() else None
        if here is not None:
            self._frame(painter, here, "accent", 2.0)

    def _frame(self, painter: QPainter, place: Place, role: str, width: float) -> None:
        rect = self.sight.on_page(place)
        if not rect.isEmpty():
            painter.setPen(QPen(self._brush.colour(role), width))
            painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 4, 4)

    def _on_changed(self) -> None:
        self._hover = None
        self.update()

    def _on_theme_changed(self) -> None:
        self._brush = Brush(self._theme, self.sight.pen.fonts)
        self.update()

    # Qt's part

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802, D102
        keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        menu(self, None if keys else QPointF(event.pos())).popup(event.globalPos())

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(700, 420)

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(self._theme.px(180), self._theme.px(150))

    def event(self, event: QEvent) -> bool:  # noqa: D102
        if isinstance(event, QHelpEvent):
            text = self._tip(self.sight.place_at(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.sight.zoom(1 + event.value(), self.sight.in_lanes(event.position())[0])
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, D102
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._brush.colour("surface"))
        self._brush.paint(painter, self.sight.layers)
        self._paint_frames(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self.sight.resize(self.size())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802, D102
        held, turned, fine = event.modifiers(), event.angleDelta(), event.pixelDelta()
        sight = self.sight
        if held & Qt.KeyboardModifier.ControlModifier:
            x = sight.in_lanes(event.position())[0]
            sight.zoom(STEP ** (turned.y() / _NOTCH), max(0.0, x))
        elif held & Qt.KeyboardModifier.ShiftModifier:
            sight.scroll_to(sight.scroll - (turned.y() or turned.x()) / _NOTCH * _LINE)
        elif not fine.isNull():
            sight.pan(-fine.x() or -fine.y())
        else:
            sight.pan(-(turned.x() or turned.y()) / _NOTCH * sight.scale.width / 10)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = event.position(), self.sight.scale, self.sight.scroll
            self._dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        if self._grip is None:
            self._look_at(self.sight.place_at(event.position()))
            return
        begin, scale, scroll = self._grip
        way = event.position() - begin
        if self._dragging or way.manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.sight.show_scale(scale.panned(-way.x()).within(self.sight.extent, FILLED))
            self.sight.scroll_to(scroll - way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        if event.button() is Qt.MouseButton.LeftButton and self._grip is not None:
            self._grip = None
            if self._dragging:
                self.setCursor(Qt.CursorShape.ArrowCursor)
            else:
                self._click(event.position())
        self._dragging = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        found, sight = self.sight.place_at(event.position()), self.sight
        x, y = sight.in_lanes(event.position())
        inside = x >= 0 and 0 <= y - sight.scroll < sight.scene.frame.room
        if isinstance(found, Place) and found.item is not None:
            self.activate(found, enter=True)
        elif inside and (found is None or (isinstance(found, Place) and found.what is What.GAP)):
            self.write_on(int(sight.scale.day_at(x) // 1), sight.scene.frame.lane_at(y))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802, D102
        super().leaveEvent(event)
        self._look_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802, D102
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.keys.arrive()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802, D102
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if not self.keys.press(event):
            super().keyPressEvent(event)


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
