"""Reading back what was written: nothing counts as published before it was read again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal.errors import JournalError, shown
from journal.files import storage_errors
from journal.publish.page.faults import faults as page_faults
from journal.text import code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
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


def verify(folder: Path, files: Mapping[str, bytes], page: str) -> None:
    """Read a written post back and hold it against what it should be.

    Args:
        folder: Where it was written.
        files: What should be there, by path.
        page: The path of the page among them.

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
    for fault in faults(text, page, files):
        raise JournalError(f"The post was not kept: {fault}")


def faults(text: str, page: str, files: Mapping[str, bytes]) -> Iterator[str]:
    """What is wrong with a page, as sentences.

    Args:
        text: The page.
        page: Its path, `/` between folders.
        files: Everything that lies with it, by path.
    """
    if page.endswith(".html"):
        yield from page_faults(text)
        return
    front = _FRONT.match(text)
    if front:
        yield from _front_matter(front[1])
    body = text[front.end() :] if front else text
    if "\r" in text or not text.endswith("\n") or text.endswith("\n\n"):
        yield "it does not end in one line feed."
    outside = code.find(body).outside
    for found in _MARK.finditer(outside):
        yield f"a mark was left in it ({found[0]})."
    yield from _headings(outside, 1 if front else 0)
    yield from _links(outside, page, files)
    marks = {(note[1], note[2]) for note in _NOTE.finditer(outside)}
    for label, end in sorted(marks):
        if (label, "" if end else ":") not in marks:
            yield f"footnote {shown(label)} has one end only."


def _front_matter(text: str) -> Iterator[str]:
    import yaml

    try:
        fields = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        yield f"its front matter does not load ({shown(error, 80)})."
    else:
        if not isinstance(fields, dict) or not fields.get("title"):
            yield "its front matter has no title."


def _headings(outside: str, above: int) -> Iterator[str]:
    level = above
    for heading in _HEADING.finditer(outside):
        deep = len(heading[1])
        if deep > level + 1:
            line = outside[heading.start() :].split("\n", 1)[0]
            yield f"the heading “{shown(line, 60)}” skips a level."
        level = deep


def _links(outside: str, page: str, files: Mapping[str, bytes]) -> Iterator[str]:
    here = page.rpartition("/")[0]
    for target in sorted(set(_TARGET.findall(outside))):
        if _ABROAD.match(target):
            continue
        path = target[1:] if target.startswith("/") else f"{here}/{target}".lstrip("/")
        if path not in files:
            yield f"{shown(target)} leads nowhere."
