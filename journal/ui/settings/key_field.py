"""A field that takes keys instead of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ALONE = (
    Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown,
)  # fmt: skip
_LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class KeyField(QLineEdit):
    """Waits for one key with what is held together with it; Escape and Tab leave it."""

    pressed = Signal(str)  # as `QKeySequence` writes it: Ctrl+D
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setPlaceholderText(self.tr("Ctrl or Alt with another key"))

    # Qt's part

    def event(self, event: QEvent) -> bool:  # noqa: D102
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no command runs while its keys are asked for
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._on_key(event)
            return True
        return super().event(event)

    def _on_key(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & _HELD
        if key in _LEAVING and not held:
            self.left.emit()
        elif key not in _ALONE:
            # Shift that only makes the sign (Ctrl+! instead of Ctrl+1) is part of the sign.
            sign = event.text()
            makes_sign = sign.isprintable() and not sign.isalnum() and not sign.isspace() and sign
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not makes_sign:
                held |= Qt.KeyboardModifier.ShiftModifier
            keys = QKeySequence(QKeyCombination(held, key))
            self.pressed.emit(keys.toString(QKeySequence.SequenceFormat.PortableText))
