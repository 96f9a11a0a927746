"""A small list that opens at a button: type a few letters, choose with the arrows, Return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from journal.ui.widgets.popup import Popup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent, QObject

    from journal.ui.theme import Theme

_MOST = 200  # names shown at once; more are found by typing
_TALLEST = 10  # rows seen at once
_VALUE = Qt.ItemDataRole.UserRole


class Picker(Popup):
    """Emits the name that was picked, and goes away.

    Args:
        theme: The look.
        title: What is picked, for the field and for screen readers.
        choices: Names, each with a number or another quiet word.
        free: Words for a name that is not among them, with `%s` for it; empty forbids one.
    """

    picked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        choices: Sequence[tuple[str, str]],
        free: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._choices, self._free = choices, free
        self.field = QLineEdit()
        self.field.setPlaceholderText(title)
        self.field.setAccessibleName(title)
        self.list = QListWidget()
        self.list.setObjectName("picks")
        self.list.setAccessibleName(title)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.column.addWidget(self.field)
        self.column.addWidget(self.list)
        self._tall = theme.px(28)
        rows = min(_TALLEST, max(1, len(choices) + bool(free)))
        self.resize(theme.px(280), self.field.sizeHint().height() + rows * self._tall + 28)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._on_return)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._pick)
        self._narrow()

    def open_at(self, widget: QWidget) -> None:
        """Open below a widget, ready to type."""
        super().open_at(widget)
        self.field.setFocus()

    def names(self) -> list[str]:
        """The names that are shown."""
        return [str(self.list.item(n).data(_VALUE)) for n in range(self.list.count())]

    def _narrow(self) -> None:
        typed = self.field.text().strip()
        wanted = typed.casefold()
        fitting = [row for row in self._choices if wanted in row[0].casefold()]
        fitting.sort(key=lambda row: not row[0].casefold().startswith(wanted))
        self.list.clear()
        for name, note in fitting[:_MOST]:
            self._add(name, f"{name}  ·  {note}" if note else name)
        if typed and self._free and all(name.casefold() != wanted for name, _ in fitting):
            self._add(typed, self._free % typed)
        self.list.setCurrentRow(0)

    def _add(self, name: str, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_VALUE, name)
        item.setSizeHint(QSize(0, self._tall))
        self.list.addItem(item)

    def _on_return(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._pick(item)

    def _pick(self, item: QListWidgetItem) -> None:
        name = str(item.data(_VALUE))
        self.close()
        self.picked.emit(name)

    # Qt's part

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, D102
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step and self.list.count():
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                return True
        return super().eventFilter(watched, event)
