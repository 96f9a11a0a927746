"""Pictures of a post as boxes, lines and words, and the SVG written from them.

Each part has a role instead of a colour, so that anything that paints can paint it. The SVG
carries its own background and both sets of colours: it can be read on a light page and on a dark
one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

SIZE = 13.0
"""The height of the letters (pixels)."""

_COLOURS = {
    "ground": ("#ffffff", "#222428"), "ink": ("#1f2125", "#ececee"),
    "quiet": ("#51545b", "#b4b7bd"), "rule": ("#e6e4de", "#3c3f46"),
    "experiment": ("#1557e0", "#619df8"), "mistake": ("#ac3a01", "#f4aa75"),
    "learning": ("#00734a", "#82eac1"), "milestone": ("#8c2ca1", "#e3b8f3"),
    "note": ("#3c414a", "#a1a5af"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Box:
    """A rounded rectangle (pixels). `soft` boxes are a tint of their role's colour."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    role: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A hairline from top to bottom (pixels)."""

    x: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Words:
    """Text whose base line begins at a point (pixels), or ends there, or has its middle there."""

    x: float
    y: float
    text: str
    role: str
    at_end: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole picture: what is behind comes first."""

    width: int
    height: int
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    words: tuple[Words, ...]


def svg(picture: Layout, title: str, description: str) -> str:
    """Write a layout as an SVG document that reads well without its page."""
    size = f'width="{picture.width}" height="{picture.height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {picture.width} {picture.height}" '
        f'{size} role="img" aria-labelledby="title description" '
        f'font-family="system-ui, sans-serif" font-size="{_n(SIZE)}">',
        f'<title id="title">{_xml(title)}</title>',
        f'<desc id="description">{_xml(description)}</desc>',
        f"<style>{_style()}</style>",
        f'<rect {size} rx="10" class="ground" fill="{_COLOURS["ground"][0]}"/>',
    ]
    lines += [
        f'<path d="M{_n(line.x)} {_n(line.top)}V{_n(line.bottom)}" class="rule" '
        f'stroke="{_COLOURS["rule"][0]}"/>'
        for line in picture.lines
    ]
    lines += [_box(box) for box in picture.boxes]
    lines += [_words(words) for words in picture.words]
    return "\n".join([*lines, "</svg>", ""])


def _box(box: Box) -> str:
    soft = ' opacity="0.1"' if box.soft else ""
    return (
        f'<rect x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}" '
        f'rx="{_n(box.radius)}" class="{box.role}" fill="{_COLOURS[box.role][0]}"{soft}/>'
    )


def _words(words: Words) -> str:
    anchor = ' text-anchor="end"' if words.at_end else ""
    anchor = ' text-anchor="middle"' if words.centred else anchor
    place = f'x="{_n(words.x)}" y="{_n(words.y)}"{anchor}'
    colour = f'class="{words.role}" fill="{_COLOURS[words.role][0]}"'
    return f"<text {place} {colour}>{_xml(words.text)}</text>"


def _xml(text: str) -> str:
    """Text inside an element, with nothing in it that looks like a mark of the journal's."""
    text = escape(text, quote=False)
    return re.sub(r"\[\[|%%|\|\|", lambda mark: f"&#{ord(mark[0][0])};" * 2, text)


def _style() -> str:
    dark = "".join(
        f".{role}{{fill:{dark}}}" for role, (_, dark) in _COLOURS.items() if role != "rule"
    )
    rule = _COLOURS["rule"][1]
    return f"@media screen and (prefers-color-scheme:dark){{{dark}.rule{{stroke:{rule}}}}}"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
