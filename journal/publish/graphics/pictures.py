"""The pictures of a post: which files they become, and what is wrong with them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from journal.errors import Refused, shown
from journal.publish.graphics import images
from journal.publish.passages import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from journal.domain.entry import Attachment


class Pictures:
    """Gives pictures names of our own, in the order in which they are shown.

    Args:
        attachments: The attachments of public entries by SHA-256: no other is ever shown.
        read: Gives the bytes of an attachment.
        link: What stands before a file's name in the Markdown.
    """

    def __init__(
        self, attachments: Mapping[str, Attachment], read: Callable[[str], bytes], link: str
    ) -> None:
        self._attachments = attachments
        self._read = read
        self._link = link
        self._names: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        self.notes: list[str] = []
        self.without_alt: dict[str, str] = {}
        self.left_out: dict[str, int] = {}

    def markdown(self, alt: str, sha256: str) -> str:
        """The Markdown that shows a picture; its words alone where it cannot be shown.

        Args:
            alt: The alternative text, as plain public words.
            sha256: The attachment.
        """
        name = self._file(sha256)
        if not name:
            return escaped(alt)
        if not alt:
            label = self._attachments[sha256].name
            self.without_alt.setdefault(name, f"the attachment {shown(label, 80)}")
        return f"![{escaped(alt)}]({self._link}{name})"

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Forget in the end which pictures were shown meanwhile."""
        names, files, notes = dict(self._names), dict(self.files), list(self.notes)
        without_alt, left_out = dict(self.without_alt), dict(self.left_out)
        try:
            yield
        finally:
            self._names, self.files, self.notes = names, files, notes
            self.without_alt, self.left_out = without_alt, left_out

    def content(self, file: str) -> str:
        """The SHA-256 of the attachment that a file shows; empty for a picture of our own."""
        return next((sha256 for sha256, name in self._names.items() if name == file), "")

    def _file(self, sha256: str) -> str:
        known = self._names.get(sha256)
        if known is not None:
            return known
        if sha256 not in self._attachments:
            return self._without(sha256, "no public entry has it")
        try:
            picture = images.cleaned(self._read(sha256))
        except Refused as reason:
            return self._without(sha256, str(reason))
        if len(picture.data) > images.MOST:
            return self._without(sha256, f"the picture has more than {images.MOST // 1_000_000} MB")
        name = f"image-{sum(map(bool, self._names.values())) + 1:02}.{picture.suffix}"
        self._names[sha256] = name
        self.files[name] = picture.data
        if max(picture.width, picture.height) > images.LONGEST:
            self.notes.append(
                f"{name} has {picture.width:,} × {picture.height:,} pixels; "  # noqa: RUF001
                f"{images.LONGEST:,} along the longer side are enough for a page."
            )
        return name

    def _without(self, sha256: str, reason: str) -> str:
        self._names[sha256] = ""
        self.left_out[reason] = self.left_out.get(reason, 0) + 1
        return ""
