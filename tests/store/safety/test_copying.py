"""Copies of the open journal: one state of it, and nobody is kept from writing."""

import sqlite3
import threading
from contextlib import closing

import pytest

from journal.errors import DiskFull, JournalBusy
from journal.store import connection, entries
from journal.store.safety import copying, locking


@pytest.fixture
def other(workspace, path):
    """Another program, which waits for nobody."""
    with closing(
        sqlite3.connect(path, isolation_level=None, timeout=0, check_same_thread=False)
    ) as file:
        yield file


@pytest.fixture
def written_in_between(workspace, other, monkeypatch):
    """Have the other program write after each of the first steps of a copy; return its writes."""
    writes, steps = [], []

    class Watched:
        """The journal's connection, whose backup tells of its steps."""

        def backup(self, target, *, pages, progress, sleep):
            def step(status, remaining, total):
                steps.append(pages)
                if remaining and len(writes) < number[0]:
                    writes.append(f"fact {len(writes)}")
                    other.execute("INSERT INTO fact VALUES (?, '', x'')", (writes[-1],))
                progress(status, remaining, total)

            raw.backup(target, pages=pages, progress=step, sleep=sleep)

    raw, number = connection.raw(), []

    def set_up(times):
        number.append(times)
        monkeypatch.setattr(copying, "_STEP", 1)
        monkeypatch.setattr(connection, "raw", Watched)
        return writes, steps

    return set_up


@pytest.mark.parametrize("number", [0, 1, 3, 1_000_000])
def test_a_copy_is_one_state_whoever_writes_meanwhile(full, written_in_between, number):
    writes, steps = written_in_between(number)
    with closing(sqlite3.connect("")) as target:
        copying.copy(target)
        found = [name for (name,) in target.execute("SELECT name FROM fact WHERE value = ''")]
        assert target.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert found == writes
    assert steps[-1] == (-1 if number > 3 else 1)


def test_a_copy_of_a_journal_that_is_held_is_refused(workspace, other, monkeypatch):
    connection.run("PRAGMA busy_timeout = 20")
    monkeypatch.setattr(locking, "PATIENCE", 0.05)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(JournalBusy), closing(sqlite3.connect("")) as target:
        copying.copy(target)


def test_a_copy_waits_for_a_program_that_ends_in_time(add, other):
    add("kept")
    connection.run("PRAGMA busy_timeout = 0")
    other.execute("BEGIN EXCLUSIVE")
    with closing(sqlite3.connect("")) as target:
        timer = threading.Timer(0.2, other.execute, ("COMMIT",))
        timer.start()
        copying.copy(target)
        timer.join()
        assert target.execute("SELECT title FROM entry").fetchall() == [("kept",)]


def test_reads_see_one_state_while_others_write(add, other):
    add("before")
    with copying.frozen():
        other.execute("UPDATE entry SET title = 'after'")
        assert [e.title for e in entries.newest()] == ["before"]
        assert connection.location().name == "a journal.db"
    assert [e.title for e in entries.newest()] == ["after"]


def test_a_read_that_fails_gives_the_journal_back(add):
    with pytest.raises(RuntimeError), copying.frozen():
        raise RuntimeError
    add("goes on")
    assert entries.count() == 1


def test_without_room_for_the_copy_the_disk_is_full(full, monkeypatch):
    made = connection.nameless

    def small():
        file = made()
        file.execute("PRAGMA max_page_count = 3")
        return file

    monkeypatch.setattr(connection, "nameless", small)
    with pytest.raises(DiskFull, match="temporary files"), copying.frozen():
        pass
    assert entries.count() == 2
