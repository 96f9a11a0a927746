"""Which keys belong to which command: the usual ones, and those that the person has chosen."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QKeySequence

from journal import settings
from journal.errors import InputRefused, JournalError, shown
from journal.ui.actions import ACTIONS, FIXED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from journal.ui.actions import Action

Keys = tuple[str, ...]
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_COMMANDING = re.compile(r".*(?:Ctrl|Alt|Meta)\+.+|(?:Shift\+)?F\d+")


class Keymap(QObject):
    """Gives every command its keys; only what differs from the usual ones is kept in the settings.

    What stands in the file and cannot be so falls back to the usual keys; `troubles` say what.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: dict[str, Keys] = {}
        self.troubles: tuple[str, ...] = ()

    @property
    def actions(self) -> tuple[Action, ...]:
        """The table of commands with the keys that they have now."""
        return tuple(replace(action, keys=self.keys(action.id)) for action in ACTIONS)

    def keys(self, name: str) -> Keys:
        """The keys of a command now."""
        return self._chosen.get(name, _USUAL[name])

    def usual(self, name: str) -> Keys:
        """The keys that a command has where nothing was chosen."""
        return _USUAL[name]

    def is_usual(self, name: str) -> bool:
        """Whether a command has its usual keys."""
        return name not in self._chosen

    def holders(self, name: str, keys: Keys) -> tuple[Action, ...]:
        """The other commands that have one of these keys."""
        others = (action for action in self.actions if action.id != name)
        return tuple(action for action in others if not set(keys).isdisjoint(action.keys))

    def load(self) -> None:
        """Read what was chosen."""
        try:
            stored = settings.chosen_keys()
        except JournalError as error:
            self._chosen, self.troubles = {}, (str(error),)
        else:
            self._chosen, self.troubles = read(stored)
        self.changed.emit()

    def give(self, name: str, keys: Keys) -> None:
        """Give a command these keys and no others; whoever had them loses them.

        Raises:
            InputRefused: One of them is no key of a command.
            StorageError: The settings cannot be written; nothing has changed.
        """
        for one in keys:
            check(one)
        chosen = {**self._chosen, name: keys}
        for other in self.holders(name, keys):
            chosen[other.id] = tuple(one for one in self.keys(other.id) if one not in keys)
        self._keep(chosen)

    def reset_all(self) -> None:
        """Give every command its usual keys.

        Raises:
            StorageError: The settings cannot be written; nothing has changed.
        """
        self._keep({})

    def _keep(self, chosen: Mapping[str, Keys]) -> None:
        chosen = {name: keys for name, keys in chosen.items() if keys != _USUAL[name]}
        settings.save_keys(chosen, _USUAL)
        self._chosen, self.troubles = chosen, ()
        self.changed.emit()


def read(stored: Mapping[str, Any]) -> tuple[dict[str, Keys], tuple[str, ...]]:
    """Make the best of what stands in the file.

    Returns:
        The keys that differ from the usual ones, and a sentence for all that could not be used.
    """
    chosen: dict[str, Keys] = {}
    troubles = []
    for name, value in stored.items():
        try:
            chosen[name] = _checked(name, value)
        except InputRefused as error:
            troubles.append(str(error))
    troubles += _without_twins(chosen)
    return {name: keys for name, keys in chosen.items() if keys != _USUAL[name]}, tuple(troubles)


def portable(text: str) -> str:
    """Keys as they are kept (`Ctrl+D`), however they were written.

    Returns:
        Empty where the text is no key, or several pressed one after another.
    """
    found = QKeySequence(text, _PORTABLE)
    return found.toString(_PORTABLE) if found.count() == 1 else ""


def native(keys: str) -> str:
    """Keys as people of this system and language write them."""
    return QKeySequence(keys, _PORTABLE).toString(QKeySequence.SequenceFormat.NativeText)


def check(keys: str) -> None:
    """Refuse keys that cannot belong to a command.

    Args:
        keys: As `portable` gives them.

    Raises:
        InputRefused: They are typed into texts, or mean something fixed.
    """
    if not _COMMANDING.fullmatch(keys):
        refused = _tr("{keys} alone is for typing: hold Ctrl or Alt with it, or take F1 to F12.")
        raise InputRefused(refused.format(keys=native(keys)))
    fixed = next((row for row in FIXED if keys in row.keys), None)
    if fixed:
        refused = _tr("{keys} always belongs to “{command}”.")
        raise InputRefused(refused.format(keys=native(keys), command=fixed.words))


def _checked(name: str, value: object) -> Keys:
    """The keys of a command as they stand in the file.

    Raises:
        InputRefused: There is no such command, or these are no keys.
    """
    if name not in _USUAL:
        refused = _tr("The settings have keys for “{name}”, which is no command.")
        raise InputRefused(refused.format(name=shown(name, 40)))
    found = []
    for text in value if isinstance(value, list) else [value] if value != "" else []:
        keys = portable(text) if isinstance(text, str) else ""
        if not keys:
            refused = _tr("“{keys}” in the settings is no key; “{command}” has its usual keys.")
            raise InputRefused(refused.format(keys=shown(text, 40), command=_NAMED[name].words))
        check(keys)
        found.append(keys)
    return tuple(dict.fromkeys(found))


def _without_twins(chosen: dict[str, Keys]) -> Iterator[str]:
    """Take away what would give a key to two commands, until none has two; tell each."""
    while True:
        owner: dict[str, str] = {}
        twins = [
            (key, owner.setdefault(key, name), name)
            for name in sorted(_USUAL, key=lambda name: name in chosen)  # the usual keys first
            for key in chosen.get(name, _USUAL[name])
        ]
        twins = [(key, first, second) for key, first, second in twins if first != second]
        if not twins:
            return
        key, first, second = twins[0]
        del chosen[second]
        words = _tr("{keys} is given to “{first}” and to “{second}”, which has its usual keys.")
        yield words.format(keys=native(key), first=_NAMED[first].words, second=_NAMED[second].words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Keys", text)


_NAMED = {action.id: action for action in ACTIONS}
_USUAL: dict[str, Keys] = {action.id: action.keys for action in ACTIONS}
