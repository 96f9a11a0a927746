"""People, how they are compared and how they may appear."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.people import Consent, Person, fold, handle_for, team_size

ANA = Person("1", "Ana Souza", "ana", joined_on=date(2020, 1, 1), left_on=date(2020, 12, 31))


def test_a_member_is_one_from_the_first_to_the_last_day():
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1)]
    assert [team_size([ANA, Person("2", "Ben", "ben")], day) for day in days] == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("consent", "shown"), [(Consent.NAMED, "Ana"), (Consent.ALIAS, "A."), (Consent.OMIT, "")]
)
def test_nobody_is_named_in_public_unless_they_agreed(consent, shown):
    assert Person("1", "Ana", "ana", consent=consent, alias="A.").public_name == shown
    assert not Person("1", "Ana", "ana").public_name


@given(st.text())
def test_folding_is_done_once_and_for_all(text):
    assert fold(fold(text)) == fold(text)


def test_names_are_compared_without_case_width_and_composition():
    assert fold("É") == fold("e\u0301") == fold("é ")
    assert fold("\uff24\uff2e\uff33") == fold("dns")
    assert fold("Straße") == fold("STRASSE")


@pytest.mark.parametrize(
    ("name", "handle"),
    [("Ana Souza", "ana-souza"), ("  O'Brien ", "o-brien"), ("…", "someone"), ("陳偉", "陳偉"),
     ("Ana (ops)", "ana-ops")],
)  # fmt: skip
def test_a_handle_is_made_from_the_name(name, handle):
    assert handle_for(name) == handle
