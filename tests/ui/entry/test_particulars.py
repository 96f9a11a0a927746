from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea

from journal.domain import dates
from journal.domain.entry import Audience, Draft, Kind
from journal.ops.entries import EditEntry
from journal.store import entries, history

TODAY = dates.today()
ENTER = Qt.Key.Key_Return


@pytest.fixture
def entry(writing, add):
    made = add("First", "words", kind=Kind.EXPERIMENT)
    writing.open(made)
    return made


def write(qtbot, field, text):
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, ENTER)


def test_tags_are_added_and_removed_by_keys(view, entry, qtbot):
    tags = view.facts.tags
    qtbot.keyClick(tags.add, ENTER)
    write(qtbot, tags.field, "dns")
    write(qtbot, tags.field, "web")
    assert entries.get(entry).tags == ("dns", "web")
    qtbot.keyClick(tags.field, Qt.Key.Key_Backspace)
    assert entries.get(entry).tags == ("dns",)
    qtbot.keyClick(tags.field, Qt.Key.Key_Escape)
    qtbot.keyClick(tags.parts[1], Qt.Key.Key_Delete)
    assert entries.get(entry).tags == ()


def test_what_is_typed_stays_in_sight_where_the_page_scrolls(view, writing, add, qtbot):
    names = tuple(f"a-rather-long-tag-{n}" for n in range(12))
    writing.open(add("A title", "one\n" * 30, kind=Kind.EXPERIMENT, tags=names))
    view.show_writing()
    view.resize(340, 420)
    body = view.body
    body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(body, "here")
    area = view.findChild(QScrollArea)

    def seen():
        line = body.cursorRect()
        line.moveTopLeft(body.viewport().mapTo(area.viewport(), line.topLeft()))
        return area.viewport().rect().contains(line)

    qtbot.waitUntil(seen)


def test_the_same_tag_is_not_put_on_twice(view, entry, qtbot):
    tags = view.facts.tags
    tags.write()
    write(qtbot, tags.field, "dns")
    write(qtbot, tags.field, "DNS")
    assert entries.get(entry).tags == ("dns",)


def test_known_names_are_completed(view, entry, add):
    add("Other", tags=("infrastructure",), project="Website")
    view.facts.tags.write()
    completer = view.facts.tags.field.completer()
    completer.setCompletionPrefix("struct")
    assert completer.currentCompletion() == "infrastructure"
    assert view.names.projects() == ["Website"]


def test_lines_are_changed_where_they_stand(view, entry, qtbot):
    for name, words in (("project", "Web"), ("author", "Ben"), ("expectation", "It is faster")):
        fact = getattr(view.facts, name)
        qtbot.keyClick(fact.button, ENTER)
        write(qtbot, fact.field, words)
    kept = entries.get(entry)
    assert (kept.project, kept.author, kept.expectation) == ("Web", "Ben", "It is faster")
    assert view.facts.expectation.button.text() == "Expected: It is faster"


def test_escape_changes_nothing(view, entry, qtbot):
    fact = view.facts.project
    fact.write()
    qtbot.keyClicks(fact.field, "Web")
    qtbot.keyClick(fact.field, Qt.Key.Key_Escape)
    assert entries.get(entry).project == ""
    assert not fact.isVisible()
    assert view.facts.more.hasFocus()


def test_what_most_entries_do_without_is_put_on_by_one_button(view, entry, qtbot):
    facts, offers = view.facts, view.facts.more.menu()
    assert not any(part.isVisible() for part in (facts.project, facts.ended, facts.people.add))
    offered = [action.text() for action in offers.actions() if action.isVisible()]
    assert offered == ["Project…", "People…", "Tags…", "Last day…"]
    offers.actions()[0].trigger()
    write(qtbot, facts.project.field, "Web")
    offers.actions()[1].trigger()
    write(qtbot, facts.people.field, "Ana")
    facts.ended.chosen.emit(TODAY)
    kept = entries.get(entry)
    assert (kept.project, kept.people, kept.ended_on) == ("Web", ("Ana",), TODAY)
    assert facts.project.isVisible()
    assert facts.ended.isVisible()
    offered = [action.text() for action in offers.actions() if action.isVisible()]
    assert offered == ["People…", "Tags…"]


def test_days_and_audience_are_saved(view, entry):
    view.facts.ended.chosen.emit(TODAY + timedelta(days=3))
    view.facts.check.chosen.emit(TODAY + timedelta(days=9))
    view.facts.audience.chosen.emit(Audience.PUBLIC)
    kept = entries.get(entry)
    assert (kept.ended_on - TODAY).days == 3
    assert (kept.check_on - TODAY).days == 9
    assert kept.audience is Audience.PUBLIC
    view.facts.ended.chosen.emit(None)
    assert entries.get(entry).ended_on is None


def test_an_end_before_the_beginning_is_refused_and_put_back(view, writing, entry, qtbot):
    with qtbot.waitSignal(writing.failed) as told:
        view.facts.ended.chosen.emit(TODAY - timedelta(days=3))
    assert "cannot end" in told.args[0]
    assert entries.get(entry).ended_on is None
    assert not view.facts.ended.isVisible()
    assert not writing.keeper.unsaved


def test_a_fact_never_overwrites_what_someone_else_wrote(view, writing, workspace, entry, qtbot):
    qtbot.keyClicks(view.body, "mine ")
    workspace.do(EditEntry(entry, 1, Draft(title="First", body="theirs"), "Ben"))
    with qtbot.waitSignal(writing.conflicted):
        view.facts.audience.chosen.emit(Audience.PUBLIC)
    assert entries.get(entry).body == "theirs"


def test_earlier_facts_are_in_the_history(view, entry):
    view.facts.audience.chosen.emit(Audience.PUBLIC)
    assert [revision.draft.audience for revision in history.of(entry)] == [Audience.TEAM]


def test_only_experiments_have_an_outcome(view, writing, add):
    writing.open(add("Note"))
    facts = view.facts
    assert not any(part.isVisible() for part in (facts.status, facts.check, facts.expectation))
