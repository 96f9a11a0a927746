"""A text set in pages: words stay words, links stay links, and drawings stay drawings."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEventLoop,
    QIODevice,
    QMarginsF,
    QRect,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtSvg import QSvgRenderer

from journal.text import render
from journal.ui.widgets import pictures as unpacking

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from PySide6.QtGui import QTextBlock

_DPI = 300  # dots an inch
_MARGIN, _FOOT = 20.0, 8.0  # millimetres around the text, and of the number below it
_TALLEST = 0.6  # of the height of a page that a picture may take
_HELD = 4.0  # lines that a heading wants below it on its page
_HEADING = re.compile(r"<h[1-6]")
_STYLE = """
    body, p, li, td, th { color: #000000; font-size: 10.5pt; line-height: 130%; }
    h1 { font-size: 24pt; margin-top: 0px; margin-bottom: 18px; }
    h2 { font-size: 16pt; margin-top: 34px; margin-bottom: 8px; }
    h3 { font-size: 12pt; margin-top: 24px; margin-bottom: 6px; }
    p { margin-top: 0px; margin-bottom: 10px; } li { margin-bottom: 4px; }
    table { margin-top: 6px; margin-bottom: 16px; }
    th { color: #51545b; font-weight: 600; text-align: left; }
    blockquote, em, .done { color: #51545b; }
    pre, code { font-family: monospace; font-size: 9.5pt; background-color: #f5f4f0; }
    .footnote p { font-size: 9pt; margin-bottom: 0px; }
"""
_INNER = re.compile(r'<a [^>]*href="#[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


def pdf(title: str, html: str, images: Mapping[str, bytes]) -> bytes:
    """Set a text on A4, with numbered pages.

    Args:
        title: The title of the document.
        html: From `text.render`, without a look.
        images: PNG, JPEG and SVG pictures by their address in it.
    """
    QEventLoop()  # a thread of Python's has no dispatcher, and Qt's layout starts timers with one
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Journal")
    writer.setResolution(_DPI)
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    size, portrait = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(size, portrait, margins, QPageLayout.Unit.Millimeter))
    document = _set(writer, html, images)
    _paint(writer, document)
    del writer  # writes the end of the file
    return bytes(buffer.data().data())


def pdf_alone(title: str, html: str, images: Mapping[str, bytes]) -> bytes:
    """Do as `pdf` in a program that has no window, and so none of what Qt needs for letters."""
    alive = QGuiApplication.instance() or QGuiApplication(["journal"])
    data = pdf(title, html, images)
    del alive
    return data


def _set(writer: QPdfWriter, html: str, images: Mapping[str, bytes]) -> QTextDocument:
    """Lay out the pages, again and again until no heading stands at the end of one."""
    room = QSizeF(writer.pageLayout().paintRectPixels(_DPI).size())
    painter = _Pictures(images, room)
    html = _on_paper(html)
    broken: set[int] = set()
    while True:
        document = QTextDocument()
        layout = document.documentLayout()
        layout.setPaintDevice(writer)
        layout.registerHandler(QTextFormat.ObjectTypes.ImageObject.value, painter)
        document.setDocumentMargin(0)
        document.setDefaultStyleSheet(_STYLE)
        document.setPageSize(room)
        document.setHtml(_with_breaks(html, broken))
        lonely = _lonely_heading(document)
        if lonely is None or lonely in broken:
            painter.setParent(document)
            return document
        broken.add(lonely)


def _on_paper(html: str) -> str:
    """The text without links into itself: footnotes keep their numbers, and lose the way back."""
    html = _INNER.sub(lambda link: link[1].replace("↩", ""), html)
    html = render.for_qt(html, render.Look())
    html = html.replace("<p><img", '<p style="line-height:100%"><img')
    return html.replace("</sup><sup", "</sup><sup>, </sup><sup")


def _with_breaks(html: str, broken: Container[int]) -> str:
    """The text with a new page before some of its headings, which are counted from 0."""
    number = count()
    before = ' style="page-break-before:always"'
    return _HEADING.sub(lambda head: head[0] + before * (next(number) in broken), html)


def _lonely_heading(document: QTextDocument) -> int | None:
    """The first heading that stands at the end of a page, counted from 0.

    Where headings follow one another it is the first of them: they stay together.
    """
    height = document.pageSize().height()
    document.pageCount()  # lays everything out
    layout, number, block = document.documentLayout(), -1, document.begin()
    first = -1  # of the headings that follow one another here
    while block.isValid():
        if block.blockFormat().headingLevel():
            number += 1
            first = number if first < 0 else first
            top = layout.blockBoundingRect(block).top()
            if number and int(top // height) != int(_bottom(layout, block) // height):
                return first
        else:
            first = -1
        block = block.next()
    return None


def _bottom(layout: QAbstractTextDocumentLayout, heading: QTextBlock) -> float:
    """Where the first lines below a heading end."""
    rect = layout.blockBoundingRect(heading)
    after = layout.blockBoundingRect(heading.next()) if heading.next().isValid() else rect
    lines = heading.layout().lineAt(0).height() * _HELD if heading.layout().lineCount() else 0
    return max(rect.bottom(), min(after.bottom(), after.top() + lines))


def _paint(writer: QPdfWriter, document: QTextDocument) -> None:
    room = document.pageSize()
    painter = QPainter(writer)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    small = QFont(document.defaultFont())
    small.setPointSizeF(8.5)
    foot = _FOOT / 25.4 * _DPI
    for page in range(document.pageCount()):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(0, -page * room.height())
        context.clip = QRectF(0, page * room.height(), room.width(), room.height() - 1)
        painter.setClipRect(context.clip)
        document.documentLayout().draw(painter, context)
        painter.restore()
        painter.setFont(small)
        below = QRectF(0, room.height(), room.width(), foot * 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(page + 1))
    painter.end()


class _Pictures(QPyTextObject):
    """Paints the pictures of a text: drawings as lines and words, photographs as they are."""

    def __init__(self, images: Mapping[str, bytes], room: QSizeF) -> None:
        super().__init__()
        self._room = QSizeF(room.width(), room.height() * _TALLEST)
        self._drawings: dict[str, QSvgRenderer] = {}
        self._photographs: dict[str, QImage] = {}
        for address, data in images.items():
            if data.startswith(b"<svg"):
                light = QByteArray(unpacking.in_light(data, dark=False))
                self._drawings[address] = QSvgRenderer(light, self)
            else:
                self._photographs[address] = unpacking.unpacked(data, lambda size: size)

    # Qt's part

    def intrinsicSize(  # noqa: N802
        self, _doc: QTextDocument, _position: int, given: QTextFormat
    ) -> QSizeF:
        address = given.toImageFormat().name()
        drawing = self._drawings.get(address)
        size = QSizeF(drawing.defaultSize() if drawing else self._photographs[address].size())
        if size.isEmpty():
            return QSizeF(0, 0)
        return size.scaled(self._room, Qt.AspectRatioMode.KeepAspectRatio)

    def drawObject(  # noqa: N802
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _doc: QTextDocument,
        _position: int,
        given: QTextFormat,
    ) -> None:
        address = given.toImageFormat().name()
        if address in self._drawings:
            self._drawings[address].render(painter, rect)
        else:
            painter.drawImage(rect, self._photographs[address])
