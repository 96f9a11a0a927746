"""A journal out of its file and into another: nothing is lost, nothing is added twice."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from journal import assets
from journal.domain.entry import Draft, Kind
from journal.domain.eras import Era
from journal.domain.filters import parse_query
from journal.domain.ids import new_id
from journal.domain.links import Edge, Link, Relation
from journal.domain.people import Person
from journal.domain.reflections import Reflection
from journal.domain.retros import Action, Card, Retro
from journal.domain.review import Block, Review
from journal.errors import InputRefused, JournalReadOnly
from journal.exchange.archive import Archive, read
from journal.exchange.contents import COUNTED
from journal.exchange.records import Record
from journal.ops.archive import RestoreArchive, export
from journal.ops.attachments import AttachFile
from journal.ops.comparison import Tally, compare
from journal.ops.documents import ACTIONS, ERAS, RETROS, REVIEWS, Add, Edit
from journal.ops.entries import AddEntry, EditEntry, TrashEntries
from journal.ops.facts import SetTeam
from journal.ops.links import AddLink
from journal.ops.people import AddPerson, EditPerson
from journal.ops.reflections import AddReflection
from journal.store import database, entries, facts, history, links, people, reflections
from journal.store.lookback import actions, eras, recipes, retros
from journal.store.safety import checking
from journal.workspace import Workspace
from tests.exchange import examples

DAY = date(2026, 3, 14)


def add(workspace, title, day=DAY, **more):
    operation = AddEntry(Draft(title=title, happened_on=day, **more), DAY, "Ana Souza")
    workspace.do(operation)
    return operation.id


def edit(workspace, entry_id, **changes):
    entry = entries.get(entry_id)
    workspace.do(EditEntry(entry_id, entry.revision, replace(entry.draft(), **changes), "Ben Ito"))


@pytest.fixture
def full(workspace):
    """A journal with something of every noun; the ids of a mistake, its learning and trash."""
    workspace.do(SetTeam("The Corridor Team"))
    workspace.do(AddPerson(Person(new_id(), "Ana Souza", "ana", joined_on=DAY)))
    mistake = add(workspace, "Forgot the TTL", kind=Kind.MISTAKE, body="@ana and #dns, @ben too")
    learning = add(workspace, "Look first", date(2025, 1, 1), kind=Kind.LEARNING, project="Site")
    trash = add(workspace, "Never mind", tags=("DNS",))
    edit(workspace, mistake, title="Forgot the TTL of the record")
    edit(workspace, mistake, body="#dns, and nobody", project="Site")
    workspace.do(AddLink(Edge(mistake, Relation.TAUGHT, learning)))
    workspace.do(AddLink(Edge(trash, Relation.RELATES, mistake)))
    workspace.do(AttachFile(learning, "../star.png", "image/png", b"a star", "A star"))
    workspace.do(TrashEntries((trash,)))
    told = Reflection(new_id(), "Look first", learnt="To look.", evidence=(learning, mistake))
    workspace.do(AddReflection(told))
    cards = (Card("a", "stop", "Forgetting", (mistake,)),)
    retro = Retro(new_id(), DAY, DAY, DAY, "timeline", participants=("Ana Souza",), cards=cards)
    workspace.do(Add(RETROS, retro))
    action = Action(new_id(), retro.id, "Look", "Ben Ito", tag="dns", experiment=learning)
    workspace.do(Add(ACTIONS, action))
    workspace.do(Add(ERAS, Era(new_id(), "Two of us", DAY)))
    review = Review(new_id(), DAY, DAY, "Our day", blocks=(Block("lessons", text="Look."),))
    workspace.do(Add(REVIEWS, review))
    workspace.do(Edit(REVIEWS, replace(review, title="Our best day")))
    return mistake, learning, trash


@pytest.fixture
def elsewhere(tmp_path, workspace):
    """Close the journal and open a new, empty one."""
    opened = []

    def opening():
        workspace.close()
        path = tmp_path / "elsewhere.db"
        database.create(path)
        opened.append(Workspace(path))
        return opened[-1]

    yield opening
    for other in opened:
        other.close()


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def kept():
    """Everything that the open journal keeps."""
    whole = list(entries.every()) + list(entries.every(replace(parse_query(""), trashed=True)))
    return (
        {entry.id: (entry, history.of(entry.id)) for entry in whole},
        sorted(links.edges()),
        people.everyone(),
        reflections.every_kept(),
        retros.every_kept(),
        actions.every_kept(),
        eras.every_kept(),
        [(review, recipes.history(review.id)) for review in recipes.every_kept()],
        facts.get(facts.TEAM),
    )


def restore(workspace, archive):
    operation = RestoreArchive(archive)
    change = workspace.do(operation)
    return change, operation.outcome


@settings(max_examples=15, deadline=None)
@given(archive=examples.archives())
def test_any_journal_comes_back_equal_from_its_export(tmp_path_factory, archive):
    place = tmp_path_factory.mktemp("journals")
    for name in ("first", "second"):
        database.create(place / f"{name}.db")
        opened = Workspace(place / f"{name}.db")
        try:
            restore(opened, archive)
            assert not checking.check().problems
            export(place / name)
            back = read(place / name)
        finally:
            opened.close()
        assert back.records == archive.records
        assert back.team == archive.team
        for given_, found in ((archive.people, back.people),
                              (archive.reflections, back.reflections),
                              (archive.eras, back.eras)):  # fmt: skip
            by_id = sorted(given_, key=lambda item: item.id)
            assert sorted(found, key=lambda item: item.id) == by_id
        assert (back.retros, back.reviews) == (archive.retros, archive.reviews)
        archive = back
    assert files(place / "first") == files(place / "second")


def test_everything_of_a_journal_is_in_another_after_export_and_import(
    workspace, full, tmp_path, elsewhere
):
    counts, before = export(tmp_path / "out"), kept()
    other = elsewhere()
    change, outcome = restore(other, read(tmp_path / "out"))
    assert kept() == before
    assert counts == {
        "entries": 3, "people": 3, "reflections": 1, "attachments": 1, "revisions": 3, "retros": 1,
        "actions": 1, "eras": 1, "reviews": 1,
    }  # fmt: skip
    assert change.entries == set(full) == set(outcome.entries.new)
    assert change.labels == {"dns", "Site"}
    assert len(change.people) == 3
    assert len(change.reflections) == 1
    assert not checking.check().problems


def test_the_same_journal_gives_the_same_bytes(workspace, full, tmp_path):
    export(tmp_path / "one")
    export(tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_importing_what_is_here_adds_nothing(workspace, full, tmp_path):
    export(tmp_path / "out")
    before = kept()
    change, outcome = restore(workspace, read(tmp_path / "out"))
    assert (outcome.entries, outcome.people, outcome.reflections) == (
        Tally(known=3), Tally(known=3), Tally(known=1),
    )  # fmt: skip
    assert outcome.retros == outcome.actions == outcome.eras == outcome.reviews == Tally(known=1)
    assert not change.entries
    assert kept() == before
    assert workspace.undo_text != "import"


def test_an_entry_that_is_different_here_stays_as_it_is(workspace, full, tmp_path):
    export(tmp_path / "out")
    edit(workspace, full[0], title="Said otherwise")
    before = kept()
    _, outcome = restore(workspace, read(tmp_path / "out"))
    assert outcome.entries == Tally(known=2, different=(full[0],))
    assert kept() == before


def test_undo_moves_what_came_into_the_trash_and_redo_brings_it_back(
    workspace, full, tmp_path, elsewhere
):
    export(tmp_path / "out")
    other = elsewhere()
    restore(other, read(tmp_path / "out"))
    other.undo()
    assert entries.count() == 0
    assert not reflections.everyone()
    assert facts.get(facts.TEAM) == ""
    other.redo()
    assert {entry.id for entry in entries.every()} == set(full[:2])
    assert facts.get(facts.TEAM) == "The Corridor Team"


def test_a_comparison_says_what_an_import_would_do_and_changes_nothing(
    workspace, full, tmp_path, elsewhere
):
    export(tmp_path / "out")
    other = elsewhere()
    other.do(SetTeam("Others"))
    before = other.path.read_bytes()
    outcome = compare(read(tmp_path / "out"))
    assert sorted(outcome.entries.new) == sorted(full)
    assert outcome.team
    assert other.path.read_bytes() == before
    restore(other, read(tmp_path / "out"))
    assert facts.get(facts.TEAM) == "Others"


def test_an_import_that_is_refused_on_the_way_leaves_the_file_as_it_was(
    workspace, full, tmp_path, elsewhere
):
    export(tmp_path / "out")
    other = elsewhere()
    archive = replace(read(tmp_path / "out"), content=lambda sha256: b"something else")
    before = other.path.read_bytes()
    with pytest.raises(InputRefused, match="changed while it was read"):
        restore(other, archive)
    assert other.path.read_bytes() == before


def test_an_import_can_be_stopped_and_then_nothing_has_happened(
    workspace, full, tmp_path, elsewhere
):
    export(tmp_path / "out")
    other = elsewhere()
    seen = []

    def stop(done):
        seen.append(done)
        if done == 2:
            raise KeyboardInterrupt

    before = other.path.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        other.do(RestoreArchive(read(tmp_path / "out"), progress=stop))
    assert seen == [1, 2]
    assert other.path.read_bytes() == before


def test_a_journal_that_may_only_be_read_is_exported_and_not_imported_into(
    workspace, full, tmp_path
):
    workspace.close()
    reader = Workspace(workspace.path, read_only=True)
    export(tmp_path / "out")
    with pytest.raises(JournalReadOnly):
        restore(reader, read(tmp_path / "out"))


def test_a_part_takes_only_the_entries_asked_for_and_what_they_name(workspace, full, tmp_path):
    counts = export(tmp_path / "part", parse_query("from:2026 to:2026"))
    archive = read(tmp_path / "part")
    assert counts == dict.fromkeys(COUNTED, 0) | {"entries": 1, "people": 2, "revisions": 2}
    assert [record.entry.id for record in archive.records] == [full[0]]
    assert [person.name for person in archive.people] == ["Ana Souza", "Ben Ito"]


def test_a_link_out_of_a_part_is_kept_where_its_end_is_known_and_told_where_not(
    workspace, full, tmp_path, elsewhere
):
    export(tmp_path / "part", parse_query("from:2026 to:2026"))
    export(tmp_path / "rest", parse_query("to:2025"))
    other = elsewhere()
    _, outcome = restore(other, read(tmp_path / "part"))
    assert outcome.ends == {full[1]}
    assert not links.edges()
    restore(other, read(tmp_path / "rest"))
    fresh = replace(entries.get(full[0]), id=new_id(), links=(Link(Relation.TAUGHT, full[1]),))
    part = Archive("", (), (Record(fresh),), (), bytes.fromhex, complete=False)
    assert restore(other, part)[1].ends == set()
    assert links.edges() == [Edge(fresh.id, Relation.TAUGHT, full[1])]


def test_a_person_whom_the_journal_calls_otherwise_stays_one_person(workspace, full, tmp_path):
    export(tmp_path / "out")
    known = people.get("ana")
    workspace.do(EditPerson(replace(known, name="Ana Lima")))
    archive = read(tmp_path / "out")
    fresh = tuple(
        replace(record, entry=replace(record.entry, id=new_id(), links=(), attachments=()))
        for record in archive.records
    )
    _, outcome = restore(workspace, replace(archive, records=fresh, reflections=()))
    assert outcome.people == Tally(known=2, different=(known.id,))
    assert {entry.author for entry in entries.every()} == {"Ana Lima"}


def test_a_handle_that_is_somebody_else_here_is_refused(workspace, full, tmp_path, elsewhere):
    export(tmp_path / "out")
    other = elsewhere()
    other.do(AddPerson(Person(new_id(), "Ana Maria", "ana")))
    with pytest.raises(InputRefused, match="@ana is Ana Souza in the export and Ana Maria here"):
        restore(other, read(tmp_path / "out"))
    assert entries.count() == 0


def test_names_spelt_otherwise_by_hand_are_known_the_second_time(workspace, full):
    given_ = replace(
        entries.get(full[0]), id=new_id(), tags=("DNS",), project="SITE", author="@ANA"[1:],
        people=("ana",), links=(),
    )  # fmt: skip
    archive = Archive("", (), (Record(given_),), (), bytes.fromhex)
    assert restore(workspace, archive)[1].entries.new == (given_.id,)
    found = entries.get(given_.id)
    assert (found.tags, found.project, found.author) == (("dns",), "Site", "Ana Souza")
    assert restore(workspace, archive)[1].entries == Tally(known=1)


def test_the_sample_that_ships_comes_in_whole(workspace, tmp_path):
    archive = read(assets.path("sample"))
    _, outcome = restore(workspace, archive)
    assert len(outcome.entries.new) == len(list(archive.records)) > 100
    assert not checking.check().problems
    export(tmp_path / "out")
    back = read(tmp_path / "out")
    assert back.records == archive.records
    assert back.reflections == archive.reflections
    assert {person.id: person for person in back.people} == {p.id: p for p in archive.people}


def test_nobody_is_kept_from_writing_by_an_export(workspace, full, tmp_path):
    def write(done):
        if done == 2:
            with closing(sqlite3.connect(workspace.path, timeout=0)) as other, other:
                other.execute("UPDATE entry SET title = 'too late'")

    export(tmp_path / "out", progress=write)
    assert entries.get(full[0]).title == "too late"
    titles = {record.entry.title for record in read(tmp_path / "out").records}
    assert titles == {"Forgot the TTL of the record", "Look first", "Never mind"}
