"""Reading back what was written: nothing counts as published before it was read again."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from journal.errors import JournalError, shown
from journal.files import storage_errors
from journal.publish import reading
from journal.publish.page.faults import faults as page_faults
from journal.text import code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6}) ", re.MULTILINE)
_LABEL = r"(?:\\.|[^\[\]\\])"
_TARGET = re.compile(
    rf"(?<!\\)\[(?:{_LABEL}|\[{_LABEL}*\])*\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)", re.DOTALL
)
_NOTE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](:?)")
_ABROAD = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_MARK = re.compile(r"\[\[|%%|\|\|")


def verify(
    folder: Path,
    files: Mapping[str, bytes],
    page: str,
    link: str = "",
    pictures: str = "",
) -> None:
    """Read a written post back and hold it against what it should be.

    Args:
        folder: Where it was written.
        files: What should be there, by path.
        page: The path of the page among them.
        link: What stands before the name of a picture in the page.
        pictures: The folder in which the pictures lie.

    Raises:
        JournalError: A file is missing, changed or too many; the front matter does not load; a
            link or picture leads nowhere; headings skip a level; a footnote has one end only;
            a mark was left.
        StorageError: The system refused to read.
    """
    with storage_errors(folder):
        there = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
        for path in sorted({*there, *files}):
            if path not in there or path not in files or there[path].read_bytes() != files[path]:
                raise JournalError(f"{shown(path)} is not what was written; the post was not kept.")
        text = there[page].read_bytes().decode()
    for fault in faults(text, page, files, link, pictures):
        raise JournalError(f"The post was not kept: {fault}")


def faults(
    text: str, page: str, files: Mapping[str, bytes], link: str = "", pictures: str = ""
) -> Iterator[str]:
    """What is wrong with a page, as sentences.

    Args:
        text: The page.
        page: Its path, `/` between folders.
        files: Everything that lies with it, by path.
        link: What stands before the name of a picture in it.
        pictures: The folder in which the pictures lie.
    """
    if page.endswith(".html") and set(files) <= {page}:  # nothing lies beside it: it is all
        yield from page_faults(text)
        return
    if "\r" in text or not text.endswith("\n") or text.endswith("\n\n"):
        yield "it does not end in one line feed."
    for mark in _MARK.finditer(reading.outside_code(page, text)):
        yield f"a mark was left in it ({mark[0]})."
    if page.endswith(".json"):
        found = _in_json(text)
    elif page.endswith(".html"):
        found = _in_html(text, 0)
    else:
        found = _in_markdown(text)
    for said in found:
        if isinstance(said, str):
            yield said
        elif _lost(said[0], page, files, link, pictures):
            yield f"{shown(said[0])} leads nowhere."


def _in_markdown(text: str) -> Iterator[str | tuple[str]]:
    """Faults of a page in Markdown, and (as tuples) where its links lead."""
    front = _FRONT.match(text)
    if front:
        yield from _front_matter(front[1])
    outside = code.find(text[front.end() :] if front else text).outside
    headings = [
        (len(found[1]), outside[found.end() :].split("\n", 1)[0])
        for found in _HEADING.finditer(outside)
    ]
    yield from _headings(headings, 1 if front else 0)
    for target in sorted(set(_TARGET.findall(outside))):
        yield (target,)
    notes = {(note[1], note[2]) for note in _NOTE.finditer(outside)}
    for label, end in sorted(notes):
        if (label, "" if end else ":") not in notes:
            yield f"footnote {shown(label)} has one end only."


def _in_json(text: str) -> Iterator[str | tuple[str]]:
    """Faults of a page in JSON, whose texts may be HTML."""
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        yield f"its JSON does not load ({shown(error, 80)})."
        return
    for words in reading.strings(text):
        if reading.is_markup(words):
            yield from _in_html(words, 1)


def _in_html(text: str, above: int) -> Iterator[str | tuple[str]]:
    """Faults of a page in HTML, and (as tuples) where its links lead."""
    page = _Page()
    page.feed(text)
    page.close()
    yield from _headings(page.headings, above)
    for target in page.targets:
        if not target.startswith("#"):
            yield (target,)
        elif target[1:] and target[1:] not in page.ids:
            yield f"{shown(target)} leads nowhere."


def _front_matter(text: str) -> Iterator[str]:
    import yaml

    try:
        fields = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        yield f"its front matter does not load ({shown(error, 80)})."
    else:
        if not isinstance(fields, dict) or not fields.get("title"):
            yield "its front matter has no title."


def _headings(headings: Iterable[tuple[int, str]], above: int) -> Iterator[str]:
    level = above
    for deep, words in headings:
        if deep > level + 1:
            yield f"the heading “{shown(words.strip(), 60)}” skips a level."
        level = deep


def _lost(target: str, page: str, files: Mapping[str, bytes], link: str, pictures: str) -> bool:
    """Whether an address means a file that does not lie with the page."""
    if link and target.startswith(link):
        return f"{pictures}{target[len(link) :]}" not in files
    if _ABROAD.match(target):
        return False
    here = page.rpartition("/")[0]
    path = target[1:] if target.startswith("/") else f"{here}/{target}".lstrip("/")
    return path not in files


class _Page(HTMLParser):
    """Takes from HTML what is checked: headings, addresses and ids."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[tuple[int, str]] = []
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self._heading = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        for name in ("href", "src"):
            if given.get(name):
                self.targets.append(given[name] or "")
        if re.fullmatch("h[1-6]", tag):
            self._heading = int(tag[1])
            self.headings.append((self._heading, ""))

    def handle_endtag(self, tag: str) -> None:
        if self._heading and tag == f"h{self._heading}":
            self._heading = 0

    def handle_data(self, data: str) -> None:
        if self._heading:
            deep, words = self.headings[-1]
            self.headings[-1] = deep, words + data
