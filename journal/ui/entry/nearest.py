"""What was lived through before, offered under the text that is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal.domain.entry import Kind
from journal.ui.entry.editor import MARGIN
from journal.ui.widgets import days
from journal.ui.widgets.buttons import IconButton, TextButton
from journal.ui.widgets.card import kind_name
from journal.ui.widgets.flow import FlowLayout
from journal.ui.widgets.offers import DATA, OffersList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journal.domain.entry import Entry
    from journal.store.searching.similar import Similar
    from journal.ui.theme import Theme

_LOW = 760  # pixels of a window that has room for two lines only
_SHARED = 3  # things in common that are named


class Nearest(QFrame):
    """A few entries, one of them chosen, and what can be said of it. Escape puts it away."""

    using = Signal(object)  # Entry
    irrelevant = Signal(object)  # Entry
    disagreed = Signal(object)  # Entry
    opened = Signal(str)  # the id of an entry
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self._theme = theme
        self._found: tuple[Similar, ...] = ()
        self._words = QLabel(wordWrap=True)
        self._words.setProperty("role", "meta")
        self.away = IconButton(theme, "x", self.tr("Do not show these"))
        self.list = OffersList(theme, "")
        self.use = TextButton(theme, "", "link", "check")
        self.skip = TextButton(theme, "", "link")
        self.differ = TextButton(theme, self.tr("We disagree now"), "link")
        self._lay_out()
        self._say(again=False)
        self.away.clicked.connect(self.dismissed)
        self.list.itemActivated.connect(lambda item: self.opened.emit(item.data(DATA).id))
        for button, wish in (
            (self.use, self.using), (self.skip, self.irrelevant), (self.differ, self.disagreed),
        ):  # fmt: skip
            button.clicked.connect(lambda _=False, wish=wish: self._tell(wish.emit))
        for part in (self.away, self.list, self.use, self.skip, self.differ):
            part.installEventFilter(self)
        self.hide()

    @property
    def chosen(self) -> Entry | None:
        """The entry that is chosen."""
        row = self.list.currentRow()
        return self._found[row].entry if 0 <= row < len(self._found) else None

    def show_found(self, kind: Kind, found: Sequence[Similar]) -> None:
        """Show what is near to an entry of a kind; nothing at all where nothing is."""
        most = 2 if self.window().height() < self._theme.px(_LOW) else 3
        shown = tuple(found[:most])
        self.setVisible(bool(shown))
        if shown == self._found:
            return
        self._found = shown
        self._say(again=kind is Kind.MISTAKE)
        self.list.clear()
        for each in shown:
            entry = each.entry
            facts = f"{kind_name(entry.kind)}, {days.words(entry.happened_on)}"
            common = self.tr("in common: %s") % ", ".join(each.shared[:_SHARED])
            colour = self._theme.tokens.kind(entry.kind).name()
            self.list.offer(f"{entry.heading}   {facts}", entry, entry.kind.value, colour)
            item = self.list.item(self.list.count() - 1)
            item.setToolTip(f"{entry.heading}\n{common}")
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, common)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(len(shown) * self.list.line + 4)

    def _say(self, *, again: bool) -> None:
        words = self.tr("Did this happen before?"), self.tr("You may have been here before")
        self._words.setText(words[not again])
        self.list.setAccessibleName(self._words.text())
        self.use.setText(self.tr("The same again") if again else self.tr("Using it"))
        self.skip.setText(self.tr("Not the same") if again else self.tr("Not relevant"))
        self.differ.setVisible(not again)
        for button in (self.use, self.skip):
            button.setAccessibleName(button.text())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self.away)
        answers = QWidget()
        flow = FlowLayout(answers, 8)
        for button in (self.use, self.skip, self.differ):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 6, 24, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(answers)

    def _tell(self, emit: Callable[[Entry], None]) -> None:
        entry = self.chosen
        if entry is not None:
            emit(entry)

    # Qt's part

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802, D102
        kinds = QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress
        if event.type() in kinds and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.dismissed.emit()
                return True
        return False
