"""Bringing a backup back: whole or not at all, and nothing that was there is lost."""

import sqlite3
import stat
import subprocess
import sys

import pytest

from journal.errors import JournalBusy, Refused, StorageError
from journal.store import entries
from journal.store.migrations import LATEST
from journal.store.safety import backup, locking, restoring
from journal.workspace import Workspace

TRIGGER = "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END"
CHANGES = {
    "foreign": "PRAGMA application_id = 7",
    "changed": "UPDATE entry SET body = 'x'",
    "changed bytes": "UPDATE content SET data = x'00'",
    "newer": f"PRAGMA user_version = {LATEST + 1}",
    "a trigger": TRIGGER,
    "an older one with a trigger": f"PRAGMA user_version = 1; {TRIGGER}",
    "an endless view": "CREATE VIEW v AS WITH RECURSIVE n (x) AS "
    "(SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
    "lost bytes": "UPDATE content SET data = x''",
}
HOLD = """
import sqlite3, sys
file = sqlite3.connect(sys.argv[1], isolation_level=None)
file.execute(sys.argv[2])
file.execute("SELECT count(*) FROM entry").fetchall()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def copy(full, tmp_path):
    """A backup, in a folder of its own, of a journal that is not open any more."""
    made = tmp_path / "backups" / "copy.db"
    made.parent.mkdir()
    backup.write(made)
    full.close()
    return made


@pytest.fixture
def held(path):
    """Have another program hold the journal."""
    holders = []

    def hold(statement):
        holder = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(path), statement],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        holders.append(holder)
        assert holder.stdout.readline() == b"held\n"

    yield hold
    for holder in holders:
        holder.communicate(timeout=30)


def test_a_backup_is_brought_back_and_the_damaged_file_is_kept(copy, path):
    path.write_bytes(b"damaged beyond reading")
    kept = restoring.restore(copy, path)
    assert kept.read_bytes() == b"damaged beyond reading"
    assert kept.name.startswith(f"{path.name}.damaged-")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = Workspace(path)
    assert {e.title for e in entries.every()} == {"A mistake", "A learning"}
    again.close()
    assert copy.exists()


def test_two_damaged_files_are_both_kept(copy, path):
    kept = [restoring.restore(copy, path), restoring.restore(copy, path)]
    assert len(set(kept)) == 2
    assert all(place.exists() for place in kept)


def test_a_rollback_journal_is_not_applied_to_the_restored_file(copy, path):
    beside = path.with_name(path.name + "-journal")
    beside.write_bytes(b"of the damaged file")
    kept = restoring.restore(copy, path)
    assert not beside.exists()
    assert kept.with_name(kept.name + "-journal").read_bytes() == b"of the damaged file"


def test_a_backup_is_restored_where_nothing_was(copy, tmp_path):
    assert restoring.restore(copy, tmp_path / "new.db") is None
    assert backup.verify(tmp_path / "new.db") == ""


@pytest.mark.parametrize("what", ["missing", "folder", "text", *CHANGES])
def test_what_is_no_good_backup_is_not_restored(copy, path, what):
    before = path.read_bytes()
    if what in ("missing", "folder"):
        copy.unlink()
    if what == "folder":
        copy.mkdir()
    if what == "text":
        copy.write_text("Dear Ana")
    if what in CHANGES:
        file = sqlite3.connect(copy)
        file.executescript(CHANGES[what])
        file.commit()
        file.close()
    with pytest.raises(Refused, match="Nothing was changed"):
        restoring.restore(copy, path)
    assert path.read_bytes() == before
    assert not [p for p in path.parent.iterdir() if "damaged" in p.name]


def test_without_room_for_the_backup_the_journal_stays_in_its_place(copy, path, monkeypatch):
    before = path.read_bytes()

    def refuse(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring.files.os, "fsync", refuse)
    with pytest.raises(StorageError, match="full"):
        restoring.restore(copy, path)
    assert path.read_bytes() == before
    assert not [p for p in path.parent.iterdir() if "damaged" in p.name or p.name[0] == "."]


@pytest.mark.parametrize("statement", ["BEGIN", "BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_journal_that_another_program_holds_is_not_replaced(
    copy, path, held, monkeypatch, statement
):
    held(statement)
    before = sorted(p.name for p in path.parent.iterdir())
    monkeypatch.setattr(locking, "PATIENCE", 0.1)
    with pytest.raises(JournalBusy):
        restoring.restore(copy, path)
    assert sorted(p.name for p in path.parent.iterdir()) == before


def test_a_program_that_only_has_it_open_is_not_waited_for(copy, path, held):
    held("SELECT 1")
    assert restoring.restore(copy, path)
    assert backup.verify(path) == ""
