import subprocess
import sys

import pytest

from journal.domain.change import Change
from journal.errors import JournalBusy

WRITE = """
import sys
from pathlib import Path
from journal.domain.dates import today
from journal.domain.entry import Draft
from journal.ops.entries import AddEntry
from journal.workspace import Workspace
Workspace(Path(sys.argv[1])).do(AddEntry(Draft(title="From elsewhere"), today(), "Ben"))
"""


def write_elsewhere(path):
    subprocess.run([sys.executable, "-c", WRITE, str(path)], timeout=60, check=True)


def test_a_write_of_our_own_is_told_once(bridge, add, qtbot):
    told = []
    bridge.changed.connect(told.append)
    entry = add("Here")
    bridge.look()
    assert [change.entries for change in told] == [frozenset({entry})]


def test_a_write_of_another_program_is_seen_within_a_second(bridge, journal_file, qtbot):
    with qtbot.waitSignal(bridge.changed, timeout=3_000) as told:
        write_elsewhere(journal_file)
    assert told.args == [Change(everything=True)]


def test_trouble_is_told_once_and_its_end_too(bridge, workspace, monkeypatch, qtbot):
    failed, recovered = [], []
    bridge.failed.connect(failed.append)
    bridge.recovered.connect(lambda: recovered.append(True))

    def refuse():
        raise JournalBusy(workspace.path)

    with monkeypatch.context() as patch:
        patch.setattr(workspace, "refresh", refuse)
        bridge.look()
        bridge.look()
    bridge.look()
    assert len(failed) == 1
    assert "Another program" in failed[0]
    assert recovered == [True]


@pytest.mark.parametrize("times", [1, 2])
def test_closed_means_silent(workspace, application, add, times):
    from journal.ui.bridge import Bridge

    told = []
    bridge = Bridge(workspace)
    bridge.changed.connect(told.append)
    bridge.close()
    add(f"Unheard {times}")
    assert told == []
