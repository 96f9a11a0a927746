"""The entries behind a number or on a day, under a line that says which they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from journal.ui.widgets.buttons import TextButton
from journal.ui.widgets.card_list import CardList

if TYPE_CHECKING:
    from journal.ui.theme import Theme
    from journal.ui.widgets.card_model import CardModel


class EntriesPane(QWidget):
    """A heading, the way to the page of the day, and the cards."""

    def __init__(self, theme: Theme, model: CardModel) -> None:
        super().__init__()
        self._title, self._count, self._none = QLabel(), QLabel(), QLabel()
        self.go = TextButton(theme, self.tr("Open this day"), "link", "arrow-right")
        self.cards = CardList(model, theme)
        self.cards.setAccessibleName(self.tr("Entries behind the number"))
        self._lay_out()

    def say(self, title: str, count: int, listed: int, *, day: bool = False) -> None:
        """Say what is listed.

        Args:
            title: What these entries are.
            count: How many there are.
            listed: How many of them are listed.
            day: Whether they are those of a day, which has a page of its own.
        """
        self._title.setText(title)
        words = self.tr("1 entry") if count == 1 else self.tr("%n entries", "", count)
        if listed < count:
            words = self.tr("the latest %s of %s") % (f"{listed:,}", f"{count:,}")
        self._count.setText(words)
        self.go.setVisible(day)
        self._pages.setCurrentIndex(0 if count else 1)
        self._none.setText(self.tr("Nothing was written on this day."))

    def say_nothing(self, hint: str) -> None:
        """List nothing yet, and say what will be listed."""
        self._title.clear()
        self._count.clear()
        self.go.hide()
        self._none.setText(hint)
        self._pages.setCurrentIndex(1)

    def _lay_out(self) -> None:
        self._title.setProperty("role", "strong")
        self._count.setProperty("role", "meta")
        self._none.setProperty("role", "quiet")
        self._none.setWordWrap(True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._title.setWordWrap(True)
        facts = QHBoxLayout()
        facts.setSpacing(8)
        facts.addWidget(self._count)
        facts.addWidget(self.go)
        facts.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.cards)
        self._pages.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addLayout(facts)
        column.addWidget(self._pages, 1)
        self.go.hide()
