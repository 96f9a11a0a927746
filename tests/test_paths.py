"""Where things lie."""

import stat
from pathlib import Path

import pytest

from journal import paths


def test_one_variable_puts_everything_below_one_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("JOURNAL_HOME", str(tmp_path))
    places = (paths.default_journal(), paths.config_dir(), paths.state_dir(), paths.backup_dir())
    assert all(place.is_relative_to(tmp_path) for place in places)
    assert len(set(places)) == 4


@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_a_variable_that_is_empty_or_relative_is_ignored(tmp_path, monkeypatch, value):
    monkeypatch.delenv("JOURNAL_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", value)
    assert paths.data_dir() == tmp_path / ".local" / "share" / "journal"


def test_a_folder_of_ones_own_is_kept_apart(tmp_path, monkeypatch):
    monkeypatch.delenv("JOURNAL_HOME", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "elsewhere"))
    assert paths.config_dir() == tmp_path / "elsewhere" / "journal"


def test_a_relative_home_is_taken_from_where_one_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JOURNAL_HOME", "here")
    assert paths.data_dir() == Path(tmp_path, "here", "data")


def test_a_new_folder_is_its_owners_alone(tmp_path):
    folder = paths.private(tmp_path / "a" / "b")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert paths.private(folder) == folder


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("/home/ana/Dropbox/team/journal.db", "Dropbox"),
        ("/Users/ana/OneDrive - Company/journal.db", "OneDrive"),
        ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/journal.db", "iCloud"),
        ("/home/ana/documents/dropbox.db", ""),
        ("/home/ana/.local/share/journal/journal.db", ""),
    ],
)
def test_a_folder_that_a_service_copies_is_recognised(place, service):
    assert paths.synchronised_by(Path(place)) == service
