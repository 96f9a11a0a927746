"""A body as HTML for an editor that takes a page apart into cards, as Ghost's importer does.

Paragraphs, lists, headings, code and pictures become its own and stay editable. It knows no
tables and no footnotes: these stand between its comments for HTML, which it keeps as they are.
"""

from __future__ import annotations

import re

from journal.publish.safety import reading
from journal.text import render

_KEPT = re.compile(r"<table>.*?</table>|<div class=\"footnote\">.*?</div>", re.DOTALL)
_BACK = re.compile(r"(?:&nbsp;|&#160;|\xa0|\s)*<a class=\"footnote-backref\"[^>]*>.*?</a>")
_MARK = re.compile(r"\[\[|%%|\|\|")
_PICTURE = re.compile(r"<p>(<img[^>]*>)</p>")
_IMAGE = re.compile(r"!\[(?:\\.|[^\[\]\\])*\]\(([^()\s]+)\)")


def html(markdown: str, before: str, link: str) -> str:
    """The body as HTML.

    Args:
        markdown: The body.
        before: What stands before the name of a picture in it.
        link: What stands there in the HTML.
    """
    # While it is rendered a picture has the one kind of address that is shown as it is.
    shown = "pictures/"
    markdown = markdown.replace(f"]({before}", f"]({shown}")
    images = frozenset(found for found in _IMAGE.findall(markdown) if found.startswith(shown))
    text = render.html(markdown, render.RenderOptions(public=True, images=images))
    text = text.replace(f'src="{shown}', f'src="{link}')
    text = _PICTURE.sub(r'<figure class="kg-card kg-image-card">\1</figure>', _BACK.sub("", text))
    text = "".join(
        piece if number % 2 else _MARK.sub(_as_references, piece)
        for number, piece in enumerate(reading.CODE.split(text))
    )
    return _KEPT.sub(r"<!--kg-card-begin: html-->\n\g<0>\n<!--kg-card-end: html-->", text)


def _as_references(mark: re.Match[str]) -> str:
    """What somebody wrote as it looks, and what means nothing: no mark of the journal's."""
    return f"&#{ord(mark[0][0])};" * 2
