"""Renaming and merging tags and projects."""

import pytest

from journal.domain.filters import parse_query
from journal.errors import InputRefused, Refused, UnknownId
from journal.ops.base import size, watched
from journal.ops.labels import RenameProject, RenameTag
from journal.store import entries, labels
from journal.store.safety import checking
from journal.store.searching import search


def find(query):
    return {hit.entry.title for hit in search.find(parse_query(query))}


def test_a_tag_is_renamed_in_chips_and_texts_in_one_step(workspace, add):
    one = add("one", "about #dns and `#dns`")
    two = add("two", "", tags=("DNS",))
    workspace.do(RenameTag("dns", "names", "Ana"))
    assert entries.get(one).body == "about #names and `#dns`"
    assert labels.tags() == [("names", 2)]
    assert find("tag:names") == find("names") == {"one", "two"}
    workspace.undo()
    assert entries.get(one).body == "about #dns and `#dns`"
    assert entries.get(two).tags == ("dns",)
    workspace.redo()
    assert labels.tags() == [("names", 2)]


def test_renaming_to_a_known_tag_merges_the_two_and_undo_parts_them(workspace, add):
    both = add("both", "", tags=("dns", "web"))
    add("one", "#dns")
    workspace.do(RenameTag("dns", "web", "Ana"))
    assert entries.get(both).tags == ("web",)
    assert labels.tags() == [("web", 2)]
    workspace.undo()
    assert entries.get(both).tags == ("dns", "web")
    assert labels.tags() == [("dns", 2), ("web", 1)]


def test_another_spelling_of_a_tag_changes_no_entry(workspace, add):
    name = add("one", "#dns")
    workspace.do(RenameTag("dns", "DNS", "Ana"))
    assert entries.get(name).tags == ("DNS",)
    assert entries.get(name).revision == 1
    workspace.undo()
    assert entries.get(name).tags == ("dns",)


def test_another_spelling_is_found_by_searching(workspace, add):
    add("one", "", tags=("ﬁx",))
    workspace.do(RenameTag("ﬁx", "fix", "Ana"))
    assert find("fix") == {"one"}
    assert checking.check().problems == ()


@pytest.mark.parametrize("new", ["", " ", "a b", "a\nb", "#x", "1", "\ud800", "x" * 2_000])
def test_what_cannot_be_a_tag_is_refused(workspace, add, new):
    add("one", "#dns")
    with pytest.raises(InputRefused) as refused:
        workspace.do(RenameTag("dns", new, "Ana"))
    assert str(refused.value).isprintable()
    assert labels.tags() == [("dns", 1)]


def test_an_unknown_label_cannot_be_renamed(workspace):
    with pytest.raises(UnknownId):
        workspace.do(RenameTag("dns", "x", "Ana"))
    with pytest.raises(UnknownId):
        workspace.do(RenameProject("dns", "x", "Ana"))


def test_a_project_is_renamed_merged_and_spelled(workspace, add):
    one, two = add("one", project="Site"), add("two", project="Mail")
    workspace.do(RenameProject("site", "mail", "Ana"))
    assert labels.projects() == [("Mail", 2)]
    workspace.do(RenameProject("mail", "MAIL", "Ana"))
    assert entries.get(one).project == entries.get(two).project == "MAIL"
    assert find("mail") == {"one", "two"}
    workspace.undo()
    workspace.undo()
    assert sorted(labels.projects()) == [("Mail", 1), ("Site", 1)]
    assert find("site") == {"one"}
    with pytest.raises(InputRefused):
        workspace.do(RenameProject("site", " ", "Ana"))


@pytest.mark.parametrize(
    "renaming", [("dns", "infra"), ("dns", "DNS"), ("Site", "Web"), ("Site", "site")]
)
def test_renaming_tells_its_progress_and_can_be_stopped(workspace, add, renaming):
    def stop(done):
        if done == 2:
            raise Refused("Enough.")

    kind = RenameTag if renaming[0] == "dns" else RenameProject
    ids = [add(f"entry {n}", tags=("dns",), project="Site") for n in range(3)]
    before, told = entries.by_ids(ids), []
    rename = kind(*renaming, "Ana")
    assert size(rename) == 3
    with pytest.raises(Refused, match="Enough"):
        workspace.do(watched(rename, stop))
    assert entries.by_ids(ids) == before
    workspace.do(watched(rename, told.append))
    assert sorted(set(told)) == [1, 2, 3]
    assert entries.by_ids(ids) != before
    with pytest.raises(Refused, match="Enough"):
        workspace.apply(watched(workspace.undoing().operation, stop))
    workspace.undo()
    assert [e.draft() for e in entries.by_ids(ids)] == [e.draft() for e in before]
    assert checking.check().problems == ()
