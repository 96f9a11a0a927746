"""One open journal: its listeners, its steps, and other processes beside it."""

import json
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from journal.domain.change import Change
from journal.domain.entry import Draft
from journal.errors import (
    DiskFull,
    EntryChanged,
    JournalBusy,
    JournalDamaged,
    JournalMissing,
    JournalNewer,
    JournalReplaced,
    StorageError,
)
from journal.ops.base import Together, watched
from journal.ops.entries import AddEntry, EditEntry, TrashEntries
from journal.ops.several import ChangeEntries
from journal.store import connection, database, entries, history
from journal.store.safety import checking
from journal.workspace import _MANY, Workspace

DAY = date(2026, 3, 14)
WRITER = """
import json, sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from journal.domain.entry import Draft
from journal.errors import EntryChanged
from journal.ops.entries import AddEntry, EditEntry
from journal.store import entries
from journal.workspace import Workspace

path, name, shared, count = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
workspace = Workspace(path)
kept, edits = [], 0
for n in range(count):
    operation = AddEntry(Draft(f"{name} {n}", f"#{name} #both @ana"), date(2026, 3, 14), name)
    workspace.do(operation)
    kept.append(operation.id)
    while True:
        now = entries.get(shared)
        draft = replace(now.draft(), body=now.body + f" {name}{n}")
        try:
            workspace.do(EditEntry(shared, now.revision, draft, name))
            break
        except EntryChanged:
            continue
print(json.dumps(kept))
"""


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setenv("JOURNAL_HOME", str(tmp_path / "home"))
    place = tmp_path / "journal.db"
    database.create(place)
    return place


@pytest.fixture
def opened(path):
    workspace = Workspace(path)
    yield workspace
    workspace.close()


def add(workspace, title="x"):
    operation = AddEntry(Draft(title), DAY, "Ana")
    workspace.do(operation)
    return operation.id


def test_two_processes_that_write_at_once_lose_nothing(opened, path):
    shared = add(opened, "shared")
    arguments = [str(path), shared, "25"]
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, arguments[0], name, *arguments[1:]],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for name in ("one", "two")
    ]  # fmt: skip
    mine = [add(opened, f"here {n}") for n in range(25)]
    said = [writer.communicate(timeout=60) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0], said
    theirs = [name for out, _ in said for name in json.loads(out)]
    assert {e.id for e in entries.newest(limit=0)} == {shared, *mine, *theirs}
    words = entries.get(shared).body.split()
    assert sorted(words) == sorted(f"{w}{n}" for w in ("one", "two") for n in range(25))
    assert len(history.of(shared)) == 50
    assert opened.refresh() == Change(everything=True)
    assert opened.refresh() is None
    assert checking.check().problems == ()


def test_the_writes_of_another_process_are_noticed_and_ones_own_are_not(opened, path):
    told = []
    opened.subscribe(told.append)
    shared = add(opened)
    assert opened.refresh() is None
    subprocess.run(
        [sys.executable, "-c", WRITER, str(path), "other", shared, "1"], check=True,
        capture_output=True, timeout=60,
    )  # fmt: skip
    assert opened.refresh() == Change(everything=True)
    assert told[-1].everything
    assert {e.title for e in entries.newest()} == {"x", "other 0"}


def test_an_edit_based_on_what_another_process_changed_is_refused(opened, path):
    from journal.errors import EntryChanged

    shared = add(opened)
    before = entries.get(shared)
    subprocess.run(
        [sys.executable, "-c", WRITER, str(path), "other", shared, "1"], check=True,
        capture_output=True, timeout=60,
    )  # fmt: skip
    with pytest.raises(EntryChanged):
        opened.do(EditEntry(shared, before.revision, replace(before.draft(), body="mine"), "Ana"))
    assert entries.get(shared).body == " other0"


def test_listeners_are_told_until_they_leave(opened):
    told = []
    leave = opened.subscribe(told.append)
    name = add(opened)
    assert told[0].touches(name)
    leave()
    opened.undo()
    assert len(told) == 1


def test_a_listener_that_fails_harms_neither_the_write_nor_the_others(opened, monkeypatch):
    reported, told = [], []
    monkeypatch.setattr(sys, "excepthook", lambda *error: reported.append(error))

    def fail(_):
        raise RuntimeError("a view is broken")

    opened.subscribe(fail)
    opened.subscribe(told.append)
    name = add(opened)
    assert entries.get(name).title == "x"
    assert len(told) == 1
    assert reported[0][0] is RuntimeError
    assert opened.undo_text == "add entry"


def test_a_step_that_the_file_refused_can_be_taken_back_later(opened, path):
    name = add(opened)
    connection.run("PRAGMA busy_timeout = 10")
    hold, let_go = threading.Event(), threading.Event()

    def keep_busy():
        with opened.connection(), connection.transaction():
            hold.set()
            let_go.wait(10)

    other = threading.Thread(target=keep_busy)
    other.start()
    assert hold.wait(10)
    with pytest.raises(JournalBusy):
        opened.undo()
    assert opened.undo_text == "add entry"
    let_go.set()
    other.join(20)
    opened.undo()
    assert entries.get(name).trashed
    (pages,) = connection.run("PRAGMA page_count").fetchone()
    connection.run(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        opened.do(AddEntry(Draft("y", "word " * 50_000), DAY, "Ana"))
    connection.run("PRAGMA max_page_count = 1000000")
    assert opened.redo_text == "add entry"
    opened.redo()
    assert not entries.get(name).trashed


def test_a_new_write_ends_what_could_be_done_again(opened):
    add(opened)
    opened.undo()
    assert opened.redo_text == "add entry"
    add(opened)
    assert opened.redo_text == ""
    assert opened.redo() is None


def test_only_so_many_steps_are_remembered(opened, monkeypatch):
    monkeypatch.setattr("journal.workspace._DEPTH", 3)
    for n in range(5):
        add(opened, str(n))
    for _ in range(3):
        assert opened.undo()
    assert opened.undo() is None
    assert entries.count() == 2


def test_a_backup_is_made_under_the_journals_name(opened, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    add(opened)
    copy = opened.back_up(folder)
    assert copy.name.startswith("journal-")
    with pytest.raises(StorageError):
        opened.back_up(tmp_path / "nowhere")


def test_another_thread_reads_on_a_connection_of_its_own(opened):
    add(opened)
    found = []

    def read():
        with opened.connection():
            found.extend(entries.newest())

    thread = threading.Thread(target=read)
    thread.start()
    thread.join(20)
    assert [e.title for e in found] == ["x"]


def put_another_in_its_place(path, title="of the other file"):
    """Have another journal take the place of one that is open, as a restored backup does."""
    other = path.with_name("other.db")
    with closing(sqlite3.connect(path)) as file:
        file.execute("VACUUM INTO ?", (str(other),))
    with closing(sqlite3.connect(other)) as file, file:
        file.execute("UPDATE entry SET title = ?", (title,))
    other.replace(path)


def test_another_file_in_its_place_is_turned_to(opened, path):
    name, told = add(opened), []
    opened.subscribe(told.append)
    connection.run("PRAGMA busy_timeout = 1234")
    assert opened.follow() is False
    put_another_in_its_place(path)
    with pytest.raises(JournalReplaced, match="try again"):
        add(opened)
    assert opened.follow() is True
    assert told == [Change(everything=True)]
    assert entries.get(name).title == "of the other file"
    assert opened.undo_text == ""
    assert connection.run("PRAGMA busy_timeout").fetchone() == (1234,)
    assert opened.follow() is False
    add(opened, "goes on")
    assert entries.count() == 2


@pytest.mark.parametrize("what", ["nothing", "a letter", "a newer journal"])
def test_what_is_no_journal_is_not_turned_to(opened, path, what):
    name = add(opened)
    path.rename(path.with_name("moved.db"))
    if what == "a letter":
        path.write_text("Dear Ana")
    if what == "a newer journal":
        database.create(path)
        with closing(sqlite3.connect(path)) as file:
            file.execute("PRAGMA user_version = 9999")
    for _ in range(2):
        with pytest.raises((JournalMissing, JournalDamaged, JournalNewer)):
            opened.follow()
    assert entries.get(name).title == "x"
    path.unlink(missing_ok=True)
    path.with_name("moved.db").rename(path)
    assert opened.follow() is False
    add(opened, "goes on")


def elsewhere(workspace, operation):
    """Apply an operation on another thread."""

    def work():
        with workspace.connection():
            return workspace.apply(operation)

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def test_a_change_made_on_another_thread_is_one_step_and_is_noticed(opened):
    told = []
    names = tuple(add(opened, str(n)) for n in range(3))
    opened.subscribe(told.append)
    write = opened.doing(TrashEntries(names))
    write.remember(elsewhere(opened, write.operation))
    assert told == []
    assert opened.refresh() == Change(everything=True)
    assert (entries.count(), opened.undo_text) == (0, "move to trash")
    write = opened.undoing()
    write.remember(elsewhere(opened, write.operation))
    assert (entries.count(), opened.redo_text) == (3, "move to trash")
    opened.redo()
    assert entries.count() == 0


def test_a_step_that_another_thread_could_not_take_is_forgotten_unless_it_may_be_possible(opened):
    name = add(opened)
    opened.do(EditEntry(name, 1, Draft("mine"), "Ana"))
    opened.apply(EditEntry(name, 2, Draft("theirs"), "Ben"))
    write = opened.undoing()
    write.refused(JournalBusy(opened.path))
    assert opened.undo_text == "edit entry"
    with pytest.raises(EntryChanged) as refusal:
        elsewhere(opened, write.operation)
    write.refused(refusal.value)
    assert opened.undo_text == "add entry"


def test_what_comes_in_between_ends_what_could_be_done_again(opened):
    add(opened)
    opened.undo()
    write = opened.redoing()
    between = add(opened)
    write.remember(elsewhere(opened, write.operation))
    assert opened.redo_text == ""
    opened.undo()
    assert [e.id for e in entries.newest()] == [between]


def test_everyone_can_read_while_a_large_change_is_made(opened):
    added = [AddEntry(Draft(str(n), "word " * 400), DAY, "Ana") for n in range(_MANY + 400)]
    opened.do(Together(tuple(added)))
    names = tuple(addition.id for addition in added)
    connection.run("PRAGMA busy_timeout = 0")
    seen = []

    def look(done):
        if done == len(names):
            with ThreadPoolExecutor(1) as pool:
                seen.append(pool.submit(read).result())

    def read():
        with opened.connection():
            connection.run("PRAGMA busy_timeout = 0")
            return entries.get(names[0]).tags

    opened.do(watched(ChangeEntries(names, "Ana", tag="dns"), look))
    assert seen == [()]
    assert entries.get(names[0]).tags == ("dns",)


def test_a_connection_to_a_journal_that_is_gone_is_refused(opened, path):
    path.rename(path.with_name("moved.db"))
    errors = []

    def read():
        try:
            with opened.connection():
                pass
        except JournalMissing as error:
            errors.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join(20)
    assert errors


def test_a_refused_opening_leaves_nothing_open(tmp_path):
    with pytest.raises(JournalMissing):
        Workspace(tmp_path / "gone.db")
    assert connection.database.is_closed()
