"""The pack as files: Markdown, a page, its picture, and the page as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from journal.files import replaced_folder, write_tree
from journal.publish.retro import page as pages
from journal.publish.retro.pack import PICTURE
from journal.text import render
from journal.ui.widgets import pictures

if TYPE_CHECKING:
    from pathlib import Path

    from journal.ui.retros.sheet import Sheet

_DPI = 150  # dots an inch
_MARGIN = 18  # millimetres
_STYLE = """
    body, p, li, td { color: #000000; font-size: 11pt; line-height: 130%; }
    h1 { font-size: 20pt; } h2 { font-size: 15pt; margin-top: 18pt; } h3 { font-size: 12pt; }
    th { color: #51545b; font-weight: 600; text-align: left; } td, th { padding-right: 12pt; }
    blockquote, em { color: #51545b; }
"""


def write(sheet: Sheet, folder: Path) -> None:
    """Write the pack as a folder, which appears whole or not at all.

    Raises:
        InputRefused: The folder holds files.
        StorageError: The system refused.
    """
    files = {
        "retro.md": sheet.markdown().encode(),
        "retro.html": pages.html(sheet.retro, sheet.parts, sheet.picture).encode(),
        "retro.pdf": pdf(sheet),
    }
    if sheet.picture:
        files[PICTURE] = sheet.picture.encode()
    with replaced_folder(folder) as beside:
        write_tree(beside, files)


def pdf(sheet: Sheet) -> bytes:
    """The pack as a PDF on A4, its text as text."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(sheet.retro.heading)
    writer.setCreator("Journal")
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins,
            QPageLayout.Unit.Millimeter,
        )
    )  # fmt: skip
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDefaultStyleSheet(_STYLE)
    inside = writer.pageLayout().paintRectPixels(_DPI)
    document.setPageSize(QSizeF(inside.size()))
    if sheet.picture:
        light = pictures.in_light(sheet.picture.encode(), dark=False)
        image = pictures.unpacked(light, pictures.exactly(inside.width()))
        document.addResource(QTextDocument.ResourceType.ImageResource.value, PICTURE, image)
    options = render.RenderOptions(public=True, images=frozenset({PICTURE}))
    document.setHtml(render.html(sheet.markdown(), options))
    document.print_(writer)
    del writer  # writes the end of the file
    return bytes(buffer.data().data())
