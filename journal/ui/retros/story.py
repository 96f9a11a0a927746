"""The period as a picture and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextBrowser

from journal.publish.retro.pack import PICTURE
from journal.ui.widgets import page, pictures
from journal.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from journal.ui.retros.sheet import Sheet
    from journal.ui.theme import Theme

_RESIZING = 120  # milliseconds that a width must stand before the picture is fitted to it
_WIDEST = 900  # pixels of the picture


class StoryStep(Reader):
    """Shows the parts of the pack that tell of the period; it reads nothing but its own picture."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._html = self._picture = ""
        self.setObjectName("paper")
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setAccessibleName(self.tr("What happened in the period"))
        theme.changed.connect(self._draw)
        self._fitting = QTimer(self, singleShot=True, interval=_RESIZING)
        self._fitting.timeout.connect(self._draw)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what happened, and what is still open."""
        if (sheet.story, sheet.picture) != (self._html, self._picture):
            self._html, self._picture = sheet.story, sheet.picture
            self._draw()

    def focus_first(self) -> None:
        """Put the focus on the text."""
        self.setFocus()

    def _draw(self) -> None:
        place = self.verticalScrollBar().value()
        self.document().clear()
        self.document().setDocumentMargin(self._theme.px(24))
        self.document().setDefaultStyleSheet(page.style_sheet(self._theme))
        self.setHtml(page.drawn(self._html, self._theme.tokens))
        self.verticalScrollBar().setValue(place)

    # Qt's part

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802, D102
        wanted = kind == QTextDocument.ResourceType.ImageResource.value
        if not (wanted and self._picture and QUrl(name).toString() == PICTURE):
            return None
        light = pictures.in_light(self._picture.encode(), dark=self._theme.tokens.dark)
        room = min(_WIDEST, max(200, self.viewport().width() - self._theme.px(64)))
        ratio = self.devicePixelRatioF()
        image = pictures.unpacked(light, pictures.exactly(round(room * ratio)))
        image.setDevicePixelRatio(ratio)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fitting.start()
