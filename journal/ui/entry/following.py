"""Links in the preview: entries open, boxes are ticked, the web is asked about first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from journal.errors import shown
from journal.ui.entry import markup, strokes
from journal.ui.widgets.page import TASK

if TYPE_CHECKING:
    from journal.ui.entry.view import EntryView

_OUTSIDE = ("http", "https", "mailto")


class Following(QObject):
    """Does what a link in the preview of an entry is for."""

    entry_requested = Signal(str)

    def __init__(self, view: EntryView) -> None:
        super().__init__(view)
        self._view = view
        view.preview.anchorClicked.connect(self._on_link)

    def _on_link(self, url: QUrl) -> None:
        scheme = url.scheme().lower()
        if scheme == TASK:
            self._tick(url.path())
        elif scheme == "entry":
            self.entry_requested.emit(url.path() or url.host())
        elif scheme in _OUTSIDE:
            self._ask(url)
        elif not scheme and url.hasFragment():
            self._view.preview.scrollToAnchor(url.fragment())

    def _ask(self, url: QUrl) -> None:
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        words = self.tr("Open %s outside the journal?") % shown(address, 160)
        clipboard = QGuiApplication.clipboard()
        self._view.strip.ask(
            words,
            (
                (self.tr("Open"), lambda: QDesktopServices.openUrl(url)),
                (self.tr("Copy the address"), lambda: clipboard.setText(address)),
                (self.tr("Not now"), lambda: None),
            ),
            self._view.preview,
        )

    def _tick(self, path: str) -> None:
        """Tick a task by its number; a page that is older than the text ticks nothing."""
        body = self._view.body
        number, _, count = path.partition("/")
        tasks = markup.tasks(body.text())
        if body.isReadOnly() or not number.isdecimal() or count != str(len(tasks)):
            return
        block = body.document().findBlockByNumber(tasks[int(number)])
        cursor = body.textCursor()
        cursor.setPosition(block.position())
        strokes.replace_line(cursor, markup.ticked(block.text()))
