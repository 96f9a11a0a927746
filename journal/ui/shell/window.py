"""The window: what each command does, and what follows from what happens in its parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QTimer, Signal

from journal import settings
from journal.errors import JournalError
from journal.ui.shell.beginning import Beginning
from journal.ui.shell.frame import Frame
from journal.ui.shell.regions import go_round
from journal.ui.shell.rooms import REVIEW, ROOMS, TIMELINE, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from journal.domain.change import Change
    from journal.domain.entry import Draft
    from journal.settings import Settings
    from journal.ui.bridge import Bridge
    from journal.ui.tasks import Tasks
    from journal.ui.theme import Theme
    from journal.workspace import Workspace


class Window(Frame):
    """One journal. The handlers of the commands are its public methods.

    The frame is painted before the journal is opened: with the next turn of the loop the room is
    filled and `opened` told, then the entry of the last time is shown and `ready` told. `refused`
    carries the `JournalError` of a journal that cannot be opened.
    """

    opened = Signal()
    ready = Signal()
    refused = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        chosen: Settings,
        theme: Theme,
        tasks: Tasks,
        bridge: Bridge,
        *,
        sample: bool = False,
    ) -> None:
        super().__init__(workspace, chosen, theme, tasks, bridge, sample=sample)
        self._forced = self.started = False
        self._start()
        Beginning(self, self._go_on)

    # What the table of commands names

    def new_entry(self) -> None:
        """Write a new entry."""
        self._panes.show_entry()
        self.writing.start_new()

    def go_to(self, room: str) -> None:
        """Show a room, with the focus where the work in it begins."""
        self.show_room(room)
        self.rooms.focus_first()

    def write_review(self) -> None:
        """Write the year in review into a folder."""
        self.go_to(REVIEW)
        self.rooms.write_review()

    def search(self) -> None:
        """Search the timeline."""
        self.show_room(TIMELINE)
        self.rooms.focus_search()

    def undo(self) -> None:
        """Take back the last thing typed in this field, or else done in the journal."""
        self.stepping.step("undo")

    def undo_journal(self) -> None:
        """Take back the last thing done in the journal, whatever field has the focus."""
        self.stepping.step_journal("undo")

    def redo(self) -> None:
        """Do again what undo took back."""
        self.stepping.step("redo")

    def trash(self) -> None:
        """Move what is selected, or what is open, to the trash."""
        cards = self.rooms.cards
        chosen = cards.chosen if cards and cards.hasFocus() else ()
        self.trash_entries(chosen or tuple(filter(None, (self.writing.entry_id,))))

    def toggle_preview(self) -> None:
        """Change between writing and reading."""
        self._panes.show_entry()
        self.writing.toggle_mode()

    def next_region(self) -> None:
        """Go to the next part of the window."""
        go_round(self._regions(), 1)

    def previous_region(self) -> None:
        """Go to the part before."""
        go_round(self._regions(), -1)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or no longer."""
        self.setWindowState(self.windowState() ^ QtCore.Qt.WindowState.WindowFullScreen)

    def choose_theme(self, choice: str) -> None:
        """Change the look and remember it."""
        try:
            settings.save(replace(settings.load(), theme=choice))
        except JournalError as error:
            self.troubles.tell(str(error))
        self._on_settings_changed(replace(self._settings, theme=choice))

    def open_menu(self) -> None:
        """Open the menu above its button."""
        for direction in ("undo", "redo"):
            self._commands.actions[direction].setText(self.stepping.words(direction))
        button, menu = self.sidebar.menu, self._commands.menu()
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def open_settings(self) -> None:
        """Choose how the window is to be."""
        self.dialogs.open_settings(self._settings)

    def show_about(self) -> None:
        """Show versions, places and licences."""
        self.dialogs.open_about(self._settings)

    # What others ask of the window

    def show_room(self, room: str) -> None:
        """Show a room, with the open entry marked in it."""
        self.sidebar.show_room(room)
        if self._begun or room == TODAY:
            self.rooms.show_room(room)
        self._panes.arrange(wide=self.rooms.is_wide(room))
        if self._begun:
            self.rooms.load()
        if self._pane.is_made:
            self.rooms.mark(self.writing.entry_id)
        self._state.put("room", room)

    def trash_entries(self, ids: tuple[str, ...]) -> None:
        """Move entries to the trash and offer to take it back."""
        writing, cards = self.writing, self.rooms.cards
        if writing.entry_id in ids and not writing.flush():
            return
        if ids == (writing.entry_id,) and not writing.keeper.base:
            writing.close_entry()  # it was never more than an idea
        elif ids:
            after = cards.neighbour(ids) if cards else ""
            self._bin.take(ids, lambda: self._open(after))

    def come_forward(self) -> None:
        """Come before the other windows, because someone started the journal again."""
        self.setWindowState(self.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def flush(self) -> bool:
        """Make the typing safe; tell whether it is."""
        return self._flush_entry() and self.rooms.flush()

    def end_session(self) -> None:
        """Close without a question, because the system wants it so; typing is never lost."""
        self._forced = True
        self.changes.stop()  # while one is being made, nothing else can be saved
        if not self._flush_entry():
            self.troubles.rescue()
        if not self.rooms.flush():
            self.rooms.rescue()
        self.close()

    # How it is made

    def _join(self) -> None:
        """What works on the journal, and the commands."""
        from journal.ui.keys import Keymap
        from journal.ui.shell.commands import Commands
        from journal.ui.shell.dialogs import Dialogs
        from journal.ui.shell.entry_commands import EntryCommands
        from journal.ui.shell.labelling import labels_of
        from journal.ui.shell.shelves import Shelves
        from journal.ui.shell.trash import Trash
        from journal.ui.shell.undo import Undo

        self._keymap = Keymap(self)
        self._keymap.load()
        self.on_entry = EntryCommands(self._pane, self)
        self.dialogs = Dialogs(self, self._house, self._keymap)
        self.stepping = Undo(self._workspace, self.changes, self.flush, self)
        self._bin = Trash(self.changes, self)
        self._shelves = Shelves(self.sidebar, self._tasks)
        self.labels = labels_of(self._house, self.sidebar, self.rooms, self)
        self._commands = Commands(self, self._theme, self._keymap)
        self._commands.actions[f"theme_{self._theme.choice}"].setChecked(True)
        self._connect()

    def _connect(self) -> None:
        sidebar, rooms, dialogs = self.sidebar, self.rooms, self.dialogs
        labels = self.labels
        for part in (sidebar, rooms):
            part.new_requested.connect(self.new_entry)
            part.room_requested.connect(self.go_to)
        sidebar.menu_requested.connect(self.open_menu)
        for wish in (sidebar.query_requested, dialogs.query_chosen, labels.query_requested):
            wish.connect(self._on_query_requested)
        for wish in (rooms.entry_opened, dialogs.entry_chosen, self.stepping.entry_returned):
            wish.connect(self._bring)
        rooms.entry_entered.connect(self._on_entered)
        self.on_entry.follow(rooms, self._bring)
        rooms.added.connect(self._on_added)
        rooms.draft_requested.connect(self._on_draft_requested)
        rooms.shape_changed.connect(lambda: self._panes.arrange(wide=rooms.is_wide(rooms.present)))
        rooms.trash_requested.connect(self.trash_entries)
        dialogs.command_chosen.connect(lambda name: self._commands.actions[name].trigger())
        dialogs.settings_changed.connect(self._on_settings_changed)
        for taken in (rooms.taken_away, self._bin.trashed, labels.taken_away):
            taken.connect(self._on_taken_away)
        self._bin.restored.connect(self._bring)
        labels.renamed.connect(self._on_undoable)
        for changed in (rooms.searches_changed, labels.searches_changed):
            changed.connect(self._shelves.load)
        self._shelves.filled.connect(self._order_tabs)
        self._shelves.follow(self._bridge)
        for notice in (rooms.noticed, labels.noticed, self.on_entry.refused, self.stepping.stepped):
            notice.connect(self.messages.notice)
        for failed in (
            rooms.failed,
            labels.failed,
            dialogs.failed,
            self._tasks.failed,
        ):
            failed.connect(self.troubles.tell)
        self.troubles.keys_requested.connect(dialogs.open_keys)
        self.troubles.close_requested.connect(self.close)
        self.troubles.report_requested.connect(dialogs.open_report)
        self.troubles.recovery_requested.connect(lambda: dialogs.open_help("recovery"))
        self._pane.made.connect(self._on_pane_made)
        rooms.made.connect(self._order_tabs)
        self._bridge.changed.connect(self._on_changed)

    def _start(self) -> None:
        """Show the first room, as yet without what it lists."""
        room = self._state.get("room", TIMELINE if self._sample else TODAY)
        self._first = room if room in ROOMS else TODAY
        self.show_room(self._first)
        if self._first == TODAY:
            self.rooms.focus_first()  # others are made when the journal is open
        self._theme.dress()

    def _go_on(self) -> None:
        """What the first picture does not need."""
        try:
            self._workspace.open()
        except JournalError as error:
            self.refused.emit(error)
            return
        self._begun = True
        self._join()
        self._fill()
        self.opened.emit()
        QTimer.singleShot(0, self, self._go_further)  # keys that wait come first

    def _fill(self) -> None:
        self.sidebar.show_names(self._names())
        if self._first == TODAY:
            self.rooms.load()
        else:
            self.go_to(self._first)
        self._shelves.load()
        if self._keymap.troubles:
            self.troubles.tell_keys(self._keymap.troubles)

    def _go_further(self) -> None:
        """Show what was left behind or open the last time, unless another entry is wished for."""
        from journal.store import entries

        wished = self._pane.is_made
        if not self.writing.entry_id and not wished:
            last = entries.by_ids([self._state.get("entry")])
            shown = last or (entries.newest(limit=1) if self._sample else [])
            self._open(next((entry.id for entry in shown if not entry.trashed), ""))
        self.started = True
        self.ready.emit()

    def _bring(self, entry_id: str) -> None:
        """Open an entry because someone wishes to see it."""
        self._panes.show_entry()
        self._open(entry_id)

    def _open(self, entry_id: str) -> None:
        if entry_id and not self.writing.open(entry_id):
            self.rooms.mark(self.writing.entry_id)

    # Slots

    def _on_pane_made(self) -> None:
        view, writing = self.entry, self.writing
        view.new_requested.connect(self.new_entry)
        view.trash_requested.connect(self.trash)
        writing.opened.connect(self._on_opened)
        writing.noticed.connect(self.messages.notice)
        writing.undo_offered.connect(self._on_undoable)
        writing.open_requested.connect(self._bring)
        writing.withdrawn.connect(self._on_withdrawn)
        self.troubles.follow(writing)
        writing.proofreading.failed.connect(self.messages.notice)
        writing.proofreading.wish(self._settings.spelling)
        writing.recover()
        self._order_tabs()

    def _on_opened(self, entry_id: str) -> None:
        self.rooms.mark(entry_id)
        self._state.put("entry", entry_id)

    def _on_entered(self, entry_id: str) -> None:
        self._bring(entry_id)
        self.entry.focus_first()

    def _on_added(self, entry_id: str) -> None:
        self._open(entry_id)
        self.rooms.focus_first()

    def _on_draft_requested(self, draft: Draft) -> None:
        self._panes.show_entry()
        self.writing.begin(draft)

    def _on_query_requested(self, query: str) -> None:
        self.show_room(TIMELINE)
        self.rooms.look_for(query)

    def _on_settings_changed(self, chosen: Settings) -> None:
        from journal.domain.change import Change

        new_day = chosen.day_starts_at != self._settings.day_starts_at
        if self._pane.is_made and chosen.spelling != self._settings.spelling:
            self.writing.proofreading.wish(chosen.spelling)
        self._settings = chosen
        # With the next turn: the file was written in this one, and the two would hold up the keys.
        QTimer.singleShot(0, self, lambda: self._theme.adopt(chosen))
        self._commands.actions[f"theme_{chosen.theme}"].setChecked(True)
        if new_day:
            self._bridge.changed.emit(Change(everything=True))

    def _on_changed(self, change: Change) -> None:
        if change.everything or change.labels:
            self.sidebar.show_names(self._names())

    def _on_taken_away(self, text: str, bring_back: Callable[[], object]) -> None:
        self.messages.notice(text, (self.tr("Undo"), bring_back))

    def _on_undoable(self, text: str) -> None:
        self._on_taken_away(text, self.stepping.offer())

    def _on_withdrawn(self, heading: str) -> None:
        self.messages.notice(self.tr("“%s” is in the trash.") % heading)

    # Qt's part

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802, D102
        if not (self._forced or self.flush()):
            self.troubles.tell_unclosed()
            event.ignore()
            return
        self._panes.arrange(wide=False)
        self._state.remember(self, self._panes)
        event.accept()
        self.closed.emit()
