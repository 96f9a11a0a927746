"""What can be done to several entries at once: tag, project, audience, trash."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QLabel

from journal.domain.entry import Audience
from journal.errors import JournalError
from journal.ops.several import ChangeEntries
from journal.store import labels
from journal.ui.widgets.buttons import TextButton
from journal.ui.widgets.flow import FlowLayout
from journal.ui.widgets.picker import Picker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journal.domain.change import Change
    from journal.ui.changes import Changes
    from journal.ui.theme import Theme
    from journal.ui.timeline.view import TimelineView

TAG, PROJECT, AUDIENCE, TRASH = "tag", "project", "audience", "trash"


class BulkBar(QFrame):
    """Appears while several cards are selected."""

    requested = Signal(str)  # `TAG`, `PROJECT`, `AUDIENCE` or `TRASH`
    ended = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._theme = theme
        self._number = QLabel()
        self._number.setProperty("role", "strong")
        words = {
            TAG: (self.tr("Tag"), "tag"), PROJECT: (self.tr("Project"), "folder"),
            AUDIENCE: (self.tr("Audience"), "eye"), TRASH: (self.tr("Trash"), "trash"),
        }  # fmt: skip
        flow = FlowLayout(self)
        flow.setContentsMargins(24, 8, 24, 8)
        flow.addWidget(self._number)
        self.buttons: dict[str, TextButton] = {}
        for name, (text, icon) in words.items():
            button = self.buttons[name] = TextButton(theme, text, "chip", icon)
            if name == TAG:
                button.setAccessibleName(self.tr("Add a tag to all that are selected"))
            button.clicked.connect(lambda _=False, name=name: self.requested.emit(name))
            flow.addWidget(button)
        self.clear = TextButton(theme, self.tr("Done"), "link")
        self.clear.setAccessibleName(self.tr("Done: select one entry again (Escape)"))
        self.clear.clicked.connect(self.ended)
        flow.addWidget(self.clear)
        self.hide()

    def show_number(self, number: int) -> None:
        """Say how many are selected; fewer than two need no bar."""
        self._number.setText(self.tr("%n selected", "", number))
        self.setVisible(number > 1)

    def pick(self, what: str, choices: Sequence[tuple[str, str]]) -> Picker:
        """Offer names at a button."""
        free = "" if what == AUDIENCE else self.tr("New: %s")
        title = {
            TAG: self.tr("Tag to add"),
            PROJECT: self.tr("Project"),
            AUDIENCE: self.tr("Who may read"),
        }[what]
        picker = Picker(self._theme, title, choices, free, self)
        picker.open_at(self.buttons[what])
        return picker


class BulkController(QObject):
    """Turns wishes for several entries into one operation, and so into one undo.

    Args:
        author: Who makes the change.
        flush: Makes what is being typed safe first; tells whether it is.
    """

    failed = Signal(str)
    done = Signal(str)  # what was done, in words

    def __init__(
        self,
        changes: Changes,
        view: TimelineView,
        author: Callable[[], str],
        flush: Callable[[], bool],
    ) -> None:
        super().__init__(view)
        self._changes, self._view = changes, view
        self._author, self._flush = author, flush
        view.bulk.requested.connect(self._on_requested)

    def apply(self, what: str, value: str) -> None:
        """Give all selected entries a tag, a project or an audience."""
        ids = self._view.cards.chosen
        if ids and self._flush():
            self._changes.do(self._change(ids, what, value), self._on_changed)

    def _change(self, ids: tuple[str, ...], what: str, value: str) -> ChangeEntries:
        change = partial(ChangeEntries, ids, self._author())
        if what == TAG:
            return change(tag=value, label=self.tr("tag several entries"))
        if what == PROJECT:
            return change(project=value, label=self.tr("move several entries to a project"))
        label = self.tr("change who may read several entries")
        return change(audience=Audience(value), label=label)

    def _on_changed(self, change: Change) -> None:
        number = len(change.entries)
        words = self.tr("1 entry was changed.")
        if number != 1:
            words = self.tr("%n entries were changed.", "", number)
        self.done.emit(words)

    def _on_requested(self, what: str) -> None:
        if what == TRASH:
            self._view.cards.trash_requested.emit(self._view.cards.chosen)
            return
        try:
            choices = self._choices(what)
        except JournalError as error:
            self.failed.emit(str(error))
            return
        picker = self._view.bulk.pick(what, choices)
        picker.picked.connect(lambda value: self.apply(what, value))

    def _choices(self, what: str) -> list[tuple[str, str]]:
        if what == AUDIENCE:
            return [(audience.value, "") for audience in Audience]
        known = labels.tags() if what == TAG else labels.projects()
        return [(name, str(number)) for name, number in known]
