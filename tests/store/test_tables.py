"""The rows that queries are written in are those that the migrations make."""

import contextlib
import sqlite3

import pytest

from journal.store import connection, database, migrations
from journal.store.safety import seal
from journal.store.tables import Row, SearchRow

ROWS = [row for row in Row.__subclasses__() if row is not SearchRow]


@pytest.fixture
def migrated():
    with contextlib.closing(sqlite3.connect(":memory:")) as file:
        for statement in (s for step in migrations.STEPS for s in step):
            file.execute(statement)
        yield file


@pytest.fixture
def modelled():
    with contextlib.closing(sqlite3.connect(":memory:")) as file:
        with connection.database.bind_ctx(ROWS):
            for row in ROWS:
                schema = row._schema
                indexes = schema._create_indexes(safe=False)
                for context in (schema._create_table(safe=False), *indexes):
                    file.execute(*context.query())
        yield file


def shape(file, table):
    columns = {
        name: (kind, bool(required), key)
        for _, name, kind, required, _, key in file.execute(f"PRAGMA table_info({table})")
    }
    indexes = {
        (tuple(c for _, _, c in file.execute(f"PRAGMA index_info({name})")), unique, partial)
        for _, name, unique, _, partial in file.execute(f"PRAGMA index_list({table})")
    }
    points = {
        (column, target, on_delete)
        for _, _, target, column, _, _, on_delete, _ in file.execute(
            f"PRAGMA foreign_key_list({table})"
        )
    }
    kinds = {
        (strict, without)
        for _, name, _, _, without, strict in file.execute("PRAGMA table_list")
        if name == table
    }
    return columns, indexes, points, kinds


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.__name__)
def test_a_table_has_the_columns_indexes_and_references_of_its_row(row, migrated, modelled):
    table = row._meta.table_name
    wanted, found = shape(modelled, table), shape(migrated, table)
    for a, b in zip(wanted, found, strict=True):
        assert a == b


def test_every_table_has_a_row(migrated):
    made = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'"
    tables = {name for (name,) in migrated.execute(made)}
    assert tables == {row._meta.table_name for row in ROWS}


def test_the_fingerprint_is_that_of_the_latest_schema(migrated):
    rows = migrated.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    assert database.fingerprint(rows) == migrations.FINGERPRINT


def test_a_new_journal_has_the_latest_version_and_its_letters(path):
    file = sqlite3.connect(path)
    assert file.execute("PRAGMA user_version").fetchone() == (migrations.LATEST,)
    assert file.execute("PRAGMA application_id").fetchone() == (0x4A524E4C,)
    file.close()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.__name__)
def test_every_column_of_every_table_is_under_a_digest(row):
    """Lists are under the digest of their owner, bytes of files under their own name."""
    table = row._meta.table_name
    listed = {name for lists in seal._LISTS.values() for name, *_ in lists}
    if table not in listed:
        columns = set(row._meta.columns) - {"key", "digest", "data"}
        assert columns == set(seal.COVERED[table])
