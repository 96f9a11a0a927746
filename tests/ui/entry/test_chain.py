import pytest

from journal.domain.entry import Kind, Status
from journal.domain.links import Relation
from journal.store import entries
from journal.ui.entry import chain


@pytest.mark.parametrize(
    ("kind", "status", "after", "relation"),
    [
        (Kind.EXPERIMENT, Status.FAILED, Kind.MISTAKE, Relation.LED_TO),
        (Kind.EXPERIMENT, Status.WORKED, Kind.LEARNING, Relation.TAUGHT),
        (Kind.MISTAKE, None, Kind.LEARNING, Relation.TAUGHT),
        (Kind.LEARNING, None, Kind.EXPERIMENT, Relation.APPLIED_IN),
        (Kind.NOTE, None, Kind.EXPERIMENT, Relation.LED_TO),
    ],
)
def test_each_kind_has_its_next_step(add, kind, status, after, relation):
    entry = entries.get(add("One", kind=kind, status=status))
    assert chain.following(entry) == chain.Next(after, relation)


def test_the_next_entry_is_about_the_same_things(add):
    entry = entries.get(add("One", kind=Kind.LEARNING, project="Web", tags=("dns",)))
    draft = chain.begun(entry, chain.following(entry), "Ben")
    assert (draft.project, draft.tags, draft.author) == ("Web", ("dns",), "Ben")
    assert draft.status is Status.PLANNED


def test_a_relation_read_from_its_other_end_is_the_same_link():
    tie = chain.Tie(Relation.TAUGHT, reverse=True)
    assert tie.words == "was learnt from"
    assert tie.edge("here", "there") == chain.Tie(Relation.TAUGHT).edge("there", "here")
    assert len({tie.words for tie in chain.TIES}) == len(chain.TIES)
