"""A post as one HTML page: styles and pictures lie inside it, and nothing in it can run.

Drawings go in as elements, so that their words can be read, searched and printed; photographs go
in as data. Only the page's own styles, named by their hashes, are let in by its policy.
"""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Any

from journal import assets
from journal.publish import wording
from journal.publish.page import pieces
from journal.publish.wording import cut
from journal.text import render

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIELD = re.compile(r"\{\{ (\w+) \}\}")
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_TITLE = re.compile(r"<h1>(.*?)</h1>\n?", re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_IMAGE = re.compile(r'<img alt="([^"]*)" src="([^"]*)"[^>]*>')
_DRAWN = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
_IDS = re.compile(r'(?<= )(id|aria-labelledby)="([^"]*)"')
_CONTENTS = 3  # headings that a list of contents pays for
_SUMMARY = 30  # words
_TYPES = {"png": "image/png", "jpg": "image/jpeg"}


def document(
    markdown: str, pictures: Mapping[str, bytes], about: Mapping[str, Any] | None = None
) -> str:
    """Lay out the whole page.

    Args:
        markdown: The post, which begins with its title as a first-level heading.
        pictures: PNG, JPEG and SVG pictures by the address that the text has for them.
        about: Texts that are said of the post: `description`, `author`, and its day as `date`.
    """
    known = {name: pieces.without_marks(escape(f"{text}")) for name, text in (about or {}).items()}
    html = inside(markdown, pictures)
    title = _TITLE.match(html)
    body, headings = pieces.sections(html[title.end() :] if title else html)
    first = _PARAGRAPH.search(body)
    fields = {
        "title": _words(title[1]) if title else "",
        "heading": title[1] if title else "",
        "summary": known.get("description") or (cut(_words(first[1]), _SUMMARY) if first else ""),
        "byline": _byline(known.get("author", ""), known.get("date", "")),
        "code": _code() if 'class="code"' in body else "",
        "contents": _contents(headings),
        "body": body,
    }
    template = assets.text("templates/page.html")
    text = _FIELD.sub(lambda field: fields.get(field[1], field[0]), template)
    return text.replace("{policy}", _policy(text), 1)


def inside(markdown: str, pictures: Mapping[str, bytes]) -> str:
    """Lay out the text of a post, without the page around it and without sections."""
    options = render.RenderOptions(public=True, images=frozenset(pictures))
    html = pieces.laid_out(pieces.without_marks(render.html(markdown, options)))
    return _IMAGE.sub(lambda image: _figure(image, pictures), html)


def data_uri(address: str, data: bytes) -> str:
    """A PNG or JPEG picture as an address that holds it."""
    kind = _TYPES[address.rpartition(".")[2]]
    return f"data:{kind};base64,{b64encode(data).decode()}"


def _byline(author: str, day: str) -> str:
    """Who published the post, and when."""
    when = f'<time datetime="{day}">{wording.day(date.fromisoformat(day))}</time>' if day else ""
    said = " · ".join(part for part in (author, when) if part)
    return f'<p class="by">{said}</p>' if said else ""


def _words(html: str) -> str:
    """The words of a piece of HTML, safe within an attribute."""
    return _TAG.sub("", html).replace('"', "&quot;").strip()


def _figure(image: re.Match[str], pictures: Mapping[str, bytes]) -> str:
    alt, address = image[1], image[2]
    if not address.endswith(".svg"):
        return f'<img alt="{alt}" src="{data_uri(address, pictures[address])}">'
    name = address.rpartition("/")[2].partition(".")[0]
    drawing = _IDS.sub(lambda found: _named(found, name), pictures[address].decode())
    title = _DRAWN.search(drawing)
    words = _words(title[1]) if title else alt  # its description is the whole of the rest
    label = f'role="group" tabindex="0" aria-label="Drawing: {words}"'
    return f'<div class="drawing" {label}>\n{drawing.strip()}\n</div>'


def _named(found: re.Match[str], name: str) -> str:
    """An id, or a list of ids, as it is unique among several drawings on one page."""
    return f'{found[1]}="{" ".join(f"{name}-{each}" for each in found[2].split())}"'


def _contents(headings: Mapping[str, str]) -> str:
    if len(headings) < _CONTENTS:
        return ""
    items = "\n".join(
        f'<li><a href="#{name}">{heading}</a></li>' for name, heading in headings.items()
    )
    return f'<nav aria-label="Contents">\n<ul>\n{items}\n</ul>\n</nav>'


def _code() -> str:
    dark = render.code_css("dark")
    return f"{render.code_css()}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}"


def _policy(text: str) -> str:
    """What the page may do: show what is in it, in the styles that are in it."""
    hashes = {b64encode(sha256(style.encode()).digest()).decode() for style in _STYLE.findall(text)}
    styles = " ".join(f"'sha256-{each}'" for each in sorted(hashes))
    return (
        f"default-src 'none'; img-src data:; style-src {styles}; base-uri 'none'; "
        "form-action 'none'"
    )
