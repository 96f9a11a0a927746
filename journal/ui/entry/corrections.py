"""What the menu of a text offers for a word that no dictionary knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QTextCursor

from journal.ui.entry import spelling

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from journal.ui.entry.spelling import Speller


def wrong_word(cursor: QTextCursor, speller: Speller) -> QTextCursor | None:
    """The word at a cursor, selected; None where it is right, or there is none."""
    block, place = cursor.block(), cursor.positionInBlock()
    for first, length, word in spelling.words(block.text()):
        if first <= place <= first + length and not speller.knows(word):
            found = QTextCursor(block)
            found.setPosition(block.position() + first)
            found.setPosition(block.position() + first + length, QTextCursor.MoveMode.KeepAnchor)
            return found
    return None


def offer(menu: QMenu, found: QTextCursor, speller: Speller, add: Callable[[str], object]) -> None:
    """Put what may be meant on top of a menu, and the way to keep the word as it is.

    Args:
        menu: The usual menu of the text.
        found: The word, selected.
        speller: Knows what may be meant.
        add: Takes the word for right.
    """
    word = found.selectedText()
    first = menu.actions()[0] if menu.actions() else None
    made = []
    for suggestion in speller.suggestions(word):
        action = QAction(suggestion, menu)
        action.triggered.connect(lambda _checked, words=suggestion: found.insertText(words))
        made.append(action)
    keep = QAction(_tr("“%s” is right") % word, menu)
    keep.triggered.connect(lambda: add(word))
    between = QAction(menu)
    between.setSeparator(True)
    menu.insertActions(first, [*made, keep, between])  # type: ignore[arg-type]


def _tr(text: str) -> str:
    return QCoreApplication.translate("corrections", text)
