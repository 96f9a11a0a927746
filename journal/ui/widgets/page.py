"""Turning the HTML of a body into what `QTextBrowser` can draw.

Qt knows no border radius, no padding on blocks and no bars beside quotations: code becomes a
table with a ground, a quotation a table whose first cell is the bar, a task a list item with a
box before it. A heading becomes a paragraph, since Qt scales headings whatever the CSS says. The
HTML comes sanitised from `text.render`; nothing is let through here that was
not in it.
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.ui.theme import Theme, Tokens

_CODE_LIGHT = {
    "keyword": "#00703c", "text": "#326d9c", "number": "#8a5a00", "name": "#1a4fb5",
    "comment": "#686b72", "symbol": "#51545b",
}  # fmt: skip
_CODE_DARK = {
    "keyword": "#ff8f85", "text": "#a5d6ff", "number": "#79c0ff", "name": "#d2a8ff",
    "comment": "#999da5", "symbol": "#b4b7bd",
}  # fmt: skip
_CLASSES = {
    "keyword": ".k, .kc, .kd, .kn, .kp, .kr, .kt, .ow, .nt",
    "text": ".s, .s1, .s2, .sa, .sb, .sc, .sd, .se, .sh, .si, .sx, .sr, .ss, .dl",
    "number": ".m, .mb, .mf, .mh, .mi, .mo, .il",
    "name": ".nf, .fm, .nc, .nd, .nn, .ne, .nb",
    "comment": ".c, .c1, .cm, .ch, .cp, .cpf, .cs",
    "symbol": ".o, .p",
}
TASK = "task"
"""The scheme of the links that stand for boxes: `task:<number>/<how many>`."""

_HEADINGS = {"h1": "large", "h2": "large"} | {f"h{level}": "small" for level in range(3, 7)}
_PICTURE = '<p style="line-height: 100%">'
"""A share of a picture's height more would be an empty space below it."""
_BLOCK = 'width="100%" cellspacing="0" style="margin-top: 6px; margin-bottom: 16px"'


def style_sheet(theme: Theme) -> str:
    """The style of the page in the present theme, in the CSS that Qt knows."""
    tokens, px = theme.tokens, theme.px
    colours = _CODE_DARK if tokens.dark else _CODE_LIGHT
    code = " ".join(f"{_CLASSES[name]} {{ color: {colour} }}" for name, colour in colours.items())
    return f"""
        body, p, li, td {{ color: {tokens.ink}; line-height: 120%; }}
        p {{ margin-top: 0; margin-bottom: {px(12)}px; }}
        ul, ol {{ margin-left: -12px; }}
        li {{ margin-bottom: {px(4)}px; }} li p {{ margin-bottom: {px(4)}px; }}
        .large, .small {{ font-weight: 600; margin-top: {px(18)}px; margin-bottom: {px(8)}px; }}
        .large {{ font-size: {px(20)}px; }} .small {{ font-size: {px(17)}px; }}
        a {{ color: {tokens.accent}; text-decoration: none; }}
        code, pre {{ font-family: monospace; font-size: {px(13)}px; }}
        pre {{ white-space: pre-wrap; }}
        code {{ background-color: {tokens.code}; }}
        th {{ color: {tokens.ink2}; font-weight: 600; font-size: {px(13)}px; text-align: left; }}
        .quoted p, .quoted {{ color: {tokens.ink2}; }}
        .box {{ color: {tokens.ink2}; }}
        .done {{ color: {tokens.ink3}; }}
        .tag, .person, .entry {{ color: {tokens.accent}; }}
        .private, .redacted {{ background-color: {tokens.code}; color: {tokens.ink3}; }}
        .footnote, .footnote p, .footnote li, sup {{ color: {tokens.ink3}; }} {code}"""


def drawn(html: str, tokens: Tokens) -> str:
    """The page as Qt can draw it.

    Args:
        html: Sanitised HTML of a body.
        tokens: The colours of the theme; a page keeps them until it is made again.
    """
    page = _Page(tokens, html.count("<input "))
    page.feed(html)
    page.close()
    return "".join(page.parts)


class _Page(HTMLParser):
    def __init__(self, tokens: Tokens, tasks: int) -> None:
        super().__init__(convert_charrefs=False)
        self._tasks, self._task = tasks, 0
        self.parts: list[str] = []
        self._tokens = tokens
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("ul", "ol"):
            self._end_done()
        line, code = self._tokens.line, self._tokens.code
        if tag == "pre":
            self.parts.append(f'<table {_BLOCK} bgcolor="{code}" cellpadding="12"><tr><td><pre>')
        elif tag == "blockquote":
            self.parts.append(
                f'<table {_BLOCK} cellpadding="0"><tr>'
                f'<td width="3" bgcolor="{self._tokens.line2}"></td>'
                '<td class="quoted" style="padding-left: 14px; padding-top: 4px">'
            )
        elif tag == "ul" and "task-list" in (given.get("class") or ""):
            self.parts.append('<ul style="list-style-type: none; margin-left: -38px">')
        elif tag == "input":
            self._add_box(done="checked" in given)
        elif tag == "table":
            self.parts.append(f'<table {_BLOCK} cellpadding="0">')
        elif tag in ("td", "th"):
            align = f' align="{escape(given["align"] or "")}"' if given.get("align") else ""
            align = align or _aligned(given.get("style") or "")
            self.parts.append(
                f'<{tag}{align} style="padding: 8px 10px 8px 0; border-bottom: 1px solid {line};'
                f' border-bottom-style: solid; border-bottom-color: {line}">'
            )
        elif tag == "hr":
            self.parts.append(
                f'<table {_BLOCK} cellpadding="0"><tr>'
                f'<td bgcolor="{line}" style="font-size: 1px">&nbsp;</td></tr></table>'
            )
        elif tag in _HEADINGS:
            self._add_heading(tag, given.get("id") or "")
        else:
            self._add_plain(tag)

    def _add_plain(self, tag: str) -> None:
        if tag == "img" and self.parts[-1:] == ["<p>"]:
            self.parts[-1] = _PICTURE
        self.parts.append(self.get_starttag_text() or "")

    def _add_heading(self, tag: str, name: str) -> None:
        anchor = f'<a name="{escape(name)}"></a>' if name else ""
        self.parts.append(f'<p class="{_HEADINGS[tag]}">{anchor}')

    def _add_box(self, *, done: bool) -> None:
        """A task's box, which a click ticks."""
        address = f"{TASK}:{self._task}/{self._tasks}"
        self._task, self._done = self._task + 1, done
        self.parts.append(f'<a class="box" href="{address}">{"☑" if done else "☐"}</a>&nbsp;&nbsp;')
        if done:
            self.parts.append('<span class="done">')

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "code" and self.parts[-1] == "\n":
            self.parts.pop()  # the last line end of a block would be drawn as an empty line
        if tag == "li":
            self._end_done()
        ends = {"pre": "</pre></td></tr></table>", "blockquote": "</td></tr></table>"}
        self.parts.append(ends.get(tag, "</p>" if tag in _HEADINGS else f"</{tag}>"))

    def _end_done(self) -> None:
        """A list item that is done is quiet up to the list inside it."""
        if self._done:
            self._done = False
            self.parts.append("</span>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")


def _aligned(style: str) -> str:
    for side in ("right", "center"):
        if f"text-align: {side}" in style or f"text-align:{side}" in style:
            return f' align="{side}"'
    return ""
