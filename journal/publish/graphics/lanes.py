"""The timeline in lanes as an SVG, from the marks that the domain draws it with.

It reads well on a light page and on a dark one, needs no font and no file besides itself, and
says in words what it shows.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from journal import assets
from journal.domain.timeline.picture.marks import Boxes, Curve, Icon, Lines, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from journal.domain.timeline.picture.marks import Layer, Mark

Colours = tuple[str, str]
"""A colour on a light page and on a dark one, as `#rrggbb`."""

_FONTS = {"meta": (12, 400), "label": (11, 400), "strong": (13, 600)}  # pixels and weight
_ANCHORS = {"left": "start", "middle": "middle", "right": "end"}
_MIDDLE = 0.35  # of the letters' height, from the middle of a line down to where they stand
_INSIDE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


def svg(
    layers: Sequence[Layer],
    size: tuple[float, float],
    colour: Callable[[str, float], Colours],
    words: tuple[str, str],
    scale: float = 1.0,
) -> str:
    """Write layers of marks as an SVG document.

    Args:
        layers: The first lies at the back.
        size: Width and height (pixels).
        colour: The colours of a role, laid over the ground with a share (0 to 1).
        words: The title of the picture, and what it shows.
        scale: How large the letters are (1 is the usual size).
    """
    return _Document(colour, scale).write(layers, size, words)


class _Document:
    def __init__(self, colour: Callable[[str, float], Colours], scale: float) -> None:
        self._colour, self._scale = colour, scale
        self._classes: dict[tuple[str, str, float], str] = {}
        self._icons: dict[str, str] = {}

    def write(
        self, layers: Sequence[Layer], size: tuple[float, float], words: tuple[str, str]
    ) -> str:
        width, height = (_n(length) for length in size)
        ground = self._class("fill", "surface", 1.0)
        body = [line for number, layer in enumerate(layers) for line in self._layer(number, layer)]
        clips = [
            f'<clipPath id="c{number}"><rect {_box(layer.clip)}/></clipPath>'
            for number, layer in enumerate(layers)
        ]
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
                f'width="{width}" height="{height}" role="img" '
                'aria-labelledby="title description" font-family="system-ui, sans-serif">',
                f'<title id="title">{_xml(words[0])}</title>',
                f'<desc id="description">{_xml(words[1])}</desc>',
                f"<style>{self._style()}</style>",
                f"<defs>{''.join([*clips, *self._icons.values()])}</defs>",
                f'<rect width="{width}" height="{height}" class="{ground}"/>',
                *body,
                "</svg>",
                "",
            ]
        )

    def _layer(self, number: int, layer: Layer) -> Iterator[str]:
        place = f"translate({_n(layer.dx)} {_n(layer.dy)})"
        yield f'<g clip-path="url(#c{number})"><g transform="{place}">'
        for mark in layer.marks:
            yield from self._mark(mark)
        yield "</g></g>"

    def _mark(self, mark: Mark) -> Iterator[str]:
        match mark:
            case Boxes():
                look = f'class="{self._class("fill", mark.role, mark.share)}"'
                look += f' rx="{_n(mark.radius)}"' if mark.radius else ""
                look += f' stroke="{self._colour(mark.edge, 1.0)[0]}"' if mark.edge else ""
                yield from (f"<rect {_box(rect)} {look}/>" for rect in mark.rects)
            case Lines():
                path = "".join(f"M{_n(a)} {_n(b)}L{_n(c)} {_n(d)}" for a, b, c, d in mark.lines)
                if path:
                    yield self._path(path, mark)
            case Curve():
                (x, y, *bend) = mark.points
                yield self._path(f"M{_n(x)} {_n(y)}C{' '.join(map(_n, bend))}", mark)
            case Words():
                yield self._words(mark)
            case Icon():
                yield self._icon(mark)

    def _path(self, path: str, mark: Lines | Curve) -> str:
        look = self._class("stroke", mark.role, mark.share)
        return f'<path d="{path}" class="{look}" fill="none" stroke-width="{_n(mark.width)}"/>'

    def _words(self, mark: Words) -> str:
        left, top, width, height = mark.box
        pixels, weight = _FONTS[mark.font]
        size = pixels * self._scale
        x = {"left": left, "middle": left + width / 2, "right": left + width}[mark.align]
        heavy = f' font-weight="{weight}"' if weight > 400 else ""
        anchor = f' text-anchor="{_ANCHORS[mark.align]}"' if mark.align != "left" else ""
        look = self._class("fill", mark.role, mark.share)
        return (
            f'<text x="{_n(x)}" y="{_n(top + height / 2 + size * _MIDDLE)}" '
            f'font-size="{_n(size)}"{heavy}{anchor} class="{look}">{_xml(mark.text)}</text>'
        )

    def _icon(self, mark: Icon) -> str:
        if mark.name not in self._icons:
            inside = _INSIDE.search(assets.text(f"icons/{mark.name}.svg"))
            self._icons[mark.name] = (
                f'<symbol id="{mark.name}" viewBox="0 0 24 24" fill="none" stroke-width="1.7" '
                f'stroke-linecap="round" stroke-linejoin="round">{inside[1] if inside else ""}'
                "</symbol>"
            )
        box = _box((mark.left, mark.top, mark.size, mark.size))
        look = self._class("stroke", mark.role, mark.share)
        return f'<use href="#{mark.name}" {box} class="{look}"/>'

    def _class(self, what: str, role: str, share: float) -> str:
        key = what, role, round(share, 2)
        return self._classes.setdefault(key, f"k{len(self._classes)}")

    def _style(self) -> str:
        looks = {
            name: (what, *self._colour(role, share))
            for (what, role, share), name in self._classes.items()
        }
        light = "".join(f".{name}{{{what}:{one}}}" for name, (what, one, _) in looks.items())
        dark = "".join(f".{name}{{{what}:{other}}}" for name, (what, _, other) in looks.items())
        return f"{light}@media(prefers-color-scheme:dark){{{dark}}}"


def _box(rect: tuple[float, float, float, float]) -> str:
    names = "x", "y", "width", "height"
    return " ".join(f'{name}="{_n(value)}"' for name, value in zip(names, rect, strict=True))


def _xml(text: str) -> str:
    return escape("".join(c if c.isprintable() else " " for c in text), quote=False)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
