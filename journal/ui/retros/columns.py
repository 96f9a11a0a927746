"""Cards under the columns of a format: those that lie there, and those the journal suggests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal.ui.retros.scrolling import scrolled
from journal.ui.retros.text_cards import TextCards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.domain.retro_formats import Column
    from journal.domain.retros import Card
    from journal.publish.retro.suggestions import Suggestion
    from journal.ui.retros.sheet import Sheet
    from journal.ui.theme import Theme


class CardColumn(QWidget):
    """One column. Return takes a suggestion or opens the evidence of a card; Delete drops it."""

    taken = Signal(str)  # the key of a suggestion
    dropped = Signal(str)
    removed = Signal(str)  # the id of a card
    opened = Signal(str)
    written = Signal(str, str)  # the key of the column, a text

    def __init__(self, theme: Theme, column: Column) -> None:
        super().__init__()
        self._theme, self.key = theme, column.key
        title, prompt = (QLabel(text, wordWrap=True) for text in (column.title, column.prompt))
        title.setProperty("role", "strong")
        prompt.setProperty("role", "meta")
        self.cards = TextCards(theme, column.title)
        self.cards.setToolTip(
            self.tr("Return takes what is suggested; Delete drops it, or takes a card away")
        )
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Add a card"))
        self.field.setAccessibleName(self.tr("A card for “%s”") % column.title)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for part in (title, prompt, self.cards, self.field):
            box.addWidget(part)
        box.setStretchFactor(self.cards, 1)
        self.cards.entered.connect(self._on_entered)
        self.cards.taken_away.connect(self._on_taken_away)
        self.field.returnPressed.connect(self._on_written)

    def show_cards(self, cards: Sequence[Card], offered: Sequence[Suggestion]) -> None:
        """Show what lies in the column, and below it what is suggested."""
        row = self.cards.currentRow()
        self.cards.clear()
        for card in cards:
            self.cards.add(card.id, card.text)
        for one in offered:
            said = self.tr("suggested: %s") % one.text
            self.cards.add(one.key, f"+  {one.text}", quiet=True, said=said)
        if row >= 0 and self.cards.count():
            self.cards.setCurrentRow(min(row, self.cards.count() - 1))

    def _on_entered(self, key: str, offered: bool) -> None:
        (self.taken if offered else self.opened).emit(key)

    def _on_taken_away(self, key: str, offered: bool) -> None:
        (self.dropped if offered else self.removed).emit(key)

    def _on_written(self) -> None:
        text = self.field.text().strip()
        if text:
            self.written.emit(self.key, text)

    # Qt's part

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(self._theme.px(160), self._theme.px(130))


class CardsStep(QScrollArea):
    """All columns of a format side by side."""

    taken = Signal(str)
    dropped = Signal(str)
    removed = Signal(str)
    opened = Signal(str)
    written = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.columns: list[CardColumn] = []
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(24, 8, 24, 8)
        self._row.setSpacing(16)
        scrolled(inside, self)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the cards; the columns are made anew for another format."""
        keys = [column.key for column in sheet.form.columns]
        if keys != [column.key for column in self.columns]:
            self._make(sheet.form.columns)
        for column in self.columns:
            column.show_cards(
                [card for card in sheet.retro.cards if card.column == column.key],
                [one for one in sheet.offered if one.column == column.key],
            )

    def kept(self, column: str) -> None:
        """A card was kept: empty the field it was written in."""
        for each in self.columns:
            if each.key == column:
                each.field.clear()

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab goes, column after column."""
        return [stop for column in self.columns for stop in (column.cards, column.field)]

    def focus_first(self) -> None:
        """Put the focus on the first column."""
        if self.columns:
            self.columns[0].cards.setFocus()

    def _make(self, columns: Sequence[Column]) -> None:
        for old in self.columns:
            self._row.removeWidget(old)
            old.deleteLater()
        self.columns = [CardColumn(self._theme, column) for column in columns]
        for column in self.columns:
            self._row.addWidget(column, 1)
            for name in ("taken", "dropped", "removed", "opened", "written"):
                getattr(column, name).connect(getattr(self, name))
