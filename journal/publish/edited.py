"""Sections that people write: what they begin from, and what becomes of it in the post.

What is generated and given to a person to change has the marks of the journal in it: a footnote
about an entry is `[^` and the last eight characters of its id, an image `attachment:` and its
SHA-256, and a picture of ours `picture:` and its file. What is not changed comes out as it was.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal.publish.passages import apart_from_code, escaped
from journal.text import code, spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from journal.domain.review import Picture
    from journal.publish.telling import Telling

_MARK = re.compile(r"\[\^([0-9]+)\]")
_PICTURE = re.compile(r"(!\[(?:[^\[\]\\]|\\.)*\]\()([^()\s]+)\)")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_NOTE = re.compile(r"^ {0,3}\[\^[^\s\]]+\]:.*(?:\n(?!\s*\n| {0,3}\[\^).+)*", re.MULTILINE)
_ITEM = re.compile(r"^[-*+][ \t]+(.*)$|^[0-9]{1,9}[.)][ \t]+(.*)$", re.MULTILINE)
_STRONG = re.compile(r"^\*\*(.+?)\*\*")
_WORD = re.compile(r"\w")
_ADDRESS = re.compile(r"(?<=\])\([^()\s]*\)|\[\^[^\]]*\]|<[^>]*>")
_SMALLEST = 3  # the level of a heading inside a section


def editable(told: str, telling: Telling) -> str:
    """A section as it was told, for a person to change.

    Args:
        told: Its Markdown.
        telling: The review, right after the section was told.
    """
    labels = {mark: ident[-8:] for ident, mark in telling.evidences.items()}
    defined: dict[str, str] = {}

    def note(found: re.Match[str]) -> str:
        label = labels.get(found[0])
        if label is None:
            label = f"n{found[1]}"
            defined[label] = telling.notes[int(found[1]) - 1]
        return f"[^{label}]"

    def picture(found: re.Match[str]) -> str:
        name = found[2].removeprefix(telling.link)
        sha256 = telling.pictures.content(name)
        return f"{found[1]}{f'attachment:{sha256}' if sha256 else f'picture:{name}'})"

    text = apart_from_code(told, lambda piece: _PICTURE.sub(picture, _MARK.sub(note, piece)))
    notes = [f"[^{label}]: {words}" for label, words in defined.items()]
    return "\n\n".join([text, *notes])


def published(text: str, telling: Telling, drawn: Mapping[str, bytes]) -> str:
    """What people wrote, as the post has it; empty where a mark in it is not closed.

    Args:
        text: Markdown.
        telling: The review, while it is told.
        drawn: The pictures of ours that the section may show, by the name of their file.
    """
    if spans.unclosed(text):
        return ""

    def address(name: str) -> str:
        if name not in drawn:
            return ""
        telling.pictures.files[name] = drawn[name]
        return f"{telling.link}{name}"

    notes = "\n\n".join(found[0] for found in _NOTE.finditer(text))
    parts = []
    for level, piece in _pieces(spans.public(_NOTE.sub("", text))):
        if level:
            words = escaped(telling.passages.line(_unmarked(piece)))
            parts.append(f"{'#' * max(level, _SMALLEST)} {words}" if words else "")
        else:
            with_notes = f"{piece}\n\n{notes}" if notes else piece
            parts.append(telling.passages.block(with_notes, telling.cited, address))
    return "\n\n".join(filter(None, parts))


def gallery(pictures: tuple[Picture, ...], telling: Telling) -> str:
    """The images that were chosen for a section, each with whose it is."""
    shown = []
    for picture in pictures:
        image = telling.pictures.markdown(telling.passages.line(picture.alt), picture.sha256)
        credit = escaped(telling.passages.line(picture.credit))
        shown.append(f"{image}\n\n*{credit}*" if credit and image.startswith("![") else image)
    return "\n\n".join(filter(None, shown))


def items(text: str, telling: Telling) -> list[str]:
    """The items of the lists in a text, each as a few plain words."""
    found = (item[1] or item[2] or "" for item in _ITEM.finditer(text))
    short = (strong[1] if (strong := _STRONG.match(item)) else item for item in found)
    lines = (telling.passages.line(_unmarked(item))[:200].rstrip(" .") for item in short)
    return [line for line in lines if line and not line.startswith("…")]


def words(text: str) -> int:
    """How many words a reader gets from Markdown (count)."""
    return sum(bool(_WORD.search(word)) for word in _ADDRESS.sub(" ", text).split())


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text between headings (0), and each heading with its level, in order."""
    blocks = [(block.start, block.end) for block in code.find(text).blocks]
    held: list[str] = []
    place = 0
    for line in text.split("\n"):
        inside = any(start <= place < end for start, end in blocks)
        found = None if inside else _HEADING.match(line)
        if found:
            yield 0, "\n".join(held)
            yield len(found[1]), found[2]
            held = []
        else:
            held.append(line)
        place += len(line) + 1
    yield 0, "\n".join(held)


def _unmarked(text: str) -> str:
    """Words without the backslashes that keep marks apart, and without emphasis."""
    bare = re.sub(r"(?<!\\)(\*\*|\*|`)", "", _MARK.sub("", text))
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", bare)
