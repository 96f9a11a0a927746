"""Taking the post along: on the clipboard with its pictures, or on paper."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from functools import partial
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from journal import files
from journal.errors import JournalError, shown
from journal.ui.review import composition
from journal.ui.widgets import pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from journal.ui.review.composition import Composition
    from journal.ui.tasks import Tasks

PDF, NUMBERS = "pdf", "csv"
"""What the post can be written as besides its folder; each is the suffix of its file."""

_IMAGE = re.compile(r'src="([^"]*)"')
_TITLE = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_READABLE = 0o644  # a file for others
_WIDE = 1_600  # pixels of a drawing, for programs that know no drawings


class Taking(QObject):
    """Takes along a post that may leave the journal.

    Args:
        page: Whose post it is.
        tasks: Where pictures are made and files are written.
    """

    failed = Signal(str)
    noticed = Signal(str)

    def __init__(self, page: QWidget, tasks: Tasks) -> None:
        super().__init__(page)
        self._page, self._tasks = page, tasks
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )

    def copy(self, post: Composition) -> None:
        """Put the post on the clipboard for text programs and mail: with its pictures."""

        def put(html: str) -> None:
            data = QMimeData()
            data.setHtml(html)
            data.setText(post.markdown)
            QGuiApplication.clipboard().setMimeData(data)
            self.noticed.emit(
                self.tr("The post is on the clipboard with its pictures, for a text program.")
            )

        self._tasks.run("review-copy", lambda: rich(post.html, post.pictures), put)

    def ask(self, post: Composition, today: date, kind: str) -> None:
        """Ask where a file is to go; then write it.

        Args:
            post: What is shown.
            today: The present day.
            kind: `PDF`, or `NUMBERS`.
        """
        dialog = QFileDialog(self._page, self.tr("Where to"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.setNameFilter(f"*.{kind}")
        dialog.selectFile(str(self._folder / f"review-{files.slug(post.label)}.{kind}"))
        dialog.fileSelected.connect(lambda path: self.write(post, today, kind, Path(path)))
        dialog.open()

    def write(self, post: Composition, today: date, kind: str, path: Path) -> None:
        """Write a file of the post that was shown, if the journal still tells the same."""
        self._folder = path.parent

        def attempt() -> str | None:
            from journal.publish.safety import verification

            fresh = composition.compose(post.period, today)
            if fresh.post is None or fresh.standing or fresh.post != post.post:
                return fresh.trouble
            try:
                data = _MAKERS[kind](fresh)
                if kind == PDF:
                    verification.without_names({path.name: data}, fresh.post.withheld)
                files.write_atomically(path, data, mode=_READABLE)
            except JournalError as error:
                return str(error)
            return None

        self._tasks.run("review-file", attempt, partial(self._on_written, path))

    def _on_written(self, path: Path, refusal: str | None) -> None:
        if refusal is None:
            self.noticed.emit(self.tr("The file %s was written.") % shown(path))
            return
        changed = self.tr(
            "Nothing was written: the journal changed in the meantime. Look at the post "
            "again, then write it."
        )
        self.failed.emit(refusal or changed)


def rich(html: str, images: Mapping[str, bytes]) -> str:
    """A post as HTML that carries its pictures; drawings become photographs of themselves."""

    def carried(image: re.Match[str]) -> str:
        data = images.get(unescape(image[1]))
        return f'src="{_data_uri(data)}"' if data else image[0]

    return _IMAGE.sub(carried, html)


def paper(html: str, images: Mapping[str, bytes]) -> bytes:
    """A post as a PDF."""
    from journal.ui import typesetting  # not before something is taken

    title = _TITLE.search(html)
    words = unescape(_TAG.sub("", title[1])) if title else ""
    return typesetting.pdf(words, html, images)


def numbers(post: Composition) -> bytes:
    """The numbers of a post as CSV, with the entries behind each."""
    from journal.publish import evidence

    if post.material is None or post.review is None:
        return b""
    return evidence.compose(replace(post.material, recipe=post.review), post.review.waivers)


_MAKERS: dict[str, Callable[[Composition], bytes]] = {
    PDF: lambda post: paper(post.html, post.pictures),
    NUMBERS: numbers,
}


def _data_uri(data: bytes) -> str:
    kind = pictures.kind_of(data)
    if kind == "svg":
        light = pictures.in_light(data, dark=False)
        image = pictures.unpacked(light, pictures.exactly(_WIDE))
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "png")  # type: ignore[call-overload]
        kind, data = "png", bytes(buffer.data().data())
    return f"data:image/{kind};base64,{b64encode(data).decode()}"
