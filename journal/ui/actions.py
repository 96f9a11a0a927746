"""Every command of the window, once: its words, its keys, its icon and who carries it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Action:
    """A command.

    `handler` names a method of the window or, after a dot, of a part of it; it is given `value`
    where there is one. `group` joins commands of which one is checked.
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


@dataclass(frozen=True, slots=True)
class FixedKeys:
    """Keys that mean the same for everyone, and where they do."""

    where: str
    text: str
    keys: tuple[str, ...]

    @property
    def words(self) -> str:
        """The text in the language of the interface."""
        return QCoreApplication.translate("FixedKeys", self.text)

    @property
    def place(self) -> str:
        """Where they mean it, in the language of the interface."""
        return QCoreApplication.translate("FixedKeys", self.where)


_ = cast("Callable[[str, str], str]", QT_TRANSLATE_NOOP)

ACTIONS = (
    Action("new", _("Action", "New entry"), "new_entry", ("Ctrl+N",), "plus"),
    Action("palette", _("Action", "Go anywhere"), "dialogs.open_palette", ("Ctrl+K",), "search"),
    Action("quick", _("Action", "Quick line"), "go_to", ("Ctrl+L",), "pencil", value="today"),
    Action("close", _("Action", "Close the window"), "close", ("Ctrl+W",), "x"),
    Action("quit", _("Action", "Quit"), "close", ("Ctrl+Q",), "x"),
    Action("undo", _("Action", "Undo"), "undo", ("Ctrl+Z",), "undo"),
    Action("redo", _("Action", "Redo"), "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Action("search", _("Action", "Search"), "search", ("Ctrl+F",), "search"),
    Action("trash", _("Action", "Move to the trash"), "trash", (), "trash"),
    Action("then", _("Action", "And then…"), "on_entry.and_then", ("Ctrl+Return",), "arrow-right"),
    Action("applied", _("Action", "Applied in…"), "on_entry.record_applied", (), "check"),
    Action("link", _("Action", "Link another entry…"), "on_entry.add_link", (), "link"),
    Action("attach", _("Action", "Attach files…"), "on_entry.attach", (), "paperclip"),
    Action("history", _("Action", "Earlier versions…"), "on_entry.show_history", (), "undo"),
    Action("copy", _("Action", "Copy as Markdown"), "on_entry.copy_text", (), "copy"),
    Action("rename_tag", _("Action", "Rename a tag"), "labels.rename_tag", (), "tag"),
    Action(
        "rename_project", _("Action", "Rename a project"), "labels.rename_project", (), "folder"
    ),
    Action("rename_search", _("Action", "Rename a saved search"), "labels.rename_search"),
    Action("delete_search", _("Action", "Delete a saved search"), "labels.delete_search"),
    Action("today", _("Action", "Today"), "go_to", ("Ctrl+1",), "sun", value="today"),
    Action("timeline", _("Action", "Timeline"), "go_to", ("Ctrl+2",), "timeline", value="timeline"),
    Action("lanes", _("Action", "Timeline in lanes"), "rooms.show_shape", (), "", value="lanes"),
    Action("table", _("Action", "Timeline as a table"), "rooms.show_shape", (), "", value="table"),
    Action("eras", _("Action", "Eras…"), "rooms.edit_eras"),
    Action("loop", _("Action", "Loop"), "go_to", ("Ctrl+3",), "loop", value="loop"),
    Action("compare", _("Action", "Compare"), "go_to", ("Ctrl+4",), "compare", value="compare"),
    Action(
        "reflections",
        _("Action", "Reflections"),
        "go_to",
        ("Ctrl+5",),
        "reflections",
        value="reflections",
    ),
    Action("retros", _("Action", "Retros"), "go_to", ("Ctrl+6",), "people", value="retros"),
    Action("review", _("Action", "Year in review"), "go_to", ("Ctrl+7",), "review", value="review"),
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
    Action("keys", _("Action", "Keyboard shortcuts"), "dialogs.open_keys", (), "keyboard"),
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

_TEXTS, _ENTRIES = _("FixedKeys", "In texts"), _("FixedKeys", "In lists and in an entry")
_DAYS, _LANES = _("FixedKeys", "In Today"), _("FixedKeys", "In the lanes of the timeline")
_POST = _("FixedKeys", "In the sections of the year in review")

FIXED = (
    FixedKeys(_TEXTS, _("FixedKeys", "Bold"), ("Ctrl+B",)),
    FixedKeys(_TEXTS, _("FixedKeys", "Italic"), ("Ctrl+I",)),
    FixedKeys(_TEXTS, _("FixedKeys", "Make or tick a task"), ("Ctrl+T",)),
    FixedKeys(_TEXTS, _("FixedKeys", "Copy"), ("Ctrl+C",)),
    FixedKeys(_TEXTS, _("FixedKeys", "Cut"), ("Ctrl+X",)),
    FixedKeys(_TEXTS, _("FixedKeys", "Paste"), ("Ctrl+V",)),
    FixedKeys(_TEXTS, _("FixedKeys", "Select all"), ("Ctrl+A",)),
    FixedKeys(_TEXTS, _("FixedKeys", "From link to link in what is read"), ("Left", "Right")),
    FixedKeys(_ENTRIES, _("FixedKeys", "Record where a learning was applied"), ("A",)),
    FixedKeys(_ENTRIES, _("FixedKeys", "Go on into the selected entry"), ("Return",)),
    FixedKeys(_ENTRIES, _("FixedKeys", "Move the selected entries to the trash"), ("Del",)),
    FixedKeys(_ENTRIES, _("FixedKeys", "Rename a tag, a project or a search"), ("F2",)),
    FixedKeys(
        _ENTRIES, _("FixedKeys", "Move a reflection or its evidence"), ("Alt+Up", "Alt+Down")
    ),
    FixedKeys(_DAYS, _("FixedKeys", "The day before or after"), ("Alt+Left", "Alt+Right")),
    FixedKeys(_DAYS, _("FixedKeys", "Back to today"), ("Alt+Home",)),
    FixedKeys(_DAYS, _("FixedKeys", "Calendar"), ("Alt+Down",)),
    FixedKeys(_DAYS, _("FixedKeys", "An action is still on"), ("Ctrl+Space",)),
    FixedKeys(_LANES, _("FixedKeys", "Nearer or farther"), ("+", "-")),
    FixedKeys(_LANES, _("FixedKeys", "Choose the chain of an entry"), ("Space",)),
    FixedKeys(_LANES, _("FixedKeys", "Write an entry on that day"), ("Ins",)),
    FixedKeys(_LANES, _("FixedKeys", "Begin an era there"), ("E",)),
    FixedKeys(_LANES, _("FixedKeys", "Earlier or later days"), ("Shift+Left", "Shift+Right")),
    FixedKeys(_LANES, _("FixedKeys", "The first or last entry of a lane"), ("Home", "End")),
    FixedKeys(_POST, _("FixedKeys", "Open a section, and leave it"), ("Return", "Esc")),
    FixedKeys(_POST, _("FixedKeys", "Switch a section on or off"), ("Space",)),
    FixedKeys(_POST, _("FixedKeys", "Move a section"), ("Alt+Up", "Alt+Down")),
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
            "keys",
            None,
            "close",
            "quit",
        ),
    ),
    (
        _("Menu", "Edit"),
        (
            "undo",
            "redo",
            None,
            "palette",
            "search",
            None,
            "rename_tag",
            "rename_project",
            "rename_search",
            "delete_search",
        ),
    ),
    (
        _("Menu", "Entry"),
        ("then", "applied", "link", "attach", None, "preview", "history", "copy", None, "trash"),
    ),
    (
        _("Menu", "View"),
        (
            "today",
            "timeline",
            "lanes",
            "table",
            "eras",
            "loop",
            "compare",
            "reflections",
            "retros",
            "review",
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


def titled(actions: Sequence[Action], menus: Sequence[Menu]) -> list[str]:
    """The words of commands; those of a menu within a menu begin with its title."""
    inner = [menu for _, items in menus for menu in items if isinstance(menu, tuple)]
    titles = {name: title for title, names in placed(inner) for name in names}
    return [
        f"{QCoreApplication.translate('Menu', titles[action.id])}: {action.words}"
        if action.id in titles
        else action.words
        for action in actions
    ]


def placed(menus: Sequence[Menu]) -> list[tuple[str, tuple[str, ...]]]:
    """The title of each menu with the ids in it, those of the menus within it included."""
    return [(title, tuple(_ids(items))) for title, items in menus]


def _ids(items: tuple[str | Menu | None, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, str):
            yield item
        elif item is not None:
            yield from _ids(item[1])
