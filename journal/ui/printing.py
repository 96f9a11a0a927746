"""Painting onto paper: pages of a PDF, measured as on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_INCH, _DOTS = 25.4, 96.0  # millimetres, and pixels of the screen, in an inch
_MARGIN = 10.0  # millimetres
_SHARPNESS = 300  # dots of the paper in an inch


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet on its long side.

    Attributes:
        name: What people call it.
        width, height: Its sides (millimetres).
    """

    name: str
    width: float
    height: float

    @property
    def room(self) -> tuple[float, float]:
        """The width and the height between its margins (pixels of the screen)."""
        sides = self.width, self.height
        width, height = ((side - 2 * _MARGIN) / _INCH * _DOTS for side in sides)
        return width, height


A4, A3 = Paper("A4", 297.0, 210.0), Paper("A3", 420.0, 297.0)


def pdf(paper: Paper, title: str, pages: Sequence[Callable[[QPainter], None]]) -> bytes:
    """Paint pages onto paper.

    Args:
        paper: Its size; the room between the margins is painted on.
        title: The title of the document.
        pages: Each paints its page, in pixels of the screen.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Journal")
    writer.setResolution(_SHARPNESS)
    size = QPageSize(getattr(QPageSize.PageSizeId, paper.name))
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    landscape, unit = QPageLayout.Orientation.Landscape, QPageLayout.Unit.Millimeter
    writer.setPageLayout(QPageLayout(size, landscape, margins, unit))
    painter = QPainter(writer)
    painter.scale(_SHARPNESS / _DOTS, _SHARPNESS / _DOTS)
    for number, paint in enumerate(pages):
        if number:
            writer.newPage()
        paint(painter)
    painter.end()
    del writer  # writes the end of the file
    return bytes(buffer.data().data())
