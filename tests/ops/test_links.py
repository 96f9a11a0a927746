"""Links between entries."""

import pytest

from journal.domain.links import Edge, Link, Relation
from journal.errors import Refused, UnknownId
from journal.ops.entries import TrashEntries
from journal.ops.links import AddLink, RemoveLink
from journal.store import entries, links


def test_a_link_is_seen_from_both_ends(workspace, add):
    one, two = add("one"), add("two")
    edge = Edge(one, Relation.TAUGHT, two)
    change = workspace.do(AddLink(edge))
    assert change.entries == {one, two}
    assert links.edges() == links.of(one) == links.of(two) == [edge]
    assert entries.get(one).links == (Link(Relation.TAUGHT, two),)
    workspace.do(AddLink(edge))
    assert links.edges() == [edge]
    workspace.undo()
    assert links.edges() == []
    workspace.redo()
    assert links.edges() == [edge]


def test_links_to_the_trash_are_kept_but_not_counted(workspace, add):
    one, two = add("one"), add("two")
    workspace.do(AddLink(Edge(one, Relation.TAUGHT, two)))
    workspace.do(TrashEntries((two,)))
    assert links.edges() == []
    workspace.undo()
    assert len(links.edges()) == 1


def test_links_that_make_no_sense_are_refused(workspace, add):
    one = add("one")
    with pytest.raises(Refused, match="with itself"):
        workspace.do(AddLink(Edge(one, Relation.RELATES, one)))
    with pytest.raises(UnknownId):
        workspace.do(AddLink(Edge(one, Relation.RELATES, "nothing")))
    with pytest.raises(Refused, match="no such link"):
        workspace.do(RemoveLink(Edge(one, Relation.RELATES, add("two"))))
