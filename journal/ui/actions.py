"""Every command of the window, once: its words, its keys, its icon and who carries it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Action:
    """A command.

    `handler` names a method of the window or, after a dot, of a part of it. `group` joins
    commands of which one is checked; `value` is then given to the handler.
    """

    id: str
    text: str
    handler: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    group: str = ""
    value: str = ""

    @property
    def words(self) -> str:
        """The text in the language of the interface."""
        return QCoreApplication.translate("Action", self.text)


_ = cast("Callable[[str, str], str]", QT_TRANSLATE_NOOP)

ACTIONS = (
    Action("new", _("Action", "New entry"), "new_entry", ("Ctrl+N",), "plus"),
    Action("palette", _("Action", "Go anywhere"), "dialogs.open_palette", ("Ctrl+K",), "search"),
    Action("quick", _("Action", "Quick line"), "go_to_today", ("Ctrl+L",), "pencil"),
    Action("close", _("Action", "Close the window"), "close", ("Ctrl+W",), "x"),
    Action("quit", _("Action", "Quit"), "close", ("Ctrl+Q",), "x"),
    Action("undo", _("Action", "Undo"), "undo", ("Ctrl+Z",), "undo"),
    Action("redo", _("Action", "Redo"), "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Action("search", _("Action", "Search"), "search", ("Ctrl+F",), "search"),
    Action("trash", _("Action", "Move to the trash"), "trash", (), "trash"),
    Action("today", _("Action", "Today"), "go_to_today", ("Ctrl+1",), "sun"),
    Action("timeline", _("Action", "Timeline"), "go_to_timeline", ("Ctrl+2",), "timeline"),
    Action(
        "reflections", _("Action", "Reflections"), "go_to_reflections", ("Ctrl+3",), "reflections"
    ),
    Action("retros", _("Action", "Retros"), "go_to_retros", ("Ctrl+4",), "people"),
    Action("review", _("Action", "Year in review"), "go_to_review", ("Ctrl+5",), "review"),
    Action("write_review", _("Action", "Write the year in review…"), "write_review", (), "note"),
    Action("preview", _("Action", "Write or preview"), "toggle_preview", ("Ctrl+E",), "eye"),
    Action("next_region", _("Action", "Next part of the window"), "next_region", ("F6",)),
    Action(
        "previous_region",
        _("Action", "Previous part of the window"),
        "previous_region",
        ("Shift+F6",),
    ),
    Action("full_screen", _("Action", "Full screen"), "toggle_full_screen", ("F11",)),
    Action(
        "theme_system", _("Action", "As the desktop"), "choose_theme", group="theme", value="system"
    ),
    Action("theme_light", _("Action", "Light"), "choose_theme", group="theme", value="light"),
    Action("theme_dark", _("Action", "Dark"), "choose_theme", group="theme", value="dark"),
    Action("menu", _("Action", "Menu"), "open_menu", ("F10",), "menu"),
    Action("settings", _("Action", "Settings"), "open_settings", ("Ctrl+,",), "settings"),
    Action("dialogs.new_journal", _("Action", "New journal…"), "dialogs.new_journal"),
    Action(
        "dialogs.open_journal",
        _("Action", "Open a journal…"),
        "dialogs.open_journal",
        ("Ctrl+O",),
        "folder",
    ),
    Action("sample", _("Action", "Look at the sample"), "dialogs.open_sample", (), "journal"),
    Action("help", _("Action", "Help"), "dialogs.open_help", ("F1",), "info"),
    Action("log", _("Action", "Open the log folder"), "dialogs.open_log_folder"),
    Action("about", _("Action", "About this journal"), "show_about"),
)

Menu = tuple[str, tuple["str | Menu | None", ...]]
"""A title and its items: the id of an action, a menu, or None for a line."""

MENUS: tuple[Menu, ...] = (
    (
        _("Menu", "Journal"),
        (
            "new",
            "quick",
            None,
            "dialogs.new_journal",
            "dialogs.open_journal",
            "sample",
            None,
            "write_review",
            None,
            "settings",
            None,
            "close",
            "quit",
        ),
    ),
    (_("Menu", "Edit"), ("undo", "redo", None, "palette", "search", None, "trash")),
    (
        _("Menu", "View"),
        (
            "today",
            "timeline",
            "reflections",
            "retros",
            "review",
            None,
            "preview",
            None,
            (_("Menu", "Theme"), ("theme_system", "theme_light", "theme_dark")),
            "full_screen",
            None,
            "next_region",
            "previous_region",
        ),
    ),
    (_("Menu", "Help"), ("help", "log", "about")),
)
