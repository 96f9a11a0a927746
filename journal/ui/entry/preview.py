"""The entry as readers see it, in a browser that reads nothing but the journal's own files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QImageReader, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from journal.errors import JournalError
from journal.ui.entry.editor import BAR, MARGIN, column_margin

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from journal.ui.theme import Theme

_SCHEME = "attachment"
_MOST_PIXELS = 60_000_000  # larger pictures are not unpacked


class Preview(QTextBrowser):
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
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName(self.tr("Entry as readers see it"))
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # keeps the width

    def show_page(self, html: str) -> None:
        """Show a body, staying where the reader was.

        Args:
            html: From `text.render`.
        """
        from journal.ui.entry import page  # not before something is read

        place = self.verticalScrollBar().value()
        self.document().setDefaultStyleSheet(page.style_sheet(self._theme))
        self.setHtml(page.drawn(html, self._theme.tokens))
        self.verticalScrollBar().setValue(place)

    def _picture(self, sha256: str) -> QImage | None:
        try:
            data = self._read(sha256)
        except JournalError:
            return None
        buffer = QBuffer()
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        size, room = reader.size(), max(64, self.viewport().width())
        if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
            return None
        ratio = self.devicePixelRatioF()
        if size.width() > room * ratio:
            reader.setScaledSize(
                size.scaled(
                    QSize(round(room * ratio), size.height()), Qt.AspectRatioMode.KeepAspectRatio
                )
            )
        image = reader.read()
        image.setDevicePixelRatio(ratio if size.width() > room else 1.0)
        return None if image.isNull() else image

    # Qt's part

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802, D102
        url = QUrl(name)
        if kind == QTextDocument.ResourceType.ImageResource.value and url.scheme() == _SCHEME:
            return self._picture(url.path() or url.host())
        return None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802, D102
        super().mouseDoubleClickEvent(event)
        if not self.anchorAt(event.position().toPoint()):
            self.write_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        side = column_margin(self.width())
        self.setViewportMargins(MARGIN, 0, side - BAR, 0)
        super().resizeEvent(event)
