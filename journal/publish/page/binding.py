"""A post that was looked through, bound into one page: the last step before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.publish.page import layout
from journal.publish.profiles import Profile

if TYPE_CHECKING:
    from collections.abc import Mapping

PROFILE = "page"
"""How it is asked for, as profiles are."""

SITE = Profile(
    PROFILE, "Page", "index.md", folder="images/", link="images/",
    template="# {{ title | markdown }}\n\n{{ body }}\n",
)  # fmt: skip
"""What is told and looked through before it is bound."""

_PAGE = "index.html"


def bound(files: Mapping[str, bytes], page: str) -> tuple[dict[str, bytes], str]:
    """Put the files of a post into one.

    Args:
        files: The files of a post for `SITE`, by path.
        page: The path of the page among them.

    Returns:
        The same as it is written now: the files by path, and the page's path.
    """
    pictures = {path: data for path, data in files.items() if path != page}
    return {_PAGE: layout.document(files[page].decode(), pictures).encode()}, _PAGE
