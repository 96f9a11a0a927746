"""The backup of the day: started apart by the first who writes, made once, told where it failed."""

import pytest

from journal import paths
from journal.store.safety import backup
from tests.store.holding import held_by_another_process


@pytest.fixture
def run(run):
    """The command line of someone who wants daily backups."""
    run("config", "backups", "on")
    return run


@pytest.fixture
def folder(run):
    """The folder of the backups, after the first write of a day."""
    run.add("one")
    return paths.backups_of(run.path)


def found(folder):
    return backup.found(folder, "team")


def test_the_first_to_write_on_a_day_starts_it_and_makes_none_itself(run, started, folder):
    assert started == [run.path]
    assert found(folder) == []
    run("backup", "--daily")
    run.add("two")
    assert started == [run.path]
    run("list")
    assert len(found(folder)) == 1


def test_who_wants_none_starts_none(run, started):
    run("config", "backups", "off")
    run.add("one")
    assert started == []
    assert not paths.backups_of(run.path).exists()


def test_a_refused_write_starts_none(run, started):
    run("edit", "0000", "--title", "x", code=1)
    assert started == []


def test_none_is_started_while_one_is_being_made(run, started, folder):
    with held_by_another_process(folder / backup._LOCK):
        run.add("two")
    assert len(started) == 1
    run.add("three")
    assert len(started) == 2


def test_it_is_made_once_a_day(run, folder):
    made = run("backup", "--daily").stdout.strip()
    assert [str(b.path) for b in found(folder)] == [made]
    assert run("backup", "--daily").stdout == ""
    assert len(found(folder)) == 1


def test_it_is_not_made_once_it_is_not_wanted_any_more(run, folder):
    run("config", "backups", "off")
    assert run("backup", "--daily").stdout == ""
    assert found(folder) == []


def test_what_was_removed_meanwhile_is_not_brought_back(run, folder, tmp_path):
    (folder / backup._LOCK).unlink()
    folder.rmdir()
    assert run("backup", "--daily").stdout == ""
    run.path.unlink()
    before = sorted(tmp_path.rglob("*"))
    run("backup", "--daily")
    folder.mkdir()
    run("backup", "--daily", code=5)
    folder.rmdir()
    assert sorted(tmp_path.rglob("*")) == before


def test_why_it_failed_is_told_by_the_next_who_writes(run, folder, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(backup, "verify", lambda _: "page 3 is gone")
        run("backup", "--daily", code=4)
    assert found(folder) == []
    told = run("add", "two").stderr
    assert "The last daily backup was not made" in told
    assert "page 3 is gone" in told
    run("backup", "--daily")
    assert run("add", "three").stderr == ""


def test_a_folder_that_cannot_be_made_is_told_at_once(run, started, tmp_path):
    (tmp_path / "wall").write_text("")
    run("config", "backup_folder", tmp_path / "wall")
    assert "daily backup was not made" in run("add", "one").stderr
    assert len(run.records("list")) == 1
    assert started == []


def test_what_a_window_left_is_backed_up_once(run, folder):
    assert run("backup", "--if-changed").stdout
    assert run("backup", "--if-changed").stdout == ""
    run.add("two")
    assert run("backup", "--if-changed").stdout
    assert len(found(folder)) == 2
