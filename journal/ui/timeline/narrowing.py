"""What narrows the timeline down besides words: chips for author, project, tag, dates and more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from journal.domain.entry import Status
from journal.domain.filters import condition
from journal.errors import JournalError
from journal.ui.widgets.buttons import TextButton
from journal.ui.widgets.flow import FlowLayout
from journal.ui.widgets.picker import Picker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from journal.domain.filters import Condition
    from journal.ui.theme import Theme


class Narrowing(QWidget):
    """A chip that offers more filters, and one chip for each that is active; a click ends it."""

    changed = Signal()
    choices_requested = Signal(str)  # an operator, or "dates"
    save_requested = Signal()
    refused = Signal(str)  # what was picked is no day

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.conditions: tuple[Condition, ...] = ()
        self.more = TextButton(theme, self.tr("Filter"), "chip", "plus")
        self.more.setAccessibleName(self.tr("Add a filter"))
        self.menu = QMenu(self)
        for operator, words in self._names().items():
            self.menu.addAction(words).setData(operator)
        self.menu.addSeparator()
        self.save_action = self.menu.addAction(self.tr("Save this search"))
        self.menu.triggered.connect(self._on_triggered)
        self.more.clicked.connect(self._on_more)
        self.save = TextButton(theme, self.tr("Save this search"), "link")
        self.save.clicked.connect(self.save_requested)
        self.chips: list[TextButton] = []
        self._flow = FlowLayout(self)
        self._flow.addWidget(self.save)
        self.hide()

    def offer_saving(self, *, possible: bool) -> None:
        """Offer to save the search, or not; the chips have a row only while there are any."""
        self.save_action.setEnabled(possible)
        self.setVisible(bool(self.conditions))

    def choose(self, conditions: Sequence[Condition]) -> None:
        """Have these filters active, and tell."""
        self.show_conditions(conditions)
        self.changed.emit()

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Have these filters active without telling anyone."""
        self.conditions = tuple(dict.fromkeys(conditions))
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.save)
        self.chips = [self._chip(condition) for condition in self.conditions]
        for button in (*self.chips, self.save):
            self._flow.addWidget(button)
        self.updateGeometry()

    def pick(self, operator: str, choices: Sequence[tuple[str, str]]) -> Picker:
        """Offer the values of a filter at the chip."""
        free = self.tr("Days: %s") if operator == "dates" else ""
        picker = Picker(self._theme, self._names()[operator], choices, free, self)
        picker.picked.connect(lambda value: self._on_picked(operator, value))
        picker.open_at(self.more)
        return picker

    def _names(self) -> dict[str, str]:
        return {
            "by": self.tr("Author"), "project": self.tr("Project"), "tag": self.tr("Tag"),
            "person": self.tr("Person"), "dates": self.tr("Dates"), "status": self.tr("Status"),
        }  # fmt: skip

    def _chip(self, condition: Condition) -> TextButton:
        words = self._words(condition)
        elided = self.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, self._theme.px(_WIDEST)
        )
        chip = TextButton(self._theme, elided.replace("&", "&&"), "chip", "x", self)
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setAccessibleName(self.tr("Remove the filter %s") % words)
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda: self._remove(condition))
        chip.show()
        return chip

    def _words(self, condition: Condition) -> str:
        named = {
            "by": self.tr("by %s"), "project": self.tr("in %s"), "tag": "#%s", "person": "@%s",
            "from": self.tr("from %s"), "to": self.tr("to %s"), "status": "%s",
        }  # fmt: skip
        return named.get(condition.operator, f"{condition.operator}: %s") % condition.value

    def _remove(self, condition: Condition) -> None:
        self.choose([other for other in self.conditions if other != condition])
        self.more.setFocus()

    def _on_triggered(self, action: QAction) -> None:
        if action is self.save_action:
            self.save_requested.emit()
        else:
            self.choices_requested.emit(action.data())

    def _on_more(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _on_picked(self, operator: str, value: str) -> None:
        try:
            self.choose([*self.conditions, *wanted(operator, value)])
        except JournalError as error:
            self.refused.emit(str(error))


def wanted(operator: str, value: str) -> list[Condition]:
    """The conditions of a value: for dates `2026`, `2026-11`, or two of these with `to` between.

    Raises:
        InputRefused: The value is none of these.
    """
    if operator != "dates":
        return [condition(operator, value)]
    first, _, last = value.partition(" to ")
    return [condition("from", first.strip()), condition("to", (last or first).strip())]


def statuses() -> list[tuple[str, str]]:
    """The statuses of an experiment."""
    return [(status.value, "") for status in Status]


_WIDEST = 220  # pixels of a chip's words
