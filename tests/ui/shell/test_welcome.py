import pytest

from journal.ui.shell.welcome import NEW, OPEN, SAMPLE, WelcomeDialog


@pytest.mark.parametrize("choice", [NEW, OPEN, SAMPLE])
def test_each_way_to_begin_is_one_click(theme, qtbot, tmp_path, choice):
    dialog = WelcomeDialog(theme, tmp_path / "journal.db")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.buttons[choice].click()
    assert dialog.choice == choice
    assert not dialog.isVisible()


def test_closing_it_begins_nothing(theme, qtbot, tmp_path):
    dialog = WelcomeDialog(theme, tmp_path / "journal.db")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    assert dialog.choice == ""
