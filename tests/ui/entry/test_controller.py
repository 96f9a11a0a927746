from journal.domain import dates
from journal.domain.dates import now
from journal.domain.entry import Draft, KeptDraft, Kind, Status
from journal.domain.ids import new_id
from journal.ops.drafts import KeepDraft
from journal.ops.entries import EditEntry, TrashEntries
from journal.store import drafts, entries
from journal.ui.entry.view import PREVIEW, WRITE

TODAY = dates.today()


def test_an_entry_is_shown_with_what_is_known_of_it(writing, view, add):
    writing.open(add("A title", "A **body**", kind=Kind.MISTAKE))
    assert view.title.text() == "A title"
    assert view.body.text() == "A **body**"
    assert view.facts.kind.text() == "Mistake"
    assert not view.facts.status.isVisible()


def test_reading_comes_first_and_an_empty_text_is_to_be_written(writing, view, add):
    full, bare = add("Full", "words"), add("Bare")
    writing.open(full)
    assert view.mode == PREVIEW
    writing.open(bare)
    assert view.mode == WRITE


def test_the_preview_shows_what_is_written(writing, view, add, qtbot):
    writing.open(add("T", "Some *words* and `code`"))
    qtbot.waitUntil(lambda: view.preview.toPlainText() == "Some words and code")


def test_going_to_another_entry_saves_the_one_before(writing, view, add, qtbot):
    first, second = add("First", "one"), add("Second", "two")
    writing.open(first)
    qtbot.keyClicks(view.body, "more ")
    writing.open(second)
    assert entries.get(first).body == "more one"
    assert view.body.text() == "two"


def test_the_foot_says_when_it_was_saved(writing, view, add, qtbot):
    writing.open(add("First", "one"))
    qtbot.keyClicks(view.body, "x")
    assert view._state.text() == "Writing…"
    writing.flush()
    assert view._state.text() == f"Saved {now():%H:%M}"


def test_tags_in_the_text_appear_once_it_is_saved(writing, view, add, qtbot):
    entry = add("First")
    writing.open(entry)
    qtbot.keyClicks(view.body, "about #dns")
    writing.flush()
    assert entries.get(entry).tags == ("dns",)
    assert view.facts.tags.names == ("dns",)


def test_kind_status_and_day_are_saved_at_once(writing, view, add):
    entry = add("First")
    writing.open(entry)
    view.fact_chosen.emit("kind", Kind.EXPERIMENT)
    view.fact_chosen.emit("status", Status.WORKED)
    view.fact_chosen.emit("happened_on", TODAY.replace(day=1))
    kept = entries.get(entry)
    assert (kept.kind, kept.status, kept.happened_on.day) == (Kind.EXPERIMENT, Status.WORKED, 1)
    view.fact_chosen.emit("kind", Kind.NOTE)
    assert entries.get(entry).status is None


def test_a_new_entry_is_kept_from_its_first_word(writing, view, qtbot):
    writing.start_new()
    assert entries.newest() == []
    qtbot.keyClicks(view.title, "Hello")
    assert writing.flush()
    (kept,) = entries.newest()
    assert (kept.id, kept.title, kept.author) == (writing.entry_id, "Hello", "Ana")
    assert kept.happened_on == TODAY


def test_typing_that_a_crash_left_is_brought_back(writing, view, workspace, add):
    entry = add("First", "one")
    workspace.do(KeepDraft(KeptDraft(entry, 1, Draft(title="First", body="one more"), now())))
    writing.open(entry)
    assert view.body.text() == "one more"
    assert writing.keeper.unsaved
    assert writing.flush()
    assert entries.get(entry).body == "one more"
    assert drafts.everything() == []


def test_a_new_entry_that_a_crash_left_is_brought_back(writing, view, workspace):
    workspace.do(KeepDraft(KeptDraft(new_id(), 0, Draft(title="Never saved"), now())))
    assert writing.recover()
    assert view.title.text() == "Never saved"
    assert writing.flush()
    assert [entry.title for entry in entries.newest()] == ["Never saved"]


def test_nothing_left_behind_is_nothing_to_recover(writing, view):
    assert not writing.recover()
    assert view.is_empty


def test_a_write_of_others_is_shown_where_nothing_was_typed(writing, view, workspace, add):
    entry = add("First", "one")
    writing.open(entry)
    workspace.do(EditEntry(entry, 1, Draft(title="First", body="theirs"), "Ben"))
    assert view.body.text() == "theirs"


def test_a_write_of_others_never_takes_typing_away(writing, view, workspace, add, qtbot):
    entry = add("First", "one")
    writing.open(entry)
    qtbot.keyClicks(view.body, "mine ")
    workspace.do(EditEntry(entry, 1, Draft(title="First", body="theirs"), "Ben"))
    assert view.body.text() == "mine one"
    with qtbot.waitSignal(writing.conflicted) as told:
        writing.flush()
    assert "changed by someone else" in told.args[0]
    assert view.body.text() == "mine one"
    assert entries.get(entry).body == "theirs"
    assert drafts.get(entry).draft.body == "mine one"


def test_the_choice_between_two_versions_outlives_a_restart(writing, view, workspace, add, qtbot):
    entry, other = add("First", "one"), add("Other")
    writing.open(entry)
    qtbot.keyClicks(view.body, "mine ")
    workspace.do(EditEntry(entry, 1, Draft(title="First", body="theirs"), "Ben"))
    writing.open(other)
    with qtbot.waitSignal(writing.conflicted):
        writing.open(entry)
    assert view.body.text() == "mine one"


def test_an_entry_that_goes_into_the_trash_is_no_longer_shown(writing, view, workspace, add, qtbot):
    entry = add("First", "one")
    writing.open(entry)
    with qtbot.waitSignal(writing.withdrawn) as told:
        workspace.do(TrashEntries((entry,)))
    assert told.args == ["First"]
    assert view.is_empty


def test_taking_back_the_addition_closes_the_entry(writing, view, workspace, add):
    writing.open(add("First", "one"))
    workspace.undo()
    assert view.is_empty


def test_an_unknown_entry_is_a_sentence(writing, qtbot):
    with qtbot.waitSignal(writing.failed) as told:
        assert not writing.open("nothing")
    assert "no entry" in told.args[0]


def test_a_text_that_the_editor_would_change_can_only_be_read(writing, view, add, qtbot):
    entry = add("First", "one\u2029two\rthree")
    with qtbot.waitSignal(writing.noticed):
        writing.open(entry)
    assert view.body.isReadOnly()
    assert writing.flush()
    assert entries.get(entry).body == "one\u2029two\rthree"


def test_copying_puts_markdown_on_the_clipboard(writing, view, add, qapp):
    writing.open(add("First", "*one*"))
    view.copy_requested.emit()
    assert qapp.clipboard().text() == "# First\n\n*one*\n"


def test_a_save_of_the_text_touches_neither_facts_nor_links(writing, view, add, qtbot):
    entry = add("First", "one")
    writing.open(entry)
    asked = []
    writing.linking.show = lambda: asked.append("links")
    view.facts.kind.show_kind = lambda _kind: asked.append("facts")
    qtbot.keyClicks(view.body, "x")
    assert writing.flush()
    qtbot.keyClicks(view.body, "y")
    assert writing.flush()
    assert entries.get(entry).body == "xyone"
    assert asked == []
