"""A post that was looked through, bound into one page: the last step before it is written."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from journal.publish import wording
from journal.publish.page import layout
from journal.publish.sites.profiles import Profile
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


def readable(post: Post) -> tuple[str, dict[str, bytes]]:
    """A post that is not bound as HTML, and its pictures by the addresses in it.

    A site shows the title and the day above the body; so does this.
    """
    pictures = {path: data for path, data in post.files.items() if path != post.page}
    options = render.RenderOptions(images=frozenset(pictures))
    day = wording.day(post.day) if post.day else ""
    head = f'<h1>{escape(post.title)}</h1><p class="done">{escape(day)}</p>' if post.title else ""
    return head + render.html(post.markdown, options), pictures


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
