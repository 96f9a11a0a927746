"""Between the dialog of the keyboard shortcuts and the keys themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal.errors import JournalError
from journal.ui import keys
from journal.ui.actions import MENUS, titled
from journal.ui.settings.key_list import KeyRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.ui.keys import Keymap, Keys
    from journal.ui.settings.keys import KeysDialog


class KeysController(QObject):
    """Gives commands their keys; asks before one loses them to another."""

    def __init__(self, keymap: Keymap, dialog: KeysDialog) -> None:
        super().__init__(dialog)
        self._keymap, self._dialog = keymap, dialog
        dialog.keys_chosen.connect(lambda name, pressed: self._wish(name, (pressed,)))
        dialog.clear_requested.connect(lambda name: self._wish(name, ()))
        dialog.reset_requested.connect(lambda name: self._wish(name, keymap.usual(name)))
        dialog.reset_all_requested.connect(self._on_reset_all_requested)
        keymap.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        known = self._keymap
        rows = zip(known.actions, titled(known.actions, MENUS), strict=True)
        self._dialog.show_rows([KeyRow(a, text, not known.is_usual(a.id)) for a, text in rows])

    def _wish(self, name: str, wanted: Keys) -> None:
        """Give a command other keys, after a question where another one has them."""
        try:
            for one in wanted:
                keys.check(one)
        except JournalError as error:
            self._dialog.refuse(str(error))
            return
        holders = self._keymap.holders(name, wanted)
        if not holders:
            self._do(lambda: self._keymap.give(name, wanted))
            return
        taken = ", ".join(
            keys.native(one) for one in wanted for other in holders if one in other.keys
        )
        owners = ", ".join(f"“{other.words}”" for other in holders)
        self._dialog.ask(
            self.tr("%1 already belongs to %2.").replace("%1", taken).replace("%2", owners),
            (
                (
                    self.tr("Take it from there"),
                    lambda: self._do(lambda: self._keymap.give(name, wanted)),
                ),
                (self.tr("Leave it there"), lambda: None),
            ),
        )

    def _on_reset_all_requested(self) -> None:
        self._dialog.ask(
            self.tr("Give every command its usual keys?"),
            (
                (self.tr("Reset all"), lambda: self._do(self._keymap.reset_all)),
                (self.tr("Leave them"), lambda: None),
            ),
        )

    def _do(self, change: Callable[[], None]) -> None:
        try:
            change()
        except JournalError as error:
            self._dialog.refuse(str(error))
        else:
            self._dialog.list.setFocus()
