"""A backup is restored while the window shows the journal."""

import pytest

from journal.domain.ids import new_id
from journal.domain.reflections import Reflection
from journal.ops.reflections import AddReflection
from journal.store import drafts, entries, reflections
from journal.store.safety import backup, restoring
from journal.ui.shell.rooms import REFLECTIONS


@pytest.fixture
def restored(workspace, tmp_path, bridge, watchdog, qtbot):
    """Make a backup; calling what is returned restores it and waits until the window noticed."""
    copy = tmp_path / "copy.db"

    def restore():
        with watchdog.paused():  # another program does it
            kept = restoring.restore(copy, workspace.path)
        with qtbot.waitSignal(bridge.replaced):
            bridge.look()
        return kept

    def make():
        backup.write(copy)
        return restore

    return make


def test_the_window_shows_the_journal_that_is_there_now(make_window, add, restored):
    before = add("Before the backup")
    restore = restored()
    later = add("After the backup")
    opened = make_window()
    opened.open(later)
    restore()
    opened.settle()
    assert opened.window.writing.entry_id == ""
    assert "took the place" in opened.window.messages.text
    assert entries.newest()[0].id == before


def test_what_is_being_written_goes_on_in_the_other_file(make_window, add, restored):
    name = add("Title", "text")
    restore = restored()
    opened = make_window()
    opened.open(name)
    opened.type(opened.window.entry.body, "more ")
    restore()
    assert opened.window.entry.body.text() == "more text"
    assert opened.window.writing.keeper.keep()
    assert [kept.draft.body for kept in drafts.everything()] == ["more text"]
    assert opened.window.flush()
    assert entries.get(name).body == "more text"


def test_an_entry_that_the_other_file_does_not_have_is_added_again(make_window, add, restored):
    restore = restored()
    name = add("Title", "text")
    opened = make_window()
    opened.open(name)
    opened.type(opened.window.entry.body, "more ")
    restore()
    assert opened.window.entry.body.text() == "more text"
    assert opened.window.flush()
    assert entries.get(name).body == "more text"
    opened.type(opened.window.entry.body, "even ")
    assert opened.window.flush()
    assert entries.get(name).body == "more even text"


def test_an_entry_that_is_older_there_is_never_written_over_unasked(
    make_window, add, restored, qtbot
):
    name = add("Title", "text")
    restore = restored()
    opened = make_window()
    opened.open(name)
    opened.type(opened.window.entry.body, "one ")
    assert opened.window.flush()
    opened.type(opened.window.entry.body, "two ")
    restore()
    assert not opened.window.writing.keeper.save()
    assert opened.window.entry.body.text() == "one two text"
    assert entries.get(name).body == "text"
    assert opened.window.writing.keeper.save_over()
    assert entries.get(name).body == "one two text"


def test_a_refused_save_can_be_tried_again(
    make_window, add, restored, workspace, tmp_path, bridge, watchdog
):
    name = add("Title", "text")
    restored()
    opened = make_window()
    opened.open(name)
    opened.type(opened.window.entry.body, "more ")
    with watchdog.paused():
        restoring.restore(tmp_path / "copy.db", workspace.path)
    assert not opened.window.writing.keeper.save()
    assert "took the place" in opened.window.messages.text
    assert opened.window.entry.body.text() == "more text"
    bridge.look()
    (again,) = opened.window.messages.buttons
    again.click()
    assert entries.get(name).body == "more text"
    assert opened.window.messages.text == ""


def test_a_reflection_that_the_other_file_does_not_have_is_added_again(
    make_window, add, restored, workspace
):
    evidence = add("Kept")
    restore = restored()
    lost = add("Not there any more")
    told = Reflection(new_id(), "Ask first", evidence=(evidence, lost))
    workspace.do(AddReflection(told))
    opened = make_window(REFLECTIONS)
    opened.settle()
    page = opened.window.rooms.here.page
    opened.type(page.claim, "Always ")
    restore()
    opened.settle()
    assert opened.window.flush()
    kept = reflections.get(told.id)
    assert "Always " in kept.claim
    assert kept.evidence == (evidence,)
