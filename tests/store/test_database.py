"""Making and opening a journal file, and refusing what is none."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from journal.errors import (
    JournalBusy,
    JournalDamaged,
    JournalMissing,
    JournalNewer,
    JournalReadOnly,
    Refused,
    StorageError,
)
from journal.ops.entries import TrashEntries
from journal.store import connection, database, entries
from journal.workspace import Workspace


def sql(path, *statements):
    """Change the file behind the store's back."""
    file = sqlite3.connect(path)
    for statement in statements:
        file.execute(statement)
    file.commit()
    file.close()


def refusal(path, kind):
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(kind) as refused:
        database.open_journal(path)
    assert connection.database.is_closed()
    assert before is None or path.read_bytes() == before
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.fixture
def unprivileged(monkeypatch):
    """Have rights count even where the tests run as root, to whom the system refuses nothing."""

    def access(path, mode, **_):
        bits = Path(path).stat().st_mode >> 6
        return bool(bits & mode == mode)

    monkeypatch.setattr(connection.os, "access", access)


def test_a_new_journal_is_empty_and_its_owners_alone(tmp_path):
    path = tmp_path / "folder" / "journal.db"
    before = os.umask(0)
    try:
        database.create(path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [p.name for p in path.parent.iterdir()] == ["journal.db"]
    assert database.open_journal(path) is False
    assert entries.count() == 0
    connection.close()


def test_what_a_killed_start_left_is_cleared_away(tmp_path):
    for name in (".new-journal-abcd1234", ".new-journal-letters"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    database.create(tmp_path / "journal.db")
    assert {p.name for p in tmp_path.iterdir()} == {"journal.db", ".new-journal-letters"}


def test_an_existing_file_is_never_made_into_a_journal(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear Ana")
    with pytest.raises(Refused, match="left as it is"):
        database.create(path)
    assert path.read_text() == "Dear Ana"


@pytest.mark.parametrize("version", [0, 99])
def test_looking_at_another_programs_database_does_not_change_it(tmp_path, version):
    """SQLite itself would turn a WAL into a rollback journal, were it asked for that mode."""
    path = tmp_path / "journal.db"
    application = connection.APPLICATION_ID if version else 7
    sql(path, "PRAGMA journal_mode = wal", "CREATE TABLE t (x)",
        f"PRAGMA application_id = {application}", f"PRAGMA user_version = {version}")  # fmt: skip
    refusal(path, JournalNewer if version else JournalDamaged)
    assert [p.name for p in tmp_path.iterdir()] == ["journal.db"]


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path):
    path = tmp_path / "journal.db"
    path.symlink_to(tmp_path / "elsewhere.db")
    with pytest.raises(Refused):
        database.create(path)
    assert not (tmp_path / "elsewhere.db").exists()


def test_a_journal_that_cannot_be_made_leaves_nothing(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(database.os, "link", refuse)
    with pytest.raises(StorageError, match="full"):
        database.create(tmp_path / "journal.db")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["ünïcode 実験.db", "a?b#c%20&d=e.db", "-rf.db", "' \"x.db"])
def test_odd_names_are_opened_as_they_are(tmp_path, name):
    path = tmp_path / name
    database.create(path)
    database.open_journal(path)
    assert connection.location() == path
    connection.close()
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_a_missing_journal_is_missing_and_is_not_made(tmp_path):
    message = refusal(tmp_path / "gone.db", JournalMissing)
    assert "journal init" in message
    assert not list(tmp_path.iterdir())


def test_a_path_through_a_file_is_missing(path):
    refusal(path / "journal.db", JournalMissing)


def test_a_folder_is_no_journal(tmp_path):
    assert "is not a file" in refusal(tmp_path, StorageError)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "is not a file" in refusal(tmp_path / "pipe", StorageError)


@pytest.mark.parametrize(
    "content", [b"", b"Dear Ana\n" * 500, b"\0" * 4096, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_other_files_are_no_journal(tmp_path, content):
    path = tmp_path / "journal.db"
    path.write_bytes(content)
    refusal(path, JournalDamaged)


def test_a_database_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "bookmarks.db"
    sql(path, "CREATE TABLE places (url TEXT)")
    assert "not a journal of this program" in refusal(path, JournalDamaged)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END",
        "CREATE TRIGGER search_data AFTER INSERT ON entry BEGIN DELETE FROM entry; END",
        "CREATE VIEW v AS SELECT * FROM entry",
        "CREATE TABLE more (x)",
        "CREATE INDEX more ON entry (title)",
        "DROP INDEX entry_day",
        "DROP TABLE draft",
        "ALTER TABLE entry ADD COLUMN more TEXT",
    ],
)
def test_a_journal_with_a_foreign_schema_is_refused(path, statement):
    sql(path, statement)
    assert "tables are not those of a journal" in refusal(path, JournalDamaged)


def test_statistics_that_a_tool_has_gathered_do_no_harm(path, add, workspace):
    add("x")
    workspace.close()
    sql(path, "ANALYZE")
    database.open_journal(path)
    connection.close()


def test_a_newer_journal_is_left_to_newer_programs(path):
    sql(path, "PRAGMA user_version = 99")
    assert "format 99" in refusal(path, JournalNewer)


def test_a_journal_that_was_never_finished_is_damaged(path):
    sql(path, "PRAGMA user_version = 0")
    refusal(path, JournalDamaged)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_without_the_right_to_write_a_journal_is_read(path, add, workspace, unprivileged, what):
    name = add("A day")
    workspace.close()
    (path if what == "file" else path.parent).chmod(0o400 if what == "file" else 0o500)
    try:
        reader = Workspace(path)
        assert reader.read_only
        assert [e.id for e in entries.newest()] == [name]
        with pytest.raises(JournalReadOnly):
            reader.do(TrashEntries((name,)))
        reader.close()
    finally:
        path.parent.chmod(0o700)


def test_a_wish_to_read_only_leaves_the_file_alone(path, add, workspace):
    name = add("A day")
    workspace.close()
    before = path.read_bytes(), path.stat().st_mtime_ns
    reader = Workspace(path, read_only=True)
    assert reader.read_only
    with pytest.raises(JournalReadOnly):
        reader.do(TrashEntries((name,)))
    reader.close()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_without_the_right_to_read_it_says_so(path, unprivileged):
    path.chmod(0o000)
    with pytest.raises(StorageError, match="may not be read"):
        database.open_journal(path)
    path.chmod(0o600)


def test_a_journal_that_another_program_holds_is_busy(path, monkeypatch):
    pragmas = tuple((k, 20 if k == "busy_timeout" else v) for k, v in connection._PRAGMAS)
    monkeypatch.setattr(connection, "_PRAGMAS", pragmas)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    refusal(path, JournalBusy)
    other.execute("ROLLBACK")
    other.close()
    database.open_journal(path)
    connection.close()
