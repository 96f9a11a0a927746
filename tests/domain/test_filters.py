"""The search language."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.entry import Status
from journal.domain.filters import Condition, Filters, condition, parse_query, write
from journal.errors import InputRefused

NAMES = st.text("abcdefgäöü-_ ", min_size=1).filter(lambda text: text.strip("-_ "))


def conditions(text):
    return parse_query(text).conditions


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("dns", [("word", "dns", False)]),
        ("-dns", [("word", "dns", True)]),
        ('"time to live"', [("phrase", "time to live", False)]),
        ('-"time to live"', [("phrase", "time to live", True)]),
        ("kind:mistake", [("kind", "mistake", False)]),
        ("kind:Mistake", [("kind", "mistake", False)]),
        ("-kind:note", [("kind", "note", True)]),
        ('by:"Ana Souza" x', [("by", "Ana Souza", False), ("word", "x", False)]),
        ("from:2026", [("from", "2026-01-01", False)]),
        ("to:2026-02", [("to", "2026-02-28", False)]),
        ("has:image", [("has", "image", False)]),
        ("note:this", [("word", "note:this", False)]),
        ("http://example.org", [("word", "http://example.org", False)]),
        ("C++", [("word", "C++", False)]),
        ("実験", [("word", "実験", False)]),
        ("*  ( ) --", []),
        ('"an unfinished phrase', [("phrase", "an unfinished phrase", False)]),
        ("kind:", [("word", "kind:", False)]),
        ("", []),
    ],
)
def test_a_query_is_read_as_it_was_meant(text, wanted):
    assert conditions(text) == tuple(Condition(*parts) for parts in wanted)


@pytest.mark.parametrize(
    "text",
    ["kind:idea", "status:done", "has:everything", "audience:world", "from:soon", "to:2026-02-30",
     'tag:""', 'by:"  "', 'kind:""'],
)  # fmt: skip
def test_a_value_that_an_operator_does_not_know_is_refused_with_its_choices(text):
    with pytest.raises(InputRefused):
        parse_query(text)


@given(st.text())
def test_no_text_fails_but_with_a_sentence(text):
    with contextlib.suppress(InputRefused):
        assert "\0" not in "".join(c.value for c in parse_query(text).conditions)


def test_filters_join_and_know_whether_they_are_empty():
    both = parse_query("dns") & Filters(trashed=True)
    assert both.trashed
    assert both.words == (condition("word", "dns"),)
    assert both
    assert not Filters()


@given(
    st.lists(
        st.one_of(
            st.builds(Condition, st.sampled_from(["tag", "by", "phrase"]), NAMES, st.booleans()),
            st.builds(Condition, st.just("status"), st.sampled_from([s.value for s in Status])),
        )
    )
)
def test_conditions_written_down_are_read_back(conditions):
    assert list(parse_query(write(conditions)).conditions) == conditions
