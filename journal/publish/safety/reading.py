r"""What a file says: to whoever reads it, and to whoever looks into its bytes.

A name may stand in a file in many spellings: with escapes of Markdown, as character references,
percent-encoded in an address, as `\u` in JSON, or taken apart by tags. Every spelling is looked
through.
"""

from __future__ import annotations

import base64
import binascii
import html
import json
import re
import zlib
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from journal.text import code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TEXTS = (".md", ".markdown", ".svg", ".html", ".txt", ".json", ".csv")
"""How the files end that are texts."""

CODE = re.compile(r"(<pre\b.*?</pre>|<code\b.*?</code>|<style\b.*?</style>)", re.DOTALL)
"""What is code in HTML, and is shown as it is; `split` gives it at odd places."""

_MARKUP = (".svg", ".html", ".json")
_BACKSLASHED = re.compile(r"\\([!-/:-@\[-`{-~])")
_UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})")
_TAG = re.compile(r"<(?:!--.*?--|[/!?a-zA-Z][^<>]*)>", re.DOTALL)
_SMALL = re.compile(r"</?(?:sup|sub)\b", re.IGNORECASE)
_INLINE = re.compile(r"</?(?:a|b|i|em|strong|del|code|span|tspan)\b", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:p|h[1-6]|ul|ol|table|figure|div|blockquote|pre)\b")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_UNREAD = re.compile(r"<(style|script)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_SAID = re.compile(r"\b(?:alt|title|href|src|aria-label)=\"([^\"]*)\"", re.IGNORECASE)
_DEEPEST = 3  # spellings inside one another
_INSIDE = re.compile(rb"data:[\w/+.-]+;base64,([A-Za-z0-9+/]+={0,2})")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_PNG_TEXT = re.compile(rb"(zTXt|iTXt|tEXt|eXIf)")
_LONG = 8  # bytes that words need to be looked for, where short ones occur by chance
_UNPACKED = 16_000_000  # bytes that something packed may have, to be looked into


def read(path: str, text: str) -> str:
    """The text of a file as a reader sees it, with the addresses it leads to.

    Args:
        path: Its path, which tells what it is.
        text: What stands in it.
    """
    if path.endswith(".json"):
        return "\n\n".join(map(_shown, strings(text)))
    if path.endswith(_MARKUP):
        return _shown_of(text)
    return html.unescape(_BACKSLASHED.sub(r"\1", text))


@lru_cache(maxsize=8)  # the files of one post, which are looked through more than once
def spellings(path: str, text: str) -> tuple[str, ...]:
    """What a file says in each way in which it can be read; the first is `read`."""
    seen = {read(path, text): None}
    for plain in _bases(path, text):
        for _ in range(_DEEPEST):
            seen.setdefault(plain)
            plain = _UNICODE.sub(_character, html.unescape(unquote(plain)))
    return tuple(seen)


def _bases(path: str, text: str) -> tuple[str, str]:
    """A text without its tags, and what else of it people may read."""
    if path.endswith(".json"):
        parts = list(strings(text))
        plain = "\n\n".join(_TAG.sub(_gap, part) if is_markup(part) else part for part in parts)
        text = "\n".join(filter(is_markup, parts))
    else:
        plain = _TAG.sub(_gap, text)
    if path.endswith(_MARKUP):
        text = "\n".join((*_SAID.findall(text), *_COMMENT.findall(text)))
    return plain, text


def _shown(text: str) -> str:
    """A text of a document as it is shown: words as they are, HTML as its words."""
    return _shown_of(text) if is_markup(text) else text


def _shown_of(markup: str) -> str:
    said = "\n".join(_SAID.findall(markup))
    return html.unescape(f"{_TAG.sub(_gap, _UNREAD.sub('', markup))}\n{said}")


def found_in(data: bytes, wanted: Iterable[str]) -> set[str]:
    """Which words stand in bytes of any kind, in capitals or not, in any usual encoding.

    What is packed inside is unpacked: texts in pictures, streams in PDF, pictures in pages.
    """
    pieces = list(_pieces(data))
    return {
        words
        for words in wanted
        if any(needle in piece for needle in _needles(words) for piece in pieces)
    }


@cache
def _needles(words: str) -> frozenset[bytes]:
    forms = (words, words.lower(), words.upper())
    kinds = ("utf-8", "latin-1", "utf-16-be", "utf-16-le")
    made = (form.encode(kind, "ignore").lower() for form in forms for kind in kinds)
    return frozenset(needle for needle in made if len(needle) >= _LONG)


def _pieces(data: bytes) -> Iterator[bytes]:
    yield data.lower()
    if data.startswith(b"\x89PNG"):
        for found in _PNG_TEXT.finditer(data):
            length = int.from_bytes(data[max(0, found.start() - 4) : found.start()])
            chunk = data[found.end() : found.end() + length]
            for packed in re.finditer(rb"\0", chunk[:400]):
                yield _unpacked(chunk[packed.end() :]).lower()
                yield _unpacked(chunk[packed.end() + 1 :]).lower()
    elif data.startswith(b"%PDF"):
        for found in _STREAM.finditer(data):
            yield _unpacked(found[1]).lower()
    for found in _INSIDE.finditer(data):
        try:
            inner = base64.b64decode(found[1])
        except binascii.Error:
            continue
        yield from _pieces(inner)


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _UNPACKED)
    except zlib.error:
        return b""


def outside_code(path: str, text: str) -> str:
    """What of a file may hold no mark: everything but code, where a mark marks nothing.

    A plain text in JSON is no place for marks either: it is words, as they are.
    """
    if path.endswith(".md"):
        return code.find(text).outside
    if path.endswith(".json"):
        text = "\n".join(words for words in strings(text) if is_markup(words))
    return CODE.sub("", text)


def is_markup(text: str) -> bool:
    """Whether a text is HTML."""
    return _BLOCK.search(text) is not None


def strings(text: str) -> Iterator[str]:
    """Every text in a JSON document, keys too; the document itself where it does not load."""
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        yield text
        return
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            waiting[:0] = [part for pair in item.items() for part in pair]
        elif isinstance(item, list):
            waiting[:0] = item


def _gap(tag: re.Match[str]) -> str:
    """What a tag leaves behind: nothing inside a word, an empty line around a block."""
    if _SMALL.match(tag[0]):
        return " "
    return "" if _INLINE.match(tag[0]) else "\n\n"


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code <= 0xDFFF else chr(code)
