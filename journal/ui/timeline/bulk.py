"""What can be done to several entries at once: tag, project, audience, trash."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel

from journal.domain.entry import Audience, Draft, check_line
from journal.domain.people import fold
from journal.errors import InputRefused, JournalError, shown
from journal.ops.base import Together
from journal.ops.entries import EditEntry
from journal.store import entries, labels
from journal.ui.widgets.buttons import TextButton
from journal.ui.widgets.flow import FlowLayout
from journal.ui.widgets.picker import Picker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journal.ui.theme import Theme
    from journal.ui.timeline.view import TimelineView
    from journal.workspace import Workspace

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
        workspace: Workspace,
        view: TimelineView,
        author: Callable[[], str],
        flush: Callable[[], bool],
    ) -> None:
        super().__init__(view)
        self._workspace, self._view = workspace, view
        self._author, self._flush = author, flush
        view.bulk.requested.connect(self._on_requested)

    def apply(self, what: str, value: str) -> None:
        """Give all selected entries a tag, a project or an audience."""
        ids = self._view.cards.chosen
        if not ids or not self._flush():
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        try:
            edits = self._edits(ids, what, value)
            if edits:
                self._workspace.do(Together(edits, self._label(what)))
        except JournalError as error:
            self.failed.emit(str(error))
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        changed = len(edits)
        words = self.tr("1 entry was changed.")
        if changed != 1:
            words = self.tr("%n entries were changed.", "", changed)
        self.done.emit(words)

    def _edits(self, ids: Sequence[str], what: str, value: str) -> tuple[EditEntry, ...]:
        found = entries.by_ids(ids)
        drafts = [(entry, _altered(entry.draft(), what, value)) for entry in found]
        return tuple(
            EditEntry(entry.id, entry.revision, draft, self._author())
            for entry, draft in drafts
            if draft != entry.draft()
        )

    def _label(self, what: str) -> str:
        return {
            TAG: self.tr("tag several entries"),
            PROJECT: self.tr("move several entries to a project"),
            AUDIENCE: self.tr("change who may read several entries"),
        }[what]

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


def _altered(draft: Draft, what: str, value: str) -> Draft:
    if what == AUDIENCE:
        return replace(draft, audience=Audience(value))
    check_line(value)
    name = value.strip().removeprefix("#") if what == TAG else value.strip()
    if not name:
        raise InputRefused(f"“{shown(value)}” is no name.")
    if what == PROJECT:
        return replace(draft, project=name)
    here = fold(name) in map(fold, draft.tags)
    return draft if here else replace(draft, tags=(*draft.tags, name))
