"""The files that ship with the program: icons, styles, templates, help and the sample."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The folder of resources: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def path(name: str) -> Path:
    """The path of a resource, such as `icons/flag.svg`."""
    return root() / name


def text(name: str) -> str:
    """The text of a resource (UTF-8)."""
    return path(name).read_text(encoding="utf-8")
