"""Silent damage is found, wherever it is."""

import sqlite3
import threading

import pytest

from journal.errors import JournalDamaged
from journal.store import connection
from journal.store.safety import checking, seal
from journal.store.tables import Row, SearchRow
from journal.workspace import Workspace

TEXTS = [
    (row._meta.table_name, field.column_name)
    for row in Row.__subclasses__()
    if row is not SearchRow
    for field in row._meta.sorted_fields
    if field.field_type == "TEXT"
]
CHOICES = {
    "kind": "note", "status": "mixed", "audience": "public", "consent": "named",
    "relation": "updates",
    "step": "vote", "state": "dropped", "helped": "no", "voice": "they",
    "colour": "blue",
}  # fmt: skip


def behind(path, *statements):
    """Change the file behind the store's back."""
    file = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        file.execute(statement)
    file.close()


def problems():
    try:
        return checking.check().problems
    except JournalDamaged as error:
        return (str(error),)


def test_a_sound_journal_has_no_problems_and_is_counted(full):
    told = []
    found = checking.check(told.append)
    assert found.problems == ()
    assert told == ["structure", "digests", "attachments", "search index"]
    assert found.counts["entry"] == 2
    assert found.counts["revision"] == 1
    assert found.counts["attachment"] == 1
    found.raise_if_damaged()
    assert checking.quick().problems == ()


def test_every_table_is_filled_by_the_journal_that_is_damaged_here(full):
    for row in Row.__subclasses__():
        assert row.select().count(), row.__name__


@pytest.mark.parametrize(("table", "column"), TEXTS)
def test_a_flipped_bit_in_a_text_is_found(full, path, table, column):
    first = f"unicode({column})"
    change = f"char(({first} | 1) - ({first} & 1)) || substr({column}, 2)"
    if column in CHOICES:
        change = f"'{CHOICES[column]}'"
    behind(path, f"UPDATE {table} SET {column} = coalesce({change}, 'x')")
    assert problems()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE content SET data = CAST('bytes of a picturE' AS BLOB)",
        "UPDATE entry SET digest = zeroblob(32)",
        "UPDATE entry SET revision = 9 WHERE key = 1",
        "UPDATE entry SET editor_key = editor_key + 1 WHERE key = 1",
        "UPDATE entry SET trashed_at = '2026-01-01T00:00:00.000000Z' WHERE key = 1",
        "DELETE FROM entry_tag",
        "DELETE FROM entry_person",
        "DELETE FROM evidence WHERE position = 0",
        "UPDATE evidence SET position = 9 - position",
        "DELETE FROM retro_person WHERE position = 0",
        "UPDATE retro_person SET position = 9 - position",
        "UPDATE action SET owner_key = NULL",
        "UPDATE link SET source_key = target_key, target_key = source_key",
        "UPDATE attachment SET entry_key = 2",
        "DELETE FROM content",
        "DELETE FROM entry WHERE key = 2",
        "DELETE FROM search_docsize WHERE id = 1",
        "DELETE FROM search_data WHERE id > 10",
        "INSERT INTO search (search, rowid, title, body, labels) VALUES ('delete', 2, "
        "'A learning', 'Lower it a day before.\nfewer calls', 'Site')",
        "INSERT INTO search (rowid, title, body, labels) VALUES (1, 'more', '', '')",
        "INSERT INTO search (rowid, title, body, labels) VALUES (77, 'no entry', '', '')",
    ],
)
def test_other_damage_is_found(full, path, statement):
    behind(path, statement)
    assert problems()


def test_words_that_changed_places_in_the_index_are_found(full, path):
    columns = "(search, rowid, title, body, labels)"
    old = "'A learning', 'Lower it a day before.\nfewer calls', 'Site'"
    new = "'A learning', 'Lower a it day before.\nfewer calls', 'Site'"
    behind(
        path,
        f"INSERT INTO search {columns} VALUES ('delete', 2, {old})",
        f"INSERT INTO search (rowid, title, body, labels) VALUES (2, {new})",
    )
    assert "search index" in problems()[0]


def test_a_finding_becomes_a_refusal_in_words(full, path):
    behind(path, "UPDATE person SET name = 'x'", "UPDATE tag SET name = 'y'")
    with pytest.raises(JournalDamaged, match=r"is not what was written.* and 2 more"):
        checking.check().raise_if_damaged()


def test_a_check_leaves_nothing_behind_and_can_be_repeated(full, path):
    before = path.read_bytes()
    checking.check()
    checking.check()
    assert path.read_bytes() == before


def test_a_journal_that_may_only_be_read_is_checked_too(full, path):
    full.close()
    reader = Workspace(path, read_only=True)
    assert checking.check().problems == ()
    reader.close()


def test_others_write_during_a_check_and_are_no_damage(full, add, path, monkeypatch):
    """Someone adds an entry in the middle of each comparison of the index but the last."""
    plain = checking._fill_fresh
    written = []

    def fill_and_be_disturbed():
        plain()
        if not connection.database.in_transaction():
            thread = threading.Thread(target=write)
            thread.start()
            thread.join(20)

    def write():
        with full.connection():
            add(f"In between {len(written)}")
        written.append(1)

    monkeypatch.setattr(checking, "_fill_fresh", fill_and_be_disturbed)
    assert checking.check().problems == ()
    assert len(written) == checking._ATTEMPTS


def test_no_part_of_a_check_keeps_a_writer_out(full, add, path, monkeypatch):
    """A writer who does not wait at all gets in before each batch of rows."""
    monkeypatch.setattr(seal, "_BATCH", 1)
    writer = sqlite3.connect(path, isolation_level=None, timeout=0)
    tried = []

    def run(sql, values=()):
        if sql == "SAVEPOINT batch":
            writer.execute("BEGIN EXCLUSIVE")
            writer.execute("ROLLBACK")
            tried.append(sql)
        return connection.run(sql, values)

    assert list(seal.false_digests(run)) == []
    assert len(tried) > len(seal.COVERED)
    writer.close()
