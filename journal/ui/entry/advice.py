"""Offering what was lived through before while an experiment or a mistake is being written."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journal.domain.dates import now
from journal.domain.entry import Draft, Entry, Kind
from journal.domain.links import Edge, Relation
from journal.errors import JournalError
from journal.ops.base import Together
from journal.ops.entries import AddEntry
from journal.ops.links import AddLink
from journal.store.searching import similar
from journal.ui.entry.view import WRITE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from journal.ops.base import Operation
    from journal.store.searching.similar import Similar
    from journal.ui.entry.keeper import Keeper
    from journal.ui.entry.linking import Linking
    from journal.ui.entry.view import EntryView
    from journal.ui.tasks import Tasks
    from journal.workspace import Workspace

_PAUSE = 500  # milliseconds without a key before something is looked for
_SHORTEST = 8  # characters that are worth looking for
_FRESH = timedelta(minutes=15)  # so long after it was written an entry is still being begun
_MOST = 6  # entries asked for: some will be said not to matter
_WANTED = {Kind.EXPERIMENT: (Kind.LEARNING, Kind.MISTAKE), Kind.MISTAKE: (Kind.MISTAKE,)}
_USED = {Kind.LEARNING: Relation.APPLIED_IN, Kind.MISTAKE: Relation.LED_TO}


class Advice(QObject):
    """Looks for what is near to a new experiment or mistake, and records what people say of it.

    Using a learning says that it was applied in the experiment, using a mistake that it led to
    the experiment; a mistake that happened before is repeated. To disagree is to write the new
    learning: it supersedes the old one, or a mistake taught it.

    Args:
        typed: Gives the draft as it stands in the window now.
        author: The name new entries are kept under.
        today: The day a new entry belongs to.
    """

    failed = Signal(str)
    noticed = Signal(str)
    undo_offered = Signal(str)
    open_requested = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        view: EntryView,
        keeper: Keeper,
        linking: Linking,
        tasks: Tasks,
        typed: Callable[[], Draft],
        new: tuple[Callable[[], str], Callable[[], date]],
    ) -> None:
        super().__init__(view)
        self._workspace, self._view, self._keeper = workspace, view, keeper
        self._linking, self._tasks, self._typed = linking, tasks, typed
        self._author, self._today = new
        self._fresh = False
        self._refused: set[str] = set()  # ids that do not matter for this entry
        self._found: list[Similar] = []
        self._clock = QTimer(self, singleShot=True, interval=_PAUSE)
        self._clock.timeout.connect(self.look)
        view.edited.connect(self._on_edited)
        view.fact_chosen.connect(self._on_edited)
        view.nearest.using.connect(self._on_using)
        view.nearest.irrelevant.connect(self._drop)
        view.nearest.disagreed.connect(self._on_disagreed)
        view.nearest.dismissed.connect(self._on_dismissed)
        view.nearest.opened.connect(self.open_requested)

    def begin(self, entry: Entry | None) -> None:
        """Turn to another entry; None stands for one that does not exist yet."""
        self._clock.stop()
        self._tasks.cancel("advice")
        self._refused, self._found = set(), []
        self._view.nearest.hide()
        self._fresh = entry is None or now() - entry.written_at < _FRESH
        if self._fresh and entry is not None:
            self.look()

    def look(self) -> None:
        """Look for what is near, if the entry is one that may be warned."""
        draft, here = self._typed(), self._keeper.entry_id
        kinds = self._wanted(draft)
        if not kinds or len(draft.title) + len(draft.body) < _SHORTEST:
            self._on_found([])
            return
        leave_out = {here, *self._refused, *self._linking.linked}
        self._tasks.run(
            "advice",
            lambda: similar.nearest(draft, kinds, leave_out, _MOST),
            self._on_found,
        )

    def _wanted(self, draft: Draft) -> tuple[Kind, ...]:
        over = draft.status is not None and draft.status.finished
        return _WANTED.get(draft.kind, ()) if self._fresh and not over else ()

    def _on_edited(self) -> None:
        if self._fresh:
            self._clock.start()

    def _on_found(self, found: list[Similar]) -> None:
        self._found = found
        self.show()

    def show(self) -> None:
        """Show what was found, while the text is written and not read."""
        found = self._found if self._view.mode == WRITE else []
        self._view.nearest.show_found(self._typed().kind, found)

    # What people say of it

    def _on_using(self, other: Entry) -> None:
        entry = self._linking.here()
        if entry is None:
            return
        again = entry.kind is Kind.MISTAKE
        edge = (
            Edge(entry.id, Relation.REPEATS, other.id)
            if again
            else Edge(other.id, _USED[other.kind], entry.id)
        )
        if self._do(AddLink(edge)):
            words = edge.relation.words if again else edge.relation.inverse
            self.noticed.emit(self.tr("Linked: this %s.") % f"{words} “{other.heading}”")
            self._drop(other)

    def _on_disagreed(self, other: Entry) -> None:
        self._view.strip.ask_line(
            self.tr("What do you hold now, instead of “%s”?") % other.heading,
            self.tr("One sentence: it becomes a learning"),
            lambda words: self._disagree(other, words),
            self._view.body,
        )

    def _disagree(self, other: Entry, words: str) -> None:
        if not words:
            return
        draft = Draft(
            title=words, kind=Kind.LEARNING, audience=other.audience, project=other.project,
            tags=other.tags,
        )  # fmt: skip
        new = AddEntry(draft, self._today(), self._author())
        edge = (
            Edge(new.id, Relation.SUPERSEDES, other.id)
            if other.kind is Kind.LEARNING
            else Edge(other.id, Relation.TAUGHT, new.id)
        )
        if self._do(Together((new, AddLink(edge)), self.tr("disagree"))):
            self.undo_offered.emit(self.tr("Kept as a learning: “%s”.") % words)
            self._drop(other)

    def _drop(self, other: Entry) -> None:
        """Say no more of an entry, and go on with the next one."""
        focused = self._view.nearest.isAncestorOf(self._view.window().focusWidget() or self._view)
        self._refused.add(other.id)
        self._on_found([each for each in self._found if each.entry.id != other.id])
        if focused and not self._view.nearest.isVisible():
            self._view.focus_text()

    def _on_dismissed(self) -> None:
        self._fresh = False
        self._tasks.cancel("advice")
        self._on_found([])
        self._view.focus_text()

    def _do(self, operation: Operation) -> bool:
        try:
            self._workspace.do(operation)
        except JournalError as error:
            self.failed.emit(str(error))
            return False
        return True
