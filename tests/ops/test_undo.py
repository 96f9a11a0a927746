"""The law of undo: what is taken back is as it was, what is done again is as it became."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.entry import Draft, Kind
from journal.domain.filters import Filters
from journal.domain.ids import new_id
from journal.domain.links import Edge, Relation
from journal.domain.people import Person
from journal.domain.reflections import Reflection
from journal.errors import JournalError, Refused
from journal.ops.attachments import AttachFile, DetachFile
from journal.ops.entries import AddEntry, EditEntry, RestoreEntries, TrashEntries
from journal.ops.facts import SetTeam
from journal.ops.labels import RenameProject, RenameTag
from journal.ops.links import AddLink, RemoveLink
from journal.ops.people import AddPerson, EditPerson
from journal.ops.reflections import AddReflection, EditReflection, TrashReflection
from journal.ops.several import ChangeEntries
from journal.store import database, entries, facts, labels, links, people, reflections
from journal.store.safety import checking
from journal.workspace import Workspace

DAY = date(2026, 3, 14)
tags = st.sampled_from(["dns", "DNS", "web", "ﬁx", "fix", "a-b"])
persons = st.sampled_from(["Ana Souza", "ana-souza", "Ben", "ben", "BEN", "Chen"])
projects = st.sampled_from(["", "Site", "site", "Mail"])
bodies = st.lists(
    st.sampled_from(["#dns", "#DNS", "#web", "@ben", "@ana-souza", "`#dns @ben`", "word", "\n"]),
    max_size=5,
).map(" ".join)
drafts = st.builds(
    Draft,
    title=st.sampled_from(["a", "b", "c"]),
    body=bodies,
    kind=st.sampled_from(Kind),
    author=persons | st.just(""),
    project=projects,
    tags=st.lists(tags, max_size=2).map(tuple),
    people=st.lists(persons, max_size=2).map(tuple),
)
some = st.integers(0, 5)
steps = st.one_of(
    st.tuples(st.just("add"), drafts),
    st.tuples(st.just("edit"), some, drafts, st.booleans()),
    st.tuples(st.just("edit"), st.just(0), drafts, st.just(True)),
    st.tuples(st.just("change"), st.lists(some, max_size=3), tags, projects),
    st.tuples(st.just("trash"), some),
    st.tuples(st.just("restore"), some),
    st.tuples(st.just("link"), some, st.sampled_from(Relation), some),
    st.tuples(st.just("unlink"), some),
    st.tuples(st.just("attach"), some, st.binary(max_size=2)),
    st.tuples(st.just("detach"), some),
    st.tuples(st.just("tag"), tags, tags),
    st.tuples(st.just("project"), projects, projects),
    st.tuples(st.just("person"), some, persons, persons),
    st.tuples(st.just("introduce"), persons),
    st.tuples(st.just("reflect"), st.lists(some, max_size=3)),
    st.tuples(st.just("rethink"), some, st.sampled_from(["x", "y"]), st.booleans()),
    st.tuples(st.just("drop"), some),
    st.tuples(st.just("team"), st.sampled_from(["", "A", "B"])),
)


def pick(things, number):
    return things[number % len(things)] if things else None


def operation(step):  # noqa: C901 - one case for each operation
    """The operation that a step stands for now; None where there is nothing to do it to."""
    name, *rest = step
    known = [e.id for e in entries.every()] + [e.id for e in entries.every(TRASH)]
    everyone, claims = people.everyone(), reflections.everyone()
    entry = pick(known, rest[0]) if isinstance(rest[0], int) else None
    match name:
        case "add":
            return AddEntry(rest[0], DAY, "Ana Souza")
        case "edit" if entry:
            now = entries.get(entry)
            return EditEntry(entry, now.revision, rest[1], "Ben", autosave=rest[2])
        case "change" if known:
            chosen = tuple(dict.fromkeys(pick(known, n) for n in rest[0]))
            return ChangeEntries(chosen, "Ben", rest[1], rest[2] or None)
        case "trash" if entry:
            return TrashEntries((entry,))
        case "restore" if entry:
            return RestoreEntries((entry,))
        case "link" if entry:
            return AddLink(Edge(entry, rest[1], pick(known, rest[2])))
        case "unlink" if links.edges():
            return RemoveLink(pick(links.edges(), rest[0]))
        case "attach" if entry:
            return AttachFile(entry, "x.png", "image/png", rest[1])
        case "detach" if entry and entries.get(entry).attachments:
            return DetachFile(entry, entries.get(entry).attachments[-1])
        case "tag":
            return RenameTag(rest[0], rest[1], "Ana Souza")
        case "project":
            return RenameProject(rest[0], rest[1], "Ana Souza")
        case "person" if everyone:
            old = pick(everyone, rest[0])
            return EditPerson(replace(old, name=rest[1], handle=rest[2]))
        case "introduce":
            return AddPerson(Person(new_id(), rest[0], rest[0].lower().replace(" ", "-")))
        case "reflect":
            found = tuple(dict.fromkeys(pick(known, n) for n in rest[0] if known))
            return AddReflection(Reflection(new_id(), "claim", evidence=found))
        case "rethink" if claims:
            changed = replace(pick(claims, rest[0]), claim=rest[1], evidence=())
            return EditReflection(changed, autosave=rest[2])
        case "drop" if claims:
            chosen = pick(claims, rest[0])
            return TrashReflection(chosen.id, chosen.revision)
        case "team":
            return SetTeam(rest[0])
    return None


TRASH = Filters(trashed=True)


def visible():
    """All that people see of the journal, the trash aside; and everyone it knows."""
    shown = (
        [(e.id, e.draft(), e.written_at, e.attachments) for e in entries.every()],
        links.edges(),
        labels.tags(),
        labels.projects(),
        [replace(r, revision=0, edited_at=None) for r in reflections.everyone()],
        facts.get(facts.TEAM),
    )
    return shown, {person.id: person for person in people.everyone()}


def same(found, wanted):
    """Who was merely mentioned stays known when the mention is taken back."""
    assert found[0][1:] == wanted[0][1:]
    assert found[0] == wanted[0]
    assert wanted[1].items() <= found[1].items()


def try_out(workspace, step):
    wish = operation(step)
    if wish is None:
        return
    before = visible()
    try:
        workspace.do(wish)
    except JournalError:
        assert visible() == before


@settings(max_examples=60, deadline=None)
@given(st.lists(steps, min_size=1, max_size=14))
def test_undoing_and_redoing_restore_every_state(plan):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "journal.db")
        database.create(path)
        workspace = Workspace(path)
        try:
            law(workspace, plan)
            assert checking.check().problems == ()
        finally:
            workspace.close()


def law(workspace, plan):
    states = []  # before each step that can be undone
    for step in plan:
        before, depth = visible(), len(workspace._done)
        try_out(workspace, step)
        if len(workspace._done) > depth:
            states.append(before)
        elif len(workspace._done) < depth:  # saves that fold into no change at all
            states.pop()
    later = visible()
    again = []
    for state in reversed(states):
        what = workspace.undo_text
        try:
            assert workspace.undo() is not None
        except Refused:  # someone mentioned meanwhile stays, in the trash and under their name
            assert what in ("add person", "edit person")
            same(visible(), later)
            if what == "edit person":
                return
        else:
            again.append(later)
        same(visible(), state)
        later = state
    assert workspace.undo() is None
    for state in reversed(again):
        assert workspace.redo() is not None
        same(visible(), state)
    assert workspace.redo() is None
