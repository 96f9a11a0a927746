"""The numbers of a period, counted by hand."""

from datetime import date

import pytest

from journal.domain.dates import year_of
from journal.domain.entry import Audience, Kind, Status
from journal.publish import figures


@pytest.fixture
def people(person):
    return (
        person("Ada Reed", "ada", joined_on=date(2014, 1, 6)),
        person("Ben Okoro", "ben", joined_on=date(2014, 1, 6), left_on=date(2015, 8, 31)),
        person("Cy Dole", "cy", joined_on=date(2015, 5, 1)),
        person("Di Fenn", "di", joined_on=date(2015, 9, 1)),
    )


def test_every_number_can_be_counted_again(entry, people):
    old = entry("Before", "", (2014, 5, 1), kind=Kind.MISTAKE)
    use = entry("Use", "", (2016, 1, 2))
    entries = [
        old,
        use,
        entry(kind=Kind.EXPERIMENT, status=Status.WORKED),
        entry(kind=Kind.EXPERIMENT, status=Status.RUNNING),
        entry(
            day=(2014, 11, 1), kind=Kind.EXPERIMENT, status=Status.FAILED, ended_on=date(2015, 1, 9)
        ),
        entry(kind=Kind.EXPERIMENT, status=Status.MIXED, ended_on=date(2016, 1, 9)),
        entry(kind=Kind.MISTAKE, links=[("repeats", old)], audience=Audience.TEAM),
        entry(kind=Kind.MISTAKE),
        entry(kind=Kind.LEARNING, links=[("applied_in", use), ("applied_in", old)]),
        entry(kind=Kind.LEARNING, people=("ben", "Ben Okoro", "A stranger")),
        entry(kind=Kind.MILESTONE, author="ADA REED"),
    ]
    counted = figures.of(year_of(2015), entries, people)
    assert counted.entries == 8
    assert counted.outcomes == {
        Status.WORKED: 1, Status.FAILED: 1, Status.MIXED: 0, Status.ABANDONED: 0,
    }  # fmt: skip
    assert counted.finished == 2
    assert (counted.mistakes, counted.repeats) == (2, 1)
    assert (counted.learnings, counted.applied) == (2, 1)
    assert counted.milestones == 1
    assert counted.people == 3
    assert (counted.team_before, counted.team) == (2, 3)


def test_the_team_begins_on_the_first_day_it_has_anyone(people):
    assert figures.of(year_of(2014), [], people).team_before == 2
    assert figures.of(year_of(2013), [], people).team_before == 0


def test_a_status_on_anything_but_an_experiment_counts_nowhere(entry):
    counted = figures.of(year_of(2015), [entry(status=Status.WORKED)], [])
    assert counted.finished == 0
