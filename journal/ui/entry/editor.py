"""Writing plain text: the title, which grows with its words, and the Markdown body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocumentFragment,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from journal.ui.entry import corrections, markup, strokes
from journal.ui.entry.highlighter import Highlighter

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from journal.ui.entry.spelling import Speller
    from journal.ui.theme import Theme

MARGIN = 32  # pixels on both sides of everything in the pane
BAR = 12  # pixels that the style sheet gives a scroll bar
LONGEST_PASTE = 1_000_000  # characters that are pasted as text; more of them make a file
COLUMN = 740  # widest column of text (pixels); longer lines are hard to follow
_PARAGRAPH, _LINE = "\u2029", "\u2028"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlainEdit(QTextEdit):
    """A text field that gives back exactly the characters that were put into it.

    `edited` comes when a person changed the text, `left` when the focus goes elsewhere.
    """

    edited = Signal()
    left = Signal()
    line_height = 100.0  # percent of the font's own

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loading = False
        self._line_end = "\n"
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().contentsChange.connect(self._on_contents_change)

    def text(self) -> str:
        """The text; `toPlainText` would turn no-break spaces into plain ones."""
        return self.document().toRawText().replace(_PARAGRAPH, self._line_end)

    def load(self, text: str) -> bool:
        """Put another text in, without a way back to the one before.

        Returns:
            Whether the field can keep it; otherwise it is shown but cannot be changed here.
        """
        self._loading = True
        self._line_end = "\r\n" if "\r\n" in text else "\n"
        self.document().setUndoRedoEnabled(False)
        self._replace(text)
        self.document().setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._loading = False
        kept = self.text() == text
        self.setReadOnly(not kept)
        return kept

    def put(self, text: str) -> None:
        """Replace the text so that the field's own undo brings the old one back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def _replace(self, text: str) -> None:
        """Put another text in, laid out and highlighted once: each line is made like the first."""
        form = QTextBlockFormat()
        form.setLineHeight(
            self.line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.setBlockFormat(form)
        cursor.insertText(text)
        cursor.endEditBlock()

    def _on_contents_change(self, _at: int, removed: int, added: int) -> None:
        if not self._loading and (removed or added):
            self.edited.emit()

    # Qt's part

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802, D102
        super().focusOutEvent(event)
        self.left.emit()


class TitleEdit(PlainEdit):
    """One line of any length; it is broken to the width and the field grows with it."""

    finished = Signal()  # Return or Down: on to the body

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("title")
        self.setPlaceholderText(self.tr("Title"))
        self.setAccessibleName(self.tr("Title"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def _fit(self) -> None:
        height = max(round(self.document().size().height()), self.fontMetrics().height()) + 2
        if height != self.height():
            self.setFixedHeight(height)

    # Qt's part

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() in _ENTER:
            self.finished.emit()
            return
        down = event.key() == Qt.Key.Key_Down and not event.modifiers()
        before = self.textCursor().position()
        super().keyPressEvent(event)
        if down and self.textCursor().position() in (before, len(self.text())):
            self.finished.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802, D102
        if source.hasText():
            self.insertPlainText(" ".join(source.text().split()))

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._fit()


class BodyEdit(PlainEdit):
    """The Markdown of an entry, in a column of readable width."""

    given = Signal(object)  # QMimeData with files or a picture
    word_added = Signal(str)  # is right, whatever the dictionaries say
    too_long = Signal(str)  # a pasted text that is better kept as a file
    line_height = 118.0  # looks like 1.6 of the web

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("body")
        self.setAccessibleName(self.tr("Text of the entry"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # keeps the width
        self._highlighter = Highlighter(
            theme, self.document(), lambda: self.textCursor().position()
        )
        self._speller: Speller | None = None
        self.cursorPositionChanged.connect(self._highlighter.finish_word)

    def spell(self, speller: Speller) -> None:
        """Mark the words that a speller does not know, and offer others in the menu."""
        self._speller = speller
        self._highlighter.spell(speller)

    def look_again(self) -> None:
        """Look at the spelling again: the speller has learnt a word."""
        self._highlighter.look_again()

    def _prompt(self) -> None:
        """Say as much as one line holds: Qt draws no second one."""
        short = self.tr("Write what happened.")
        more = f"{short} {self.tr('#tags, @people and [[entries]] become links.')}"
        room = self.fontMetrics().horizontalAdvance(more) <= self.viewport().width()
        self.setPlaceholderText(more if room else short)

    # Qt's part

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertBlock()  # not a line separator, which is no line end in a file
            self.ensureCursorVisible()
            return
        if not strokes.pressed(self, event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:  # noqa: D102
        if event.type() == QEvent.Type.ShortcutOverride and strokes.takes(self, event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802, D102
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        cursor = self.cursorForPosition(event.pos()) if by_mouse else self.textCursor()
        if self._speller is not None and not self.isReadOnly():
            wrong = corrections.wrong_word(cursor, self._speller)
            if wrong is not None:
                corrections.offer(menu, wrong, self._speller, self.word_added.emit)
        menu.popup(event.globalPos() if by_mouse else self._below(cursor))

    def _below(self, cursor: QTextCursor) -> QPoint:
        return self.viewport().mapToGlobal(self.cursorRect(cursor).bottomLeft())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802, D102
        return holds_files(source) or source.hasHtml() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802, D102
        if holds_files(source):
            self.given.emit(source)
            return
        text = plain_text(source)
        cursor = self.textCursor()
        words = strokes.selected(cursor)
        if len(text) > LONGEST_PASTE:
            self.too_long.emit(text)
        elif words.strip() and "\n" not in words and markup.is_address(text):
            cursor.insertText(markup.link(words, text))
        else:
            cursor.insertText(text)
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        side = column_margin(self.width())
        self.setViewportMargins(MARGIN, 0, side - BAR, 0)
        super().resizeEvent(event)
        self._prompt()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802, D102
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._prompt()


def column_margin(width: int) -> int:
    """The margin to the right of a column of text in a pane of a width (pixels)."""
    return max(MARGIN, width - MARGIN - COLUMN)


def holds_files(source: QMimeData) -> bool:
    """Whether what is pasted or dropped are files, or a picture and no words."""
    if any(url.isLocalFile() for url in source.urls()):
        return True
    return source.hasImage() and not source.hasText()


def plain_text(source: QMimeData) -> str:
    """The words that are pasted or dropped, without any formatting."""
    if source.hasText():
        text = source.text()
    else:
        text = QTextDocumentFragment.fromHtml(source.html()).toPlainText()
    for end in ("\r\n", "\r", "\u2028", _PARAGRAPH):
        text = text.replace(end, "\n")
    return text.replace("\0", "")
