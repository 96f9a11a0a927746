"""A journal with something in every table."""

from dataclasses import replace
from datetime import date

import pytest

from journal.domain.dates import now
from journal.domain.entry import Draft, KeptDraft, Kind
from journal.domain.eras import Colour, Era
from journal.domain.ids import new_id
from journal.domain.links import Edge, Relation
from journal.domain.people import Consent, Person
from journal.domain.reflections import Reflection
from journal.domain.retros import Action, ActionState, Card, Helped, Retro
from journal.domain.review import Block, Picture, Review, Score, Verdict
from journal.domain.waivers import Waiver
from journal.ops.attachments import AttachFile
from journal.ops.documents import ACTIONS, ERAS, RETROS, REVIEWS, Add, Edit
from journal.ops.drafts import KeepDraft
from journal.ops.entries import AddEntry, EditEntry
from journal.ops.facts import SetTeam
from journal.ops.links import AddLink
from journal.ops.people import AddPerson
from journal.ops.reflections import AddReflection
from journal.store import database, entries
from journal.workspace import Workspace

DAY = date(2026, 3, 14)


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("JOURNAL_HOME", str(tmp_path / "home"))


@pytest.fixture
def path(tmp_path):
    """The path of a new, empty journal that is not open."""
    place = tmp_path / "a journal.db"
    database.create(place)
    return place


@pytest.fixture
def workspace(path):
    """A new, empty journal, open."""
    opened = Workspace(path)
    yield opened
    opened.close()


@pytest.fixture
def add(workspace):
    """Add an entry and return its id."""

    def adding(title="", body="", **more):
        operation = AddEntry(Draft(title=title, body=body, **more), DAY, "Ana Souza")
        workspace.do(operation)
        return operation.id

    return adding


@pytest.fixture
def full(workspace, add):
    """A workspace whose journal has a row in every table."""
    first = add("A mistake", "We forgot the #dns TTL, thanks @ben.", kind=Kind.MISTAKE)
    second = add("A learning", "Lower it a day before.", kind=Kind.LEARNING, project="Site",
                 expectation="fewer calls", ended_on=DAY)  # fmt: skip
    old = entries.get(first)
    workspace.do(EditEntry(first, 1, Draft(title="A mistake", body=old.body + " Twice."), "Ana"))
    workspace.do(AddLink(Edge(first, Relation.TAUGHT, second)))
    workspace.do(AttachFile(first, "chart.png", "image/png", b"bytes of a picture", "a chart"))
    workspace.do(SetTeam("The web team"))
    person = Person(new_id(), "Chen Wei", "chen", "City", DAY, DAY, Consent.ALIAS, "C.")
    workspace.do(AddPerson(person))
    workspace.do(AddReflection(Reflection(
        new_id(), "Ask first", "b", "w", "l", "n", (first, second), DAY, DAY)))  # fmt: skip
    retro = Retro(
        new_id(), DAY, DAY, DAY, "timeline", "A look back", 60, ("Ana Souza", "Chen Wei"),
        cards=(Card("c", "stop", "Forgetting the TTL", (first,), "DNS", 2),), dropped=("x",),
        thanks="Ben", notes="None",
    )  # fmt: skip
    workspace.do(Add(RETROS, retro))
    workspace.do(Add(ACTIONS, Action(
        new_id(), retro.id, "Lower the TTL", "Chen Wei", DAY, ActionState.DONE, DAY, Helped.YES,
        "dns", second)))  # fmt: skip
    workspace.do(Add(ERAS, Era(new_id(), "The two of us", DAY, DAY, Colour.GREEN)))
    recipe = Review(
        new_id(), DAY, DAY, "A look back", profile="hugo", folder="/home/ana/post",
        blocks=(Block("lessons", text="Ask.", told="x", sources=(first,),
                      pictures=(Picture("a" * 64, "a chart", "Ana"),)),),
        waivers=(Waiver("email", "ana@example.org", "it is public"),),
        scores=(Score("Lower the TTL", Verdict.DONE, "in May"),), said=("Ask first",),
        edited_by="Ana",
    )  # fmt: skip
    workspace.do(Add(REVIEWS, recipe))
    workspace.do(Edit(REVIEWS, replace(recipe, title="Another look back")))
    workspace.do(KeepDraft(KeptDraft(second, 1, Draft(body="half a thought"), now())))
    return workspace
