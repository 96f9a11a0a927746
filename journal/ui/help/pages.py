"""The pages of the help, as Markdown: files of resources/help, and what the program can tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from journal import assets, settings
from journal.ui.actions import ACTIONS, FIXED, MENUS, placed
from journal.ui.keys import native

if TYPE_CHECKING:
    from collections.abc import Sequence
    from dataclasses import Field

    from journal.ui.actions import Action, FixedKeys, Menu

FIRST_DAY, KEYS, SETTINGS = "first-day", "keys", "settings"
_ORDER = (
    FIRST_DAY, KEYS, "search", "timeline", "loop", "retros", "publishing", "recovery", SETTINGS,
    "file-format",
)  # fmt: skip
_TITLE = re.compile(r"#\s+(.+)")
_LINK = re.compile(r"\]\(([\w-]+)\.md(#[\w-]+)?\)")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Help", text)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its name in links, its name in the list, and its Markdown.

    `column` is the width of the first column of its tables (percent), 0 for what the words need.
    """

    name: str
    title: str
    source: str
    column: int = 0


def pages(actions: Sequence[Action] = ACTIONS) -> list[Page]:
    """All pages, in the order in which they are offered.

    Args:
        actions: The commands with the keys that they have now.
    """
    made = {KEYS: lambda: keys(actions), SETTINGS: settings_page}
    titles = {
        FIRST_DAY: _tr("Your first day"), KEYS: _tr("Keys"), SETTINGS: _tr("Settings"),
        "search": _tr("Finding things again"), "loop": _tr("The loop and comparing"),
        "retros": _tr("Retrospectives"), "timeline": _tr("The timeline in lanes"),
        "publishing": _tr("Publishing a year"),
        "recovery": _tr("When something goes wrong"), "file-format": _tr("The file format"),
    }  # fmt: skip
    files = sorted(path.stem for path in assets.path("help").glob("*.md"))
    names = [*_ORDER, *(name for name in files if name not in _ORDER)]
    found = []
    for name in names:
        source = made[name]() if name in made else _linked(assets.text(f"help/{name}.md"))
        heading = _TITLE.match(source)
        title = titles.get(name) or (heading[1] if heading else name)
        found.append(Page(name, title, source, 58 if name == KEYS else 0))
    return found


def keys(actions: Sequence[Action] = ACTIONS, menus: Sequence[Menu] = MENUS) -> str:
    """The keys of every command under the title of its menu, and those of lists and texts."""
    known = {action.id: action for action in actions if action.keys}
    parts = [f"# {_tr('Keys')}"]
    if "palette" in known:
        words = _tr("{keys} finds every command by a few of its letters, also one without keys.")
        parts.append(words.format(keys=_keys_of(known["palette"])))
    parts.append(_tr("Keys of commands are changed under “Keyboard shortcuts” in the settings."))
    for title, names in placed(menus):
        rows = [(known[name].words, _keys_of(known[name])) for name in names if name in known]
        if rows:
            words = QCoreApplication.translate("Menu", title)
            parts.append(f"## {words}\n\n{_table(rows, (_tr('command'), _tr('keys')))}")
    listed = {name for _, names in placed(menus) for name in names}
    rest = [(one.words, _keys_of(one)) for one in known.values() if one.id not in listed]
    if rest:
        parts.append(f"## {_tr('Everywhere')}\n\n{_table(rest, (_tr('command'), _tr('keys')))}")
    for place, fixed in groupby(FIXED, lambda row: row.place):
        rows = [(row.words, _keys_of(row)) for row in fixed]
        parts.append(f"## {place}\n\n{_table(rows, (_tr('what'), _tr('keys')))}")
    return "\n\n".join(parts) + "\n"


def settings_page() -> str:
    """What can be set, what it does, and what `journal config` calls it."""
    rows = [
        (f"**{item.metadata['label']}**", f"{item.metadata['help']} {_values(item)}", f"`{name}`")
        for name, item in settings.offered().items()
    ]
    heads = _tr("setting"), _tr("what it does"), _tr("its name")
    words = _tr(
        "Settings are kept for you and hold for every journal you open; only the name of the team "
        "is kept in the journal. `journal config` shows them, `journal config NAME VALUE` "
        "changes one."
    )
    return f"# {_tr('Settings')}\n\n{words}\n\n{_table(rows, heads)}\n"


def _values(item: Field[Any]) -> str:
    """What a setting can be, and what it is where nothing was chosen."""
    bounds = item.metadata
    if "choices" in bounds:
        can = ", ".join(f"`{choice}`" for choice in bounds["choices"])
    elif "least" in bounds:
        can = _tr("{least} to {most}").format(least=bounds["least"], most=bounds["most"])
    elif isinstance(item.default, bool):
        can = "`true`, `false`"
    else:
        return ""
    usual = str(item.default).lower() if isinstance(item.default, bool) else str(item.default)
    return _tr("({can}; usually {usual})").format(can=can, usual=f"`{usual}`")


def _keys_of(row: Action | FixedKeys) -> str:
    return ", ".join(f"`{native(keys)}`" for keys in row.keys)


def _table(rows: Sequence[Sequence[str]], heads: Sequence[str]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines
    )


def _linked(source: str) -> str:
    """A link to another file of the folder leads to its page."""
    return _LINK.sub(lambda link: f"](entry:{link[1]}{link[2] or ''})", source)
