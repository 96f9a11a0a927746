"""The settings dialog on a real journal and a settings file of its own."""

import pytest

from journal.settings import Settings
from journal.ui.settings.controller import SettingsController
from journal.ui.settings.dialog import SettingsDialog


class Panel:
    """The dialog and its controller, with what they told."""

    def __init__(self, dialog, controller):
        self.dialog, self.controller = dialog, controller
        self.told = []
        controller.changed.connect(self.told.append)

    def __getitem__(self, name):
        return self.dialog.fields[name]


@pytest.fixture
def make_panel(workspace, bridge, qtbot):
    def make(look, chosen):
        dialog = SettingsDialog(look)
        qtbot.addWidget(dialog)
        controller = SettingsController(workspace, dialog, chosen)
        controller.follow(bridge)
        controller.load()
        dialog.show()
        dialog.activateWindow()
        qtbot.waitExposed(dialog)
        return Panel(dialog, controller)

    return make


@pytest.fixture
def panel(make_panel, theme):
    return make_panel(theme, Settings(theme="light", author="Ana"))
