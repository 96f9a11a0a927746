"""Where a body is code: fenced blocks, indented blocks and inline code.

This is the one place that decides it; spans and rendering both follow. The rules are those of
CommonMark 0.31 with four simplifications: a fence in a list item runs to its closing fence
however that is indented; indented code is recognised at top level and in list items, after an
empty line; inline code does not go on from one line of a quotation to the next; and a fence
that is never closed runs to the end of the body.

Everything takes time in proportion to the length of the body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TAB = 4
_MARKER = r"(?:[-+*]|[0-9]{1,9}[.)])"
_EVENT = re.compile(
    rf"""^(?:
      (?P<gap>(?:[ \t]*\n)+)(?=(?P<indent>[ \t]*))
    | (?P<before>[ \t]*(?:>[ \t]*)*(?:{_MARKER}[ \t]+)*)
      (?P<marks>`{{3,}}(?=[^`\n]*$)|~{{3,}})(?P<info>[^\n]*)
    | (?P<lead>[ \t]*)(?!(?:[-*][ \t]*){{3,}}$)(?:{_MARKER}|\[\^[^\]\s]+\]:)(?P<space>[ \t]+|$)
    )""",
    re.MULTILINE | re.VERBOSE,
)
_RUN = re.compile("`+")
_BLOCK_START = re.compile(rf"\n(?=[ \t]*(?:\n|>|\||#{{1,6}}[ \t]|{_MARKER}[ \t]))")
_UNQUOTED = re.compile(r"^(?![ \t]*>)", re.MULTILINE)
_QUOTE_MARKS = re.compile(r"[ \t]*>[ ]?")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code in a body.

    Attributes:
        start, end: Where it lies: from its first mark (or the first line's code, where it is
            indented) to the end of its last line, the line end not included.
        prefix: What stands before it on its first line: indentation, quote and list marks.
        info: What follows the opening fence: the language, mostly.
        fenced: Whether it has fences (otherwise it is indented).
        closed: Whether a closing fence was found; always so for indented code.
        inner: Where the lines of code lie (start and end).
        quotes: How many quote marks precede each of its lines.
        indent: Columns of indentation that are not part of the code.
    """

    start: int
    end: int
    prefix: str
    info: str
    fenced: bool
    closed: bool
    inner: tuple[int, int]
    quotes: int
    indent: int

    def text(self, body: str) -> str:
        """The code itself, without the quote marks and indentation around it."""
        lines = flat(body)[slice(*self.inner)].split("\n")
        return "\n".join(self._bare(line) for line in lines)

    def _bare(self, line: str) -> str:
        for _ in range(self.quotes):
            line = _QUOTE_MARKS.sub("", line, count=1)
        width = 0
        for at, mark in enumerate(line):
            if mark not in " \t" or width >= self.indent:
                return " " * (width - self.indent) + line[at:]
            width += _TAB - width % _TAB if mark == "\t" else 1
        return ""


@dataclass(frozen=True, slots=True)
class Inline:
    """Inline code: where it lies, its marks included, and how many backticks it has a side."""

    start: int
    end: int
    ticks: int

    def text(self, body: str) -> str:
        """The code itself: one line, without the one space that may pad it on both sides."""
        inner = flat(body)[self.start + self.ticks : self.end - self.ticks].replace("\n", " ")
        padded = inner[:1] == inner[-1:] == " " and inner.strip(" ")
        return inner[1:-1] if padded else inner


@dataclass(frozen=True, slots=True)
class Code:
    """All code of a body, in order."""

    blocks: tuple[Block, ...]
    inline: tuple[Inline, ...]
    outside: str
    """The body with `\\n` for line ends and its code blotted out, character for character."""


def flat(body: str) -> str:
    """The body with every line end made to end in a line feed, at the same length."""
    return body.replace("\r\n", " \n").replace("\r", "\n") if "\r" in body else body


def find(body: str) -> Code:
    """Find the code of a body."""
    text = flat(body)
    blocks = tuple(_blocks(text)) if _may_have_blocks(text) else ()
    outside = _blotted(text, [(b.start, b.end) for b in blocks], "\n")
    inline = tuple(_inline(outside)) if "`" in outside else ()
    return Code(blocks, inline, _blotted(outside, [(i.start, i.end) for i in inline], "\0"))


def _may_have_blocks(text: str) -> bool:
    return "```" in text or "~~~" in text or "    " in text or "\t" in text


def _blotted(text: str, ranges: list[tuple[int, int]], mark: str) -> str:
    parts: list[str] = []
    last = 0
    for start, end in ranges:
        parts += text[last:start], mark * (end - start)
        last = end
    return "".join((*parts, text[last:])) if parts else text


def _width(blank: str) -> int:
    return len(blank.expandtabs(_TAB))


def _blocks(text: str) -> list[Block]:
    """Walk over the lines that matter: empty ones, fences and list items."""
    found: list[Block] = []
    items: list[int] = []  # the columns at which the text of the open list items begins
    at = 0
    if text[:1] in (" ", "\t"):
        lead = len(text) - len(text.lstrip(" \t"))
        if _width(text[:lead]) >= _TAB and text[lead : lead + 1] not in ("\n", ""):
            found.append(_indented(text, 0, 0))
            at = found[-1].end
    while event := _EVENT.search(text, at):
        at = event.end()
        block = None
        if event["gap"] is not None:
            width = _width(event["indent"])
            while items and items[-1] > width:
                items.pop()
            base = items[-1] if items else 0
            if width >= base + _TAB and at + len(event["indent"]) < len(text):
                block = _indented(text, at, base)
        elif event["marks"] is not None:
            block = _fenced(text, event, items)
        else:
            _enter_item(event, items)
        if block:
            found.append(block)
            at = block.end
    return found


def _enter_item(event: re.Match[str], items: list[int]) -> None:
    column = _width(event["lead"])
    if column >= (items[-1] if items else 0) + _TAB:
        return  # it goes on with a paragraph
    while items and items[-1] > column:
        items.pop()
    if event[0].rstrip().endswith(":"):  # a footnote: its text is indented by a whole tab
        items.append(column + _TAB)
        return
    marker = len(event[0]) - len(event["lead"]) - len(event["space"])
    gap = _width(event["space"])
    items.append(column + marker + (gap if 1 <= gap <= _TAB else 1))


def _indented(text: str, start: int, base: int) -> Block:
    stop = _less_indented(base + _TAB).search(text, start)
    last = len(text[start : stop.start() if stop else len(text)].rstrip(" \t\n")) + start
    end = text.find("\n", last)
    end = end if end >= 0 else len(text)
    lead = _columns(text, start, base)
    return Block(lead, end, text[start:lead], "", False, True, (start, end), 0, base + _TAB)


@lru_cache(maxsize=64)
def _less_indented(width: int) -> re.Pattern[str]:
    """A line with text at fewer columns than `width` (a multiple of a tab counts in tabs too)."""
    tabs, rest = divmod(width, _TAB)
    step = r"(?: {4}| {0,3}\t)"
    deep = step * tabs + (rf"(?: {{{rest}}}| {{0,{rest - 1}}}\t)" if rest else "")
    return re.compile(rf"^(?!{deep})(?=[ \t]*[^ \t\n])", re.MULTILINE)


def _columns(text: str, start: int, count: int) -> int:
    """The position `count` columns of indentation into the line at `start`."""
    width = 0
    while width < count and text[start] in " \t":
        width += _TAB - width % _TAB if text[start] == "\t" else 1
        start += 1
    return start


def _fenced(text: str, event: re.Match[str], items: list[int]) -> Block | None:
    before, marks = event["before"], event["marks"]
    quotes, lead = before.count(">"), before[: len(before) - len(before.lstrip(" \t"))]
    if _width(lead) >= (items[-1] if items else 0) + _TAB:
        return None
    if before.strip() and not quotes:
        items[:] = [column for column in items if column <= _width(lead)] + [_width(before)]
    limit = len(text)
    if quotes and (stop := _UNQUOTED.search(text, event.end())):
        limit = stop.start()
    opened = min(event.end() + 1, len(text))
    closing = _closing(marks[0], len(marks), quotes > 0).search(text, opened, max(limit, opened))
    end = closing.end() if closing else max(limit, event.end())
    if not closing and text[end - 1 : end] == "\n" and end > event.end():
        end -= 1
    last = closing.start() - 1 if closing else end
    indent = max(_width(before.rpartition(">")[2]) - bool(quotes), 0)
    return Block(
        event.start("marks"), end, before, event["info"].strip(), True, closing is not None,
        (opened, max(last, opened)), quotes, indent,
    )  # fmt: skip


@lru_cache(maxsize=256)
def _closing(mark: str, count: int, quoted: bool) -> re.Pattern[str]:
    lead = r"[ \t]*(?:>[ \t]*)*" if quoted else r"[ \t]*"
    return re.compile(rf"^{lead}{mark}{{{count},}}[ \t]*$", re.MULTILINE)


def _inline(text: str) -> list[Inline]:
    """Pair runs of backticks of the same length within one block of text."""
    runs = [(run.start(), run.end() - run.start()) for run in _RUN.finditer(text)]
    later: dict[int, list[int]] = {}
    for start, length in reversed(runs):
        later.setdefault(length, []).append(start)
    found: list[Inline] = []
    done = limit = 0
    for start, length in runs:
        if start < done:
            continue
        if _escaped(text, start):
            start, length = start + 1, length - 1
        waiting = later.get(length, [])
        while waiting and waiting[-1] < start + length:
            waiting.pop()
        if start >= limit:
            stop = _BLOCK_START.search(text, start)
            limit = stop.start() if stop else len(text)
        if length and waiting and waiting[-1] < limit:
            done = waiting[-1] + length
            found.append(Inline(start, done, length))
    return found


def _escaped(text: str, at: int) -> bool:
    first = at
    while first and text[first - 1] == "\\":
        first -= 1
    return (at - first) % 2 == 1
