"""The look at a page after it was written: it is whole, leads somewhere, and fetches nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from journal.errors import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEVEL = re.compile(r"h[1-6]")
_LOUD = frozenset(("script", "iframe", "object", "embed", "form", "video", "audio", "source"))
_ABROAD = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_MARK = re.compile(r"\[\[|%%|\|\|")


def faults(text: str) -> Iterator[str]:
    """What is wrong with a page, as sentences.

    Args:
        text: The whole document.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    yield from reader.faults
    if not text.startswith("<!DOCTYPE html>\n") or not text.endswith("</html>\n"):
        yield "it is not one whole page."
    if not reader.title.strip():
        yield "it has no title."
    if reader.levels.count(1) != 1:
        yield "it does not have one first-level heading."
    for above, level in zip([0, *reader.levels], reader.levels, strict=False):
        if level > above + 1:
            yield f"a heading of level {level} follows one of level {above}."
    for name in sorted({name for name in reader.ids if reader.ids.count(name) > 1}):
        yield f"two of its parts are called {shown(name)}."
    for name in sorted(reader.targets - set(reader.ids)):
        yield f"#{shown(name)} leads nowhere."
    mark = _MARK.search(re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL))
    if mark:
        yield f"a mark was left in it ({mark[0]})."


class _Reader(HTMLParser):
    """Notes what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.levels: list[int] = []
        self.title = ""
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        fields = {name: value or "" for name, value in attrs}
        self._open.append(tag)
        if _LEVEL.fullmatch(tag):
            self.levels.append(int(tag[1]))
        if tag in _LOUD or any(name.startswith("on") for name in fields):
            self.faults.append(f"something in it could run or fetch (<{tag}>).")
        if "id" in fields:
            self.ids.append(fields["id"])
        self.targets.update(fields.get("aria-labelledby", "").split())
        for name in ("src", "href", "srcset", "poster", "action"):
            if name in fields:
                self._leads(tag, name, fields[name])

    def handle_data(self, data: str) -> None:
        """Note the words of the page's title."""
        if self._open[-1:] == ["title"] and "svg" not in self._open:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        """Note the end of an element."""
        while self._open and self._open.pop() != tag:
            continue

    def _leads(self, tag: str, name: str, address: str) -> None:
        if tag == "a" and name == "href":
            if address.startswith("#"):
                self.targets.add(address[1:])
            elif not _ABROAD.match(address):
                self.faults.append(f"{shown(address, 80)} leads nowhere.")
        elif not address.startswith("data:") and not (tag == "use" and address.startswith("#")):
            self.faults.append(f"it would fetch {shown(address, 80)}.")
