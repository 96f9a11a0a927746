"""Reading back what was written: nothing counts as published before it was read again."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from journal.errors import JournalError, shown
from journal.files import storage_errors
from journal.publish.page.faults import faults as page_faults
from journal.publish.safety import reading
from journal.publish.safety.names import plain
from journal.publish.wording import counted, listed
from journal.text import code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6}) ", re.MULTILINE)
_LABEL = r"(?:\\.|[^\[\]\\])"
_TARGET = re.compile(
    rf"(?<!\\)(!?)\[(?:{_LABEL}|\[{_LABEL}*\])*\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)",
    re.DOTALL,
)
_NOTE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](:?)")
_ABROAD = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_MARK = re.compile(r"\[\[|%%|\|\|")


@dataclass(frozen=True, slots=True)
class Written:
    """What should be there.

    Attributes:
        files: What was written, by path; `/` stands between folders.
        page: The path of the page among them.
        link: What stands before the name of a picture in the page.
        pictures: The folder in which the pictures lie.
        withheld: Names that may stand nowhere.
    """

    files: Mapping[str, bytes]
    page: str
    link: str = ""
    pictures: str = ""
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Readback:
    """What was read and found in order: files, links, and pictures that are shown (counts)."""

    files: int
    links: int
    pictures: int

    def __str__(self) -> str:
        parts = [counted(self.files, "file"), counted(self.links, "link")]
        parts.append(counted(self.pictures, "picture"))
        return f"Read back: {listed(parts)}, all in order; no withheld name in any of it."


def verify(folder: Path, written: Written) -> Readback:
    """Read a written post back and hold it against what it should be.

    Args:
        folder: Where it was written.
        written: What should be there.

    Raises:
        JournalError: A file is missing, changed or too many; the front matter does not load; a
            link or picture leads nowhere; headings skip a level; a footnote has one end only;
            a mark was left; a withheld name stands somewhere.
        StorageError: The system refused to read.
    """
    files = written.files
    with storage_errors(folder):
        there = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
        read = {path: place.read_bytes() for path, place in there.items()}
    for path in sorted({*read, *files}):
        if read.get(path) != files.get(path):
            raise JournalError(f"{shown(path)} is not what was written; the post was not kept.")
    page = _Look(read[written.page].decode(), written)
    for fault in page.faults:
        raise JournalError(f"The post was not kept: {fault}")
    without_names(read, written.withheld)
    return Readback(len(read), page.links, page.pictures)


def faults(text: str, written: Written) -> list[str]:
    """What is wrong with the text of a page, as sentences."""
    return _Look(text, written).faults


def without_names(files: Mapping[str, bytes], withheld: Iterable[str]) -> None:
    """Look for withheld names in whatever is to leave: pages, pictures, a PDF's metadata.

    Args:
        files: What is to leave, by path.
        withheld: The names.

    Raises:
        JournalError: One stands somewhere; the sentence does not say which.
    """
    for path in standing(files, withheld).values():
        raise JournalError(f"The post was not kept: {shown(path)} holds a name that is withheld.")


def standing(files: Mapping[str, bytes], names: Iterable[str]) -> dict[str, str]:
    """Which names stand anywhere in files or in their paths: the first path of each.

    Args:
        files: What is looked through, by path.
        names: The names.
    """
    wanted = {name: f" {_words(name)} " for name in names}
    found: dict[str, str] = {}
    for path, data in files.items() if wanted else ():
        spelt = [path]
        if path.endswith(reading.TEXTS):
            spelt += reading.spellings(path, data.decode())
        said = [f" {_words(view)} " for view in spelt]
        here = reading.found_in(data, wanted)
        here.update(n for n, words in wanted.items() if any(words in view for view in said))
        found = {**dict.fromkeys(here, path), **found}
    return found


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", plain(text)))


class _Look:
    """What is wrong with a page, and how much it leads to (counts)."""

    def __init__(self, text: str, written: Written) -> None:
        self.faults: list[str] = []
        self.links = self.pictures = 0
        self._written = written
        page = written.page
        if page.endswith(".html") and set(written.files) <= {page}:  # nothing beside it: it is all
            self.faults += page_faults(text)
            self._html(text, None)
            return
        if "\r" in text or not text.endswith("\n") or text.endswith("\n\n"):
            self.faults.append("it does not end in one line feed.")
        for mark in _MARK.finditer(reading.outside_code(page, text)):
            self.faults.append(f"a mark was left in it ({mark[0]}).")
        if page.endswith(".json"):
            self._json(text)
        elif page.endswith(".html"):
            self._html(text, 0)
        else:
            self._markdown(text)

    def _markdown(self, text: str) -> None:
        front = _FRONT.match(text)
        if front:
            self.faults += _front_matter(front[1])
        outside = code.find(text[front.end() :] if front else text).outside
        headings = [
            (len(found[1]), outside[found.end() :].split("\n", 1)[0])
            for found in _HEADING.finditer(outside)
        ]
        self.faults += _headings(headings, 1 if front else 0)
        for picture, target in sorted(_TARGET.findall(outside)):
            self._leads(target, picture=bool(picture))
        notes = {(note[1], note[2]) for note in _NOTE.finditer(outside)}
        for label, end in sorted(notes):
            if (label, "" if end else ":") not in notes:
                self.faults.append(f"footnote {shown(label)} has one end only.")

    def _json(self, text: str) -> None:
        try:
            json.loads(text)
        except (ValueError, RecursionError) as error:
            self.faults.append(f"its JSON does not load ({shown(error, 80)}).")
            return
        for words in reading.strings(text):
            if reading.is_markup(words):
                self._html(words, 1)

    def _html(self, text: str, above: int | None) -> None:
        """Take in HTML below a heading of a level; with None, only count."""
        page = _Page()
        page.feed(text)
        page.close()
        if above is None:
            self.links += sum(not picture for picture, _ in page.targets)
            self.pictures += sum(picture for picture, _ in page.targets)
            return
        self.faults += _headings(page.headings, above)
        for picture, target in page.targets:
            if not target.startswith("#"):
                self._leads(target, picture=picture)
            elif target[1:] and target[1:] not in page.ids:
                self.faults.append(f"{shown(target)} leads nowhere.")

    def _leads(self, target: str, *, picture: bool) -> None:
        self.pictures += picture
        self.links += not picture
        path = self._file(target)
        if path is not None and path not in self._written.files:
            said = f"{shown(target)} leads nowhere."
            self.faults += [] if said in self.faults else [said]

    def _file(self, target: str) -> str | None:
        """The path of the file that an address means; None where it leads to the web."""
        written = self._written
        if written.link and target.startswith(written.link):
            return f"{written.pictures}{target[len(written.link) :]}"
        if _ABROAD.match(target):
            return None
        here = written.page.rpartition("/")[0]
        return target[1:] if target.startswith("/") else f"{here}/{target}".lstrip("/")


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


class _Page(HTMLParser):
    """Takes from HTML what is checked: headings, ids, and addresses (of a picture or not)."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[tuple[int, str]] = []
        self.targets: list[tuple[bool, str]] = []
        self.ids: set[str] = set()
        self._heading = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        given = {name: value or "" for name, value in attrs}
        self.ids.add(given.get("id", ""))
        if given.get("src"):
            self.targets.append((True, given["src"]))
        elif tag == "a" and given.get("href"):
            self.targets.append((False, given["href"]))
        if re.fullmatch("h[1-6]", tag):
            self._heading = int(tag[1])
            self.headings.append((self._heading, ""))

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a heading."""
        if self._heading and tag == f"h{self._heading}":
            self._heading = 0

    def handle_data(self, data: str) -> None:
        """Note the words of a heading."""
        if self._heading:
            deep, words = self.headings[-1]
            self.headings[-1] = deep, words + data
