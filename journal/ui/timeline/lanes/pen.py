"""How wide words are, and how they are cut short, in the fonts of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

if TYPE_CHECKING:
    from journal.ui.theme import Theme

FONTS = {"meta": ("meta", 400), "label": ("label", 400), "strong": ("base", 600)}
"""The fonts of the lanes, by the names that `domain.timeline.picture.marks` has for them."""

_REMEMBERED = 20_000  # words held in memory


class ScreenPen:
    """The pen of a theme at its present text size; another size needs another pen.

    Args:
        theme: The look.
        exact: Whether letters stand where they belong, as on paper, and not on whole pixels.
    """

    def __init__(self, theme: Theme, *, exact: bool = False) -> None:
        self.fonts: dict[str, QFont] = {name: theme.font(*font) for name, font in FONTS.items()}
        for font in self.fonts.values() if exact else ():
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._metrics = {name: QFontMetricsF(font) for name, font in self.fonts.items()}
        self._wide: dict[tuple[str, str], float] = {}
        self._cut: dict[tuple[str, int, str], str] = {}

    def wide(self, text: str, font: str = "meta") -> float:
        """The width of a text (pixels)."""
        key = text, font
        wide = self._wide.get(key)
        if wide is None:
            if len(self._wide) > _REMEMBERED:
                self._wide.clear()
            wide = self._wide[key] = self._metrics[font].horizontalAdvance(text)
        return wide

    def cut(self, text: str, room: float, font: str = "meta") -> str:
        """The text, shortened to fit into so many pixels; empty where nothing of it fits."""
        if self.wide(text, font) <= room:
            return text
        key = text, int(room), font
        found = self._cut.get(key)
        if found is None:
            if len(self._cut) > _REMEMBERED:
                self._cut.clear()
            right = Qt.TextElideMode.ElideRight
            found = self._metrics[font].elidedText(text, right, int(room)) if room > 0 else ""
            self._cut[key] = found = "" if found == "…" else found
        return found
