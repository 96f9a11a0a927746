"""The entry as readers see it, in a browser that reads nothing but the journal's own files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextDocument

from journal.errors import JournalError
from journal.ui.entry.editor import BAR, MARGIN, column_margin
from journal.ui.widgets import pictures
from journal.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from journal.ui.theme import Theme, Tokens

_SCHEME = "attachment"
_PICTURE = re.compile(r'<img[^>]*\bsrc="attachment:([0-9a-f]{64})"')
_MOST = 40  # pictures of a page that are unpacked ahead


class Preview(Reader):
    """Shows sanitised HTML. Links are only announced, pictures come from `read` alone.

    Args:
        read: Gives the bytes of an attachment by its SHA-256; raises `JournalError`.
    """

    write_requested = Signal()  # a double click: let me change this

    def __init__(
        self, theme: Theme, read: Callable[[str], bytes], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._theme = theme
        self._read = read
        self._pictures: dict[str, QImage | None] = {}
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName(self.tr("Entry as readers see it"))
        self.setPlaceholderText(self.tr("Nothing is written yet."))
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # keeps the width

    def show_page(self, html: str, pictures: dict[str, QImage | None] | None = None) -> None:
        """Show a body, staying where the reader was.

        Args:
            html: From `widgets.page`, in the colours of `tokens`.
            pictures: Those of its pictures that are unpacked already, by SHA-256.
        """
        from journal.ui.widgets import page  # not before something is read

        place = self.verticalScrollBar().value()
        self._pictures = dict(pictures or {})
        self.document().setDefaultStyleSheet(page.style_sheet(self._theme))
        self.setHtml(html)
        self.verticalScrollBar().setValue(place)

    @property
    def tokens(self) -> Tokens:
        """The colours that a page is drawn in now."""
        return self._theme.tokens

    def room(self) -> tuple[int, float]:
        """How wide a picture can be (pixels), and how many dots a pixel has."""
        return max(64, self.viewport().width()), self.devicePixelRatioF()

    # Qt's part

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802, D102
        url = QUrl(name)
        if kind == QTextDocument.ResourceType.ImageResource.value and url.scheme() == _SCHEME:
            name = url.path() or url.host()
            if name not in self._pictures:
                self._pictures[name] = unpacked(self._read, name, *self.room())
            return self._pictures[name]
        return None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        super().mouseDoubleClickEvent(event)
        if not self.anchorAt(event.position().toPoint()):
            self.write_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        side = column_margin(self.width())
        self.setViewportMargins(MARGIN, 0, side - BAR, 0)
        super().resizeEvent(event)


def pictures_of(
    html: str, read: Callable[[str], bytes], room: int, ratio: float
) -> dict[str, QImage | None]:
    """The pictures of a page, unpacked to the width there is: work for the worker.

    Args:
        html: From `text.render`.
        read: Gives the bytes of an attachment by its SHA-256; raises `JournalError`.
        room: The width there is (pixels).
        ratio: How many dots a pixel of the screen has.
    """
    names = dict.fromkeys(_PICTURE.findall(html))
    return {name: unpacked(read, name, room, ratio) for name in list(names)[:_MOST]}


def unpacked(read: Callable[[str], bytes], sha256: str, room: int, ratio: float) -> QImage | None:
    """A picture, made to fit where it is wider than the room; None for what is no picture."""
    try:
        data = read(sha256)
    except JournalError:
        return None
    image = pictures.unpacked(data, pictures.at_most(round(room * ratio)))
    image.setDevicePixelRatio(ratio if image.width() > room else 1.0)
    return None if image.isNull() else image
