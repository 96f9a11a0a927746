"""A text to be read, with links that keys reach without catching whoever goes past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QTextEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_STEPS = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Reader(QTextBrowser):
    """Tab leaves it; Left and Right go from link to link, and Return follows one.

    Qt's own goes to every link by Tab, and a post has dozens before what stands beside it.
    """

    # Qt's part

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, D102
        return QTextEdit.focusNextPrevChild(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() not in _PLAIN:
            super().keyPressEvent(event)
            return
        super().focusNextPrevChild(step)
        if not self.hasFocus():  # it left behind the last link
            self.setFocus(Qt.FocusReason.OtherFocusReason)
