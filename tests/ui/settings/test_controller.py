import pytest
from PySide6.QtCore import Qt

from journal import settings
from journal.errors import DiskFull, JournalReadOnly
from journal.ops.facts import SetTeam
from journal.settings import Settings
from journal.store import facts


def write(panel, qtbot, name, words):
    line = panel[name].line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def press(panel, qtbot, name, place):
    qtbot.mouseClick(panel[name].choice.buttons[place], Qt.MouseButton.LeftButton)


def test_the_dialog_shows_what_holds_now(make_panel, theme, workspace):
    workspace.do(SetTeam("The Corner"))
    panel = make_panel(
        theme, Settings(theme="dark", author="Ben", text_size=120, backups=False, day_starts_at=4)
    )
    assert panel["author"].line.text() == "Ben"
    assert panel["team"].line.text() == "The Corner"
    assert panel["theme"].choice.current == 2
    assert panel["text_size"].number.value() == 120
    assert panel["backups"].choice.current == 0
    assert panel["day_starts_at"].number.value() == 4
    assert panel.told == []


def test_a_choice_holds_at_once_and_is_kept(panel, qtbot):
    press(panel, qtbot, "theme", 2)
    press(panel, qtbot, "high_contrast", 1)
    assert [(s.theme, s.high_contrast) for s in panel.told] == [("dark", False), ("dark", True)]
    kept = settings.load()
    assert (kept.theme, kept.high_contrast) == ("dark", True)


def test_a_name_is_kept_without_spare_spaces(panel, qtbot):
    write(panel, qtbot, "author", "  Ana   Souza ")
    assert settings.load().author == "Ana Souza"
    assert panel["author"].line.text() == "Ana Souza"


def test_a_number_is_kept_by_keys(panel, qtbot):
    number = panel["text_size"].number
    number.setFocus()
    qtbot.keyClick(number, Qt.Key.Key_Up)
    assert settings.load().text_size == 110
    number.selectAll()
    qtbot.keyClicks(number, "150")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert [s.text_size for s in panel.told] == [110, 150]  # not 1 and 15 on the way


def test_the_team_is_kept_in_the_journal(panel, workspace, qtbot):
    write(panel, qtbot, "team", "The Corner")
    assert facts.get(facts.TEAM) == "The Corner"
    workspace.undo()
    assert panel["team"].line.text() == ""


def test_a_team_that_others_name_is_shown(panel, workspace):
    workspace.do(SetTeam("The Hall"))
    assert panel["team"].line.text() == "The Hall"


def test_a_name_given_for_this_start_alone_is_not_kept(panel, qtbot):
    settings.save(Settings(author="Kept"))
    press(panel, qtbot, "theme", 2)
    assert settings.load().author == "Kept"
    assert panel.told[-1].author == "Ana"


def test_what_another_program_kept_meanwhile_stays(panel, qtbot):
    settings.save(Settings(day_starts_at=5))
    press(panel, qtbot, "backups", 0)
    assert (settings.load().day_starts_at, settings.load().backups) == (5, False)


@pytest.mark.parametrize("words", ["backups", "{file}"])
def test_a_folder_that_cannot_take_backups_is_refused_in_words(panel, qtbot, tmp_path, words):
    (tmp_path / "file").write_text("mine")
    words = words.format(file=tmp_path / "file")
    write(panel, qtbot, "backup_folder", words)
    assert "folder" in panel.dialog.refusal
    assert panel["backup_folder"].line.text() == words
    assert settings.load().backup_folder == ""
    write(panel, qtbot, "backup_folder", str(tmp_path))
    assert panel.dialog.refusal == ""
    assert settings.load().backup_folder == str(tmp_path)


def test_settings_that_cannot_be_written_go_back(panel, qtbot, monkeypatch):
    def refuse(_settings):
        raise DiskFull("settings.toml")

    monkeypatch.setattr(settings, "save", refuse)
    press(panel, qtbot, "theme", 2)
    assert "disk is full" in panel.dialog.refusal
    assert panel["theme"].choice.current == 1
    assert panel.told == []


def test_a_refused_team_stays_in_its_field(panel, workspace, qtbot, monkeypatch):
    def refuse(_operation):
        raise JournalReadOnly(workspace.path)

    monkeypatch.setattr(workspace, "do", refuse)
    write(panel, qtbot, "team", "The Corner")
    assert "not written to" in panel.dialog.refusal
    assert panel["team"].line.text() == "The Corner"


def test_a_settings_file_that_cannot_be_read_is_said(panel, qtbot, home):
    settings.save(Settings())
    settings.location().write_text("theme = [", "utf-8")
    press(panel, qtbot, "theme", 2)
    assert "cannot be read" in panel.dialog.refusal
    assert settings.location().read_text("utf-8") == "theme = ["
