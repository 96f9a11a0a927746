"""Lists as people type them, brought into the form that python-markdown reads.

python-markdown nests by steps of four columns and wants an empty line before a list; people
nest under the text of an item, by two columns or by a tab, and leave the line out. The rules
here are those of CommonMark, with one leniency: a bullet two columns into a numbered item is
nested (`1. a` over `  - b`). Code has to be taken out before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_STEP = 4
_ITEM = re.compile(r"(?P<lead> *)(?P<mark>[-+*]|(?P<number>[0-9]{1,9})[.)])(?: +(?P<text>.*)|$)")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
_NOTE = re.compile(r" {0,3}\[\^[^\]\s]+\]:")
_QUOTED = re.compile(r" {0,3}> ?")
_HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
_TABLE_RULE = re.compile(r" *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$")


@dataclass(slots=True)
class _Open:
    """A list item (or footnote) that may go on: where its mark and its text stand (columns)."""

    mark: int
    text: int
    numbered: bool


@dataclass(slots=True)
class _Page:
    """The lines written so far, and what is still open at their end."""

    lines: list[str] = field(default_factory=list)
    items: list[_Open] = field(default_factory=list)
    blocks: frozenset[str] = frozenset()  # lines that stand for a block of code
    run: int = -1  # how deep the run of lines since the last empty one began; -1: with no item

    def add(self, line: str, *, item: int = -1) -> None:
        """Write a line; `item` is the depth of the item that it begins, if it begins one."""
        if not self.after_text:
            self.run = item
        self.lines.append(line)

    def level(self, column: int) -> int:
        """How many of the open items a line at a column lies in."""
        deep = len(self.items)
        while deep and column < min(self.items[deep - 1].text, self.items[deep - 1].mark + 2):
            deep -= 1
        return deep

    @property
    def after_text(self) -> bool:
        """Whether the line before has text."""
        return bool(self.lines) and bool(self.lines[-1].strip())

    def part(self) -> None:
        """Put an empty line between the line before and the next one."""
        if self.after_text:
            self.lines.append("")


def normal(lines: list[str], blocks: frozenset[str] = frozenset()) -> list[str]:
    """Bring the lists of a text, quotations included, into python-markdown's form.

    Args:
        lines: Without line ends and without tabs.
        blocks: Lines (without their indentation) that stand for a whole block of code.
    """
    page = _Page(blocks=blocks)
    at = 0
    while at < len(lines):
        line = lines[at]
        if _QUOTED.match(line):
            last = at
            while last < len(lines) and _QUOTED.match(lines[last]):
                last += 1
            inner = normal([_QUOTED.sub("", quoted, count=1) for quoted in lines[at:last]], blocks)
            _add_quote(page, inner, len(line) - len(line.lstrip(" ")))
            at = last
            continue
        _add(page, line)
        at += 1
    return page.lines


def _add_quote(page: _Page, inner: list[str], column: int) -> None:
    level = page.level(column)
    if page.items:
        page.part()
    del page.items[level:]
    for line in inner:
        page.add(" " * _STEP * level + ("> " + line).rstrip())


def _add(page: _Page, line: str) -> None:
    words = line.lstrip(" ")
    column = len(line) - len(words)
    if not words:
        page.lines.append("")
    elif words in page.blocks:
        _add_block(page, words, column)
    elif (item := _ITEM.fullmatch(line)) and not _RULE.match(line) and _begins(page, item):
        _add_item(page, item, column)
    elif _NOTE.match(line):
        page.items[:] = [_Open(column, _STEP, numbered=False)]
        page.add(words)
    else:
        _add_text(page, line, words, column)


def _add_block(page: _Page, words: str, column: int) -> None:
    level = page.level(column)
    del page.items[level:]
    page.part()
    page.lines += [" " * _STEP * level + words, ""]


def _begins(page: _Page, item: re.Match[str]) -> bool:
    """Whether a line with the mark of an item begins one, or goes on with a paragraph."""
    column = len(item["lead"])
    inside = page.items[page.level(column) - 1].text if page.level(column) else 0
    if column >= inside + _STEP:
        return False
    interrupts = page.after_text and not page.items
    return not interrupts or (bool(item["text"]) and item["number"] in (None, "1"))


def _add_item(page: _Page, item: re.Match[str], column: int) -> None:
    numbered = item["number"] is not None
    while page.items:
        above = page.items[-1]
        lenient = column >= above.mark + 2 and numbered != above.numbered
        if column >= above.text or lenient:
            break
        page.items.pop()
        if numbered != above.numbered:
            page.part()  # a list of another sort begins
    if not 0 <= page.run <= len(page.items):
        page.part()  # python-markdown would take the item for more of the paragraph above
    mark = f"{item['number']}." if numbered else item["mark"]
    text = item["text"] or ""
    page.add(" " * _STEP * len(page.items) + f"{mark} {text}", item=len(page.items))
    gap = item.start("text") - item.end("mark") if text else 1
    width = len(item["mark"]) + (gap if gap <= _STEP else 1)
    page.items.append(_Open(column, column + width, numbered))
    if text in page.blocks:
        page.lines.append("")


def _add_text(page: _Page, line: str, words: str, column: int) -> None:
    level = page.level(column)
    heading = _HEADING.match(line) is not None
    rule = _RULE.match(line) is not None
    if heading or rule or not page.after_text:
        closes = level < len(page.items)
        del page.items[level:]
        underline = rule and not words.strip().strip("-")
        if heading or closes or (rule and not underline) or _quoted(page):
            page.part()
    elif _TABLE_RULE.match(line) and "|" in page.lines[-1] and page.lines[-2:-1] not in ([], [""]):
        page.lines.insert(-1, "")
    elif _HEADING.match(words) or _RULE.match(words):
        words = f"\\{words}"  # indented this far it goes on with a paragraph
    more = 0 if page.after_text else column - (page.items[-1].text if page.items else 0)
    indent = " " * (_STEP * len(page.items) + min(max(more, 0), _STEP - 1))
    page.add(indent + (words.replace(" ", "") if rule else words))
    if heading or rule or not words.strip("=-"):
        page.lines.append("")


def _quoted(page: _Page) -> bool:
    return page.after_text and page.lines[-1].lstrip(" ").startswith(">")
