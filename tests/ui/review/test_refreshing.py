"""A post that is composed again from what is known of it is the one that is composed afresh."""

from dataclasses import replace
from datetime import date
from random import Random
from threading import Event, Thread

import pytest

from journal.domain.change import Change
from journal.domain.dates import year_of
from journal.domain.entry import Audience, Draft, Kind, Status
from journal.domain.ids import new_id
from journal.domain.links import Edge, Relation
from journal.domain.people import Consent, Person
from journal.domain.reflections import Reflection
from journal.domain.review import SECTIONS, Voice, arranged, fresh
from journal.domain.waivers import Waiver
from journal.errors import JournalError
from journal.ops.attachments import AttachFile, DetachFile
from journal.ops.documents import REVIEWS, Add, Edit
from journal.ops.entries import AddEntry, EditEntry, RestoreEntries, TrashEntries
from journal.ops.facts import SetTeam
from journal.ops.labels import RenameProject, RenameTag
from journal.ops.links import AddLink, RemoveLink
from journal.ops.people import AddPerson, EditPerson
from journal.ops.reflections import AddReflection, EditReflection
from journal.ops.several import ChangeEntries
from journal.store import entries, links, people, reflections
from journal.store.lookback import recipes
from journal.ui.review import composition
from journal.ui.review.view import POST

TODAY = date(2016, 1, 5)
STEPS = 30
YEARS = (2014, 2015, 2015, 2015, 2016)
TITLES = (
    "The new page",
    "What nobody may know of us",
    "Seen by Una Pike",
    "",
    "A\u200bB \x07 bell",
)
BODIES = (
    "It went well. #dns", "Told @una and @kim of it.", "%%Only for us%% and for all.",
    "An open %% mark", "||Kim Reed|| did it.", "Wrote to print@clinic.org", "thanks @una for it",
    "Una Pike asked.", "`code` [[The new page]] and more.", "",
)  # fmt: skip
TAGS = ("dns", "print", "Una", "queue")


class Changes:
    """Makes one change after another in a journal, as chance has it."""

    def __init__(self, workspace, seed):
        self.workspace, self.chance = workspace, Random(seed)
        self.ids = []

    def one(self):
        """Make a change; one that is refused is none."""
        kind = self.chance.choice(
            (
                self.add, self.add, self.add, self.edit, self.edit, self.trash, self.restore,
                self.link, self.unlink, self.rename_tag, self.rename_project, self.several,
                self.person, self.person, self.recipe, self.recipe, self.waiver, self.reflect,
                self.attach, self.team, self.undo, self.undo, self.redo, self.elsewhere,
            )
        )  # fmt: skip
        try:
            kind()
        except (JournalError, IndexError):  # nothing to do it with
            return

    def draft(self):
        chance = self.chance
        kind = chance.choice(list(Kind))
        return Draft(
            chance.choice(TITLES) or "x", chance.choice(BODIES), kind,
            date(chance.choice(YEARS), chance.randint(1, 12), chance.randint(1, 28)),
            status=chance.choice(list(Status)) if kind is Kind.EXPERIMENT else None,
            audience=chance.choice((Audience.PUBLIC, Audience.PUBLIC, Audience.TEAM)),
            author=chance.choice(("Ana", "Una Pike", "Kim Reed")),
            tags=tuple(chance.sample(TAGS, chance.randint(0, 2))),
            project=chance.choice(("", "Pages", "Forms")),
        )  # fmt: skip

    def do(self, operation):
        self.workspace.do(operation)

    def add(self):
        addition = AddEntry(self.draft(), TODAY, "Ana")
        self.do(addition)
        self.ids.append(addition.id)

    def edit(self):
        entry = entries.get(self.chance.choice(self.ids))
        self.do(EditEntry(entry.id, entry.revision, self.draft(), "Ana"))

    def trash(self):
        self.do(TrashEntries((self.chance.choice(self.ids),)))

    def restore(self):
        self.do(RestoreEntries((self.chance.choice(self.ids),)))

    def link(self):
        one, other = self.chance.choice(self.ids), self.chance.choice(self.ids)
        self.do(AddLink(Edge(one, self.chance.choice(list(Relation)), other)))

    def unlink(self):
        self.do(RemoveLink(self.chance.choice(links.edges())))

    def rename_tag(self):
        old, new = self.chance.sample((*TAGS, "DNS", "Print"), 2)
        self.do(RenameTag(old, new, "Ana"))

    def rename_project(self):
        old, new = self.chance.sample(("Pages", "pages", "Forms", "Una Pike"), 2)
        self.do(RenameProject(old, new, "Ana"))

    def several(self):
        ids = tuple(self.chance.sample(self.ids, min(3, len(self.ids))))
        self.do(ChangeEntries(ids, "Ana", tag="queue", audience=self.chance.choice(list(Audience))))

    def person(self):
        known = {person.handle: person for person in people.everyone()}
        name, handle = self.chance.choice((("Una Pike", "una"), ("Kim Reed", "kim")))
        consent = self.chance.choice(list(Consent))
        if handle not in known:
            self.do(AddPerson(Person(new_id(), name, handle, consent=consent, alias="Bo")))
            return
        changed = replace(
            known[handle], name=self.chance.choice((name, f"{name}-Lund")), consent=consent,
            alias="Bo", joined_on=self.chance.choice((None, date(2015, 3, 1))),
        )  # fmt: skip
        self.do(EditPerson(changed, author="Ana"))

    def change_recipe(self, change):
        period = year_of(2015)
        kept = recipes.of(period)
        new = change(kept or fresh(new_id(), period, None))
        self.do((Edit if kept else Add)(REVIEWS, new))

    def recipe(self):
        section = self.chance.choice(SECTIONS)
        fields = self.chance.choice(
            (
                {"on": False}, {"on": True}, {"heading": "Our words"}, {"text": None},
                {"text": self.chance.choice(BODIES)},
            )
        )  # fmt: skip

        def change(review):
            blocks = list(arranged(replace(
                review, voice=self.chance.choice(list(Voice)),
                profile=self.chance.choice(("plain", "hugo", "page")),
            ).with_block(replace(review.block(section), **fields)).blocks))  # fmt: skip
            self.chance.shuffle(blocks)
            return replace(review, blocks=tuple(blocks))

        self.change_recipe(change)

    def waiver(self):
        rule, what = self.chance.choice(
            (("email", "print@clinic.org"), ("name", "Una Pike"), ("name", "Kim"))
        )
        waivers = self.chance.choice(((), (Waiver(rule, what, "It is known."),)))
        self.change_recipe(lambda review: replace(review, waivers=waivers))

    def reflect(self):
        known = reflections.of(year_of(2015))
        evidence = tuple(self.chance.sample(self.ids, min(2, len(self.ids))))
        words = self.chance.choice(BODIES)
        if known and self.chance.random() < 0.5:
            self.do(EditReflection(replace(known[0], learnt=words, evidence=evidence)))
            return
        days = date(2015, 1, 1), date(2015, 12, 31)
        made = Reflection(
            new_id(), f"Ask first. {words}".strip(), words, "", "", "", evidence, *days
        )
        self.do(AddReflection(made))

    def attach(self):
        entry = entries.get(self.chance.choice(self.ids))
        if entry.attachments:
            self.do(DetachFile(entry.id, entry.attachments[0]))
        else:
            alt = self.chance.choice(("", "A plan", "Una Pike"))
            self.do(AttachFile(entry.id, "notes.txt", "text/plain", entry.id.encode(), alt))

    def team(self):
        self.do(SetTeam(self.chance.choice(("", "The web team", "Team Una"))))

    def undo(self):
        self.workspace.undo()

    def redo(self):
        self.workspace.redo()

    def elsewhere(self):
        """Somebody else writes into the same journal."""
        operation = AddEntry(self.draft(), TODAY, "Kim Reed")
        ids = tuple(self.ids[:1])

        def write():
            with self.workspace.connection():
                self.workspace.apply(operation)
                if ids:
                    self.workspace.apply(ChangeEntries(ids, "Kim Reed", tag="queue"))

        thread = Thread(target=write)
        thread.start()
        thread.join()
        self.ids.append(operation.id)
        self.workspace.refresh()


@pytest.mark.parametrize("seed", range(10))
def test_what_is_composed_again_is_what_is_composed_afresh(workspace, seed):
    told = []
    workspace.subscribe(told.append)
    changes, shown = Changes(workspace, seed), None
    seen = set()
    for _ in range(STEPS):
        for _ in range(changes.chance.randint(1, 3)):
            changes.one()
        wish = year_of(changes.chance.choice((2015, 2015, 2015, 2016)))
        since = Change.together(replace(each, reviews=frozenset()) for each in told)
        again = composition.compose(wish, TODAY, shown, since)
        assert again == composition.compose(wish, TODAY)
        seen.add(bool(again.post))
        if changes.chance.random() < 0.8:  # now and then an answer comes too late to be taken
            shown = again
            told.clear()
    assert True in seen


def test_of_a_whole_year_only_the_entry_that_was_changed_is_read_again(
    room, tell, workspace, monkeypatch
):
    ids = [tell(f"Page {number}") for number in range(20)]
    room.enter(POST)
    read = []
    keyed = entries.keyed
    monkeypatch.setattr(entries, "keyed", lambda keys: read.extend(keys) or keyed(keys))
    entry = entries.get(ids[3])
    draft = replace(entry.draft(), title="Another page")
    workspace.do(EditEntry(entry.id, entry.revision, draft, "Ana"))
    room.until(lambda: "Another page" in room.text)
    assert len(read) == 1


def test_a_change_while_the_post_is_composed_is_not_forgotten(room, tell, monkeypatch):
    tell("The first page")
    room.enter(POST)
    compose = composition.compose
    composed, told = Event(), Event()

    def slowly(*given):
        made = compose(*given)
        composed.set()
        assert told.wait(5)
        return made

    monkeypatch.setattr(composition, "compose", slowly)
    tell("The second page")
    room.until(composed.is_set)
    room.controller._clock.setInterval(200)  # the answer is there before it is asked again
    tell("The third page")
    told.set()
    room.until(lambda: "The third page" in room.text)
    assert "The second page" in room.text
