"""Backups: checked before they count, thinned out by age, and brought back."""

import os
import sqlite3
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.entry import Draft
from journal.errors import JournalDamaged, StorageError
from journal.ops.entries import AddEntry
from journal.store import entries
from journal.store.safety import backup, checking
from journal.store.safety.backup import Backup
from journal.workspace import Workspace
from tests.store.holding import held_by_another_process

DAY = date(2026, 3, 14)
NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "backups"
    place.mkdir()
    return place


def name(instant):
    return f"journal-{instant.strftime(backup._STAMP)}.db"


def test_a_backup_is_the_whole_journal_and_its_owners_alone(full, folder):
    copy = backup.make(folder, "journal")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert backup.verify(copy) == ""
    assert [b.path for b in backup.found(folder, "journal")] == [copy]
    before = list(entries.every())
    full.close()
    again = Workspace(copy)
    assert list(entries.every()) == before
    assert checking.check().problems == ()
    again.close()


def test_a_backup_is_due_once_a_day(full, folder):
    assert backup.daily_due(folder, "journal")
    backup.make(folder, "journal")
    assert not backup.daily_due(folder, "journal")
    assert backup.daily_due(folder, "other")


def test_the_backup_of_a_day_is_made_once(full, folder):
    made = backup.make_daily(folder, "journal")
    assert [b.path for b in backup.found(folder, "journal")] == [made]
    assert backup.make_daily(folder, "journal") is None


def test_a_journal_that_changed_since_its_last_backup_gets_another(full, folder):
    assert backup.make_if_changed(folder, "journal")
    assert backup.make_if_changed(folder, "journal") is None
    full.do(AddEntry(Draft(title="One more"), DAY, "Ana Souza"))
    assert backup.changed(folder, "journal")
    assert backup.make_if_changed(folder, "journal")
    assert len(backup.found(folder, "journal")) == 2
    assert not backup.changed(folder, "journal")


def test_a_clock_that_was_ahead_once_does_not_end_the_backups_of_changes(full, folder):
    (folder / name(datetime.now(UTC) + timedelta(days=36_500))).touch()
    assert backup.make_if_changed(folder, "journal")
    assert not backup.changed(folder, "journal")


def test_a_clock_that_was_ahead_once_does_not_end_the_daily_backups(full, folder):
    (folder / name(NOON + timedelta(days=36_500))).touch()
    assert backup.make_daily(folder, "journal")


def test_two_processes_never_make_it_at_once_and_a_dead_one_is_not_waited_for(full, folder):
    (folder / backup._LOCK).touch()
    with held_by_another_process(folder / backup._LOCK) as holder:
        assert backup.is_being_made(folder)
        assert backup.make_daily(folder, "journal") is None
        holder.kill()
        holder.wait()
        assert not backup.is_being_made(folder)
    assert backup.make_daily(folder, "journal")


def test_why_the_backup_of_a_day_was_not_made_stays_known_until_one_is(full, folder, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(backup, "verify", lambda _: "page 3 is gone")
        with pytest.raises(JournalDamaged):
            backup.make_daily(folder, "journal")
    assert "page 3 is gone" in backup.complaint(folder)
    backup.make(folder, "journal")
    assert backup.complaint(folder) == ""


def test_a_damaged_journal_is_not_backed_up_over_good_ones(full, folder, path):
    old = [folder / name(NOON - timedelta(days=n)) for n in range(30)]
    for place in old:
        place.write_bytes(b"old")
    file = sqlite3.connect(path)
    file.execute("UPDATE entry SET title = 'changed'")
    file.commit()
    file.close()
    with pytest.raises(JournalDamaged, match="is not what was written"):
        backup.make(folder, "journal")
    assert sorted(folder.iterdir()) == sorted(old)


def test_a_backup_that_cannot_be_written_is_a_sentence(full, tmp_path):
    with pytest.raises(StorageError):
        backup.write(tmp_path / "nowhere" / "copy.db")


def test_what_a_killed_backup_left_is_cleared_away(full, folder):
    for name in (".backup-abcd1234", ".backup-abcd1234-journal", ".backup-recently"):
        (folder / name).touch()
        os.utime(folder / name, (0, 0))
    os.utime(folder / ".backup-recently")
    copy = backup.make(folder, "journal")
    assert {p.name for p in folder.iterdir()} == {copy.name, ".backup-recently"}


def test_files_of_other_names_are_never_removed(full, folder):
    others = [folder / "letter.txt", folder / "journal-old.db", folder / "journal-2026.db"]
    others += [folder / f"other-{name(NOON).removeprefix('journal-')}"]
    for place in others:
        place.write_text("mine")
    for n in range(20):
        (folder / name(NOON - timedelta(minutes=n))).write_bytes(b"")
    backup.make(folder, "journal")
    assert all(place.read_text() == "mine" for place in others)


@given(st.sets(st.integers(0, 60 * 24 * 900), max_size=60))
def test_the_latest_and_the_last_of_days_weeks_and_months_are_kept(minutes):
    instants = sorted((NOON - timedelta(minutes=m) for m in minutes), reverse=True)
    backups = [Backup(Path(name(i)), i) for i in instants]
    kept = {b.made_at for b in backup._worth_keeping(backups)}
    assert set(instants[:10]) <= kept
    for pattern, number in (("%Y-%m-%d", 7), ("%G-%V", 4), ("%Y-%m", 12)):
        tiers = sorted({i.strftime(pattern) for i in instants}, reverse=True)[:number]
        last = {max(i for i in instants if i.strftime(pattern) == tier) for tier in tiers}
        assert last <= kept
    assert len(kept) <= 10 + 7 + 4 + 12
    more = backup._worth_keeping([b for b in backups if b.made_at in kept])
    assert {b.made_at for b in more} == kept
