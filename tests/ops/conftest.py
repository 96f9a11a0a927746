"""An empty journal, open, with short ways to write into it."""

from datetime import date

import pytest

from journal.domain.entry import Draft
from journal.ops.entries import AddEntry
from journal.store import database
from journal.workspace import Workspace

DAY = date(2026, 3, 14)


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("JOURNAL_HOME", str(tmp_path / "home"))


@pytest.fixture
def workspace(tmp_path):
    """A new, empty journal, open."""
    database.create(tmp_path / "journal.db")
    opened = Workspace(tmp_path / "journal.db")
    yield opened
    opened.close()


@pytest.fixture
def add(workspace):
    """Add an entry and return its id."""

    def adding(title="", body="", **more):
        operation = AddEntry(Draft(title=title, body=body, **more), DAY, "Ana Souza")
        workspace.do(operation)
        return operation.id

    return adding
