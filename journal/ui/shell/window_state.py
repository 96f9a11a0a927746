"""Where the window stood and what it showed, from one start to the next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSettings
from PySide6.QtGui import QGuiApplication

from journal import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter, QWidget

_USUAL = (1400, 900)  # pixels


class WindowState:
    """An INI file in the state folder; losing it costs nothing but a habit.

    Args:
        remembered: Whether to read and write it; a throw-away window starts as new.
        journal: Whose words are remembered; where the window stands is the same for all.
    """

    def __init__(self, *, remembered: bool, journal: Path = Path()) -> None:
        self._file: QSettings | None = None
        self._group = paths.mark(journal)
        if remembered:
            place = paths.private(paths.state_dir()) / "window.ini"
            self._file = QSettings(str(place), QSettings.Format.IniFormat)

    def get(self, name: str, default: str = "") -> str:
        """A remembered word."""
        value = self._file.value(f"{self._group}/{name}") if self._file else None
        return value if isinstance(value, str) else default

    def put(self, name: str, value: str) -> None:
        """Remember a word."""
        if self._file:
            self._file.setValue(f"{self._group}/{name}", value)

    def restore(self, window: QWidget, splitter: QSplitter) -> None:
        """Put the window where it stood, within the screens there are now."""
        area = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(min(_USUAL[0], area.width()), min(_USUAL[1], area.height()))
        geometry = self._file.value("geometry") if self._file else None
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
            clamp(window)
        sizes = self._file.value("panes") if self._file else None
        if isinstance(sizes, QByteArray):
            splitter.restoreState(sizes)

    def remember(self, window: QWidget, splitter: QSplitter) -> None:
        """Keep where the window stands."""
        if self._file:
            self._file.setValue("geometry", window.saveGeometry())
            self._file.setValue("panes", splitter.saveState())
            self._file.sync()


def clamp(window: QWidget) -> None:
    """Bring a window onto the screens there are: within reach, and no larger than its screen."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    here = next((area for area in screens if area.intersects(grip(window))), None)
    area = here or screens[0]
    window.resize(window.size().boundedTo(area.size()))
    if here is None:
        window.move(area.topLeft())


def grip(window: QWidget) -> QRect:
    """The part of a window by which it can be moved."""
    place = window.geometry()
    return QRect(place.left() + 40, place.top(), max(1, place.width() - 80), 40)
