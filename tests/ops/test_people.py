"""Who is on the team."""

from dataclasses import replace
from datetime import date

import pytest

from journal.domain.entry import Draft
from journal.domain.filters import parse_query
from journal.domain.people import Consent, Person
from journal.errors import InputRefused, Refused, UnknownId
from journal.ops.entries import EditEntry
from journal.ops.people import AddPerson, EditPerson, RemovePerson
from journal.store import entries, history, people
from journal.store.safety import checking
from journal.store.searching import search

BEN = Person("ben-id", "Ben Smith", "ben", "City", date(2020, 1, 1), None, Consent.NAMED, "B.")


def find(query):
    return {hit.entry.title for hit in search.find(parse_query(query))}


def test_a_person_is_known_by_name_handle_and_id(workspace):
    workspace.do(AddPerson(BEN))
    for name in ("Ben Smith", "ben smith", "BEN", "ben-id"):
        assert people.get(name) == BEN
    assert people.find("smith") is None
    with pytest.raises(UnknownId, match="person"):
        people.get("smith")
    workspace.undo()
    assert people.everyone() == []
    workspace.redo()
    assert people.everyone() == [BEN]


def test_who_is_mentioned_becomes_known_and_is_named_nowhere(add):
    add("x", "with @carol.ann and @carol-ann")
    assert [(p.name, p.handle, p.consent) for p in people.everyone()] == [
        ("Ana Souza", "ana-souza", Consent.OMIT),
        ("carol-ann", "carol-ann", Consent.OMIT),
        ("carol.ann", "carol.ann", Consent.OMIT),
    ]


def test_a_new_name_is_found_by_searching_and_undo_brings_the_old_one_back(workspace, add):
    workspace.do(AddPerson(BEN))
    name = add("x", "thanks @ben for everything")
    workspace.do(EditPerson(replace(BEN, name="Ben Jones")))
    assert entries.get(name).people == ("Ben Jones",)
    assert find("jones") == {"x"}
    assert find("smith") == set()
    assert entries.get(name).revision == 1
    workspace.undo()
    assert find("smith") == {"x"}
    assert checking.check().problems == ()


def test_a_new_handle_is_written_in_the_texts_so_that_nobody_is_doubled(workspace, add):
    workspace.do(AddPerson(BEN))
    name = add("x", "thanks @ben, not `@ben`")
    workspace.do(EditPerson(replace(BEN, handle="benji"), author="Ana Souza"))
    kept = entries.get(name)
    assert kept.body == "thanks @benji, not `@ben`"
    assert kept.edited_by == "Ana Souza"
    assert [r.draft.body for r in history.of(name)] == ["thanks @ben, not `@ben`"]
    more = Draft(**{**{f: getattr(kept.draft(), f) for f in Draft.__slots__}, "title": "y"})
    workspace.do(EditEntry(name, kept.revision, more, "Ana Souza"))
    assert {p.name for p in people.everyone()} == {"Ana Souza", "Ben Smith"}
    workspace.undo()
    workspace.undo()
    assert entries.get(name).body == "thanks @ben, not `@ben`"
    assert people.get("ben").id == "ben-id"


def test_a_handle_that_cannot_be_written_is_refused_while_texts_use_it(workspace, add):
    workspace.do(AddPerson(BEN))
    name = add("x", "@ben")
    with pytest.raises(InputRefused):
        workspace.do(EditPerson(replace(BEN, handle="two words")))
    assert people.get("ben") == BEN
    assert entries.get(name).body == "@ben"


@pytest.mark.parametrize(
    "changes",
    [{"name": " "}, {"handle": ""}, {"name": "a\nb"}, {"alias": "\ud800"},
     {"organisation": "\0"}, {"left_on": date(2019, 1, 1)}],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused(workspace, changes):
    with pytest.raises(InputRefused) as refused:
        workspace.do(AddPerson(replace(BEN, **changes)))
    assert str(refused.value).isprintable()
    assert people.everyone() == []


def test_a_name_or_handle_belongs_to_one_person(workspace):
    workspace.do(AddPerson(BEN))
    for other in (
        Person("2", "BEN SMITH", "x"), Person("2", "x", "Ben"), Person("2", "ben", "y"),
    ):  # fmt: skip
        with pytest.raises(Refused, match="already the name or handle"):
            workspace.do(AddPerson(other))
    with pytest.raises(InputRefused):
        workspace.do(AddPerson(replace(BEN, name="Other", handle="other")))
    with pytest.raises(UnknownId):
        workspace.do(EditPerson(replace(BEN, id="nobody")))


def test_whom_entries_name_is_not_forgotten(workspace, add):
    add("x", "@ben")
    person = people.get("ben")
    with pytest.raises(Refused, match="Entries name"):
        workspace.do(RemovePerson(person))
    assert people.get("ben") == person


def test_members_keep_their_days(workspace):
    workspace.do(AddPerson(BEN))
    workspace.do(EditPerson(replace(BEN, left_on=date(2021, 1, 1), consent=Consent.ALIAS)))
    assert people.get("ben").left_on == date(2021, 1, 1)
    assert people.get("ben").public_name == "B."
