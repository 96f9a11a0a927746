"""The names in the sidebar: whose journal it is, which one, and those of its rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.errors import JournalError
from journal.ui.shell.rooms import ROOMS

if TYPE_CHECKING:
    from journal.ui.shell.window_state import WindowState
    from journal.workspace import Workspace

_ICONS = ("sun", "timeline", "loop", "compare", "reflections", "people", "review")


def of_rooms() -> list[tuple[str, str, str]]:
    """Id, words and icon of each room."""
    words = (
        _tr("Today"),
        _tr("Timeline"),
        _tr("Loop"),
        _tr("Compare"),
        _tr("Reflections"),
        _tr("Retros"),
        _tr("Year in review"),
    )
    return list(zip(ROOMS, words, _ICONS, strict=True))


def of_journal(workspace: Workspace, state: WindowState, *, sample: bool) -> tuple[str, str]:
    """Whose journal it is, and which."""
    team, file = _team(workspace, state), workspace.path.stem
    if sample:
        return team or _tr("Sample journal"), _tr("A copy to try things out")
    return (team, file) if team else (_tr("Project Journal"), file)


def _team(workspace: Workspace, state: WindowState) -> str:
    """The name of the team; until the journal is open, the one that it had the last time."""
    if not workspace.is_open:
        return state.get("team")
    from journal.store import facts

    try:
        team = facts.get(facts.TEAM)
    except JournalError:
        return ""  # the bridge tells what is wrong with the file
    state.put("team", team)
    return team


def _tr(words: str) -> str:
    return QCoreApplication.translate("Window", words)
