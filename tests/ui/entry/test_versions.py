from dataclasses import replace

from shiboken6 import isValid

from journal.ops.entries import EditEntry
from journal.store import entries, history


def change(workspace, entry_id, author="Ben", **values):
    entry = entries.get(entry_id)
    workspace.do(EditEntry(entry_id, entry.revision, replace(entry.draft(), **values), author))


def test_earlier_versions_say_who_and_what_differs(writing, view, workspace, add, settle):
    entry = add("One", "old words")
    change(workspace, entry, body="new words")
    change(workspace, entry, "Ana", body="newer words")
    writing.open(entry)
    writing.versions.show()
    dialog = writing.versions.dialog
    assert [dialog.list.item(row).text().split("\n")[1] for row in (0, 1)] == ["Ben", "Ana"]
    dialog.list.setCurrentRow(1)
    settle()
    text = dialog.page.toPlainText()
    assert "\u2212 old words" in text
    assert "+ newer words" in text
    dialog.close()


def test_a_version_is_brought_back_as_the_newest_one(writing, view, workspace, add):
    entry = add("One", "old words")
    change(workspace, entry, body="new words", tags=("dns",))
    writing.open(entry)
    writing.versions.show()
    writing.versions.dialog.restore.click()
    kept = entries.get(entry)
    assert (kept.body, kept.tags, kept.revision) == ("old words", (), 3)
    assert view.body.text() == "old words"
    assert [r.draft.body for r in history.of(entry)] == ["old words", "new words"]
    workspace.undo()
    assert view.body.text() == "new words"


def test_an_entry_without_earlier_versions_says_so(writing, view, add):
    writing.open(add("One", "x"))
    writing.versions.show()
    assert not writing.versions.dialog.restore.isVisible()
    writing.versions.dialog.close()


def test_what_differs_is_not_shown_any_more_once_it_is_closed(
    writing, workspace, add, settle, theme, qtbot
):
    entry = add("One", "old words")
    change(workspace, entry, body="new words")
    writing.open(entry)
    writing.versions.show()
    dialog = writing.versions.dialog
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))
    settle()
    theme.choose("dark")
    settle()
    assert writing.versions.dialog is None
