"""The post as readers will see it, in a browser that shows nothing but the post's own files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from journal.ui.widgets import pictures
from journal.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from journal.ui.theme import Theme

_MARGIN = 32  # pixels beside the text
_BAR = 12  # pixels that the style sheet gives a scroll bar
_COLUMN = 740  # widest column of text (pixels); longer lines are hard to follow
_RESIZING = 120  # milliseconds that a width must stand before the pictures are fitted to it


class Paper(Reader):
    """Shows a post. Links are only announced; pictures come from the post alone."""

    link_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self._theme = theme
        self._html = ""
        self._pictures: Mapping[str, bytes] = {}
        self._images: dict[bytes, QImage] = {}  # as they were drawn last, for this look
        self._look: tuple[int, float, bool] = 0, 0, False
        self._undrawn = False
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setAccessibleName(self.tr("The post as readers will see it"))
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # keeps the width
        self.anchorClicked.connect(self._on_anchor_clicked)
        self._fitting = QTimer(self, singleShot=True, interval=_RESIZING)
        self._fitting.timeout.connect(self._draw_where_seen)
        theme.changed.connect(self._draw_where_seen)

    def show_post(self, html: str, pictures: Mapping[str, bytes], *, stay: bool) -> None:
        """Show a post.

        Args:
            html: From `text.render`.
            pictures: The bytes of its pictures, by their addresses in the HTML.
            stay: Whether to stay where the reader was; otherwise it is shown from its top.
        """
        if not stay:
            self.verticalScrollBar().setValue(0)
        if html != self._html or pictures != self._pictures:
            self._html, self._pictures = html, pictures
            self._draw_where_seen()

    def show_heading(self, words: str) -> None:
        """Scroll to the section of a heading; to the top where there is none."""
        block = self.document().begin()
        while block.isValid() and block.text() != words:
            block = block.next()
        layout = self.document().documentLayout()
        top = layout.blockBoundingRect(block).top() if block.isValid() and words else 0
        self.verticalScrollBar().setValue(round(top))

    def _draw_where_seen(self) -> None:
        """Draw it now, or when it is shown: whoever writes a section in its place need not wait."""
        if self.isVisible():
            self._draw()
        else:
            self._undrawn = True

    def _draw(self) -> None:
        """HTML keeps the colours it was made with: it is made again for another look."""
        self._undrawn = False
        here = set(self._pictures.values())
        self._images = {data: image for data, image in self._images.items() if data in here}
        from journal.ui.widgets import page  # not before something is read

        place = self.verticalScrollBar().value()
        self.document().clear()  # drops the pictures it holds
        headline = f".headline {{ font-weight: 700; font-size: {self._theme.px(24)}px; }}"
        self.document().setDefaultStyleSheet(page.style_sheet(self._theme) + headline)
        html = self._html.replace("<h1>", '<p class="headline">').replace("</h1>", "</p>")
        html = html.replace("</sup><sup", "</sup>\u2009<sup")  # two notes are not one number
        self.setHtml(page.drawn(html, self._theme.tokens))
        self.verticalScrollBar().setValue(place)

    def _picture(self, data: bytes) -> QImage | None:
        room, ratio = max(64, self.viewport().width()), self.devicePixelRatioF()
        dark = self._theme.tokens.dark
        if self._look != (room, ratio, dark):
            self._look, self._images = (room, ratio, dark), {}
        if data in self._images:
            return self._images[data]

        def fitted(size: QSize) -> QSize:
            width = round(min(size.width(), room) * ratio)
            tallest = QSize(width, pictures.MOST_PIXELS)
            return size.scaled(tallest, Qt.AspectRatioMode.KeepAspectRatio)

        image = pictures.unpacked(pictures.in_light(data, dark=dark), fitted)
        if image.isNull():
            return None
        image.setDevicePixelRatio(ratio)
        self._images[data] = image
        return image

    def _on_anchor_clicked(self, url: QUrl) -> None:
        if url.isRelative() and url.hasFragment():
            self.scrollToAnchor(url.fragment())
        else:
            self.link_requested.emit(url.toString())

    # Qt's part

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802, D102
        if kind == QTextDocument.ResourceType.ImageResource.value:
            data = self._pictures.get(QUrl(name).toString())
            return None if data is None else self._picture(data)
        return None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        super().showEvent(event)
        if self._undrawn:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        side = max(_MARGIN, (self.width() - _COLUMN) // 2)
        self.setViewportMargins(side, 0, side - _BAR, 0)
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fitting.start()
