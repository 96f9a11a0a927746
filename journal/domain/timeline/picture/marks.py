"""Marks that anything can draw: boxes, lines, curves, words and icons, in layers.

Colours are names: those of the five kinds, and those of the theme. `share` says how much of the
colour is laid over the ground (0 to 1). Fonts are `meta`, `label` and `strong`.
"""

from __future__ import annotations

from typing import NamedTuple

Rect = tuple[float, float, float, float]
"""Left, top, width and height (pixels)."""


class Boxes(NamedTuple):
    """Rectangles of one look; `edge` names the colour of a hairline around them."""

    rects: list[Rect]
    role: str
    share: float = 1.0
    radius: float = 0.0
    edge: str = ""


class Lines(NamedTuple):
    """Straight lines of one look, each from a point to another."""

    lines: list[tuple[float, float, float, float]]
    role: str
    share: float = 1.0
    width: float = 1.0


class Curve(NamedTuple):
    """A line from a point to another, bent towards two more."""

    points: tuple[float, float, float, float, float, float, float, float]
    role: str
    share: float = 1.0
    width: float = 1.0


class Words(NamedTuple):
    """A line of words in the middle of a box's height, at its left, its right or its middle."""

    box: Rect
    text: str
    role: str
    font: str = "meta"
    align: str = "left"
    share: float = 1.0


class Icon(NamedTuple):
    """A picture of resources/icons in one colour."""

    name: str
    role: str
    left: float
    top: float
    size: float
    share: float = 1.0


Mark = Boxes | Lines | Curve | Words | Icon


class Layer(NamedTuple):
    """Marks that are seen within a box of the page, moved there by `dx` and `dy`."""

    clip: Rect
    dx: float
    dy: float
    marks: list[Mark]
