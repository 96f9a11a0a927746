import pytest

from journal import paths
from journal.settings import Settings
from journal.store.safety import checking
from journal.store.safety.checking import Findings
from journal.ui.shell.care import Care


@pytest.fixture
def care(workspace, tasks):
    return Care(workspace, tasks)


def backups(workspace):
    return list(paths.backups_of(workspace.path).glob("*.db"))


def test_the_first_opening_of_a_day_leaves_one_backup(care, workspace, qtbot):
    care.start(Settings())
    qtbot.waitUntil(lambda: len(backups(workspace)) == 1)
    care.start(Settings())
    qtbot.waitUntil(lambda: care._tasks._generations["backup"] == 2)
    care._tasks.close()
    assert len(backups(workspace)) == 1


def test_who_wants_no_backup_gets_none(care, workspace, qtbot):
    with qtbot.waitSignal(care._tasks._done):
        care.start(Settings(backups=False))
    assert "backup" not in care._tasks._generations
    assert backups(workspace) == []


def test_a_damaged_journal_is_told_and_not_backed_up(care, workspace, qtbot, monkeypatch):
    monkeypatch.setattr(checking, "quick", lambda: Findings(("page 3 is gone",)))
    with qtbot.waitSignal(care.damaged) as told:
        care.start(Settings())
    assert "page 3 is gone" in told.args[0]
    assert backups(workspace) == []


def test_a_folder_that_is_none_is_told(care, tmp_path, qtbot):
    (tmp_path / "file").touch()
    with qtbot.waitSignal(care.failed) as told:
        care.start(Settings(backup_folder=str(tmp_path / "file")))
    assert "was not made" in told.args[0]


def test_a_journal_in_the_cloud_is_warned_of_when_it_is_new_here(
    care, workspace, monkeypatch, qtbot
):
    monkeypatch.setattr(paths, "synchronised_by", lambda _path: "Dropbox")
    seen = Settings(backups=False, last_journal=str(workspace.path))
    with qtbot.assertNotEmitted(care.failed), qtbot.waitSignal(care._tasks._done):
        care.start(seen)
    with qtbot.waitSignal(care.failed) as told:
        care.start(Settings(backups=False))
    assert "Dropbox" in told.args[0]
