from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.ids import new_id
from journal.domain.people import Person, team_size
from journal.domain.timeline.quiet import Gap, gaps, team
from journal.domain.timeline.units import FIRST, LAST
from tests.domain.timeline.journals import days

some_days = st.one_of(st.none(), days.map(date.fromordinal))
people = st.builds(
    lambda joined, left: Person(new_id(), "A", "a", joined_on=joined, left_on=left),
    some_days, some_days,
)  # fmt: skip


def day(text):
    return date.fromisoformat(text).toordinal()


def test_a_gap_is_named_by_the_days_on_which_nobody_wrote():
    assert gaps([day("2022-10-02"), day("2022-10-15")]) == [
        Gap(day("2022-10-03"), day("2022-10-14"))
    ]


def test_a_week_that_is_not_whole_is_no_gap():
    friday, monday_after_next = day("2026-03-06"), day("2026-03-16")
    assert gaps([friday, monday_after_next]) == [Gap(friday + 1, monday_after_next - 1)]
    assert gaps([friday, monday_after_next - 1]) == []  # somebody wrote on the Sunday
    assert gaps([]) == gaps([friday]) == []


@given(st.sets(st.integers(FIRST, FIRST + 400) | st.integers(LAST - 90, LAST), max_size=40))
def test_gaps_hold_every_whole_week_without_an_entry_and_no_day_with_one(found):
    ordered = sorted(found)
    quiet = gaps(ordered)
    for gap in quiet:
        assert not any(gap.first <= each <= gap.last for each in ordered)
        assert gap.first - 1 in found
        assert gap.last + 1 in found
    if ordered:
        for monday in range(FIRST, FIRST + 400, 7):
            inside = ordered[0] < monday and monday + 6 < ordered[-1]
            silent = not any(monday <= each <= monday + 6 for each in ordered)
            covered = any(gap.first <= monday and monday + 6 <= gap.last for gap in quiet)
            assert covered is (inside and silent)


@given(st.lists(people, max_size=6), days)
def test_the_team_has_the_size_that_its_members_make(members, at):
    size = 0
    for step in team(members):
        if step.day <= at:
            size = step.size
    assert size == team_size(members, date.fromordinal(at))


@given(st.lists(people, max_size=6))
def test_each_step_changes_the_size(members):
    steps = team(members)
    assert all(one.size != other.size for one, other in pairwise(steps))
    assert [step.day for step in steps] == sorted(step.day for step in steps)
