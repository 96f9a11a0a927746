"""A column of the board: what stands in it, how long a step takes there, and the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal.domain.board import Column
from journal.domain.loop import Leg
from journal.ui.loop.card import KINDS
from journal.ui.loop.cards import CardsList

if TYPE_CHECKING:
    from journal.ui.loop.card import Reading
    from journal.ui.theme import Theme

_LEGS = {
    Column.EXPERIMENTS: Leg.OUTCOME,
    Column.MISTAKES: Leg.LEARNT,
    Column.LEARNINGS: Leg.APPLIED,
}


class ColumnPanel(QWidget):
    """The head of a column above its cards."""

    def __init__(self, theme: Theme, column: Column, name: str, empty: str) -> None:
        super().__init__()
        self._theme, self._column = theme, column
        self.name = name
        self.cards = CardsList(theme, column)
        self.cards.setAccessibleName(name)
        self.cards.setAccessibleDescription(
            self.tr("Return opens a card, Alt with Left or Right takes it to another column")
        )
        self.cards.say_empty(empty)
        self._picture, self._title = QLabel(), QLabel(name)
        self._count, self._pace, self._more = QLabel(), QLabel(), QLabel()
        self._on = QLabel()  # an arrow to the next column
        self._lay_out()
        theme.changed.connect(self._tint)
        self._tint()

    def show_reading(self, reading: Reading) -> None:
        """Show where things stand now."""
        standing, stuck = reading.board.columns[self._column], reading.board.stuck(self._column)
        self._count.setText(f"{len(standing):,}")
        words = [self.tr("%n stuck", "", stuck)] if stuck else []
        leg = _LEGS.get(self._column)
        days = reading.board.days[leg] if leg else None
        if leg is not None and days is not None:
            words.append(self._usual(leg) % f"{days:,g}")
        elif leg is None and standing:
            words.append(self.tr("the newest first"))
        self._pace.setText(" · ".join(words))
        median = self.tr("The median: half of them took no longer.")
        self._pace.setToolTip("" if days is None else median)
        cards = reading.cards[self._column]
        self.cards.show_cards(cards)
        hidden = len(standing) - len(cards)
        self._more.setVisible(hidden > 0)
        self._more.setText(self.tr("and %n more", "", hidden))
        self.cards.setAccessibleName(f"{self.name}, {self._count.text()}, {self._pace.text()}")

    def _usual(self, leg: Leg) -> str:
        return {
            Leg.OUTCOME: self.tr("usually %s days to an outcome"),
            Leg.LEARNT: self.tr("usually %s days to a learning"),
            Leg.APPLIED: self.tr("usually %s days until it is applied"),
        }[leg]

    def _lay_out(self) -> None:
        self._title.setProperty("role", "strong")
        for label in (self._count, self._pace, self._more):
            label.setProperty("role", "meta")
        self._pace.setMinimumWidth(1)
        self._pace.setWordWrap(True)
        self._pace.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._picture)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._on)
        head.addSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._pace)
        column.addSpacing(4)
        column.addWidget(self.cards, 1)
        column.addWidget(self._more)
        self._more.hide()

    def _tint(self) -> None:
        kind, tokens = KINDS[self._column], self._theme.tokens
        name = "check" if self._column is Column.APPLIED else kind.value
        self._picture.setPixmap(self._theme.pixmap(name, tokens.kind(kind), self._theme.px(16)))
        if self._column is not Column.APPLIED:
            arrow = self._theme.pixmap("arrow-right", tokens.ink3, self._theme.px(14))
            self._on.setPixmap(arrow)
        self._pace.setFixedHeight(2 * self._theme.px(17))
