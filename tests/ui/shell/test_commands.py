"""Keys that were changed hold everywhere at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog

from journal import settings
from journal.ui.palette.choices import commands
from journal.ui.settings.dialog import SettingsDialog
from journal.ui.settings.keys import KeysDialog
from journal.ui.shell.rooms import TIMELINE, TODAY

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(make_window):
    return make_window(TODAY).window


def opened(kind):
    (dialog,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())
    return dialog


def test_changed_keys_run_the_command_at_once_and_the_old_ones_no_more(window, qtbot):
    window._keymap.give("timeline", ("Ctrl+U", "Ctrl+J"))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_2, CTRL)
    assert window.rooms.present == TODAY
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_J, CTRL)
    assert window.rooms.present == TIMELINE


def test_menu_palette_and_help_show_the_changed_keys(window):
    window.dialogs.open_help("keys")
    window._keymap.give("timeline", ("Ctrl+J",))
    assert window._commands.actions["timeline"].shortcut() == QKeySequence("Ctrl+J")
    assert "Ctrl+J" in window.dialogs._help.browser.toPlainText()
    offered = {choice.value: choice.hint for choice in commands(window._keymap.actions)}
    assert offered["timeline"] == "Ctrl+J"
    window.dialogs._help.close()


def test_the_settings_lead_to_the_keys(window, qtbot):
    window.open_settings()
    opened(SettingsDialog).keys.button.click()
    dialog = opened(KeysDialog)
    dialog.list.choose("trash")
    dialog.change.click()
    qtbot.keyClick(dialog.field, Qt.Key.Key_D, CTRL)
    assert window._commands.actions["trash"].shortcut() == QKeySequence("Ctrl+D")
    dialog.close()
    opened(SettingsDialog).close()


def test_keys_that_cannot_be_used_are_told_and_the_usual_ones_hold(make_window, qtbot):
    settings.location().parent.mkdir(parents=True, exist_ok=True)
    settings.location().write_text('[keys]\ntrash = "Ctrl+Foo"\nnothing = "F9"\n')
    window = make_window().window
    assert "“Ctrl+Foo” in the settings is no key" in window.messages.text
    assert "And 1 more" in window.messages.text
    window.messages.buttons[0].click()
    assert isinstance(opened(QDialog), KeysDialog)
    opened(QDialog).close()


def test_other_choices_of_settings_leave_the_keys_alone(window):
    window._keymap.give("trash", ("Ctrl+D",))
    window._commands.actions["theme_dark"].trigger()
    window._commands.actions["theme_light"].trigger()
    assert settings.chosen_keys() == {"trash": ["Ctrl+D"]}
