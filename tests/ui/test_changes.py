"""Changes that are too large to wait for, in small."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.domain.entry import Audience
from journal.ops.entries import TrashEntries
from journal.ops.several import ChangeEntries
from journal.store import entries
from journal.ui import changes as module
from journal.ui.changes import Changes

PATIENCE = 20_000  # milliseconds


@pytest.fixture(autouse=True)
def _three_are_many(monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", 2)


@pytest.fixture
def three(add):
    return tuple(add(f"Entry {number}") for number in range(3))


class Told(Changes):
    """Changes that keep what they say; `wait` ends when the last one has ended."""

    def __init__(self, qtbot, *parts):
        super().__init__(*parts)
        self.said, self.made, self._qtbot = [], [], qtbot
        self.failed.connect(self.said.append)
        self.noticed.connect(self.said.append)

    def wait(self):
        self._qtbot.waitUntil(lambda: self.dialog is None, timeout=PATIENCE)


@pytest.fixture
def changes(workspace, tasks, bridge, theme, qtbot):
    made = Told(qtbot, workspace, tasks, bridge, theme)
    yield made
    made.stop()
    made.wait()


class Held:
    """An operation that waits in the middle of its work until it may go on."""

    label = "hold"
    size = 3

    def __init__(self, ids):
        self.ids, self.begun, self.go = ids, threading.Event(), threading.Event()

    def watched(self, progress):
        return TrashEntries(self.ids).watched(self._waiting(progress))

    def _waiting(self, progress):
        def tell(done):
            self.begun.set()
            assert self.go.wait(20)
            progress(done)

        return tell


@pytest.fixture
def held(three, changes, qtbot):
    """A change that is under way."""
    operation = Held(three)
    changes.do(operation, changes.made.append)
    qtbot.waitUntil(operation.begun.is_set, timeout=PATIENCE)
    yield operation
    operation.go.set()


def test_few_are_changed_at_once(changes, workspace, three):
    changes.do(TrashEntries(three[:2]), changes.made.append)
    assert changes.dialog is None
    assert changes.made[0].entries == frozenset(three[:2])
    assert changes.undo(changes.made.append)
    assert changes.redo(changes.made.append)
    assert [change.entries for change in changes.made] == [frozenset(three[:2])] * 3


def test_there_may_be_nothing_to_undo(changes):
    assert not changes.undo(changes.made.append)
    assert not changes.redo(changes.made.append)
    assert changes.made == []


def test_many_are_changed_behind_a_progress_and_so_are_undo_and_redo(
    changes, bridge, workspace, three
):
    told = []
    bridge.changed.connect(told.append)
    change = ChangeEntries(three, "Ana", audience=Audience.PUBLIC, label="publish")
    for step, title, state in (
        (lambda: changes.do(change, changes.made.append), "Publish", {Audience.PUBLIC}),
        (lambda: changes.undo(changes.made.append), "Undo: publish", {Audience.TEAM}),
        (lambda: changes.redo(changes.made.append), "Redo: publish", {Audience.PUBLIC}),
    ):
        step()
        assert changes.dialog.isVisible()
        assert changes.dialog.isModal()
        assert changes.dialog.windowTitle() == title
        changes.wait()
        assert {entry.audience for entry in entries.by_ids(three)} == state
    assert [made.entries for made in changes.made] == [frozenset(three)] * 3
    assert [change.everything for change in told] == [True] * 3
    assert changes.said == []


def test_the_journal_is_not_looked_at_meanwhile(changes, held, bridge):
    assert not bridge._clock.isActive()
    held.go.set()
    changes.wait()
    assert bridge._clock.isActive()


@pytest.mark.parametrize("way", ["button", "escape", "window"])
def test_cancelled_means_that_nothing_has_changed(changes, held, workspace, three, qtbot, way):
    if way == "button":
        qtbot.mouseClick(changes.dialog.cancel, Qt.MouseButton.LeftButton)
    elif way == "escape":
        qtbot.keyClick(changes.dialog, Qt.Key.Key_Escape)
    else:
        changes.dialog.close()
    assert changes.dialog.isVisible()  # until the work has ended
    assert not changes.dialog.cancel.isEnabled()
    held.go.set()
    changes.wait()
    assert changes.said == ["Cancelled; nothing was changed."]
    assert changes.made == []
    assert len(entries.newest()) == 3
    assert workspace.undo_text == "add entry"


def test_a_cancelled_undo_can_be_taken_again(changes, workspace, three, monkeypatch, qtbot):
    changes.do(TrashEntries(three), changes.made.append)
    changes.wait()
    assert changes.undo(changes.made.append)
    changes.stop()
    changes.wait()
    if changes.said:  # otherwise it was done before the wish came
        assert workspace.undo_text == "move to trash"
        assert entries.count() == 0
        changes.undo(changes.made.append)
        changes.wait()
    assert entries.count() == 3


def test_a_refusal_is_told_and_the_dialog_goes(changes, workspace, three):
    workspace.apply(TrashEntries(three))
    changes.do(TrashEntries(three), changes.made.append)
    changes.wait()
    assert changes.said == ["This is in the trash already."]
    assert changes.made == []


def test_a_step_that_is_refused_is_forgotten(changes, workspace, three):
    workspace.do(TrashEntries(three))
    workspace.apply(workspace.undoing().operation)  # someone else was faster
    changes.undo(changes.made.append)
    changes.wait()
    assert changes.said == ["This is not in the trash."]
    assert workspace.undo_text == "add entry"


def test_an_error_of_ours_leaves_no_dialog_behind(changes, three, monkeypatch):
    seen = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_: seen.append(kind))
    monkeypatch.setattr("journal.store.entry_rows.set_trashed", lambda *_: 1 / 0)
    changes.do(TrashEntries(three), changes.made.append)
    changes.wait()
    assert seen == [ZeroDivisionError]
    assert changes.said == changes.made == []


def test_the_progress_says_how_far_it_is(changes, held):
    dialog = changes.dialog
    dialog.show_done(2)
    assert (dialog.bar.value(), dialog.bar.maximum()) == (2, 3)
    assert "2 of 3" in dialog._number.text()
    assert dialog.bar.accessibleName() == "Hold"
    assert QApplication.activeModalWidget() is dialog


def test_a_window_that_is_closed_leaves_the_journal_as_it_was(make_window, three, workspace, qtbot):
    window = make_window().window
    held = Held(three)
    window.changes.do(held, lambda _: None)
    qtbot.waitUntil(held.begun.is_set, timeout=PATIENCE)
    window.end_session()
    held.go.set()
    window._tasks.close()
    assert all(not entries.get(name).trashed for name in three)


def test_a_refusal_is_told_at_the_foot_of_the_window(make_window, three, workspace, qtbot):
    window = make_window().window
    workspace.apply(TrashEntries(three))
    window.changes.do(TrashEntries(three), lambda _: None)
    qtbot.waitUntil(lambda: window.messages.text == "This is in the trash already.")
