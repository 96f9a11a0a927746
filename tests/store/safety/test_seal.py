"""The bytes of attachments against the name they were kept under."""

import hashlib
import sqlite3
from contextlib import closing

import pytest

from journal.store.safety import seal

DATA = bytes(range(256)) * 2_500  # more than is read at a time


@pytest.fixture
def file():
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.execute("CREATE TABLE content (key INTEGER PRIMARY KEY, sha256, data)")
        for name in (hashlib.sha256(DATA).hexdigest(), "other"):
            opened.execute("INSERT INTO content (sha256, data) VALUES (?, ?)", (name, DATA))
        yield opened


def test_bytes_that_do_not_fit_their_name_are_told(file):
    assert list(seal.false_contents(file)) == ["attachment other: the bytes are not what was kept"]


@pytest.mark.parametrize("value", [7, None])
def test_what_is_no_bytes_any_more_is_told(file, value):
    file.execute("UPDATE content SET data = ? WHERE key = 1", (value,))
    assert len(list(seal.false_contents(file))) == 2


def test_what_was_deleted_meanwhile_is_no_damage(file):
    file.execute("INSERT INTO content (sha256, data) VALUES ('third', x'00')")
    found = seal.false_contents(file)
    assert "other" in next(found)
    file.execute("DELETE FROM content WHERE sha256 = 'third'")
    assert next(found, None) is None
