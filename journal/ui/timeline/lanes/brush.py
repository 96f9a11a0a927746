"""Painting marks: with the colours of the theme, on the screen and on paper."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QStaticText,
    QTransform,
)

from journal.domain.timeline.picture.marks import Boxes, Curve, Icon, Lines, Words
from journal.ui.theme import mixed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QFont, QPixmap

    from journal.domain.timeline.picture.marks import Layer, Rect
    from journal.ui.theme import Tokens


class Look(Protocol):
    """What a brush needs of a theme."""

    @property
    def tokens(self) -> Tokens:
        """The colours."""

    def pixmap(self, name: str, colour: str | QColor, size: int) -> QPixmap:
        """An icon in one colour."""


_BEFORE = {"left": 0.0, "right": 1.0, "middle": 0.5}  # how much of the spare room is before words
_REMEMBERED = 4_000  # words held in memory
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
        self._tall = {name: QFontMetricsF(font).height() for name, font in fonts.items()}
        self._written: dict[tuple[str, str], tuple[QStaticText, float]] = {}
        self._rects: list[QRectF] = []
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
            look = None
            for mark in layer.marks:
                if not isinstance(mark, Words):
                    look = None
                    self._paint(painter, mark)
                    continue
                if look != (mark.font, mark.role, mark.share):
                    look = mark.font, mark.role, mark.share
                    painter.setFont(self._fonts[mark.font])
                    painter.setPen(self.colour(mark.role, mark.share))
                self._words(painter, mark)
            painter.restore()

    def _paint(self, painter: QPainter, mark: Boxes | Lines | Curve | Icon) -> None:
        match mark:
            case Boxes():
                self._boxes(painter, mark)
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
        if not mark.radius:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRects(self._placed(mark.rects))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(self.colour(edge), 1.0) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for rect in starmap(QRectF, mark.rects):
            painter.drawRoundedRect(rect, mark.radius, mark.radius)

    def _placed(self, rects: Sequence[Rect]) -> list[QRectF]:
        """Rectangles as Qt has them; they serve again, as making them takes longest of all."""
        self._rects += [QRectF() for _ in range(len(rects) - len(self._rects))]
        for kept, rect in zip(self._rects, rects, strict=False):
            kept.setRect(*rect)
        return self._rects[: len(rects)]

    def _lines(self, painter: QPainter, mark: Lines) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, mark.width > 1)
        painter.setPen(QPen(self.colour(mark.role, mark.share), mark.width))
        painter.drawLines(list(starmap(QLineF, mark.lines)))

    def _curve(self, painter: QPainter, mark: Curve) -> None:
        x, y, *rest = mark.points
        path = QPainterPath(QPointF(x, y))
        path.cubicTo(*rest)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(self.colour(mark.role, mark.share), mark.width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _words(self, painter: QPainter, mark: Words) -> None:
        (left, top, width, height), text, _, font, align, _ = mark
        ready, wide = self._written.get((text, font)) or self._write(text, font)
        x = left + (width - wide) * _BEFORE[align]
        painter.drawStaticText(QPointF(x, top + (height - self._tall[font]) / 2), ready)

    def _write(self, text: str, font: str) -> tuple[QStaticText, float]:
        """Words laid out once for all frames that show them, with their width."""
        if len(self._written) >= _REMEMBERED:
            self._written.clear()
        ready = QStaticText(text)
        ready.setTextFormat(Qt.TextFormat.PlainText)
        ready.prepare(QTransform(), self._fonts[font])
        found = self._written[text, font] = ready, ready.size().width()
        return found

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
