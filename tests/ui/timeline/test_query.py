import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.entry import Kind, Status
from journal.domain.filters import Condition, parse_query
from journal.ui.timeline import query

NAMES = st.text("abcdefgäöü-_ ", min_size=1).filter(lambda text: text.strip("-_ "))


@pytest.mark.parametrize("text", ["kind:", "kind:mis", "-kind:", 'kind:"', "KIND:".lower()])
def test_a_half_typed_kind_names_the_kinds_and_hides_nothing(text):
    filters, hint = query.read(f"dns {text}")
    assert filters == parse_query("dns")
    assert all(kind in hint for kind in Kind)


@pytest.mark.parametrize("operator", ["tag", "by", "person", "project", "from", "to", "has"])
def test_every_operator_has_a_hint(operator):
    assert query.read(f"{operator}:")[1].startswith(f"{operator}:")


def test_a_day_that_is_not_complete_is_a_hint_too():
    filters, hint = query.read("from:20 dns")
    assert filters == parse_query("dns")
    assert "2026-11" in hint


@pytest.mark.parametrize(
    "text", ["", "dns", '"a phrase" -not', "kind:mistake tag:dns by:ana", "a:b"]
)
def test_what_is_complete_is_read_as_the_search_language(text):
    assert query.read(text) == (parse_query(text), "")


@given(
    st.lists(
        st.one_of(
            st.builds(Condition, st.sampled_from(["tag", "by", "phrase"]), NAMES, st.booleans()),
            st.builds(Condition, st.just("status"), st.sampled_from([s.value for s in Status])),
        )
    )
)
def test_conditions_written_down_are_read_back(conditions):
    assert list(parse_query(query.write(conditions)).conditions) == conditions
