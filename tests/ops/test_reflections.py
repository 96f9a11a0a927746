"""Reflections with their evidence."""

from dataclasses import replace
from datetime import date

import pytest

from journal.domain.dates import year_of
from journal.domain.links import Edge, Relation
from journal.domain.reflections import Reflection
from journal.errors import EntryChanged, InputRefused, UnknownId
from journal.ops.entries import TrashEntries
from journal.ops.facts import SetTeam
from journal.ops.links import AddLink
from journal.ops.reflections import AddReflection, EditReflection, TrashReflection
from journal.store import connection, facts, reflections
from journal.store.lookback import reviews

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_a_reflection_comes_back_with_its_evidence_in_order(workspace, add):
    two, one = add("two"), add("one")
    wanted = Reflection("r", "Ask first", "b\n", "w", "l", "n", (one, two), *YEAR, position=3)
    workspace.do(AddReflection(wanted))
    kept = reflections.get("r")
    assert replace(kept, edited_at=None) == wanted
    assert set(reflections.curated()) == {one, two}
    workspace.do(EditReflection(replace(kept, evidence=(two,), claim="Ask early")))
    assert reflections.get("r").evidence == (two,)
    assert reflections.get("r").revision == 2
    workspace.undo()
    assert reflections.get("r").evidence == (one, two)
    workspace.undo()
    assert reflections.everyone() == []
    assert [r.id for r in reflections.every_kept()] == ["r"]
    workspace.redo()
    workspace.redo()
    assert reflections.get("r").claim == "Ask early"


def test_a_reflection_that_was_trashed_and_brought_back_can_still_be_taken_back(workspace):
    workspace.do(AddReflection(Reflection("r", "Ask first")))
    workspace.do(TrashReflection("r", 1))
    workspace.undo()
    assert [r.id for r in reflections.everyone()] == ["r"]
    workspace.undo()
    assert reflections.everyone() == []


def test_an_edit_of_an_older_revision_is_refused(workspace):
    workspace.do(AddReflection(Reflection("r", "Ask first")))
    workspace.do(EditReflection(Reflection("r", "Ask early")))
    with pytest.raises(EntryChanged):
        workspace.do(EditReflection(Reflection("r", "Never ask")))
    with pytest.raises(EntryChanged):
        workspace.do(TrashReflection("r", 1))
    assert reflections.get("r").claim == "Ask early"


def type_claims(workspace, *claims):
    for claim in claims:
        changed = replace(reflections.get("r"), claim=claim)
        workspace.do(EditReflection(changed, autosave=True))


def test_one_undo_takes_back_all_that_was_typed_in_one_sitting(workspace):
    workspace.do(AddReflection(Reflection("r", "Ask first")))
    type_claims(workspace, "Ask e", "Ask ear", "Ask early")
    workspace.undo()
    assert reflections.get("r").claim == "Ask first"
    workspace.redo()
    assert reflections.get("r").claim == "Ask early"
    workspace.undo()
    workspace.undo()
    assert reflections.everyone() == []


def test_typing_that_came_to_nothing_leaves_no_step(workspace):
    workspace.do(AddReflection(Reflection("r", "Ask first")))
    type_claims(workspace, "Ask firs", "Ask first")
    assert workspace.undo_text == "add reflection"


def test_another_operation_ends_the_folding(workspace, add):
    workspace.do(AddReflection(Reflection("r", "Ask first")))
    type_claims(workspace, "Ask e", "Ask early")
    shown = replace(reflections.get("r"), evidence=(add("one"),))
    workspace.do(EditReflection(shown, "add evidence"))
    type_claims(workspace, "Ask soon", "Ask sooner")
    workspace.undo()
    assert reflections.get("r").claim == "Ask early"
    assert workspace.undo_text == "add evidence"


def test_what_another_program_wrote_is_not_folded_away(workspace):
    workspace.do(AddReflection(Reflection("r", "Ask first")))
    workspace.do(AddReflection(Reflection("other", "Stay")))
    type_claims(workspace, "Ask e")
    theirs = replace(reflections.get("r"), claim="Theirs", revision=3)
    with connection.transaction():
        reflections.update(theirs, 2)
    type_claims(workspace, "Ask early")
    workspace.undo()
    assert reflections.get("r").claim == "Theirs"


def test_typing_in_another_reflection_is_a_step_of_its_own(workspace):
    for name in ("r", "s"):
        workspace.do(AddReflection(Reflection(name, "Ask first")))
    type_claims(workspace, "Ask e")
    workspace.do(EditReflection(replace(reflections.get("s"), claim="Stay"), autosave=True))
    workspace.undo()
    assert (reflections.get("r").claim, reflections.get("s").claim) == ("Ask e", "Ask first")


def test_what_cannot_be_kept_is_refused(workspace):
    with pytest.raises(InputRefused):
        workspace.do(AddReflection(Reflection("r", " ")))
    with pytest.raises(UnknownId):
        workspace.do(AddReflection(Reflection("r", "x", evidence=("nothing",))))
    with pytest.raises(InputRefused):
        workspace.do(AddReflection(Reflection("r", "x", position=1 << 70)))
    with pytest.raises(UnknownId, match="reflection"):
        reflections.get("r")


def test_a_period_has_its_reflections_and_those_without_one(workspace):
    for name, first, last in (
        ("in", *YEAR), ("none", None, None), ("before", date(2025, 1, 1), date(2025, 12, 31)),
        ("across", date(2025, 6, 1), date(2026, 6, 1)),
    ):  # fmt: skip
        workspace.do(AddReflection(Reflection(name, name, period_first=first, period_last=last)))
    assert [r.id for r in reflections.of(year_of(2026))] == ["none", "in"]


def test_the_material_of_a_year_is_all_that_may_matter(workspace, add):
    this, that = add("this"), add("that", happened_on=date(2025, 7, 1))
    old, gone = add("old", happened_on=date(2001, 1, 1)), add("gone")
    cited = add("cited", happened_on=date(2003, 1, 1))
    add("far", happened_on=date(2002, 1, 1))
    workspace.do(AddLink(Edge(old, Relation.LED_TO, this)))
    workspace.do(TrashEntries((gone,)))
    workspace.do(SetTeam("The web team"))
    workspace.do(AddReflection(Reflection("r", "x", evidence=(cited, gone))))
    material = reviews.material(year_of(2026))
    assert [e.id for e in material.entries] == [this]
    assert [e.id for e in material.before] == [that]
    assert {e.id for e in material.linked} == {old, cited}
    assert [r.id for r in material.reflections] == ["r"]
    assert material.team == "The web team"
    assert [p.name for p in material.people] == ["Ana Souza"]


def test_the_team_has_a_name_that_can_be_taken_back(workspace):
    workspace.do(SetTeam("A"))
    workspace.do(SetTeam("B"))
    workspace.undo()
    assert facts.get(facts.TEAM) == "A"
    workspace.undo()
    assert facts.get(facts.TEAM) == ""
    with pytest.raises(InputRefused):
        workspace.do(SetTeam("a\nb"))
