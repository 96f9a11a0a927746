"""A text to be read, with links that keys reach without catching whoever goes past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

_EDGE = 2  # pixels of the line at the left of the one that has the focus
_STEPS = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Reader(QTextBrowser):
    """Tab leaves it; Left and Right go from link to link, and Return follows one.

    A line at its left says that it has the focus.

    Qt's own goes to every link by Tab, and a post has dozens before what stands beside it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edge = QWidget(self)
        self._edge.setBackgroundRole(QPalette.ColorRole.Link)  # the accent of the theme
        self._edge.setAutoFillBackground(True)
        self._edge.hide()

    # Qt's part

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802, D102
        super().focusInEvent(event)
        self._edge.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802, D102
        super().focusOutEvent(event)
        self._edge.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        self._edge.setGeometry(0, 0, _EDGE, self.height())

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
