import pytest

from journal.domain.entry import Kind
from journal.domain.filters import parse_query
from journal.ui.timeline import query


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
