"""Keys that help to write Markdown: marks around words, lists that go on, boxes that are ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from journal.ui.entry import markup

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from journal.ui.entry.editor import BodyEdit

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARKS = {Qt.Key.Key_B: "**", Qt.Key.Key_I: "*"}


def takes(body: BodyEdit, event: QKeyEvent) -> bool:
    """Whether a key means the text rather than the window.

    Ctrl+K makes a link of words that are selected; otherwise it is the window's.
    """
    if event.modifiers() != _CONTROL or body.isReadOnly():
        return False
    if event.key() == Qt.Key.Key_K:
        return body.textCursor().hasSelection()
    return event.key() in (*_MARKS, Qt.Key.Key_T)


def pressed(body: BodyEdit, event: QKeyEvent) -> bool:
    """Do what a key means for Markdown; tell whether it meant anything."""
    if body.isReadOnly():
        return False
    if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return _new_line(body)
    if not takes(body, event):
        return False
    if event.key() == Qt.Key.Key_T:
        tick(body)
    elif event.key() == Qt.Key.Key_K:
        _link(body)
    else:
        _mark(body, _MARKS[Qt.Key(event.key())])
    return True


def tick(body: BodyEdit) -> None:
    """Tick the task in the line of the cursor; a line without a box gets one."""
    cursor = body.textCursor()
    place = cursor.positionInBlock()
    line = cursor.block().text()
    changed = markup.ticked(line)
    replace_line(cursor, changed)
    cursor.setPosition(cursor.block().position() + max(0, place + len(changed) - len(line)))
    body.setTextCursor(cursor)


def replace_line(cursor: QTextCursor, text: str) -> None:
    """Put another text in the place of the line of a cursor, as one step of undo."""
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)
    cursor.endEditBlock()


def selected(cursor: QTextCursor) -> str:
    """The words that are selected, with line ends as a file has them."""
    return cursor.selection().toPlainText() if cursor.hasSelection() else ""


def _new_line(body: BodyEdit) -> bool:
    cursor = body.textCursor()
    line = cursor.block().text()
    if cursor.hasSelection() or cursor.positionInBlock() < markup.mark_width(line):
        return False
    beginning = markup.continued(line)
    if beginning == "":
        return False
    cursor.beginEditBlock()
    if beginning is None:
        replace_line(cursor, "")
    else:
        cursor.insertBlock()
        cursor.insertText(beginning)
    cursor.endEditBlock()
    body.setTextCursor(cursor)
    body.ensureCursorVisible()
    return True


def _mark(body: BodyEdit, mark: str) -> None:
    cursor = body.textCursor()
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    words = selected(cursor)
    if "\n" in words:
        return  # marks of words do not reach over paragraphs
    start = cursor.selectionStart()
    if not words.strip():
        cursor.insertText(mark * 2)
        cursor.setPosition(cursor.position() - len(mark))
    else:
        changed = markup.wrapped(words, mark)
        cursor.insertText(changed)
        end = cursor.position()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)


def _link(body: BodyEdit) -> None:
    """Make a link of the selected words; an address on the clipboard is where it leads."""
    cursor = body.textCursor()
    words = selected(cursor)
    held = QGuiApplication.clipboard().text().strip()
    if "\n" in words:
        return
    if markup.is_address(words):
        cursor.insertText(f"[]({words.strip()})")
        cursor.setPosition(cursor.position() - len(words.strip()) - 3)
    elif markup.is_address(held):
        cursor.insertText(markup.link(words, held))
    else:
        cursor.insertText(markup.link(words, ""))
        cursor.setPosition(cursor.position() - 1)
    body.setTextCursor(cursor)
