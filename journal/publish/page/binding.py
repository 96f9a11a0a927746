"""A post that was looked through, bound into one page: the last step before it is written."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from journal.publish import wording
from journal.publish.page import layout
from journal.publish.profiles import Profile
from journal.text import frontmatter, render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal.publish.post import Post

PROFILE = "page"
"""How it is asked for, as profiles are."""

SITE = Profile(
    PROFILE, "Page", "index.md", folder="images/", link="images/",
    template=(
        "---\ntitle: {{ title | yaml }}\ndate: {{ day }}\ndescription: {{ summary | yaml }}\n"
        "author: {{ team | yaml }}\n---\n\n# {{ title | markdown }}\n\n{{ body }}\n"
    ),
)  # fmt: skip
"""What is told and looked through before it is bound."""

_PAGE = "index.html"


def for_paper(post: Post) -> tuple[str, dict[str, bytes]]:
    """A post that is not bound as HTML with its title and day, and its pictures by address."""
    pictures = {path: data for path, data in post.files.items() if path != post.page}
    day = f'<p class="done">{wording.day(post.day)}</p>' if post.day else ""
    options = render.RenderOptions(public=True, images=frozenset(pictures))
    return f"<h1>{escape(post.title)}</h1>{day}{render.html(post.markdown, options)}", pictures


def bound(files: Mapping[str, bytes], page: str) -> tuple[dict[str, bytes], str]:
    """Put the files of a post into one.

    Args:
        files: The files of a post for `SITE`, by path.
        page: The path of the page among them.

    Returns:
        The same as it is written now: the files by path, and the page's path.
    """
    pictures = {path: data for path, data in files.items() if path != page}
    fields, text = frontmatter.split(files[page].decode())
    return {_PAGE: layout.document(text.lstrip("\n"), pictures, fields or {}).encode()}, _PAGE
