"""One page of the help, drawn; links to other pages are announced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from journal.text.render import Look, RenderOptions

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from journal.ui.help.pages import Page
    from journal.ui.theme import Theme

_COLUMN, _MARGIN = 660, 36  # pixels
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


class HelpBrowser(QTextBrowser):
    """Loads nothing but what it is given."""

    page_requested = Signal(str, str)  # the name of a page, and a heading in it or nothing

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpPage")
        self._theme = theme
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # keeps the width
        self.anchorClicked.connect(self._on_anchor_clicked)

    def show_page(self, page: Page, heading: str = "") -> None:
        """Show a page from its beginning, or from a heading (`in-the-text`)."""
        from journal.text import render  # the Markdown parser is not needed before

        tokens = self._theme.tokens
        look = Look(
            theme="dark" if tokens.dark else "light", code=tokens.code, line=tokens.line,
            link=tokens.accent, private=tokens.code,
        )  # fmt: skip
        html = render.html(page.source, RenderOptions(look=look))
        self.setAccessibleName(page.title)
        self.document().setDefaultStyleSheet(self._style_sheet())
        self.setHtml(_drawn(html, page.column))
        self.verticalScrollBar().setValue(0)
        if heading:
            self.scrollToAnchor(heading)

    def _style_sheet(self) -> str:
        tokens, px = self._theme.tokens, self._theme.px
        return f"""
            body, p, li, td {{ color: {tokens.ink}; line-height: 120%; }}
            p {{ margin-top: 0; margin-bottom: {px(12)}px; }}
            li {{ margin-bottom: {px(5)}px; }}
            .h1 {{ font-size: {px(24)}px; font-weight: 700; margin-bottom: {px(16)}px; }}
            .h2 {{ font-size: {px(17)}px; font-weight: 600; margin-top: {px(20)}px;
                   margin-bottom: {px(8)}px; }}
            a {{ color: {tokens.accent}; text-decoration: none; }}
            table {{ margin-top: 4px; margin-bottom: {px(16)}px; }}
            th {{ color: {tokens.ink2}; font-weight: 600; text-align: left; }}
            code, pre {{ font-family: monospace; font-size: {px(13)}px; color: {tokens.ink}; }}
            pre {{ white-space: pre-wrap; }}"""

    def _on_anchor_clicked(self, address: QUrl) -> None:
        if address.scheme() == "entry":
            self.page_requested.emit(address.path(), address.fragment())
        elif not address.scheme() and address.hasFragment():
            self.scrollToAnchor(address.fragment())

    # Qt's part

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802, D102
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        side = max(_MARGIN, self.width() - _MARGIN - self._theme.px(_COLUMN))
        self.setViewportMargins(_MARGIN, 24, side - 12, 0)
        super().resizeEvent(event)


def anchor(heading: str) -> str:
    """The name by which a link finds a heading: small letters, hyphens for the rest."""
    words = _TAG.sub("", heading).lower()
    return re.sub(r"[^\w]+", "-", words).strip("-")


def _drawn(html: str, column: int) -> str:
    """Put into a page what Qt cannot learn from a style sheet."""
    share = f' width="{column}%"' if column else ""
    html = html.replace('<table cellspacing="0">\n<thead>', '<table cellspacing="0" width="100%">')
    html = html.replace("<tr>\n<th ", f"<tr>\n<th{share} ").replace("</thead>", "")
    html = html.replace("padding:4px 8px", "padding:6px 16px 6px 0; vertical-align:middle")
    return _HEADING.sub(_heading, html)


def _heading(heading: re.Match[str]) -> str:
    """Qt scales headings whatever the style sheet says, so they become paragraphs."""
    level = "h1" if heading[1] == "1" else "h2"
    return f'<p class="{level}"><a name="{anchor(heading[2])}"></a>{heading[2]}</p>'
