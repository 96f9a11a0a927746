"""Painting marks: with the colours of the theme, on the screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from journal.domain.timeline.picture.marks import Boxes, Curve, Icon, Lines, Words
from journal.ui.theme import mixed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFont, QPixmap

    from journal.domain.timeline.picture.marks import Layer, Mark
    from journal.ui.theme import Tokens


class Look(Protocol):
    """What a brush needs of a theme."""

    @property
    def tokens(self) -> Tokens:
        """The colours."""

    def pixmap(self, name: str, colour: str | QColor, size: int) -> QPixmap:
        """An icon in one colour."""


_ALIGNED = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "middle": Qt.AlignmentFlag.AlignCenter,
}
_FEW = 100  # rectangles of one look that are rounded; more are painted at once, without
_SOFT = 0.2  # share below which a ground gets an edge where high contrast is wished


class Brush:
    """Paints layers of marks.

    Args:
        theme: The look.
        fonts: The fonts by the names that words have for them.
        sharp: How many pixels of an icon there are for each of its place (on paper more than 1).
    """

    def __init__(self, theme: Look, fonts: dict[str, QFont], sharp: int = 1) -> None:
        self._theme, self._fonts, self._sharp = theme, fonts, sharp
        self._colours: dict[tuple[str, float], QColor] = {}

    def colour(self, role: str, share: float = 1.0) -> QColor:
        """A colour of the theme, laid over the ground with a share (0 to 1)."""
        key = role, share
        found = self._colours.get(key)
        if found is None:
            found = self._colours[key] = laid(self._theme.tokens, role, share)
        return found

    def paint(self, painter: QPainter, layers: Iterable[Layer]) -> None:
        """Paint layers, the first at the back."""
        for layer in layers:
            painter.save()
            painter.setClipRect(QRectF(*layer.clip), Qt.ClipOperation.IntersectClip)
            painter.translate(layer.dx, layer.dy)
            for mark in layer.marks:
                self._paint(painter, mark)
            painter.restore()

    def _paint(self, painter: QPainter, mark: Mark) -> None:
        match mark:
            case Boxes():
                self._boxes(painter, mark)
            case Words():
                self._words(painter, mark)
            case Lines():
                self._lines(painter, mark)
            case Icon():
                self._icon(painter, mark)
            case Curve():
                self._curve(painter, mark)

    def _boxes(self, painter: QPainter, mark: Boxes) -> None:
        colour = self.colour(mark.role, mark.share)
        edge = mark.edge
        strong = self._theme.tokens.line == self._theme.tokens.strong
        if strong and not edge and mark.radius and mark.share < _SOFT:
            edge = mark.role
        if not mark.radius or len(mark.rects) > _FEW:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRects([QRectF(*rect) for rect in mark.rects])
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(self.colour(edge), 1.0) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for rect in mark.rects:
            painter.drawRoundedRect(QRectF(*rect), mark.radius, mark.radius)

    def _lines(self, painter: QPainter, mark: Lines) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, mark.width > 1)
        painter.setPen(QPen(self.colour(mark.role, mark.share), mark.width))
        painter.drawLines([QLineF(*line) for line in mark.lines])

    def _curve(self, painter: QPainter, mark: Curve) -> None:
        x, y, *rest = mark.points
        path = QPainterPath(QPointF(x, y))
        path.cubicTo(*rest)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(self.colour(mark.role, mark.share), mark.width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _words(self, painter: QPainter, mark: Words) -> None:
        painter.setFont(self._fonts[mark.font])
        painter.setPen(self.colour(mark.role, mark.share))
        painter.drawText(QRectF(*mark.box), _ALIGNED[mark.align], mark.text)

    def _icon(self, painter: QPainter, mark: Icon) -> None:
        side = round(mark.size)
        colour = self.colour(mark.role, mark.share)
        picture = self._theme.pixmap(mark.name, colour, side * self._sharp)
        place = QRectF(round(mark.left), round(mark.top), side, side)
        painter.drawPixmap(place, picture, QRectF(picture.rect()))


def laid(tokens: Tokens, role: str, share: float) -> QColor:
    """A colour of a theme, laid over its ground with a share (0 to 1)."""
    full = QColor("#ffffff" if role == "on_fill" else getattr(tokens, role))
    return full if share >= 1 else mixed(full, QColor(tokens.surface), share)
