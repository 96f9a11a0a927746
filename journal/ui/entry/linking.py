"""Links of the open entry: showing them, making them, and writing what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.domain.entry import Kind
from journal.domain.links import Relation
from journal.errors import JournalError
from journal.ops.links import AddLink, RemoveLink
from journal.store import entries, links
from journal.ui.entry import chain
from journal.ui.entry.chain import Next, Tie
from journal.ui.entry.connections import Connection

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.domain.change import Change
    from journal.domain.entry import Draft, Entry
    from journal.domain.links import Edge
    from journal.ui.bridge import Bridge
    from journal.ui.entry.keeper import Keeper
    from journal.ui.entry.view import EntryView
    from journal.workspace import Workspace

    Begin = Callable[[Draft, Callable[[str], Edge]], bool]


class Linking(QObject):
    """Speaks for the links of whatever entry the keeper holds.

    Args:
        begin: Opens a new entry, given its draft and the link it is to have under its id.
        author: The name new entries are kept under.
    """

    failed = Signal(str)
    noticed = Signal(str)
    undo_offered = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        view: EntryView,
        keeper: Keeper,
        begin: Begin,
        author: Callable[[], str],
    ) -> None:
        super().__init__(view)
        self._workspace, self._view, self._keeper = workspace, view, keeper
        self._begin, self._author = begin, author
        self._shown: frozenset[str] = frozenset()
        view.connections.remove_requested.connect(self._on_remove)
        view.then_requested.connect(self.and_then)
        view.applied_requested.connect(self.record_applied)
        view.link_requested.connect(self.add_link)
        view.picker.picked.connect(self._on_picked)
        view.picker.new_wanted.connect(self._on_new_wanted)
        view.picker.closed.connect(view.focus_text)

    @property
    def linked(self) -> frozenset[str]:
        """The ids of the entries that are linked with the open one, and its own."""
        return self._shown

    def follow(self, bridge: Bridge) -> None:
        """Follow what changes in the journal."""
        bridge.changed.connect(self._on_changed)

    def show(self) -> None:
        """Read the links of the open entry."""
        here = self._keeper.entry_id
        try:
            edges = links.of(here) if here else []
        except JournalError as error:
            self.failed.emit(str(error))
            return
        others = {edge.target if edge.source == here else edge.source for edge in edges}
        found = {entry.id: entry for entry in entries.by_ids(tuple(others))}
        self._shown = frozenset((here, *others))
        self._view.connections.show_links(
            [_connection(edge, here, found) for edge in edges if _seen(edge, here, found)]
        )

    def and_then(self) -> None:
        """Write the next entry of the chain."""
        entry = self.here()
        if entry is not None:
            self._write(entry, chain.following(entry))

    def write(self, step: Next) -> None:
        """Write the next entry of the chain, of a kind that was chosen."""
        entry = self.here()
        if entry is not None:
            self._write(entry, step)

    def record_applied(self) -> None:
        """Say where a learning was applied."""
        entry = self.here()
        if entry is None:
            return
        if entry.kind is not Kind.LEARNING:
            self.noticed.emit(self.tr("Only a learning is applied; this is none."))
            return
        self._view.picker.ask(entry, self.tr("Where is it applied?"), Tie(Relation.APPLIED_IN))

    def add_link(self) -> None:
        """Choose another entry to link with this one."""
        entry = self.here()
        if entry is not None:
            self._view.picker.ask(entry, self.tr("Link another entry:"))

    def here(self) -> Entry | None:
        """The open entry, once what was typed in it is safe; None where there is none yet."""
        if not self._keeper.flush():
            return None
        found = entries.by_ids([self._keeper.entry_id])
        if not found and not self._view.is_empty:
            self.noticed.emit(self.tr("Write a word first, then the next entry can follow."))
        return found[0] if found else None

    def _write(self, entry: Entry, step: Next, title: str = "") -> None:
        draft = chain.begun(entry, step, self._author(), title)
        tie = Tie(step.relation)
        if self._begin(draft, lambda there: tie.edge(entry.id, there)):
            self._view.say_state(self.tr("After “%s”") % _short(entry.heading))

    def _on_new_wanted(self, tie: Tie, title: str) -> None:
        entry = self.here()
        if entry is not None:
            kind = chain.following(entry).kind
            self._write(entry, Next(kind, tie.relation), title)

    def _on_picked(self, tie: Tie, other: Entry) -> None:
        edge = tie.edge(self._keeper.entry_id, other.id)
        if self._do(AddLink(edge)):
            self.noticed.emit(
                self.tr("Linked: this %s.") % f"{tie.words} “{_short(other.heading)}”"
            )

    def _on_remove(self, edge: Edge) -> None:
        if self._do(RemoveLink(edge)):
            self._view.focus_text()
            self.undo_offered.emit(self.tr("The link is removed."))

    def _on_changed(self, change: Change) -> None:
        here = self._keeper.entry_id
        own_save = change.entries == {here} and here in change.drafts  # its links stay
        if change.everything or (change.entries & self._shown and not own_save):
            self.show()

    def _do(self, operation: AddLink | RemoveLink) -> bool:
        try:
            self._workspace.do(operation)
        except JournalError as error:
            self.failed.emit(str(error))
            return False
        return True


def _seen(edge: Edge, here: str, found: dict[str, Entry]) -> bool:
    other = found.get(edge.target if edge.source == here else edge.source)
    return other is not None and not other.trashed


def _connection(edge: Edge, here: str, found: dict[str, Entry]) -> Connection:
    starts = edge.source == here
    other = found[edge.target if starts else edge.source]
    words = edge.relation.words if starts else edge.relation.inverse
    return Connection(edge, words, other.id, other.heading or other.id[:8], other.kind)


def _short(heading: str, limit: int = 60) -> str:
    return heading if len(heading) <= limit else heading[: limit - 1] + "…"
