"""Writing a section: it begins as what is generated, and keeps what is typed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.publish.review import New
    from journal.ui.theme import Theme

_LONGEST = 200  # characters of a heading
_NEWS = 132  # pixels of the list of what is new


class Editor(QPlainTextEdit):
    """Plain text that gives back what was put into it; Tab goes on to the next field."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("writing")
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def text(self) -> str:
        """What is written; `toPlainText` would turn no-break spaces into plain ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


class Writer(QWidget):
    """The page. `edited` comes when a person changed something."""

    edited = Signal()
    left = Signal()  # the page is done with
    taken = Signal(tuple)  # ids of what is new that was taken in, or is passed over

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("writer")
        self._theme, self._loading = theme, False
        self._news_ids: tuple[str, ...] = ()
        self.done = TextButton(theme, self.tr("Done"), "", "check")
        self.name = QLabel(wordWrap=True)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setProperty("role", "strong")
        self.heading = QLineEdit()
        self.heading.setMaxLength(_LONGEST)
        self.heading.setAccessibleName(self.tr("Heading of the section"))
        self.body = Editor()
        self.body.setAccessibleName(self.tr("Text of the section"))
        self.offers: list[TextButton] = []
        self._news, self._news_list = QScrollArea(), QVBoxLayout()
        self._hint = QLabel(
            self.tr(
                "[^1a2b3c4d] is a footnote about an entry. %%private%% words, names and "
                "||redactions|| are held back here as everywhere."
            ),
            wordWrap=True,
        )
        self._hint.setProperty("role", "meta")
        self._lay_out()
        self.done.clicked.connect(self.left)
        self.heading.textEdited.connect(self._on_edited)
        self.body.textChanged.connect(self._on_edited)

    def open(self, name: str, heading: str, text: str, generated: str) -> None:
        """Show a section.

        Args:
            name: What it is called.
            heading: The heading that people gave it.
            text: What is written so far.
            generated: The heading that it has otherwise.
        """
        self.name.setText(name)
        self.load(heading, text)
        self.heading.setPlaceholderText(generated or self.tr("No heading: the post begins here"))
        self.body.moveCursor(QTextCursor.MoveOperation.Start)
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def load(self, heading: str, text: str) -> None:
        """Put in other words, unless they are there already."""
        self._loading = True
        if self.heading.text() != heading:
            self.heading.setText(heading)
        if self.body.text() != text:
            self.body.setPlainText(text)
        self._loading = False

    def show_news(self, news: Sequence[New]) -> None:
        """Say what came since it was written, and offer it."""
        ids = tuple(new.id for new in news)
        self._news.setVisible(bool(news))
        if ids == self._news_ids:
            return
        self._news_ids = ids
        self._clear()
        words = self.tr("1 new entry since you wrote this")
        if len(news) > 1:
            words = self.tr("%n new entries since you wrote this", "", len(news))
        head = QHBoxLayout()
        label = QLabel(words, wordWrap=True)
        label.setProperty("role", "strong")
        head.addWidget(label, 1)
        pass_over = TextButton(self._theme, self.tr("Leave them out"), "link")
        pass_over.clicked.connect(lambda: self.taken.emit(ids))
        head.addWidget(pass_over)
        self.offers.append(pass_over)
        self._news_list.addLayout(head)
        for new in news:
            self._news_list.addLayout(self._offer(new))
        for one, after in pairwise((self.done, *self.offers, self.heading)):
            QWidget.setTabOrder(one, after)
        tall = self._theme.px(30) * (len(news) + 1) + 24
        self._news.setFixedHeight(min(tall, self._theme.px(_NEWS)))

    def _offer(self, new: New) -> QHBoxLayout:
        row = QHBoxLayout()
        label = QLabel(new.title, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        take = TextButton(self._theme, self.tr("Take it in"), "link")
        take.setAccessibleName(f"{take.text()}: {new.title}")
        take.clicked.connect(lambda: self._take(new))
        self.offers.append(take)
        row.addWidget(label, 1)
        row.addWidget(take)
        return row

    def _take(self, new: New) -> None:
        """Put it behind the paragraph of the cursor, as a step of the editor's own undo."""
        cursor = self.body.textCursor()
        at_start = cursor.position() == 0
        cursor.movePosition(
            QTextCursor.MoveOperation.End if at_start else QTextCursor.MoveOperation.EndOfBlock
        )
        follows = cursor.block().text().startswith("- ") and new.text.startswith("- ")
        gap = "\n" if follows else "\n\n"
        cursor.insertText(f"{gap if self.body.text().strip() else ''}{new.text}")
        self.body.setTextCursor(cursor)
        self.taken.emit((new.id,))
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.offers = []
        while item := self._news_list.takeAt(0):
            row = item.layout()
            while row is not None and (part := row.takeAt(0)):
                if (widget := part.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()

    def _lay_out(self) -> None:
        inside = QFrame()
        inside.setProperty("role", "card")
        inside.setLayout(self._news_list)
        self._news_list.setContentsMargins(14, 10, 14, 10)
        self._news_list.setSpacing(6)
        self._news.setObjectName("retroInside")
        self._news.setWidget(inside)
        self._news.setWidgetResizable(True)
        self._news.setFrameShape(QFrame.Shape.NoFrame)
        self._news.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._news.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._news.hide()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.name, 1)
        head.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 24, 12)
        column.setSpacing(10)
        column.addLayout(head)
        for part in (self._news, self.heading):
            column.addWidget(part)
        column.addWidget(self.body, 1)
        column.addWidget(self._hint)

    def _on_edited(self) -> None:
        if not self._loading:
            self.edited.emit()

    # Qt's part

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
