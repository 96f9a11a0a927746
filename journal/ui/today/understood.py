"""What the quick line understood, said before Return keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from journal.ui.widgets import days

if TYPE_CHECKING:
    from datetime import date

    from journal.domain.entry import Draft
    from journal.ui.theme import Theme


class Understood(QWidget):
    """The kind, the day, tags and people of a line; or how to write one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draft: Draft | None = None
        self._day: date | None = None
        self._icon, self._kind, self.words = QLabel(), QLabel(), QLabel()
        for label in (self._kind, self.words):
            label.setProperty("textFormat", "PlainText")
        self.words.setProperty("role", "meta")
        self.words.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 0, 0, 0)
        self._row.setSpacing(6)
        for label in (self._icon, self._kind, self.words):
            self._row.addWidget(label)
        self._row.setStretchFactor(self.words, 1)
        theme.changed.connect(self._say)
        self._say()

    def show_draft(self, draft: Draft | None, day: date | None = None) -> None:
        """Say what a line became; None stands for an empty line.

        Args:
            draft: What was read.
            day: The day it will be kept on.
        """
        self._draft, self._day = draft, day
        self._say()

    def _say(self) -> None:
        draft, theme = self._draft, self._theme
        self._icon.setVisible(draft is not None)
        self._kind.setVisible(draft is not None)
        if draft is None:
            hint = self.tr("e: experiment   m: mistake   l: learning   #tag   Return keeps it")
            self.words.setText(hint)
            return
        from journal.ui.widgets.card import kind_name  # not before someone writes

        colour = theme.tokens.kind(draft.kind)
        for label in (self._icon, self._kind):  # beside the first of several lines
            self._row.setAlignment(label, QtCore.Qt.AlignmentFlag.AlignTop)
        self._icon.setPixmap(theme.pixmap(draft.kind.value, colour, theme.px(14)))
        self._kind.setText(kind_name(draft.kind))
        self._kind.setFont(theme.font("meta", 600))
        palette = self._kind.palette()
        palette.setColor(self._kind.foregroundRole(), colour)
        self._kind.setPalette(palette)
        day = days.words(self._day, "dddd d MMMM yyyy") if self._day else ""
        tags = [f"#{tag}" for tag in draft.tags]
        people = [f"@{name}" for name in draft.people]
        title = f"“{draft.title}”" if draft.title else ""
        parts = (day, title, *tags, *people)
        self.words.setText("  ·  ".join(part for part in parts if part))
