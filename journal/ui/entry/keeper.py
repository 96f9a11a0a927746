"""Keeping what is typed: as a draft while the keys go, as the entry when they pause.

A draft is kept 500 ms after the last key and at most 2 s after the first unkept one, so a crash
costs two seconds of typing at most. When typing pauses, the text becomes the entry itself; all
saves of one sitting are one step of undo.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal.domain.dates import now
from journal.domain.entry import Draft, KeptDraft
from journal.domain.ids import new_id
from journal.errors import EntryChanged, JournalError, UnknownId
from journal.ops.base import Together
from journal.ops.drafts import DropDraft, KeepDraft
from journal.ops.entries import AddEntry, EditEntry
from journal.ops.links import AddLink
from journal.store import entries

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from journal.domain.entry import Entry
    from journal.domain.links import Edge
    from journal.ops.base import Operation
    from journal.workspace import Workspace

_AFTER_KEY = 500  # milliseconds from the last key to the draft
_AT_MOST = 2.0  # seconds from the first unkept key to the draft
_PAUSE = 2_000  # milliseconds without a key before the entry itself is saved
_AGAIN = 5_000  # milliseconds before a save that was refused is tried again


class Keeper(QObject):
    """Holds one entry that is being written; `base` is the revision it is written upon.

    `edge` is the link that an entry which does not exist yet will have from its first save on.

    Args:
        typed: Gives the draft as it stands in the window now.
        author: The name new entries are kept under.
        today: The day a new entry belongs to.
    """

    saved = Signal(object)  # Entry
    kept = Signal()  # the draft
    refused = Signal(object)  # JournalError; the text is still in the window

    def __init__(
        self,
        workspace: Workspace,
        typed: Callable[[], Draft],
        author: Callable[[], str],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._typed = workspace, typed
        self._author, self._today = author, today
        self.entry_id, self.base = "", 0
        self.edge: Edge | None = None
        self.conflict = False
        self._unsaved = self._unkept = self._has_draft = False
        self._first_key = 0.0
        self._draft_clock = QTimer(self, singleShot=True)
        self._draft_clock.timeout.connect(self.keep)
        self._save_clock = QTimer(self, singleShot=True, interval=_PAUSE)
        self._save_clock.timeout.connect(self.save)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not in the entry yet."""
        return self._unsaved

    def begin(self, entry: Entry | None, kept: KeptDraft | None = None) -> None:
        """Turn to an entry (None: to one that does not exist yet).

        Args:
            entry: As it is in the journal.
            kept: The draft that the window shows instead, if there is one.
        """
        self._stop()
        self.entry_id = entry.id if entry else kept.entry_id if kept else new_id()
        self.base = kept.base_revision if kept else entry.revision if entry else 0
        self.edge, self.conflict = kept.edge if kept else None, False
        self._unsaved = self._has_draft = kept is not None
        self._unkept = False
        if kept is not None:
            self._save_clock.start()

    def end(self) -> None:
        """Turn away from the entry; whatever is unsaved is given up."""
        self._stop()
        self.entry_id, self.base, self.edge = "", 0, None
        self.conflict = self._unsaved = self._unkept = self._has_draft = False

    def touch(self) -> None:
        """Something was typed."""
        if not self.entry_id:
            return
        present = time.monotonic()
        if not self._unkept:
            self._first_key = present
        self._unsaved = self._unkept = True
        left = self._first_key + _AT_MOST - present
        self._draft_clock.start(max(0, min(_AFTER_KEY, round(left * 1000))))
        if not self.conflict:
            self._save_clock.start(_PAUSE)

    def keep(self) -> bool:
        """Keep the draft now; tell whether the typing is safe."""
        self._draft_clock.stop()
        if not self._unkept:
            return True
        draft = self._typed()
        if not self.base and not (draft.title.strip() or draft.body.strip()):
            self._unkept = False  # a new entry without a word is nothing yet
            return True
        if not self._do(KeepDraft(KeptDraft(self.entry_id, self.base, draft, now(), self.edge))):
            return False
        self._unkept, self._has_draft = False, True
        self.kept.emit()
        return True

    def save(self) -> bool:
        """Save the entry now; tell whether it holds everything that was typed."""
        self._stop()
        if not self._unsaved:
            return True
        draft = self._typed()
        if not (draft.title.strip() or draft.body.strip()) and not self.base:
            self._unsaved = self._unkept = False
            return self._drop()
        if self.conflict or not self._do(self._operation(draft)):
            return False
        self._unsaved = self._unkept = self._has_draft = False
        self.edge = None
        entry = entries.get(self.entry_id)
        self.base = entry.revision
        self.saved.emit(entry)
        return True

    def flush(self) -> bool:
        """Save, or at least keep the draft; tell whether the typing is safe."""
        return self.save() or self.keep()

    def save_over(self) -> bool:
        """Save in spite of what others wrote meanwhile; theirs stays in the history."""
        self.base = entries.get(self.entry_id).revision
        self.conflict = False
        return self.save()

    def save_apart(self) -> bool:
        """Keep the typing as an entry of its own and leave the other as others wrote it."""
        before, after = self.entry_id, replace(self._typed(), source="")
        addition = AddEntry(after, self._today(), self._author())
        if not self._do(addition):
            return False
        self._do(DropDraft(before))
        self.begin(entries.get(addition.id))
        self.saved.emit(entries.get(addition.id))
        return True

    def _operation(self, draft: Draft) -> Operation:
        if not self.base:
            addition = AddEntry(draft, self._today(), self._author(), id=self.entry_id)
            if self.edge is None:
                return addition
            return Together((addition, AddLink(self.edge)), addition.label)
        return EditEntry(self.entry_id, self.base, draft, self._author(), autosave=True)

    def _drop(self) -> bool:
        if self._has_draft:
            self._has_draft = False
            return self._do(DropDraft(self.entry_id))
        return True

    def _do(self, operation: Operation) -> bool:
        try:
            self._workspace.do(operation)
        except JournalError as error:
            if isinstance(error, UnknownId) and self.base and not entries.by_ids([self.entry_id]):
                self.base = 0  # it is not in the journal, as after a restore: it is added again
                return self._do(self._operation(self._typed()))
            self.conflict = self.conflict or isinstance(error, EntryChanged)
            if not self.conflict:
                self._save_clock.start(_AGAIN)
            self.refused.emit(error)
            return False
        return True

    def _stop(self) -> None:
        self._draft_clock.stop()
        self._save_clock.stop()
