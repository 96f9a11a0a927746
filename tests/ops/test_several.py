"""Many entries changed in one step."""

from dataclasses import replace

import pytest

from journal.domain.change import Change
from journal.domain.dates import now
from journal.domain.entry import Audience, Draft, KeptDraft
from journal.errors import EntryChanged, InputRefused, Refused
from journal.ops.base import Together, size, watched
from journal.ops.drafts import KeepDraft
from journal.ops.entries import AddEntry, EditEntry, RestoreEntries, TrashEntries
from journal.ops.several import ChangeEntries
from journal.store import drafts, entries, history, labels
from journal.store.safety import checking
from tests.ops.conftest import DAY


@pytest.fixture
def three(add):
    """Entries with different facts, one of which has the tag already."""
    return (
        add("one", "#web text", tags=("dns",)),
        add("two", project="Site"),
        add("three", audience=Audience.PUBLIC),
    )


def facts(ids):
    return [(e.tags, e.project, e.audience) for e in entries.by_ids(ids)]


@pytest.mark.parametrize(
    ("change", "after"),
    [
        ({"tag": " #DNS "}, [(("dns", "web"), "", "team"), (("dns",), "Site", "team"),
                             (("dns",), "", "public")]),
        ({"project": "site "}, [(("dns", "web"), "Site", "team"), ((), "Site", "team"),
                                ((), "Site", "public")]),
        ({"audience": Audience.PUBLIC}, [(("dns", "web"), "", "public"), ((), "Site", "public"),
                                         ((), "", "public")]),
    ],
)  # fmt: skip
def test_all_are_changed_and_one_undo_brings_back_what_each_was(workspace, three, change, after):
    before = facts(three)
    told = workspace.do(ChangeEntries(three, "Ben", **change))
    assert facts(three) == after
    changed = [name for name, was, is_ in zip(three, before, after, strict=True) if was != is_]
    assert told.entries == frozenset(changed)
    assert {e.edited_by for e in entries.by_ids(changed)} == {"Ben"}
    workspace.undo()
    assert facts(three) == before
    workspace.redo()
    assert facts(three) == after
    workspace.undo()
    assert facts(three) == before
    assert checking.check().problems == ()


def test_the_states_before_stand_in_the_history(workspace, three):
    workspace.do(ChangeEntries(three, "Ben", project="Mail"))
    assert [revision.draft.project for revision in history.of(three[1])] == ["Site"]
    assert entries.get(three[1]).revision == 2


def test_entries_that_are_like_this_already_are_left_alone(workspace, three):
    assert workspace.do(ChangeEntries(three[1:2], "Ben", project="SITE")) == Change()
    assert entries.get(three[1]).revision == 1
    assert workspace.undo_text == "add entry"


def test_words_are_found_under_what_was_changed(workspace, three):
    told = workspace.do(ChangeEntries(three, "Ben", tag="latency"))
    assert told.labels == frozenset({"latency"})
    assert dict(labels.tags())["latency"] == 3
    assert checking.check().problems == ()  # which compares the index with the entries


@pytest.mark.parametrize("name", ["two\nlines", "  ", "#"])
def test_what_is_no_name_is_refused_and_nothing_changes(workspace, three, name):
    with pytest.raises(InputRefused):
        workspace.do(ChangeEntries(three, "Ben", tag=name))
    assert {e.revision for e in entries.by_ids(three)} == {1}


def test_it_is_not_taken_back_over_someone_elses_change(workspace, three):
    workspace.do(ChangeEntries(three, "Ben", tag="latency"))
    last = entries.get(three[2])
    draft = replace(last.draft(), body="theirs")
    workspace.apply(EditEntry(last.id, last.revision, draft, "Chen"))
    with pytest.raises(EntryChanged):
        workspace.undo()
    assert all("latency" in entry.tags for entry in entries.by_ids(three))
    assert workspace.undo_text == "add entry"


def test_typing_that_was_not_saved_yet_is_left_alone(workspace, three):
    kept = KeptDraft(three[0], 1, Draft(body="half a thought"), now())
    workspace.do(KeepDraft(kept))
    workspace.do(ChangeEntries(three, "Ben", tag="latency"))
    workspace.undo()
    assert drafts.everything() == [kept]


def test_the_steps_hold_no_texts(workspace, add):
    body = "a long text " * 1_000
    ids = tuple(add(f"entry {n}", body) for n in range(3))
    workspace.do(ChangeEntries(ids, "Ben", tag="latency"))
    assert "long text" not in repr(workspace.undoing())


def kinds_of_long_operations(three):
    return (
        ChangeEntries(three, "Ben", tag="latency"),
        TrashEntries(three),
        Together((TrashEntries(three[:2]), ChangeEntries(three[2:], "Ben", tag="latency"))),
    )


@pytest.mark.parametrize("number", range(3))
def test_progress_is_told_for_each_entry_both_ways(workspace, three, number):
    operation = kinds_of_long_operations(three)[number]
    for _ in range(2):
        told = []
        assert size(operation) == 3
        applied = workspace.apply(watched(operation, told.append))
        assert sorted(set(told)) == [1, 2, 3]
        assert told == sorted(told)
        operation = applied.inverse


@pytest.mark.parametrize("number", range(3))
def test_stopping_in_the_middle_changes_nothing(workspace, three, number):
    def stop(done):
        if done == 2:
            raise Refused("Enough.")

    operation = kinds_of_long_operations(three)[number]
    before = entries.newest()
    with pytest.raises(Refused, match="Enough"):
        workspace.apply(watched(operation, stop))
    assert entries.newest() == before
    workspace.do(operation)
    after = entries.newest()
    inverse = workspace.undoing().operation
    with pytest.raises(Refused, match="Enough"):
        workspace.apply(watched(inverse, stop))
    assert entries.newest() == after
    workspace.undo()
    assert [e.draft() for e in entries.newest()] == [e.draft() for e in before]
    assert checking.check().problems == ()


def test_an_operation_on_one_thing_is_watched_in_silence(workspace):
    operation = AddEntry(Draft("one"), DAY, "Ana")
    assert size(operation) == 1
    assert watched(operation, lambda done: 1 / 0) is operation


def test_restoring_tells_its_progress_too(workspace, three):
    workspace.do(TrashEntries(three))
    told = []
    workspace.do(watched(RestoreEntries(three), told.append))
    assert told == [1, 2, 3]
