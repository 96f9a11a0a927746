"""The pack as files: Markdown, a page, its picture, and the page as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.files import replaced_folder, write_tree
from journal.publish.retro import page as pages
from journal.publish.retro.pack import PICTURE
from journal.text import render
from journal.ui import typesetting

if TYPE_CHECKING:
    from pathlib import Path

    from journal.ui.retros.sheet import Sheet


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
    images = {PICTURE: sheet.picture.encode()} if sheet.picture else {}
    options = render.RenderOptions(public=True, images=frozenset(images))
    html = render.html(sheet.markdown(), options)
    return typesetting.pdf(sheet.retro.heading, html, images)
