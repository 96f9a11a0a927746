"""The frame of the window: the parts that are seen at once, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from journal.domain import dates
from journal.ui.changes import Changes
from journal.ui.shell import names
from journal.ui.shell.message_bar import MessageBar
from journal.ui.shell.pane import Pane
from journal.ui.shell.panes import LEAST, Panes
from journal.ui.shell.regions import order_tabs
from journal.ui.shell.rooms import House, Rooms
from journal.ui.shell.shelf import WIDTH
from journal.ui.shell.sidebar import Sidebar
from journal.ui.shell.troubles import Troubles
from journal.ui.shell.window_state import WindowState

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QIcon

    from journal.settings import Settings
    from journal.ui.bridge import Bridge
    from journal.ui.entry.controller import EntryController
    from journal.ui.entry.view import EntryView
    from journal.ui.shell.regions import Region
    from journal.ui.tasks import Tasks
    from journal.ui.theme import Theme
    from journal.workspace import Workspace


class Frame(QMainWindow):
    """Sidebar, room, open entry and messages. It can be painted before the journal is open."""

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
        self._state = WindowState(remembered=not sample, journal=workspace.path)
        self._begun = False  # whether the journal is open
        self._make_parts()
        self._lay_out()
        self._state.restore(self, self._panes)

    @property
    def entry(self) -> EntryView:
        """The view of the open entry."""
        return self._pane.view

    @property
    def writing(self) -> EntryController:
        """What opens and saves entries."""
        return self._pane.controller

    def icon(self) -> QIcon:
        """The sign of the program."""
        return self._theme.icon("journal", size=64)

    def _make_parts(self) -> None:
        theme = self._theme
        self.changes = Changes(self._workspace, self._tasks, self._bridge, theme, self)
        self.closed.connect(self.changes.stop)
        self._house = House(
            self._workspace,
            theme,
            self._tasks,
            self._bridge,
            self.changes,
            self._author,
            self._today,
            self._flush_entry,
            self._state,
        )
        self.messages = MessageBar(theme)
        self.sidebar = Sidebar(theme, self._names(), names.of_rooms())
        self.rooms = Rooms(self._house)
        self._pane = Pane(self._house)
        self.troubles = Troubles(self.messages, self._bridge)
        self.changes.failed.connect(self.troubles.tell)
        self.changes.noticed.connect(self.messages.notice)

    def _names(self) -> tuple[str, str]:
        return names.of_journal(self._workspace, self._state, sample=self._sample)

    def _lay_out(self) -> None:
        self.setWindowTitle(self._workspace.path.stem)
        self._panes = Panes(self.rooms, self._pane)
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
        self.setMinimumSize(WIDTH + 2 * LEAST, 480)

    def _flush_entry(self) -> bool:
        return self._pane.flush()

    def _author(self) -> str:
        from journal.ui.shell.account import login

        return self._settings.author or login()

    def _today(self) -> date:
        return dates.today(self._settings.day_starts_at)

    def _regions(self) -> list[Region]:
        return [
            (self.sidebar, self.sidebar.new.setFocus),
            (self.rooms.here, self.rooms.focus_first),
            (self.entry, self.entry.focus_first),
            (self.messages, self.messages.focus_first),
        ]

    def _order_tabs(self) -> None:
        if not self._begun:  # Qt's own parts would all get a wrapper, and their classes many names
            return
        self.sidebar.order_tabs()
        order_tabs([self.sidebar, self.rooms, self._pane, self.messages])
