"""The pack as one HTML page: nothing in it is fetched, and it prints on paper as it stands."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from journal import assets
from journal.publish.retro.pack import PICTURE, markdown, title
from journal.text import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.domain.retros import Retro
    from journal.publish.retro.pack import Part


def html(retro: Retro, parts: Sequence[Part], picture: str) -> str:
    """The page.

    Args:
        retro: The retro.
        parts: From `pack.parts`.
        picture: The SVG of the period; empty where there is none.
    """
    options = render.RenderOptions(public=True, images=frozenset({PICTURE}))
    body = render.html(markdown(retro, parts), options)
    before, image, after = _around_picture(body)
    body = f"{before}<figure>{picture}</figure>{after}" if image and picture else body
    page = assets.text("templates/retro.html")
    return page.replace("{{ title }}", escape(title(retro))).replace("{{ body }}", body)


def _around_picture(body: str) -> tuple[str, str, str]:
    """The page before the picture's element, the element, and the page after it."""
    at = body.find(f'src="{PICTURE}"')
    if at < 0:
        return body, "", ""
    start, end = body.rfind("<img", 0, at), body.find(">", at) + 1
    return body[:start], body[start:end], body[end:]
