import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QScrollArea, QWidget

from journal import settings
from journal.settings import Settings
from journal.ui.settings.dialog import HIDDEN
from journal.ui.theme import Theme


def test_every_setting_is_there_with_its_words(panel):
    words = {label.text() for label in panel.dialog.findChildren(QLabel) if label.isVisible()}
    for name, item in settings.table().items():
        if name in HIDDEN:
            assert name not in panel.dialog.fields
        else:
            assert item.metadata["label"] in words
            assert any(text.startswith(item.metadata["help"]) for text in words)


def test_numbers_say_their_bounds_and_keep_them(panel):
    for name in ("text_size", "day_starts_at"):
        bounds = settings.table()[name].metadata
        number = panel[name].number
        assert (number.minimum(), number.maximum()) == (bounds["least"], bounds["most"])
        assert f"From {bounds['least']} to {bounds['most']}" in number.accessibleDescription()


def test_everything_that_takes_the_focus_has_a_name(panel):
    nameless = [
        part
        for part in panel.dialog.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not part.accessibleName()
        and part.focusProxy() is None
        and part.objectName() != "qt_spinbox_lineedit"
    ]
    assert nameless == []


def test_the_keyboard_reaches_everything_in_order(panel, qtbot):
    dialog = panel.dialog
    panel["author"].line.setFocus()
    seen = []
    for _ in range(13):
        seen.append(dialog.focusWidget().accessibleName())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert seen[:12] == [
        "Who I am", "Team", "Theme: Light", "High contrast: Off", "Text size",
        "Spelling", "Keyboard shortcuts", "Day starts at", "Daily backup: On", "Backup folder",
        "Choose: Backup folder", "Close",
    ]  # fmt: skip


def test_arrows_change_a_choice(panel, qtbot):
    light = panel["theme"].choice.buttons[1]
    light.setFocus()
    qtbot.keyClick(light, Qt.Key.Key_Right)
    assert settings.load().theme == "dark"


def test_escape_keeps_what_was_being_typed(panel, qtbot):
    line = panel["author"].line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Ben")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not panel.dialog.isVisible()
    assert settings.load().author == "Ben"


def test_a_refusal_is_seen_before_the_dialog_goes(panel, qtbot):
    line = panel["backup_folder"].line
    line.setFocus()
    qtbot.keyClicks(line, "backups")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert panel.dialog.isVisible()
    assert "whole path" in panel.dialog.refusal
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not panel.dialog.isVisible()


def test_return_does_not_close_the_dialog(panel, qtbot):
    line = panel["author"].line
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert panel.dialog.isVisible()
    assert panel.told == []


def test_the_backup_folder_can_be_chosen(panel, qtbot, tmp_path):
    buttons = panel["backup_folder"].findChildren(QAbstractButton)
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    dialog = panel.dialog.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    assert settings.load().backup_folder == str(tmp_path)


@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_is_clipped(application, make_panel, qtbot, percent):
    look = Theme(application, Settings(theme="light", text_size=percent))
    look.dress()
    panel = make_panel(look, Settings(text_size=percent))

    def clipped():
        area = panel.dialog.findChild(QScrollArea)
        found = [area] if area.widget().width() > area.viewport().width() else []
        for part in panel.dialog.findChildren(QWidget):
            if not part.isVisible():
                continue
            if isinstance(part, QLabel) and part.heightForWidth(part.width()) > part.height():
                found.append(part.text())
            if isinstance(part, QAbstractButton) and part.width() < part.sizeHint().width():
                found.append(part.text())
        return found

    qtbot.waitUntil(lambda: clipped() == [])
    look.deleteLater()
