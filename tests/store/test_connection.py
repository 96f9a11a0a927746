"""Settings that lose nothing, and errors that are sentences."""

import contextlib
import shutil
import sqlite3
import stat
import threading
from datetime import date

import pytest
from peewee import InterfaceError

from journal.domain.entry import Draft
from journal.domain.filters import Filters, condition, parse_query
from journal.errors import (
    DiskFull,
    InputRefused,
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalReadOnly,
    JournalReplaced,
    StorageError,
)
from journal.ops.entries import AddEntry
from journal.store import connection, database, entries, labels, people
from journal.store.searching import search

DAY = date(2026, 3, 14)
WANTED = {
    "journal_mode": "truncate",
    "synchronous": 3,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "busy_timeout": 10_000,
    "secure_delete": 1,
    "temp_store": 2,
}


@pytest.mark.parametrize(("name", "value"), WANTED.items())
def test_every_connection_has_the_settings(workspace, name, value):
    def read():
        return connection.run(f"PRAGMA {name}").fetchone()

    found = [read()]

    def elsewhere():
        with workspace.connection():
            found.append(read())

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join(20)
    assert all(row is None or row == (value,) for row in found), name
    assert len(found) == 2


@pytest.fixture
def on_a_thread(workspace):
    """Do things one after another on another thread, each with the connection it keeps."""

    def do(*acts):
        found = []

        def one(act):
            try:
                with workspace.kept_connection():
                    return act()
            except JournalError as error:
                return type(error)

        def elsewhere():
            found.extend(one(act) for act in acts)
            workspace.let_go()
            found.append(connection.database.is_closed())

        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join(20)
        return found

    return do


def refuse():
    raise InputRefused("No.")


def test_a_kept_connection_is_there_for_the_next_block_until_it_is_let_go(on_a_thread):
    one, other, closed = on_a_thread(connection.raw, connection.raw)
    assert one is other
    assert closed


def test_a_connection_is_not_kept_where_a_block_failed(on_a_thread):
    one, refused, other, _ = on_a_thread(connection.raw, refuse, connection.raw)
    assert refused is InputRefused
    assert one is not other


def test_a_kept_connection_sees_what_is_written_and_follows_the_file(path, tmp_path, on_a_thread):
    def add(file):
        with contextlib.closing(sqlite3.connect(file)) as other, other:
            other.execute("INSERT INTO tag (name, folded, digest) VALUES ('new', 'new', x'')")

    def tags():
        return connection.run("SELECT count(*) FROM tag").fetchone()[0]

    other = tmp_path / "other.db"
    shutil.copyfile(path, other)
    seen = on_a_thread(
        tags, lambda: add(path), tags, lambda: other.replace(path), tags, path.unlink, tags
    )
    assert [seen[place] for place in (0, 2, 4, 6)] == [0, 1, 0, JournalMissing]


def test_a_setting_that_does_not_take_is_not_passed_over(path, monkeypatch):
    monkeypatch.setattr(connection, "_PRAGMAS", (("journal_mode", "nonsense"),))
    with pytest.raises(StorageError, match="cannot be opened safely: journal_mode"):
        database.open_journal(path)
    assert connection.database.is_closed()


def test_the_rollback_journal_is_its_owners_alone(workspace, path):
    with connection.transaction():
        connection.run("INSERT INTO fact (name, value, digest) VALUES ('x', 'y', x'00')")
        beside = path.with_name(path.name + "-journal")
        assert stat.S_IMODE(beside.stat().st_mode) == 0o600


def test_a_transaction_is_all_or_nothing(add):
    add("kept")

    def change_half():
        with connection.transaction():
            connection.run("DELETE FROM entry_person")
            connection.run("DELETE FROM entry")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_half()
    assert entries.count() == 1


def test_another_thread_without_a_connection_fails_loudly(workspace):
    errors = []

    def reading():
        with pytest.raises(InterfaceError) as error:
            entries.count()
        errors.append(error.value)

    thread = threading.Thread(target=reading)
    thread.start()
    thread.join(20)
    assert errors


def test_a_writer_who_waits_in_vain_is_told_so(workspace, path):
    connection.run("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalBusy):
        workspace.do(AddEntry(Draft("x"), DAY, ""))
    assert entries.count() == 0
    other.execute("ROLLBACK")
    workspace.do(AddEntry(Draft("x"), DAY, ""))
    other.close()


def test_a_full_disk_is_named_and_nothing_is_lost(workspace, add):
    name = add("kept")
    (pages,) = connection.run("PRAGMA page_count").fetchone()
    connection.run(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        add("too much", "word " * 100_000)
    assert [e.id for e in entries.newest()] == [name]
    connection.run("PRAGMA max_page_count = 1000000")
    add("room again")
    assert entries.count() == 2


def test_a_journal_that_vanishes_while_open_is_missing(workspace, add, path):
    add("x")
    path.rename(path.with_name("moved.db"))
    with pytest.raises(JournalMissing):
        add("y")


def test_a_journal_whose_place_another_file_took_is_not_written_to(workspace, add, path):
    add("x")
    path.rename(path.with_name("moved.db"))
    database.create(path)
    with pytest.raises(JournalReplaced, match="took the place"):
        add("y")


@pytest.mark.parametrize(
    "read",
    [
        lambda: entries.newest(),
        lambda: entries.between(DAY, DAY),
        lambda: list(entries.every()),
        lambda: entries.count(),
        lambda: search.find(parse_query("dns")),
        lambda: labels.tags(),
        lambda: people.everyone(),
        lambda: connection.data_version(),
    ],
)
def test_a_journal_that_breaks_while_open_is_damaged(full, path, read):
    size = path.stat().st_size
    with path.open("rb+") as file:
        file.write(b"\xa5" * size)
    with pytest.raises(JournalDamaged):
        read()


def test_text_that_is_no_text_is_damage(full, path):
    file = sqlite3.connect(path)
    file.execute("UPDATE entry SET body = CAST(x'ff41' AS TEXT)")
    file.commit()
    file.close()
    with pytest.raises(JournalDamaged, match="UTF-8"):
        entries.newest()


@pytest.mark.parametrize(
    "ask",
    [
        lambda: entries.get("\ud800"),
        lambda: entries.resolve("\ud800"),
        lambda: people.find("\ud800"),
        lambda: entries.newest(Filters((condition("tag", "\ud800"),))),
        lambda: entries.newest(limit=1 << 70),
        lambda: entries.newest(parse_query(" ".join(f"tag:t{n}" for n in range(3_000)))),
        lambda: search.find(parse_query(" ".join(f"word{n}" for n in range(5_000)))),
    ],
)
def test_what_the_database_cannot_take_is_refused_as_input(workspace, ask):
    with pytest.raises(JournalError) as refused:
        ask()
    assert isinstance(refused.value, InputRefused)


def test_a_row_that_is_there_already_is_refused_and_is_no_damage(workspace, add):
    name = add("x")
    with pytest.raises(InputRefused):
        workspace.do(AddEntry(Draft("y"), DAY, "", id=name))
    assert entries.get(name).title == "x"


def test_reads_see_one_state_in_a_snapshot(workspace, add, path):
    add("x")
    with connection.snapshot():
        before = entries.count()
        other = sqlite3.connect(path, isolation_level=None, timeout=0.02)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("INSERT INTO fact VALUES ('a', 'b', x'')")
        assert entries.count() == before
        other.close()


def test_a_read_only_journal_takes_no_transaction(workspace, path):
    workspace.close()
    database.open_journal(path, read_only=True)
    with pytest.raises(JournalReadOnly), connection.transaction():
        pass
    connection.close()
