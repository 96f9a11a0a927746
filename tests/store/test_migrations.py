"""Journals of earlier programs: each released schema is kept as a file and must go on working."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from journal import paths, settings
from journal.domain.eras import Era
from journal.domain.ids import new_id
from journal.errors import JournalOlder, Refused, StorageError
from journal.ops.documents import ERAS, Add
from journal.settings import Settings
from journal.store import connection, database, entries, migrations
from journal.store.connection import run
from journal.store.safety import backup, checking, restoring
from journal.workspace import Workspace
from tests.store.conftest import DAY

RELEASED = sorted((Path(__file__).parents[1] / "data" / "schema").glob("v*.sql"))


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def old(request, tmp_path):
    """A journal as an earlier program left it."""
    path = tmp_path / "old.db"
    file = sqlite3.connect(path)
    file.executescript(request.param.read_text())
    file.close()
    path.chmod(0o600)
    return path


def content(path):
    """Every row of every table but those that the index makes for itself."""
    file = sqlite3.connect(path)
    made = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'"
    tables = [name for (name,) in file.execute(made)]
    rows = {name: file.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in tables}
    (version,) = file.execute("PRAGMA user_version").fetchone()
    file.close()
    return version, rows


def assert_nothing_is_lost(before, path):
    """Steps before the one that was refused stand by themselves; that one has left nothing."""
    (old, rows), (version, after) = before, content(path)
    assert max(old, migrations.LATEST - 1) == version
    assert {name: after[name] for name in rows} == rows


def test_every_schema_but_the_latest_is_kept():
    assert [path.stem for path in RELEASED] == [f"v{n:04d}" for n in range(1, migrations.LATEST)]


def test_an_old_journal_is_upgraded_and_nothing_of_it_is_lost(old):
    _, before = content(old)
    workspace = Workspace(old)
    assert checking.check().problems == ()
    assert [entry.heading for entry in entries.newest()]
    workspace.do(Add(ERAS, Era(new_id(), "From now on", DAY)))
    workspace.close()
    version, after = content(old)
    assert version == migrations.LATEST
    assert {name: after[name][: len(rows)] for name, rows in before.items()} == before


def test_a_verified_backup_of_the_old_state_comes_first(old):
    before = content(old)
    Workspace(old).close()
    (kept,) = backup.found(paths.backups_of(old), old.stem)
    assert backup.verify(kept.path) == ""
    assert content(kept.path) == before


def test_a_backup_of_an_old_journal_can_be_restored_and_is_upgraded_then(old, tmp_path):
    copy = tmp_path / "copy.db"
    shutil.copy(old, copy)
    restoring.restore(copy, old)
    Workspace(old).close()
    assert content(old)[0] == migrations.LATEST


@pytest.mark.parametrize("after", range(len(migrations.STEPS[-1]) + 1))
def test_an_upgrade_that_is_cut_off_leaves_the_old_journal(old, monkeypatch, after):
    before = content(old)
    statements, done = {*migrations.STEPS[-1], f"PRAGMA user_version = {migrations.LATEST}"}, []

    def cut(sql, values=()):
        if sql in statements:
            if len(done) == after:
                raise StorageError("The disk is gone.")
            done.append(sql)
        return run(sql, values)

    monkeypatch.setattr(connection, "run", cut)
    with pytest.raises(StorageError, match="gone"):
        database.open_journal(old)
    monkeypatch.undo()
    assert_nothing_is_lost(before, old)
    Workspace(old).close()
    assert content(old)[0] == migrations.LATEST


def test_two_programs_may_open_an_old_journal_at_once(old, monkeypatch):
    """The second had looked at the version before the first had upgraded."""
    real, asked = database._version, []

    def version():
        asked.append(real())
        return 1 if len(asked) == 1 else asked[-1]

    Workspace(old).close()
    monkeypatch.setattr(database, "_version", version)
    workspace = Workspace(old)
    assert checking.check().problems == ()
    workspace.close()


def test_an_old_journal_that_cannot_be_written_says_so(old):
    with pytest.raises(JournalOlder, match="older version"):
        Workspace(old, read_only=True)
    assert content(old)[0] < migrations.LATEST
    assert not paths.backup_dir().exists()


def test_the_backup_goes_to_the_folder_that_was_chosen(old, tmp_path):
    settings.save(Settings(backup_folder=str(tmp_path / "chosen")))
    Workspace(old).close()
    assert backup.found(paths.backups_of(old, str(tmp_path / "chosen")), old.stem)


@pytest.mark.parametrize(
    "statements",
    [
        ("DELETE FROM link",),
        ("DELETE FROM entry WHERE key = 1",),
        ("PRAGMA defer_foreign_keys = 1", "UPDATE link SET target_key = 77"),
    ],
)
def test_a_step_that_loses_something_is_taken_back(old, monkeypatch, statements):
    before = content(old)
    steps = (*migrations.STEPS[:-1], (*migrations.STEPS[-1], *statements))
    monkeypatch.setattr(database, "STEPS", steps)
    with pytest.raises(Refused, match="without losing"):
        database.open_journal(old)
    assert_nothing_is_lost(before, old)
