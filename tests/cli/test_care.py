import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from journal.store.safety import locking


def damage(path):
    """Change a letter of an entry behind the journal's back."""
    with sqlite3.connect(path) as file:
        file.execute("UPDATE entry SET title = 'other'")
    file.close()


def test_init_makes_a_journal_once(run, tmp_path):
    run.path = tmp_path / "new" / "other.db"
    assert run("init").stdout == f"{run.path}\n"
    assert run.path.stat().st_mode & 0o777 == 0o600
    assert "already" in run("init", code=1).stderr


def test_a_journal_in_the_cloud_is_warned_of(run, tmp_path):
    run.path = tmp_path / "Dropbox" / "other.db"
    assert "Dropbox" in run("init").stderr
    assert run.path.exists()


def test_a_missing_journal_is_never_made_by_anything_else(run, tmp_path):
    run.path = tmp_path / "none.db"
    for command in (("list",), ("add", "x"), ("check",), ("stats",), ("backup",), ("loop",)):
        assert "There is no journal" in run(*command, code=5).stderr
    assert not run.path.exists()


@pytest.mark.parametrize("content", [b"", b"not a database, but long enough to look at" * 40])
def test_a_file_that_is_no_journal_is_left_alone(run, tmp_path, content):
    run.path = tmp_path / "odd.db"
    run.path.write_bytes(content)
    run("list", code=4)
    assert run.path.read_bytes() == content


def test_a_sound_journal_says_so_and_counts(run):
    run.add("one #a")
    assert "sound" in run("check").stdout
    (found,) = run.records("check")
    assert found["sound"]
    assert (found["counts"]["entry"], found["counts"]["tag"]) == (1, 1)


def test_silent_damage_is_found_and_the_way_back_is_named(run):
    run.add("one")
    damage(run.path)
    assert "journal restore-backup" in run("check", code=4).stderr
    result = run("check", "--json", code=4)
    assert '"sound": false' in result.stdout


def test_a_backup_is_made_in_a_folder_of_this_journal_and_listed(run):
    run.add("one")
    path = run("backup").stdout.strip()
    (figures,) = run.records("stats")
    assert figures["backups"] == 1
    assert path.startswith(figures["backup_folder"])


def test_a_backup_may_have_a_place_of_its_own(run, tmp_path):
    run.add("one")
    assert run("backup", "-o", tmp_path / "copy.db").stdout == f"{tmp_path / 'copy.db'}\n"
    (tmp_path / "folder").mkdir()
    run("backup", "-o", tmp_path / "folder")
    assert len(list((tmp_path / "folder").iterdir())) == 1
    run.path = tmp_path / "copy.db"
    assert len(run.records("list")) == 1


def test_a_backup_replaces_another_journal_only_when_asked_to(run, tmp_path):
    other = tmp_path / "copy.db"
    run("backup", "-o", other)
    before = other.read_bytes()
    run.add("one")
    assert "there already" in run("backup", "-o", other, code=1).stderr
    assert other.read_bytes() == before
    run("backup", "-o", other, "--replace")
    run.path = other
    assert len(run.records("list")) == 1


def test_a_backup_replaces_nothing_but_a_backup(run, tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    assert "left as it is" in run("backup", "-o", tmp_path / "thesis.txt", code=1).stderr
    assert (tmp_path / "thesis.txt").read_text() == "years of work"
    assert "the journal itself" in run("backup", "-o", run.path, code=1).stderr
    run("backup", "-o", tmp_path / "no" / "folder" / "copy.db", code=5)


def test_the_latest_good_backup_comes_back_and_the_damaged_file_stays(run):
    kept = run.add("one")
    run("backup")
    run.add("two")
    damage(run("backup").stdout.strip())
    Path(run("backup").stdout.strip()).write_bytes(b"nothing of a journal")
    damage(run.path)
    told = run("restore-backup", "--yes")
    assert told.stderr.count("Passed over") == 2
    assert [e["id"] for e in run.records("list")] == [kept]
    assert len(list(run.path.parent.glob("team.db.damaged-*"))) == 1


def test_a_lost_journal_comes_back_from_its_backup(run):
    run.add("one")
    run("backup")
    run.path.unlink()
    run("restore-backup", "--latest", "--yes")
    assert len(run.records("list")) == 1


def test_a_journal_that_is_in_use_is_not_replaced(run, monkeypatch):
    run.add("one")
    run("backup")
    monkeypatch.setattr(locking, "PATIENCE", 0)
    hold = (
        "import sqlite3, sys; file = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "file.execute('BEGIN IMMEDIATE'); print(flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, run.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        holder.stdout.readline()
        assert "did not finish" in run("restore-backup", "--yes", code=6).stderr
        holder.stdin.close()
    run("restore-backup", "--yes")


def test_restoring_asks_first_and_takes_only_backups(run, tmp_path):
    run.add("one")
    run("backup", "-o", tmp_path / "copy.db")
    assert "--yes" in run("restore-backup", tmp_path / "copy.db", code=2).stderr
    (tmp_path / "odd.txt").write_text("x")
    run("restore-backup", tmp_path / "odd.txt", "--yes", code=1)
    run("restore-backup", tmp_path / "none.db", "--yes", code=1)
    assert "no backup" in run("restore-backup", "--yes", code=1).stderr
    run("restore-backup", tmp_path / "copy.db", "--latest", "--yes", code=2)
    assert len(run.records("list")) == 1


def test_figures_for_people(run):
    run.add("m: one #a", "--date", "2026-01-05", "--project", "Site")
    run.add("l: two", "--date", "2026-02-05")
    told = run("stats").stdout
    assert "1 mistake, 1 learning" in told
    assert "2026-01-05 to 2026-02-05" in told
