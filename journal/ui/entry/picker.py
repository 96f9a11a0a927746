"""Choosing an entry by a few letters of its heading, without leaving the one that is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from journal.ui.entry.chain import TIES, Tie, likely
from journal.ui.entry.editor import MARGIN
from journal.ui.entry.facts import FactButton
from journal.ui.widgets import days
from journal.ui.widgets.buttons import IconButton
from journal.ui.widgets.card import kind_name
from journal.ui.widgets.flow import FlowLayout
from journal.ui.widgets.offers import DATA, OffersList

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.domain.entry import Entry, Kind
    from journal.ui.theme import Theme

_MOST = 6  # entries offered at a time


class Picker(QFrame):
    """A field and what it finds. Up and Down choose, Return takes, Escape leaves.

    Args:
        find: Gives entries for some words; the newest ones for none.
    """

    picked = Signal(object, object)  # Tie, Entry
    new_wanted = Signal(object, str)  # Tie, title: the other entry is to be written first
    closed = Signal()

    def __init__(
        self, theme: Theme, find: Callable[[str], list[Entry]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self._theme, self._find = theme, find
        self._here: Entry | None = None
        self._tie = TIES[-1]
        self._fixed = self._new = False  # the relation; whether a new entry is offered
        self._words = QLabel()
        self._words.setProperty("role", "strong")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.relation = FactButton(theme, "link")
        self.relation.setAccessibleName(self.tr("Relation"))
        self._menu = QMenu(self)
        for tie in TIES:
            self._menu.addAction(tie.words).triggered.connect(partial(self._on_tie, tie))
        self.relation.setMenu(self._menu)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Words of its title or its text"))
        self.field.setAccessibleName(self.tr("Find an entry"))
        self.field.installEventFilter(self)
        self.list = OffersList(theme, self.tr("Entries found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _item: self.accept())
        self._clock = QTimer(self, singleShot=True, interval=120)
        self._clock.timeout.connect(self.look)
        self.field.textEdited.connect(self._clock.start)
        close = IconButton(theme, "x", self.tr("Close"))
        close.clicked.connect(self.close_it)
        question = QWidget()
        flow = FlowLayout(question, 4)
        flow.addWidget(self._words)
        flow.addWidget(self.relation)
        top = QHBoxLayout()
        top.addWidget(question, 1)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 8, 24, 10)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.hide()

    def ask(self, here: Entry, words: str, tie: Tie | None = None) -> None:
        """Ask for the entry at the other end of a link.

        Args:
            here: The entry that is open.
            words: What is asked.
            tie: How the two stand to each other; without it, it is chosen here too, and no new
                entry is offered.
        """
        self._here, self._fixed, self._new = here, tie is not None, tie is not None
        self._tie = tie or TIES[-1]
        self._words.setText(words)
        self.field.setAccessibleName(words)
        self.relation.setVisible(not self._fixed)
        self._say_tie(self._tie if self._fixed else likely(here.kind, here.kind))
        self.field.clear()
        self.look()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Find what fits to the words in the field."""
        self._clock.stop()
        words = self.field.text().strip()
        own = self._here.id if self._here else ""
        found = [entry for entry in self._find(words) if entry.id != own][:_MOST]
        self.list.clear()
        if self._new:
            said = self.tr("Write it now: “%s”") % words if words else self.tr("Write it now")
            self.list.offer(said, None, "plus", self._theme.tokens.accent)
        for entry in found:
            day = days.words(entry.happened_on)
            name = kind_name(entry.kind)
            words_of = f"{entry.heading or entry.id[:8]}   {name}, {day}"
            colour = self._theme.tokens.kind(entry.kind).name()
            self.list.offer(words_of, entry, entry.kind.value, colour)
        self.list.setCurrentRow(min(self.list.count() - 1, 1 if self._new and words else 0))
        self._on_row()
        rows = max(1, self.list.count())
        self.list.setFixedHeight(rows * self.list.line + 4)

    def accept(self) -> None:
        """Take what is chosen."""
        if self._clock.isActive():
            self.look()
        item = self.list.currentItem()
        if item is None:
            return
        entry, title = item.data(DATA), self.field.text().strip()
        tie = self._tie
        self.close_it()
        if entry is None:
            self.new_wanted.emit(tie, title)
        else:
            self.picked.emit(tie, entry)

    def close_it(self) -> None:
        """Choose nothing."""
        self._clock.stop()
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _on_tie(self, tie: Tie, _checked: bool = False) -> None:
        self._fixed = True
        self._say_tie(tie)
        self.field.setFocus()

    def _on_row(self) -> None:
        """Offer the relation that the kinds suggest, until one was chosen."""
        item = self.list.currentItem()
        entry = item.data(DATA) if item else None
        if not self._fixed and entry is not None and self._here is not None:
            other: Kind = entry.kind
            self._say_tie(likely(self._here.kind, other))

    def _say_tie(self, tie: Tie) -> None:
        self._tie = tie
        self.relation.setText(self.tr("this %s") % tie.words)
        self.relation.setAccessibleName(self.tr("Relation: this %s") % tie.words)
        self.relation.setToolTip(self.tr("Change the relation"))
        self.relation.updateGeometry()

    # Qt's part

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802, D102
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        key = event.key()  # type: ignore[attr-defined]
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (step or enter or key == Qt.Key.Key_Escape):
            return False
        event.accept()
        if event.type() == QEvent.Type.ShortcutOverride:
            return False
        if step and self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
            self._on_row()
        elif enter:
            self.accept()
        elif not step:
            self.close_it()
        return True
