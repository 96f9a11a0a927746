"""Retros, actions, eras and reviews: added, edited, trashed, and all of it taken back."""

from dataclasses import replace

import pytest

from journal.domain.entry import Draft
from journal.domain.eras import Era
from journal.domain.ids import new_id
from journal.domain.retros import Action, ActionState, Card, Retro
from journal.domain.review import Block, Picture, Review, Score, Verdict, Voice
from journal.domain.waivers import Waiver
from journal.errors import EntryChanged, InputRefused, Refused, UnknownId
from journal.ops.documents import ACTIONS, ERAS, RETROS, REVIEWS, Add, Edit, Trash
from journal.ops.entries import AddEntry
from journal.ops.labels import RenameTag
from journal.ops.people import RemovePerson
from journal.store import people
from journal.store.lookback import actions, eras, recipes, retros
from journal.store.safety import checking
from tests.ops.conftest import DAY


@pytest.fixture
def retro(workspace):
    """A retro that was just begun."""
    new = Retro(new_id(), DAY, DAY, DAY, "timeline", participants=("Ana", "Ben"))
    workspace.do(Add(RETROS, new))
    return retros.get(new.id)


@pytest.fixture
def action(workspace, retro):
    new = Action(new_id(), retro.id, "Lower the TTL", "Ben", tag="dns")
    workspace.do(Add(ACTIONS, new))
    return actions.get(new.id)


def test_a_retro_grows_while_it_is_held_and_every_step_can_be_taken_back(workspace, retro):
    card = Card("c", "orange", "The TTL", votes=2)
    change = workspace.do(Edit(RETROS, replace(retro, cards=(card,), participants=("Ben",))))
    assert change.retros == {retro.id}
    grown = retros.get(retro.id)
    assert (grown.cards, grown.participants, grown.revision) == ((card,), ("Ben",), 2)
    workspace.undo()
    assert retros.get(retro.id).participants == ("Ana", "Ben")
    workspace.redo()
    assert retros.get(retro.id).cards == (card,)
    workspace.undo()
    workspace.undo()
    assert retros.everyone() == []
    workspace.redo()
    assert [kept.id for kept in retros.everyone()] == [retro.id]
    assert not checking.check().problems


def test_participants_whom_nobody_knew_are_introduced(retro):
    assert [person.name for person in people.everyone()] == ["Ana", "Ben"]


def test_an_edit_of_an_older_revision_is_refused(workspace, retro):
    workspace.do(Edit(RETROS, replace(retro, notes="mine")))
    with pytest.raises(EntryChanged):
        workspace.do(Edit(RETROS, replace(retro, notes="theirs")))
    assert retros.get(retro.id).notes == "mine"


def test_what_cannot_be_kept_is_refused(workspace, retro):
    with pytest.raises(InputRefused, match="cannot end"):
        workspace.do(Edit(RETROS, replace(retro, period_first=DAY.replace(year=2030))))
    with pytest.raises(InputRefused, match="minutes"):
        workspace.do(Edit(RETROS, replace(retro, minutes=5)))
    with pytest.raises(InputRefused, match="needs words"):
        workspace.do(Add(ACTIONS, Action(new_id(), retro.id, "  ")))
    with pytest.raises(UnknownId):
        workspace.do(Add(ACTIONS, Action(new_id(), new_id(), "Do it")))
    with pytest.raises(InputRefused, match="closed on a day"):
        workspace.do(Add(ACTIONS, Action(new_id(), retro.id, "Do it", closed_on=DAY)))


def test_an_action_is_open_until_it_is_closed(workspace, action):
    assert actions.still_open() == [action]
    workspace.do(Edit(ACTIONS, action.closed(ActionState.DONE, DAY)))
    assert actions.still_open() == []
    assert [a.id for a in actions.closed_between(DAY, DAY)] == [action.id]
    workspace.do(Edit(ACTIONS, actions.get(action.id).reopened()))
    assert [a.id for a in actions.still_open()] == [action.id]


def test_what_is_due_first_comes_first(workspace, retro, action):
    later = Action(new_id(), retro.id, "Later", due_on=DAY.replace(year=2030))
    sooner = Action(new_id(), retro.id, "Sooner", due_on=DAY)
    for new in (later, sooner):
        workspace.do(Add(ACTIONS, new))
    assert [a.text for a in actions.still_open()] == ["Sooner", "Later", "Lower the TTL"]


def test_the_actions_of_a_retro_go_to_the_trash_with_it(workspace, retro, action):
    workspace.do(Trash(RETROS, retro.id, retro.revision))
    assert retros.everyone() == actions.everyone() == actions.still_open() == []
    assert [a.id for a in actions.every_kept()] == [action.id]
    workspace.undo()
    assert [a.id for a in actions.everyone()] == [action.id]


def test_a_renamed_tag_is_renamed_in_the_actions_too(workspace, action):
    workspace.do(AddEntry(Draft(title="x", tags=("dns",)), DAY, "Ana"))
    change = workspace.do(RenameTag("dns", "names", "Ana"))
    assert actions.get(action.id).tag == "names"
    assert action.id in change.actions
    assert [a.id for a in actions.with_tag("names")] == [action.id]
    workspace.undo()
    assert actions.get(action.id).tag == "dns"


def test_a_tag_that_only_actions_have_can_be_renamed(workspace, action):
    workspace.do(RenameTag("dns", "names", "Ana"))
    assert actions.get(action.id).tag == "names"


def test_an_era_is_added_changed_and_trashed(workspace):
    era = Era(new_id(), "The two of us", DAY)
    workspace.do(Add(ERAS, era))
    workspace.do(Edit(ERAS, replace(eras.get(era.id), last=DAY)))
    assert eras.everyone()[0].last == DAY
    change = workspace.do(Trash(ERAS, era.id, 2))
    assert change.eras == {era.id}
    assert eras.everyone() == []
    with pytest.raises(InputRefused, match="cannot end"):
        workspace.do(Add(ERAS, Era(new_id(), "x", DAY, DAY.replace(year=2000))))


def test_a_person_of_a_retro_is_not_forgotten(workspace, retro):
    with pytest.raises(Refused, match="Retros name Ben"):
        workspace.do(RemovePerson(people.get("Ben")))


@pytest.fixture
def review(workspace):
    """A review of a year with something of everything."""
    new = Review(
        new_id(), DAY.replace(month=1, day=1), DAY.replace(month=12, day=31), "Our year",
        Voice.THEY, "hugo",
        blocks=(
            Block("outlook", on=False),
            Block("lessons", heading="Lessons", text="Ask.\n", told="Ask?", sources=("a",),
                  pictures=(Picture("f" * 64, "A door", "Ana"), Picture("e" * 64))),
        ),
        waivers=(Waiver("email", "a@example.org", "it is public"),),
        scores=(Score("Walk", Verdict.STILL_ON, "slowly"), Score("Run")),
        said=("Swim",), folder="/tmp/post", edited_by="Ana",
    )  # fmt: skip
    workspace.do(Add(REVIEWS, new))
    return recipes.get(new.id)


def test_a_review_is_kept_as_it_is_given_and_found_by_its_days(workspace, review):
    assert replace(review, edited_at=None).checked().block("lessons").sources == ("a",)
    assert recipes.of(review.period) == review
    assert recipes.everyone() == recipes.every_kept() == [review]
    assert recipes.of(replace(review, period_last=DAY).period) is None
    assert recipes.before(review.period) is None
    later = Review(new_id(), DAY.replace(year=2027), DAY.replace(year=2027))
    assert recipes.before(later.period) == review
    workspace.do(Trash(REVIEWS, review.id, review.revision))
    assert recipes.of(review.period) is recipes.before(later.period) is None
    workspace.undo()
    assert recipes.of(review.period).title == "Our year"
    assert not checking.check().problems


def test_what_a_review_was_is_kept_with_every_save(workspace, review):
    workspace.do(Edit(REVIEWS, replace(review, title="Another", edited_by="Ben")))
    second = recipes.get(review.id)
    workspace.do(Edit(REVIEWS, replace(second, blocks=(), edited_by="Cy")))
    assert recipes.history(review.id) == [review, second]
    workspace.do(Edit(REVIEWS, replace(review, revision=3)))  # restore the first
    assert recipes.get(review.id).blocks == review.blocks
    assert [old.edited_by for old in recipes.history(review.id)] == ["Ana", "Ben", "Cy"]


def test_the_saves_of_one_sitting_are_one_step_and_one_earlier_state(workspace, review):
    now = review
    for text in ("A", "As", "Ask"):
        block = replace(now.block("lessons"), text=text)
        workspace.do(Edit(REVIEWS, now.with_block(block), sitting="one"))
        now = recipes.get(review.id)
    workspace.do(Edit(REVIEWS, replace(now, title="Else"), sitting="two"))
    assert [old.revision for old in recipes.history(review.id)] == [1, 4]
    workspace.undo()
    workspace.undo()
    assert recipes.get(review.id).block("lessons").text == "Ask.\n"
    workspace.redo()
    assert recipes.get(review.id).block("lessons").text == "Ask"


def test_a_sitting_that_came_to_nothing_leaves_nothing_to_undo(workspace, review):
    steps = workspace.undo_text
    workspace.do(Edit(REVIEWS, replace(review, title="Else"), sitting="one"))
    workspace.do(Edit(REVIEWS, replace(review, revision=2), sitting="one"))
    assert workspace.undo_text == steps


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"period_last": DAY.replace(year=2000)}, "cannot end"),
        ({"title": "a\nb"}, "several lines"),
        ({"blocks": (Block("lessons", text="a\0"),)}, "cannot be kept"),
        ({"blocks": (Block("lessons"), Block("lessons"))}, "twice"),
        ({"waivers": (Waiver("email", "a@b.org", " "),)}, "Say why “email:a@b.org”"),
    ],
)
def test_a_review_that_cannot_be_kept_is_refused(workspace, review, change, match):
    with pytest.raises(InputRefused, match=match):
        workspace.do(Edit(REVIEWS, replace(review, **change)))
    assert recipes.get(review.id) == review
