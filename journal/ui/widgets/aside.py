"""Quiet words beside the title of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from journal.ui.theme import Theme


class Aside(QLabel):
    """Stands on the line of the title when both are centred in the same row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "meta")
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        title, own = (QFontMetrics(self._theme.font(*font)) for font in (("page", 700), ("meta",)))
        lower = title.ascent() - title.descent() - own.ascent() + own.descent()
        self.setContentsMargins(0, lower, 0, 0)
