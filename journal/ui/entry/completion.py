"""Names that are offered while `#`, `@` or `[[` is written; the keys alone choose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QTextCursor

from journal.domain.people import fold
from journal.errors import JournalError
from journal.ui.widgets.offers import DATA, OffersList

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from journal.ui.entry.editor import BodyEdit
    from journal.ui.theme import Theme

_BEGUN = re.compile(
    r"(?:(?<![\w&/#@\[])(?P<mark>[#@])(?P<name>[^\W\d_][\w.\-]*)?|\[\[(?P<entry>[^\[\]\n|]{0,80}))$"
)
_MOST = 8  # names offered at a time
_GAP = 4  # pixels between the cursor, the names and the edge of the window
_LONGEST = 2_000  # characters of a line that are looked at


@dataclass(frozen=True, slots=True)
class Offer:
    """A name that may be written: what is shown, what is put in."""

    words: str
    text: str


class Completion(QObject):
    """Offers names under the cursor of a text field.

    Args:
        theme: Colours.
        body: The field.
        offers: Gives the names for a mark (`#`, `@` or `[[`) and what was written after it.
    """

    def __init__(
        self, theme: Theme, body: BodyEdit, offers: Callable[[str, str], list[Offer]]
    ) -> None:
        super().__init__(body)
        self._body, self._offers = body, offers
        self._begun = ""  # what was written after the mark
        self._list = OffersList(theme, self.tr("Names to choose from"), body)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(lambda _item: self.accept())
        self._list.hide()
        self._clock = QTimer(self, singleShot=True, interval=60)
        self._clock.timeout.connect(self.look)
        body.edited.connect(self._clock.start)
        body.cursorPositionChanged.connect(self._on_moved)
        body.left.connect(self.close)
        body.verticalScrollBar().valueChanged.connect(self.close)
        body.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether names are offered."""
        return not self._list.isHidden()

    @property
    def words(self) -> list[str]:
        """The names that are offered."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def look(self) -> None:
        """Offer what fits to what is written before the cursor."""
        self._clock.stop()
        cursor = self._body.textCursor()
        found = None
        if not cursor.hasSelection() and self._body.hasFocus() and not self._body.isReadOnly():
            found = _BEGUN.search(_before(cursor)[-_LONGEST:])
        mark = (found["mark"] or "[[") if found else ""
        self._begun = (found["name"] or found["entry"] or "") if found else ""
        try:
            offers = self._offers(mark, self._begun)[:_MOST] if found else []
        except JournalError:
            offers = []  # typing goes on without them
        done = len(offers) == 1 and fold(offers[0].text.rstrip("]")) == fold(self._begun)
        if not offers or done:
            self.close()
            return
        self._show(offers)

    def accept(self) -> None:
        """Put the chosen name in."""
        item = self._list.currentItem()
        self.close()
        if item is None:
            return
        cursor = self._body.textCursor()
        after = cursor.block().text()[cursor.positionInBlock() :]
        move, keep = QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor
        cursor.movePosition(move, keep, len(self._begun))
        text = str(item.data(DATA))
        if text.endswith("]]") and after.startswith("]]"):
            text = text.removesuffix("]]")
        cursor.insertText(text)
        self._body.setTextCursor(cursor)
        self._clock.stop()

    def close(self) -> None:
        """Offer nothing any more."""
        self._clock.stop()
        self._list.hide()

    def _show(self, offers: list[Offer]) -> None:
        self._list.clear()
        for offer in offers:
            self._list.offer(offer.words, offer.text)
        self._list.setCurrentRow(0)
        self._place(len(offers))
        self._list.show()
        self._list.raise_()

    def _place(self, rows: int) -> None:
        """Lie below the cursor, or above it where that is more room; the text may be low."""
        text, window = self._body.viewport(), self._body.window()
        if self._list.parentWidget() is not window:
            self._list.setParent(window)
        left = text.mapTo(window, text.rect().topLeft()).x()
        here = self._body.cursorRect()
        here.moveTopLeft(text.mapTo(window, here.topLeft()))
        advance = self._list.fontMetrics().horizontalAdvance
        wide = max(140, min(max(map(advance, self.words)) + 32, text.width(), 460))
        below, above = window.height() - here.bottom() - 2 * _GAP, here.top() - 2 * _GAP
        whole = self._list.line * rows + 4
        under = whole <= below or below >= above
        tall = min(whole, below if under else above)
        x = max(left, min(here.left(), left + text.width() - wide))
        y = here.bottom() + _GAP if under else here.top() - tall - _GAP
        self._list.setGeometry(x, y, wide, tall)

    def _on_moved(self) -> None:
        if self.is_open and not self._clock.isActive():
            self._clock.start()

    def _on_key(self, event: QKeyEvent) -> bool:
        key, row = event.key(), self._list.currentRow()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._list.setCurrentRow((row + step) % self._list.count())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self.accept()
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    # Qt's part

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802, D102
        if event.type() == QEvent.Type.KeyPress and self.is_open:
            return self._on_key(event)  # type: ignore[arg-type]
        override = event.type() == QEvent.Type.ShortcutOverride and self.is_open
        if override and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
        return False


def _before(cursor: QTextCursor) -> str:
    return cursor.block().text()[: cursor.positionInBlock()]
