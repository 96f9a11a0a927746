"""Adding, editing, trashing: what is kept, what is refused, what folds into one."""

from dataclasses import replace
from datetime import date

import pytest

from journal.domain.dates import now
from journal.domain.entry import Draft, KeptDraft, Kind
from journal.domain.ids import new_id
from journal.domain.links import Edge, Relation
from journal.domain.people import Person
from journal.errors import EntryChanged, InputRefused, Refused, UnknownId
from journal.ops.base import Together
from journal.ops.drafts import DropDraft, KeepDraft
from journal.ops.entries import AddEntry, EditEntry, RestoreEntries, TrashEntries
from journal.ops.people import AddPerson
from journal.store import drafts, entries, history, people
from journal.store.safety import checking

DAY = date(2026, 3, 14)


def save(workspace, name, body, *, autosave=False, base=None):
    now = entries.get(name)
    draft = replace(now.draft(), body=body)
    workspace.do(EditEntry(name, base or now.revision, draft, "Ben", autosave=autosave))


def test_what_is_not_said_is_the_day_and_the_author(workspace):
    operation = AddEntry(Draft("x"), DAY, "Ana Souza")
    workspace.do(operation)
    kept = entries.get(operation.id)
    assert (kept.happened_on, kept.author, kept.revision) == (DAY, "Ana Souza", 1)
    assert kept.written_at == kept.edited_at == operation.written_at


def test_tags_and_people_come_from_chips_and_text_once_each(workspace, add):
    workspace.do(AddPerson(Person("p", "Ben Smith", "ben")))
    name = add(
        "x", "#dns and #Web, @ben and @chen `#code`", tags=("DNS", " a b "), people=("Ben Smith",)
    )
    kept = entries.get(name)
    assert kept.tags == ("DNS", "a b", "Web")
    assert kept.people == ("Ben Smith", "chen")


def test_what_the_text_no_longer_names_is_taken_off_and_chips_stay(workspace, add):
    name = add("x", "#dns @ben", tags=("chip",), people=("Ana",))
    save(workspace, name, "plain")
    kept = entries.get(name)
    assert (kept.tags, kept.people) == (("chip",), ("Ana",))


def test_empty_chips_are_none(add):
    assert entries.get(add("x", tags=("", " "), people=("", "  "))).tags == ()


@pytest.mark.parametrize(
    "draft",
    [Draft(), Draft("a\nb"), Draft(body="\0"), Draft("x", author="\ud800"),
     Draft("x", happened_on=DAY, ended_on=date(2026, 3, 13)),
     Draft("x", ended_on=date(2020, 1, 1))],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused_and_leaves_nothing(workspace, draft):
    with pytest.raises(InputRefused):
        workspace.do(AddEntry(draft, DAY, "Ana"))
    assert entries.count() == 0
    assert people.everyone() == []
    assert workspace.undo_text == ""


@pytest.mark.parametrize("author", ["a\nb", "\ud800", "\0", "x" * 2_000])
def test_an_author_who_cannot_be_kept_is_refused(workspace, add, author):
    with pytest.raises(InputRefused):
        workspace.do(AddEntry(Draft("x"), DAY, author))
    name = add("x")
    with pytest.raises(InputRefused):
        workspace.do(EditEntry(name, 1, Draft("y"), author))
    assert entries.get(name).title == "x"


def test_an_edit_keeps_what_was_before_as_a_revision(workspace, add):
    name = add("x", "first")
    save(workspace, name, "second")
    save(workspace, name, "third")
    kept = entries.get(name)
    assert (kept.body, kept.revision, kept.edited_by, kept.author) == (
        "third", 3, "Ben", "Ana Souza",
    )  # fmt: skip
    earlier = [(r.number, r.draft.body, r.saved_by) for r in history.of(name)]
    assert earlier == [(1, "first", "Ana Souza"), (2, "second", "Ben")]


def test_an_edit_of_an_older_revision_is_refused_and_loses_nothing(workspace, add):
    name = add("x", "first")
    save(workspace, name, "second")
    with pytest.raises(EntryChanged, match="changed by someone else"):
        save(workspace, name, "mine", base=1)
    assert entries.get(name).body == "second"
    assert len(history.of(name)) == 1


def test_saving_without_a_change_is_no_revision_and_no_step(workspace, add):
    name = add("x", "first")
    save(workspace, name, "first")
    assert entries.get(name).revision == 1
    assert workspace.undo_text == "add entry"


def test_the_autosaves_of_a_sitting_are_one_step_and_one_revision(workspace, add):
    name = add("x", "first")
    for body in ("s", "se", "second"):
        save(workspace, name, body, autosave=True)
    assert [r.draft.body for r in history.of(name)] == ["first"]
    workspace.undo()
    assert entries.get(name).body == "first"
    workspace.redo()
    assert entries.get(name).body == "second"
    workspace.undo()
    workspace.undo()
    assert entries.get(name).trashed


def test_autosaves_that_end_where_they_began_are_no_step(workspace, add):
    name = add("x", "first")
    save(workspace, name, "first!", autosave=True)
    save(workspace, name, "first", autosave=True)
    assert workspace.undo_text == "add entry"


def test_autosaves_of_two_entries_are_two_steps(workspace, add):
    one, two = add("x", "1"), add("y", "2")
    save(workspace, one, "1a", autosave=True)
    save(workspace, two, "2a", autosave=True)
    workspace.undo()
    assert (entries.get(one).body, entries.get(two).body) == ("1a", "2")


def test_an_autosave_upon_someone_elses_save_keeps_theirs_as_a_revision(workspace, add):
    name = add("x", "first")
    save(workspace, name, "mine", autosave=True)
    theirs = EditEntry(name, 2, replace(entries.get(name).draft(), body="theirs"), "Chen")
    workspace.apply(theirs)  # as another process would, without a step here
    save(workspace, name, "both", autosave=True)
    assert [r.draft.body for r in history.of(name)] == ["first", "mine", "theirs"]


def test_an_edit_cannot_be_taken_back_over_someone_elses(workspace, add):
    name = add("x", "first")
    save(workspace, name, "mine")
    workspace.apply(EditEntry(name, 2, Draft("x", "theirs", happened_on=DAY), "Chen"))
    with pytest.raises(EntryChanged):
        workspace.undo()
    assert entries.get(name).body == "theirs"
    assert workspace.undo_text == "add entry"


def test_a_saved_edit_drops_the_draft_that_was_kept(workspace, add):
    name = add("x", "first")
    kept = KeptDraft(name, 1, Draft(body="half\ud800 a\0 thought", kind=Kind.MISTAKE), now())
    workspace.do(KeepDraft(kept))
    assert drafts.get(name) == kept
    assert drafts.everything() == [kept]
    save(workspace, name, "second")
    assert drafts.get(name) is None
    workspace.do(KeepDraft(kept))
    workspace.do(DropDraft(name))
    assert drafts.everything() == []


def test_a_draft_keeps_the_link_that_its_entry_is_to_have(workspace, add):
    mistake = add("x")
    edge = Edge(mistake, Relation.TAUGHT, new_id())
    kept = KeptDraft(edge.target, 0, Draft(title="half\ud800"), now(), edge)
    workspace.do(KeepDraft(kept))
    assert drafts.everything() == [kept]
    assert checking.check().problems == ()


def test_the_trash_takes_and_gives_back(workspace, add):
    names = (add("x"), add("y"))
    workspace.do(TrashEntries(names))
    assert entries.count() == 0
    with pytest.raises(Refused, match="in the trash already"):
        workspace.do(TrashEntries(names))
    workspace.do(RestoreEntries(names[:1]))
    assert [e.id for e in entries.newest()] == [names[0]]
    with pytest.raises(Refused, match="not in the trash"):
        workspace.do(RestoreEntries(names[:1]))
    with pytest.raises(UnknownId):
        workspace.do(TrashEntries(("nothing",)))
    workspace.undo()
    workspace.undo()
    assert entries.count() == 2


def test_several_operations_happen_together_or_not_at_all(workspace, add):
    name = add("x")
    with pytest.raises(UnknownId):
        workspace.do(Together((AddEntry(Draft("y"), DAY, ""), TrashEntries(("nothing",)))))
    assert entries.count() == 1
    workspace.do(Together((AddEntry(Draft("y"), DAY, ""), TrashEntries((name,))), "both"))
    assert workspace.undo_text == "both"
    workspace.undo()
    assert [e.id for e in entries.newest()] == [name]
