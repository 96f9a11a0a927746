import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication

from journal import settings
from journal.ui.keys import Keymap
from journal.ui.settings.keys import KeysDialog
from journal.ui.settings.keys_controller import KeysController

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def keymap(application):
    made = Keymap()
    made.load()
    return made


@pytest.fixture
def dialog(keymap, theme, qtbot):
    made = KeysDialog(theme)
    qtbot.addWidget(made)
    KeysController(keymap, made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    qtbot.waitUntil(made.search.hasFocus)
    return made


@pytest.fixture
def press(qtbot):
    """Press a key where the focus is."""

    def do(key, held=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(QApplication.focusWidget(), key, held)

    return do


def find(dialog, words, qtbot):
    dialog.search.setFocus()
    dialog.search.selectAll()
    qtbot.keyClicks(dialog.search, words)


def test_every_command_is_listed_with_its_keys(dialog, keymap):
    listed = [row.action for row in dialog.list.commands.rows if not isinstance(row, str)]
    assert sorted(listed, key=lambda a: a.id) == sorted(keymap.actions, key=lambda a: a.id)
    headings = [row for row in dialog.list.commands.rows if isinstance(row, str)]
    assert headings == ["Journal", "Edit", "Entry", "View", "Help", "Everywhere"]


def test_other_keys_are_given_by_the_keyboard_alone(dialog, keymap, press, qtbot):
    find(dialog, "trash", qtbot)
    press(KEY.Key_Return)
    assert dialog.words == "Press the new keys for “Move to the trash”."
    press(KEY.Key_Control, CTRL)  # on the way to Ctrl+D
    press(KEY.Key_D, CTRL)
    assert keymap.keys("trash") == ("Ctrl+D",)
    assert settings.chosen_keys() == {"trash": ["Ctrl+D"]}
    assert dialog.list.current.spoken == "Move to the trash, Ctrl+D, changed"
    assert dialog.list.hasFocus()


def test_a_key_that_is_taken_is_said_at_once_and_left_or_taken_over(dialog, keymap, press, qtbot):
    keymap.give("trash", ("Ctrl+D",))
    find(dialog, "go anywhere", qtbot)
    for answer, holder in ((1, ("Ctrl+D",)), (0, ())):
        press(KEY.Key_Return)
        press(KEY.Key_D, CTRL)
        assert dialog.words == "Ctrl+D already belongs to “Move to the trash”."
        assert dialog.answers[0].hasFocus()
        dialog.answers[answer].setFocus()
        press(KEY.Key_Space)
        assert keymap.keys("trash") == holder
    assert keymap.keys("palette") == ("Ctrl+D",)


def test_escape_leaves_the_question_then_the_search_then_the_dialog(dialog, keymap, press, qtbot):
    find(dialog, "palette ctrl", qtbot)
    assert dialog.words == "No command has these letters or keys."
    assert not dialog.change.isEnabled()
    find(dialog, "ctrl+k", qtbot)
    press(KEY.Key_Return)
    press(KEY.Key_F, CTRL)
    press(KEY.Key_Escape)
    assert dialog.answers == []
    press(KEY.Key_F2)
    press(KEY.Key_Escape)
    assert dialog.words == "Go anywhere"
    press(KEY.Key_Escape)
    assert dialog.search.text() == ""
    assert dialog.isVisible()
    press(KEY.Key_Escape)
    assert not dialog.isVisible()
    assert keymap.is_usual("palette")


def test_what_cannot_be_a_key_of_a_command_is_refused_and_asked_again(dialog, keymap, press, qtbot):
    find(dialog, "trash", qtbot)
    press(KEY.Key_Return)
    press(KEY.Key_A)
    assert "for typing" in dialog.words
    press(KEY.Key_C, CTRL)
    assert "always belongs to “Copy”" in dialog.words
    press(KEY.Key_F9, SHIFT)
    assert keymap.keys("trash") == ("Shift+F9",)


def test_keys_are_taken_away_and_given_back(dialog, keymap, press, qtbot):
    find(dialog, "search", qtbot)
    dialog.list.choose("search")
    dialog.list.setFocus()
    press(KEY.Key_Delete)
    assert keymap.keys("search") == ()
    assert dialog.list.current.spoken == "Search, no keys, changed"
    assert not dialog.clear.isEnabled()
    dialog.reset.click()
    assert keymap.keys("search") == ("Ctrl+F",)
    assert not dialog.reset.isEnabled()


def test_usual_keys_that_someone_else_has_are_asked_about(dialog, keymap):
    keymap.give("trash", ("Ctrl+F",))
    dialog.list.choose("search")
    dialog.reset.click()
    assert dialog.words == "Ctrl+F already belongs to “Move to the trash”."
    dialog.answers[0].click()
    assert keymap.is_usual("search")
    assert keymap.keys("trash") == ()


def test_all_as_usual_is_asked_about_once(dialog, keymap):
    assert not dialog.reset_all.isEnabled()
    keymap.give("trash", ("Ctrl+D",))
    dialog.reset_all.click()
    dialog.answers[1].click()
    assert keymap.keys("trash") == ("Ctrl+D",)
    dialog.reset_all.click()
    dialog.answers[0].click()
    assert keymap.keys("trash") == ()
    assert settings.chosen_keys() == {}


def test_what_cannot_be_written_is_said_and_changes_nothing(dialog, keymap, home, press, qtbot):
    home.mkdir()
    (home / "config").write_text("a file where the folder should be")
    find(dialog, "trash", qtbot)
    press(KEY.Key_Return)
    press(KEY.Key_D, CTRL)
    assert str(home / "config") in dialog.words
    assert keymap.keys("trash") == ()


def test_shift_that_makes_a_sign_is_part_of_it(dialog, keymap):
    dialog.list.choose("trash")
    dialog.change.click()
    event = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Exclam, CTRL | SHIFT, "!")
    QApplication.sendEvent(dialog.field, event)
    assert keymap.keys("trash") == ("Ctrl+!",)


def test_letters_typed_over_the_list_are_looked_for(dialog, press):
    dialog.list.setFocus()
    press(KEY.Key_T)
    assert dialog.search.text() == "t"
    assert dialog.search.hasFocus()


def test_rows_are_read_out(dialog):
    interface = QAccessible.queryAccessibleInterface(dialog.list)
    spoken = {interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())}
    assert "Undo, Ctrl+Z" in spoken
    assert "Move to the trash, no keys" in spoken
