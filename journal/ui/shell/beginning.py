"""When a window goes on from its first picture to its work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_DEEDS = (
    QEvent.Type.ShortcutOverride,
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
)


class Beginning(QObject):
    """Calls a function once: after the first picture, or before the first key or click.

    Qt gives keys and clicks to the window of the system before any widget or shortcut gets them,
    so whoever types at once finds everything in its place.
    """

    def __init__(self, window: QWidget, begin: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._begin = window, begin
        self._begun = False
        window.installEventFilter(self)

    def _on_time(self) -> None:
        if not self._begun:
            self._begun = True
            self._begin()

    # Qt's part

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, D102
        if self._begun:
            watched.removeEventFilter(self)
        elif event.type() in _DEEDS:
            self._on_time()
        elif watched is self._window and event.type() == QEvent.Type.Show:
            self._window.windowHandle().installEventFilter(self)
        elif watched is self._window and event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self, self._on_time)
        return False
