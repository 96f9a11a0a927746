"""Laying cards on piles, and voting: counted here, by whoever holds the retro."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from journal.ui.retros.text_cards import KEY, TextCards
from journal.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from journal.domain.retros import Card
    from journal.ui.retros.sheet import Sheet
    from journal.ui.theme import Theme


class VoteStep(QWidget):
    """Every card with its pile and its votes. + and - vote, a name lays the chosen on a pile."""

    voted = Signal(tuple, int)  # ids of cards, one more or one less
    piled = Signal(tuple, str)  # ids of cards, the name of the pile; empty takes them off

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        hint = QLabel(
            self.tr("Choose cards and press + or - for each vote. Cards that say the same can "
                    "lie on one pile."),
            wordWrap=True,
        )  # fmt: skip
        hint.setProperty("role", "meta")
        self.cards = TextCards(theme, self.tr("Cards with their votes"))
        self.cards.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.cards.installEventFilter(self)
        self.more = TextButton(theme, self.tr("One vote more"), "")
        self.less = TextButton(theme, self.tr("One less"), "")
        self.pile = QLineEdit()
        self.pile.setPlaceholderText(self.tr("Name of a pile, then Return"))
        self.pile.setAccessibleName(self.tr("Name of the pile for the chosen cards"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.more)
        row.addWidget(self.less)
        row.addWidget(self.pile, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 8)
        column.setSpacing(8)
        column.addWidget(hint)
        column.addWidget(self.cards, 1)
        column.addLayout(row)
        self.more.clicked.connect(lambda: self._vote(1))
        self.less.clicked.connect(lambda: self._vote(-1))
        self.pile.returnPressed.connect(self._on_piled)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the cards, those with most votes first; a pile stays together."""
        chosen = set(self.chosen())
        self.cards.clear()
        for card in _ranked(sheet.retro.cards):
            one, many = self.tr("1 vote"), self.tr("%d votes") % card.votes
            about = "  ·  ".join(filter(None, (one if card.votes == 1 else many, card.group)))
            item = self.cards.add(card.id, f"{card.text}\n{about}", said=f"{card.text}, {about}")
            item.setSelected(card.id in chosen)

    def chosen(self) -> tuple[str, ...]:
        """The ids of the cards that are chosen."""
        return tuple(item.data(KEY) for item in self.cards.selectedItems())

    def focus_first(self) -> None:
        """Put the focus on the cards."""
        self.cards.setFocus()

    def _vote(self, step: int) -> None:
        if self.chosen():
            self.voted.emit(self.chosen(), step)

    def _on_piled(self) -> None:
        if self.chosen():
            self.piled.emit(self.chosen(), self.pile.text().strip())
            self.pile.clear()

    # Qt's part

    def eventFilter(self, watched: object, event: object) -> bool:  # noqa: N802, D102
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            step = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}.get(Qt.Key(event.key()))
            if step:
                self._vote(step)
                return True
        return False


def _ranked(cards: tuple[Card, ...]) -> list[Card]:
    of_pile: dict[str, int] = {}
    for card in cards:
        of_pile[card.group or card.id] = of_pile.get(card.group or card.id, 0) + card.votes
    return sorted(
        cards, key=lambda card: (-of_pile[card.group or card.id], card.group, -card.votes)
    )
