from datetime import date

import pytest

from journal.domain.dates import Period
from journal.domain.retros import Action, ActionState, Card, Retro, due, next_period
from journal.errors import InputRefused

DAY = date(2026, 3, 14)


def held(on, last=None):
    return Retro("r", on, on.replace(day=1), last or on, "timeline")


def test_the_next_retro_looks_at_what_came_after_the_last():
    earlier, last = held(date(2026, 1, 31)), held(date(2026, 2, 27))
    assert next_period([last, earlier], DAY) == Period(date(2026, 2, 28), DAY)


def test_the_first_retro_has_none_before_it():
    assert next_period([], DAY) is None
    assert next_period([held(DAY)], DAY) is None


def test_a_second_retro_of_one_day_does_not_end_before_it_begins():
    assert next_period([held(date(2026, 3, 13), last=DAY)], DAY) == Period(DAY, DAY)


@pytest.mark.parametrize(("due_on", "state", "expected"), [
    (DAY, ActionState.OPEN, True), (date(2026, 3, 15), ActionState.OPEN, False),
    (None, ActionState.OPEN, False), (DAY, ActionState.DONE, False),
])  # fmt: skip
def test_an_open_action_is_due_on_its_day(due_on, state, expected):
    action = Action("a", "r", "Do it", due_on=due_on, state=state)
    assert due(action, DAY) is expected


def test_two_cards_of_one_id_are_refused():
    with pytest.raises(InputRefused, match="same id"):
        Retro("r", DAY, DAY, DAY, "timeline", cards=(Card("a"), Card("a"))).checked()


def test_a_retro_without_a_title_is_called_by_its_day():
    assert held(DAY).heading == "Retrospective of 2026-03-14"
