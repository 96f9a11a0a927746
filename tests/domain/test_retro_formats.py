import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.retro_formats import Column, Format, Material, agenda
from journal.domain.retros import MINUTES, Step
from journal.errors import InputRefused

FORM = Format("x", "X", "", (Column("a", "A", "", (Material.MISTAKE,)), Column("b", "B")))


@given(
    st.sampled_from(MINUTES),
    st.dictionaries(st.sampled_from(list(Step)[:-1]), st.integers(0, 100), min_size=1).filter(
        lambda shares: any(shares.values())
    ),
)
def test_the_agenda_takes_exactly_the_time_there_is(minutes, shares):
    times = agenda(Format("x", "X", "", FORM.columns, shares), minutes)
    assert sum(times.values()) == minutes
    assert all(time >= 1 for time in times.values())
    assert set(times) == {step for step, share in shares.items() if share}


def test_a_material_goes_into_the_column_that_takes_it():
    assert FORM.column_for(Material.MISTAKE).key == "a"
    assert FORM.column_for(Material.THANKS) is None


@pytest.mark.parametrize(("form", "sentence"), [
    (Format("x", "X", "", ()), "no column"),
    (Format("x", "X", "", (Column("a", "A"), Column("a", "B"))), "two columns of one key"),
    (Format("x", "X", "", FORM.columns, {Step.CARDS: 0}), "no time"),
])  # fmt: skip
def test_a_format_by_which_no_retro_can_be_held_is_refused(form, sentence):
    with pytest.raises(InputRefused, match=sentence):
        form.checked()
