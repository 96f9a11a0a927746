"""The right side of the window: the open entry, made after the first picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

if TYPE_CHECKING:
    from journal.ui.entry.controller import EntryController
    from journal.ui.entry.view import EntryView
    from journal.ui.shell.rooms import House


class Pane(QStackedWidget):
    """An empty surface until the entry's view is wanted; `made` then tells of it, once.

    Its modules, with editor, preview and calendar, are half of what the window is made of.
    """

    made = Signal()

    def __init__(self, house: House, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house = house
        self._parts: tuple[EntryView, EntryController] | None = None
        ground = QFrame()
        ground.setObjectName("entry")
        self.addWidget(ground)

    @property
    def is_made(self) -> bool:
        """Whether there can be an open entry."""
        return self._parts is not None

    @property
    def view(self) -> EntryView:
        """What is seen of the entry."""
        return self._made()[0]

    @property
    def controller(self) -> EntryController:
        """What opens and saves it."""
        return self._made()[1]

    def flush(self) -> bool:
        """Make the typing safe; tell whether it is."""
        return self.controller.flush() if self._parts else True

    def _made(self) -> tuple[EntryView, EntryController]:
        if self._parts is None:
            from journal.store import attachments
            from journal.ui.entry.controller import EntryController
            from journal.ui.entry.view import EntryView

            house = self._house
            view = EntryView(house.theme, attachments.read)
            controller = EntryController(
                house.workspace, view, house.tasks, house.author, house.today
            )
            controller.follow(house.bridge, house.theme)
            self._parts = view, controller
            self.addWidget(view)
            self.setCurrentWidget(view)
            self.made.emit()
        return self._parts
