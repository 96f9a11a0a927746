"""Reading retros at the ends of the calendar, of large journals, and of people who left."""

from datetime import date, timedelta

import pytest

from journal.domain.entry import Kind
from journal.domain.ids import new_id
from journal.domain.people import Person
from journal.domain.retros import Action, Retro, Step
from journal.ops.documents import ACTIONS, RETROS, Add
from journal.ops.people import AddPerson
from journal.ui.retros import large
from journal.ui.retros import sheet as sheets
from tests.ui.conftest import TODAY

ODD = (date.min, date(1, 1, 2), date(2024, 2, 29), date(2025, 3, 1), date.max)


@pytest.mark.parametrize("day", ODD)
def test_a_retro_is_proposed_and_read_on_any_day(workspace, add, day):
    add("At the edge", "#dns", Kind.MISTAKE, happened_on=day)
    first = sheets.beginning(day).retro
    assert first.period_last == day
    workspace.do(Add(RETROS, first))
    workspace.do(Add(ACTIONS, Action(new_id(), first.id, "Lower the TTL", tag="dns", due_on=day)))
    second = sheets.beginning(day).retro  # on the same day
    assert second.period_last == day
    workspace.do(Add(RETROS, second))
    for retro in (first, second):
        sheet = sheets.read(retro.id)
        assert "At the edge" in sheet.story
        assert all(large.words(sheet, step) for step in list(Step)[:-1])
    assert [a.text for a in sheets.read(second.id).before] == ["Lower the TTL"]


def test_an_empty_journal_can_hold_a_retro(workspace):
    retro = sheets.beginning(TODAY).retro
    workspace.do(Add(RETROS, retro))
    sheet = sheets.read(retro.id)
    assert (sheet.picture, sheet.offered, sheet.before) == ("", (), ())


def test_who_has_left_is_not_proposed_and_stays_in_what_was_held(workspace):
    left = TODAY - timedelta(days=10)
    people = (
        Person(new_id(), "Ana", "ana", joined_on=TODAY - timedelta(days=90)),
        Person(new_id(), "Ben", "ben", joined_on=TODAY - timedelta(days=90), left_on=left),
    )
    for person in people:
        workspace.do(AddPerson(person))
    day = TODAY - timedelta(days=30)
    assert sheets.beginning(day).members == ("Ana", "Ben")
    retro = Retro(new_id(), day, day, day, "4ls", participants=("Ana", "Ben"))
    workspace.do(Add(RETROS, retro))
    workspace.do(Add(ACTIONS, Action(new_id(), retro.id, "Ask first", "Ben")))
    assert sheets.beginning(TODAY).members == ("Ana",)
    sheet = sheets.read(retro.id)
    assert sheet.retro.participants == ("Ana", "Ben")
    assert [action.owner for action in sheet.decided] == ["Ben"]


def test_the_period_of_a_journal_that_fell_silent_ends_with_its_last_entry(workspace, add):
    add("Long ago", ago=900)
    add("The last one", ago=400)
    held = TODAY - timedelta(days=500)
    workspace.do(Add(RETROS, Retro(new_id(), held, held, held, "4ls")))
    retro = sheets.beginning(TODAY).retro
    assert (retro.period_first, retro.period_last) == (
        held + timedelta(days=1), TODAY - timedelta(days=400),
    )  # fmt: skip
    assert retro.held_on == TODAY
    later = TODAY - timedelta(days=300)
    workspace.do(Add(RETROS, Retro(new_id(), later, later, later, "4ls")))
    assert sheets.beginning(TODAY).retro.period_last == TODAY
