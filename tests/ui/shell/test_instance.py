import os
import socket

import pytest
from PySide6.QtCore import QObject

from journal.ui.shell import instance


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def parent(application):
    made = QObject()
    yield made
    made.deleteLater()


def test_a_second_start_is_heard_by_the_first(folder, journal_file, parent, qtbot):
    heard = []
    assert not instance.raise_other(journal_file)
    instance.listen(journal_file, lambda: heard.append(True), parent)
    assert instance.raise_other(journal_file)
    qtbot.waitUntil(lambda: heard == [True])


def test_another_journal_has_a_window_of_its_own(folder, journal_file, parent, tmp_path):
    instance.listen(journal_file, lambda: None, parent)
    assert not instance.raise_other(tmp_path / "other.db")


@pytest.mark.skipif(os.name == "nt", reason="a pipe of Windows goes with its process")
def test_what_a_killed_window_left_behind_is_no_window(folder, journal_file, parent):
    place = folder / instance.name_of(journal_file)
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(place))
    assert not instance.raise_other(journal_file)
    instance.listen(journal_file, lambda: None, parent)
    assert instance.raise_other(journal_file)
