"""A field that grows with its text and gives back exactly what was put into it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextField(QTextEdit):
    """Plain text. `edited` comes when a person changed it, `left` when the focus goes.

    Args:
        single: Whether it is one line, broken to the width, that takes no line ends.
    """

    edited = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, *, single: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._single, self._loading = single, False
        self._font, self._least = self.font(), 1
        self._raw = self._shown = ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().contentsChange.connect(self._on_contents_change)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def text(self) -> str:
        """The text as it was put in, or as it was changed."""
        shown = self._written()
        return self._raw if shown == self._shown else shown

    def load(self, text: str) -> None:
        """Put another text in, without a way back; the same text leaves everything as it is."""
        if text == self.text():
            return
        self._loading = True
        self.setPlainText(text)
        self._loading = False
        self._raw, self._shown = text, self._written()

    def _written(self) -> str:
        """What the field shows; `toPlainText` would turn no-break spaces into plain ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def put(self, text: str) -> None:
        """Replace the text so that the field's own undo brings the old one back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def dress(self, font: QFont, least: int = 1) -> None:
        """Take a font, whatever the style sheet says of fonts, and the fewest lines (count)."""
        self._font, self._least = font, least
        self.setFont(font)
        self._take_font()
        self._fit()

    def _take_font(self) -> None:
        if self.document().defaultFont() != self._font:
            self.document().setDefaultFont(self._font)
        if self.viewport().font() != self._font:
            self.viewport().setFont(self._font)  # for the words of an empty field

    def _fit(self) -> None:
        least = self._least * QFontMetrics(self._font).lineSpacing()
        height = max(round(self.document().size().height()), least) + 4
        if height != self.height():
            self.setFixedHeight(height)

    def _on_contents_change(self, _at: int, removed: int, added: int) -> None:
        if not self._loading and (removed or added):
            self.edited.emit()

    # Qt's part

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802, D102
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._take_font()
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() in _ENTER and self._single:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802, D102
        if source.hasText():
            text = source.text()
            self.insertPlainText(" ".join(text.split()) if self._single else text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802, D102
        return source.hasText()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802, D102
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(200, self.height())
