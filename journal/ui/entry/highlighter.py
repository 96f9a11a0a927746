"""Showing Markdown while it is written: marks step back, words stand out."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat

from journal.ui.entry import spelling

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QTextBlock, QTextDocument

    from journal.ui.entry.spelling import Speller
    from journal.ui.theme import Theme

_FENCE = re.compile(r"\s{0,3}(?:[-+*>]\s+)*(`{3,}|~{3,})")
_BLOCK = re.compile(
    r"(?P<heading>\s{0,3}#{1,6}(?=\s))|(?P<quote>\s{0,3}>[>\s]*)"
    r"|(?P<item>\s*(?:[-+*]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s)?)|(?P<rule>\s{0,3}(?:[-*_]\s*){3,}$)"
)
_INLINE = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<private>%%.+?%%|\|\|.+?\|\|)"
    r"|(?P<bold>\*\*(?=\S).+?(?<=\S)\*\*|__(?=\S).+?(?<=\S)__)"
    r"|(?P<strike>~~(?=\S).+?(?<=\S)~~)"
    r"|(?P<italic>(?<![\w*])\*(?=[^\s*]).+?(?<=[^\s*])\*(?!\*)|(?<!\w)_(?=\S)[^_]+(?<=\S)_(?!\w))"
    r"|(?P<link>!?\[[^\]\n]*\]\([^)\n]*\)|\[\[[^\]\n]+\]\]|https?://[^\s<>)]+)"
    r"|(?P<name>(?<![\w&/#@])[#@](?=[^\W\d_])[\w.\-]*\w|(?<![\w&/#@])#(?=\d+[^\W\d])[\w\-]+)"
)
_LONGEST = 20_000  # characters of a line that are looked at
_PLAIN, _IN_TICKS, _IN_TILDES = -1, 1, 2
_NO_PROSE = ("code", "link", "name")  # what is not spelt as words are
_TURN = 0.008  # seconds of looking at lines again, until the window has its turn


class Highlighter(QSyntaxHighlighter):
    """Works a line at a time, so that a key press costs the same in a text of any length.

    Args:
        place: Tells where the cursor stands (UTF-16 units): a word is left alone while it is
            being written.
    """

    def __init__(
        self, theme: Theme, document: QTextDocument, place: Callable[[], int] = lambda: -1
    ) -> None:
        super().__init__(document)
        self._theme, self._place = theme, place
        self._forms: dict[str, QTextCharFormat] = {}
        self._speller: Speller | None = None
        self._unfinished: tuple[QTextBlock, int] | None = None  # a word, by where it ends there
        self._next: QTextBlock | None = None  # to be looked at again
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._look_on)
        theme.changed.connect(self._on_theme_changed)
        self._make_forms()

    def spell(self, speller: Speller) -> None:
        """Mark the words that a speller does not know, in turns."""
        before, self._speller = self._speller, speller if speller.checks else None
        if before or self._speller:
            self.look_again()

    def look_again(self) -> None:
        """Look at every line again, a few in each turn of the window."""
        self._next = self.document().begin()
        self._turns.start()

    def finish_word(self) -> None:
        """Look at the word that was being written, unless the cursor is still there."""
        if self._unfinished is None:
            return
        block, end = self._unfinished
        if self._place() != block.position() + end:
            self._unfinished = None
            if block.isValid():
                self.rehighlightBlock(block)

    def _look_on(self) -> None:
        until = time.perf_counter() + _TURN
        while self._next is not None and self._next.isValid():
            self.rehighlightBlock(self._next)
            self._next = self._next.next()
            if time.perf_counter() > until:
                return
        self._turns.stop()

    def _make_forms(self) -> None:
        tokens = self._theme.tokens
        self._forms = {
            "mark": _form(tokens.ink3),
            "heading": _form(tokens.ink, weight=QFont.Weight.Bold),
            "quote": _form(tokens.ink2),
            "code": _form(tokens.ink, ground=tokens.code),
            "bold": _form("", weight=QFont.Weight.Bold),
            "italic": _form("", italic=True),
            "strike": _form(tokens.ink3),
            "link": _form(tokens.accent),
            "name": _form(tokens.accent),
            "private": _form(tokens.ink3, ground=tokens.code),
        }
        self._forms["code"].setFontFamilies(["monospace"])
        self._forms["code"].setFontFixedPitch(True)
        self._forms["code"].setProperty(
            QTextCharFormat.Property.FontPixelSize.value, self._theme.mono().pixelSize()
        )

    def _on_theme_changed(self) -> None:
        self._make_forms()
        self.look_again()
        self._look_on()  # so that most texts change with the rest of the window

    def _in_fence(self, text: str) -> bool:
        """Follow fences from line to line; tell whether this line is code."""
        state = self.previousBlockState()
        fence = _FENCE.match(text)
        kind = (_IN_TICKS if fence[1][0] == "`" else _IN_TILDES) if fence else _PLAIN
        inside = state in (_IN_TICKS, _IN_TILDES)
        if not inside:
            self.setCurrentBlockState(kind)
        else:
            closes = kind == state and fence is not None and not text[fence.end() :].strip()
            self.setCurrentBlockState(_PLAIN if closes else state)
        return inside or fence is not None

    # Qt's part

    def highlightBlock(self, text: str) -> None:  # noqa: N802, D102
        if self._in_fence(text):
            self.setFormat(0, len(text), self._forms["code"])
            return
        line = text[:_LONGEST]
        start = 0
        block = _BLOCK.match(line)
        if block and block.lastgroup:
            start = block.end()
            if block.lastgroup in ("heading", "quote"):
                self.setFormat(0, _width(text), self._forms[block.lastgroup])
            self.setFormat(0, _width(line[:start]), self._forms["mark"])
        wide = not text.isascii()
        taken = []
        for found in _INLINE.finditer(line, start):
            first, length = found.start(), found.end() - found.start()
            if wide:  # Qt counts UTF-16 units
                first, length = _width(line[:first]), _width(found[0])
            self.setFormat(first, length, self._forms[found.lastgroup or "mark"])
            if found.lastgroup in _NO_PROSE:
                taken.append(range(first, first + length))
        if self._speller is not None:
            self._mark_unknown(line, taken, self._speller)

    def _mark_unknown(self, line: str, taken: list[range], speller: Speller) -> None:
        block = self.currentBlock()
        cursor = self._place() - block.position()
        for first, length, word in spelling.words(line):
            if any(first in span for span in taken) or speller.knows(word):
                continue
            if cursor == first + length:
                self._unfinished = block, cursor
                continue
            form = self.format(first)
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
            form.setUnderlineColor(QColor(self._theme.tokens.mistake))
            self.setFormat(first, length, form)


def _form(
    ink: str, *, ground: str = "", weight: QFont.Weight | None = None, italic: bool = False
) -> QTextCharFormat:
    form = QTextCharFormat()
    if ink:
        form.setForeground(QColor(ink))
    if ground:
        form.setBackground(QColor(ground))
    if weight is not None:
        form.setFontWeight(weight)
    if italic:
        form.setFontItalic(True)
    return form


def _width(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
