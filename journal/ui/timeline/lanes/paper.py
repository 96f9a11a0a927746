"""A view of the lanes away from the screen: on paper, as a picture, as a drawing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QImageWriter, QPainter

from journal.domain.timeline.board import part_of
from journal.domain.timeline.picture.drawing import drawing
from journal.domain.timeline.picture.frame import Sizes
from journal.domain.timeline.picture.layout import View, frame_of, layout
from journal.domain.timeline.picture.marks import Layer, Words
from journal.publish.graphics import lanes
from journal.text import spans
from journal.ui import printing
from journal.ui.theme import DARK, LIGHT
from journal.ui.timeline.lanes import words
from journal.ui.timeline.lanes.brush import Brush, laid
from journal.ui.timeline.lanes.pen import ScreenPen

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from journal.domain.timeline.items import Item
    from journal.domain.timeline.picture.parts import Material, Pen
    from journal.domain.timeline.scale import Scale
    from journal.ui.printing import Paper
    from journal.ui.theme import Theme, Tokens

_HEAD = 46.0  # pixels of the title above the lanes
_SHARP = 2  # dots of a picture for each pixel of the screen
_PRINTED = 4  # the same for the icons on paper


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is taken from the screen.

    Attributes:
        material: What there is, without what must not leave.
        scale: The days; the width comes from the paper.
        title: What stands above.
        about: What is said of it, such as what was looked for.
    """

    material: Material
    scale: Scale
    title: str
    about: str


class Light:
    """The look on paper, whatever the screen has."""

    def __init__(self, theme: Theme) -> None:
        self.tokens: Tokens = LIGHT
        self._theme = theme

    def pixmap(self, name: str, colour: object, size: int) -> QPixmap:
        """An icon in one colour."""
        return self._theme.pixmap(name, colour, size)  # type: ignore[arg-type]


class Told(words.Words):
    """The words of a view that leaves the screen: nothing that is private or redacted."""

    def title(self, item: Item) -> str:
        """What an entry is called; where a mark is not closed, nobody knows what it hides."""
        if spans.unclosed(item.title):
            return words.untitled()
        return " ".join(spans.public(item.title).split()) or words.untitled()


def pdf(sheet: Sheet, paper: Paper, theme: Theme) -> bytes:
    """The view on paper, on as many pages as its lanes need."""
    pages = _pages(sheet, paper.room, theme)
    pen = ScreenPen(theme, exact=True)
    brush = Brush(Light(theme), pen.fonts, _PRINTED)
    return printing.pdf(paper, sheet.title, [partial(brush.paint, layers=page) for page in pages])


def png(sheet: Sheet, size: tuple[float, float], theme: Theme) -> bytes:
    """The view as a picture, as high as its lanes need."""
    height, layers = _whole(sheet, size, theme)
    image = QImage(round(size[0] * _SHARP), round(height * _SHARP), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARP)
    pen = ScreenPen(theme, exact=True)
    brush = Brush(theme, pen.fonts, _SHARP)
    painter = QPainter(image)
    painter.fillRect(QRectF(0, 0, size[0], height), brush.colour("surface"))
    brush.paint(painter, layers)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def svg(sheet: Sheet, size: tuple[float, float], theme: Theme) -> bytes:
    """The view as a drawing, as high as its lanes need."""
    height, layers = _whole(sheet, size, theme)
    scale = theme.px(100) / 100

    def colour(role: str, share: float) -> tuple[str, str]:
        light, dark = (laid(tokens, role, share).name() for tokens in (LIGHT, DARK))
        return light, dark

    shown = size[0], height
    return lanes.svg(layers, shown, colour, (sheet.title, sheet.about), scale).encode()


def _pages(sheet: Sheet, size: tuple[float, float], theme: Theme) -> list[list[Layer]]:
    """The lanes on pages of one size, as many on each as are still readable."""
    pen, sizes = ScreenPen(theme, exact=True), _sizes(theme)
    head = theme.px(_HEAD)
    room = size[0], size[1] - head
    frame = frame_of(sheet.material, View(sheet.scale, room, sizes))
    each = max(1, int((frame.room - frame.band) // sizes.least_lane))
    number = len(sheet.material.board.lanes)
    parts = [range(first, min(first + each, number)) for first in range(0, number, each)]
    return [
        _drawn(sheet, part, room, theme, pen, f"{page} / {len(parts)}" if len(parts) > 1 else "")
        for page, part in enumerate(parts, 1)
    ]


def _whole(sheet: Sheet, size: tuple[float, float], theme: Theme) -> tuple[float, list[Layer]]:
    """All lanes on one page that is as high as they need."""
    pen, sizes, head = ScreenPen(theme, exact=True), _sizes(theme), theme.px(_HEAD)
    frame = frame_of(sheet.material, View(sheet.scale, (size[0], size[1] - head), sizes))
    height = size[1] + frame.most_scroll
    number = len(sheet.material.board.lanes)
    room = size[0], height - head
    return height, _drawn(sheet, range(number), room, theme, pen, "")


def _drawn(
    sheet: Sheet, part: range, room: tuple[float, float], theme: Theme, pen: Pen, page: str
) -> list[Layer]:
    sizes, head = _sizes(theme), theme.px(_HEAD)
    material = replace(sheet.material, board=part_of(sheet.material.board, part))
    told = Told(pen, material.board.grouping)
    scale = sheet.scale.resized(max(1.0, room[0] - sizes.names))
    scene = layout(material, View(scale, room, sizes, whole=True), pen, told)
    layers = [
        layer._replace(
            clip=(layer.clip[0], layer.clip[1] + head, *layer.clip[2:]), dy=layer.dy + head
        )
        for layer in drawing(scene, material.board, pen, told)
    ]
    line, left = head / 2, sizes.chip
    about = pen.cut(sheet.about, room[0] - 2 * left - pen.wide(page), "label")
    heading = [
        Words((left, 0, room[0], line), sheet.title, "ink", "strong"),
        Words((left, line * 0.85, room[0], line), about, "ink3", "label"),
        Words((0, line * 0.85, room[0] - left, line), page, "ink3", "label", "right"),
    ]
    return [Layer((0, 0, room[0], head), 0, 0, list(heading)), *layers]


def _sizes(theme: Theme) -> Sizes:
    return Sizes().scaled(theme.px(100) / 100)
