"""The window: what stands where, and how the rooms are joined."""

from __future__ import annotations

import getpass
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal import paths, settings
from journal.domain import dates
from journal.errors import JournalError
from journal.ops.entries import RestoreEntries, TrashEntries
from journal.store import attachments, entries, labels
from journal.ui.entry.controller import EntryController
from journal.ui.entry.view import EntryView
from journal.ui.shell.commands import Commands
from journal.ui.shell.message_bar import MessageBar
from journal.ui.shell.regions import go_round
from journal.ui.shell.sidebar import WIDTH, Sidebar
from journal.ui.shell.troubles import Troubles
from journal.ui.shell.undo import Undo
from journal.ui.shell.window_state import WindowState
from journal.ui.timeline.controller import TimelineController
from journal.ui.timeline.view import TimelineView
from journal.ui.today.controller import TodayController
from journal.ui.today.view import TodayView
from journal.ui.widgets.card_model import CardModel

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QCloseEvent

    from journal.domain.change import Change
    from journal.settings import Settings
    from journal.ui.bridge import Bridge
    from journal.ui.shell.regions import Region
    from journal.ui.tasks import Tasks
    from journal.ui.theme import Theme
    from journal.workspace import Workspace

Room = TodayView | TimelineView

TODAY, TIMELINE = "today", "timeline"
_PANES = (560, 616)  # pixels
_LEAST = 340  # pixels of a pane


class Window(QMainWindow):
    """One journal. The handlers of the commands are its public methods."""

    closed = Signal()

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
        super().__init__()
        self._workspace, self._settings, self._theme = workspace, chosen, theme
        self._tasks, self._bridge, self._sample = tasks, bridge, sample
        self._views: dict[str, Room] = {}
        self._state = WindowState(remembered=not sample)
        self._login = _login()
        self._forced = False
        self.started = False
        self._make_parts(bridge)
        self._lay_out()
        self._commands = Commands(self, theme)
        self._commands.actions[f"theme_{theme.choice}"].setChecked(True)
        self._connect()
        self._state.restore(self, self._panes)
        self._start()

    # What the table of commands names

    def new_entry(self) -> None:
        """Write a new entry."""
        self.writing.start_new()

    def go_to_today(self) -> None:
        """Show the page of the day, with the cursor in the quick line."""
        self.show_room(TODAY)
        self._room().focus_first()

    def go_to_timeline(self) -> None:
        """Show the timeline."""
        self.show_room(TIMELINE)
        self._room().focus_first()

    def search(self) -> None:
        """Search the timeline."""
        self.show_room(TIMELINE)
        room = self._room()
        if isinstance(room, TimelineView):
            room.focus_search()

    def undo(self) -> None:
        """Take back the last thing typed in this field, or else done in the journal."""
        self.stepping.step("undo")

    def redo(self) -> None:
        """Do again what undo took back."""
        self.stepping.step("redo")

    def trash(self) -> None:
        """Move what is selected, or what is open, to the trash."""
        cards = self._room().cards
        chosen = cards.chosen if cards.hasFocus() else ()
        self.trash_entries(chosen or tuple(filter(None, (self.writing.entry_id,))))

    def toggle_preview(self) -> None:
        """Change between writing and reading."""
        self.writing.toggle_mode()

    def next_region(self) -> None:
        """Go to the next part of the window."""
        go_round(self._regions(), 1)

    def previous_region(self) -> None:
        """Go to the part before."""
        go_round(self._regions(), -1)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or no longer."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def choose_theme(self, choice: str) -> None:
        """Change the look and remember it."""
        self._theme.choose(choice)
        self._settings = replace(self._settings, theme=choice)
        try:
            settings.save(self._settings)
        except JournalError as error:
            self.troubles.tell(str(error))

    def open_menu(self) -> None:
        """Open the menu above its button."""
        for direction in ("undo", "redo"):
            self._commands.actions[direction].setText(self.stepping.words(direction))
        button, menu = self.sidebar.menu, self._commands.menu()
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def show_help(self) -> None:
        """Show keys and first steps."""
        from journal.ui.shell.help import TextDialog, keys_page

        TextDialog(self.tr("Keys and first steps"), keys_page(), self).show()

    def show_about(self) -> None:
        """Show versions, places and licences."""
        from journal.ui.shell.help import TextDialog, about_page

        page = about_page(self._workspace.path, paths.state_dir() / "journal.log")
        TextDialog(self.tr("About this journal"), page, self).show()

    # What others ask of the window

    def show_room(self, room: str) -> None:
        """Show a room, with the open entry marked in it."""
        self.sidebar.show_room(room)
        if room not in self._views:
            self._views[room] = self._make_room(room)
        self._rooms.setCurrentWidget(self._views[room])
        self._room().cards.choose(self.writing.entry_id)
        self._state.put("room", room)

    def trash_entries(self, ids: tuple[str, ...]) -> None:
        """Move entries to the trash and offer to take it back."""
        if self.writing.entry_id in ids and not self.writing.flush():
            return
        known = tuple(entry.id for entry in entries.by_ids(ids) if not entry.trashed)
        after = self._room().cards.neighbour(known)
        if not known:
            self.writing.close_entry()  # it was never more than an idea
        elif self._do(TrashEntries(known)):
            self._open(after)
            words = self.tr("1 entry is in the trash.")
            if len(known) > 1:
                words = self.tr("%n entries are in the trash.", "", len(known))
            self.messages.notice(words, (self.tr("Undo"), lambda: self._restore(known)))

    def flush(self) -> bool:
        """Make the typing safe; tell whether it is."""
        return self.writing.flush()

    def end_session(self) -> None:
        """Close without a question, because the system wants it so; typing is never lost."""
        self._forced = True
        if not self.flush():
            self.troubles.rescue()
        self.close()

    # How it is made

    def _make_parts(self, bridge: Bridge) -> None:
        theme = self._theme
        self.entry = EntryView(theme, attachments.read)
        self.messages = MessageBar(theme)
        names = (
            (TODAY, self.tr("Today"), "sun"),
            (TIMELINE, self.tr("Timeline"), "timeline"),
        )
        self.sidebar = Sidebar(theme, self._names(), names)
        self.writing = EntryController(
            self._workspace, self.entry, self._tasks, self._author, self._today
        )
        self.stepping = Undo(self._workspace, self.writing.flush, self)
        self.troubles = Troubles(self.messages, self.writing, bridge)

    def _make_room(self, name: str) -> Room:
        """A room is made when it is first entered."""
        cards = CardModel(entries.by_ids, self._today, self)
        view: Room
        if name == TODAY:
            view = TodayView(self._theme, cards)
            day = TodayController(self._workspace, view, cards, self._author, self._today)
            view.timeline_requested.connect(self.go_to_timeline)
            day.added.connect(self._on_added)
            day.failed.connect(self.troubles.tell)
            day.follow(self._bridge)
            day.load()
        else:
            view = TimelineView(self._theme, cards)
            self._listing = TimelineController(view, cards, self._tasks, self._today)
            view.new_requested.connect(self.new_entry)
            self._listing.follow(self._bridge)
            self._listing.load()
        view.cards.opened.connect(self._open)
        view.cards.entered.connect(self._on_entered)
        view.cards.trash_requested.connect(self.trash_entries)
        self._rooms.addWidget(view)
        return view

    def _names(self) -> tuple[str, str]:
        """Whose journal it is, and which."""
        team, file = self._settings.team, self._workspace.path.stem
        if self._sample:
            return team or self.tr("Sample journal"), self.tr("A copy to try things out")
        return (team, file) if team else (self.tr("Project journal"), file)

    def _lay_out(self) -> None:
        self.setWindowTitle(self._workspace.path.stem)
        self._rooms = QStackedWidget()
        self._rooms.setObjectName("middle")
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setChildrenCollapsible(False)
        self._panes.setHandleWidth(1)
        for number, pane in enumerate((self._rooms, self.entry)):
            pane.setMinimumWidth(_LEAST)
            self._panes.addWidget(pane)
            self._panes.setStretchFactor(number, number)
        self._panes.setSizes(list(_PANES))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._panes, 1)
        right.addWidget(self.messages)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(WIDTH + 2 * _LEAST, 480)

    def _connect(self) -> None:
        self.sidebar.new_requested.connect(self.new_entry)
        self.sidebar.menu_requested.connect(self.open_menu)
        self.sidebar.room_requested.connect(self.show_room)
        self.sidebar.tag_requested.connect(self._on_tag_requested)
        self.entry.new_requested.connect(self.new_entry)
        self.entry.trash_requested.connect(self.trash)
        self.writing.opened.connect(self._on_opened)
        self.writing.noticed.connect(self.messages.notice)
        self.writing.withdrawn.connect(self._on_withdrawn)
        self.stepping.stepped.connect(self.messages.notice)
        self.stepping.entry_returned.connect(self._open)
        for part in (self.stepping, self._tasks):
            part.failed.connect(self.troubles.tell)
        self.troubles.close_requested.connect(self.close)
        self._bridge.changed.connect(self._on_changed)
        self.writing.follow(self._bridge, self._theme)

    def _start(self) -> None:
        """Show the first room; what can wait comes after the first picture."""
        room = self._state.get("room", TIMELINE if self._sample else TODAY)
        if room == TIMELINE:
            self.go_to_timeline()
        else:
            self.go_to_today()
        self._theme.dress()
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """What the first picture does not need."""
        self._show_tags()
        if not self.writing.recover():
            last = entries.by_ids([self._state.get("entry")])
            shown = last or (entries.newest(limit=1) if self._sample else [])
            self._open(next((entry.id for entry in shown if not entry.trashed), ""))
        self.started = True

    def _author(self) -> str:
        return self._settings.author or self._login

    def _today(self) -> date:
        return dates.today(self._settings.day_starts_at)

    def _room(self) -> Room:
        here = self._rooms.currentWidget()
        return next(view for view in self._views.values() if view is here)

    def _regions(self) -> list[Region]:
        room = self._room()
        return [
            (self.sidebar, self.sidebar.new.setFocus),
            (room, room.focus_first),
            (self.entry, self.entry.focus_first),
            (self.messages, self.messages.focus_first),
        ]

    def _do(self, operation: TrashEntries | RestoreEntries) -> bool:
        try:
            self._workspace.do(operation)
        except JournalError as error:
            self.troubles.tell(str(error))
            return False
        return True

    def _restore(self, ids: tuple[str, ...]) -> None:
        if self._do(RestoreEntries(ids)) and len(ids) == 1:
            self._open(ids[0])

    def _open(self, entry_id: str) -> None:
        if entry_id and not self.writing.open(entry_id):
            self._mark(self.writing.entry_id)

    def _mark(self, entry_id: str) -> None:
        for room in self._views.values():
            room.cards.choose(entry_id)

    def _show_tags(self) -> None:
        self._tasks.run("tags", labels.tags, self.sidebar.show_tags)

    def _on_opened(self, entry_id: str) -> None:
        self._mark(entry_id)
        self._state.put("entry", entry_id)

    def _on_entered(self, entry_id: str) -> None:
        self._open(entry_id)
        self.entry.focus_first()

    def _on_added(self, entry_id: str) -> None:
        self._open(entry_id)
        self.go_to_today()

    def _on_tag_requested(self, tag: str) -> None:
        self.show_room(TIMELINE)
        self._listing.filter_by_tag(tag)

    def _on_changed(self, change: Change) -> None:
        if change.everything or change.labels or change.entries:
            self._show_tags()

    def _on_withdrawn(self, heading: str) -> None:
        self.messages.notice(self.tr("“%s” is in the trash.") % heading)

    # Qt's part

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802, D102
        if not (self._forced or self.flush()):
            self.troubles.tell_unclosed()
            event.ignore()
            return
        self._state.remember(self, self._panes)
        event.accept()
        self.closed.emit()


def _login() -> str:
    """The name on this machine, for people who have not said who they are."""
    try:
        name = " ".join(getpass.getuser().split())
        name.encode()
    except (OSError, KeyError, ImportError, ValueError):
        return "me"
    return name or "me"
