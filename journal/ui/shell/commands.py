"""Making Qt's actions and menus from the table of commands."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from journal.ui.actions import ACTIONS, MENUS, Action, Menu

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.ui.keys import Keymap
    from journal.ui.theme import Theme


class Commands:
    """The actions of a window, by id, and its menu.

    Each action calls the method that the table names for it, of the window or of a part of it.
    """

    def __init__(self, window: QWidget, theme: Theme, keymap: Keymap) -> None:
        self._window, self._theme, self._keymap = window, theme, keymap
        self._groups: dict[str, QActionGroup] = {}
        self.actions = {row.id: self._make(row) for row in ACTIONS}
        self._menu: QMenu | None = None
        keymap.changed.connect(self._on_keys_changed)
        self._on_keys_changed()

    def menu(self) -> QMenu:
        """The menu with all commands; made when it is first wanted."""
        if self._menu is None:
            self._menu = QMenu(self._window)
            self._fill(self._menu, MENUS)
            self._theme.changed.connect(self._tint)
            self._tint()
        return self._menu

    def _make(self, row: Action) -> QAction:
        action = QAction(row.words, self._window)
        handler = attrgetter(row.handler)(self._window)
        if row.group:
            group = self._groups.setdefault(row.group, QActionGroup(self._window))
            group.addAction(action)
            action.setCheckable(True)
        action.triggered.connect(lambda: handler(*filter(None, (row.value,))))
        self._window.addAction(action)
        return action

    def _on_keys_changed(self) -> None:
        for row in self._keymap.actions:
            self.actions[row.id].setShortcuts([QKeySequence(keys) for keys in row.keys])

    def _fill(self, menu: QMenu, items: Iterable[str | Menu | None]) -> None:
        for item in items:
            if item is None:
                menu.addSeparator()
            elif isinstance(item, str):
                menu.addAction(self.actions[item])
            else:
                title = QCoreApplication.translate("Menu", item[0])
                self._fill(menu.addMenu(title), item[1])

    def _tint(self) -> None:
        for row in ACTIONS:
            if row.icon:
                self.actions[row.id].setIcon(self._theme.icon(row.icon, size=16))
