"""Whom a text names, in which spellings, and what takes the place of names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.publish.names import Names

DAY = date(2014, 1, 1)


@pytest.fixture(scope="module")
def names(person):
    return Names(
        (
            person("Željko Đurić", "zeljko", joined_on=DAY),
            person("Anna-Lena O'Brien", "al.obrien"),
            person("Bo Li", "bo"),
            person("王小明", "wang"),
            person("Tom Wren", "tom", "alias", alias="Tom W."),
            person("Eva Wren", "eva", "named"),
        ),
        members=("Max Author",),
        others=("Quiet Guest", "everyone"),
    )


@pytest.mark.parametrize(
    ("text", "veiled"),
    [
        ("Željko Đurić came", "A colleague came"),
        ("then zeljko duric came", "then a colleague came"),
        ("ŽELJKO'S desk", "A colleague'S desk"),
        ("by Z\u030celjko himself", "by a colleague himself"),
        ("so Željko\u200b Đurić left", "so a colleague left"),
        ("so zeljkoduric left", "so a colleague left"),
        ("with Anna and Lena", "with someone outside the team and someone outside the team"),
        ("ask al.obrien", "ask someone outside the team"),
        ("ask @al.obrien", "ask someone outside the team"),
        ("with anna", "with anna"),
        ("with Bo", "with someone outside the team"),
        ("a bo in lower case", "a bo in lower case"),
        ("with bo li here", "with someone outside the team here"),
        ("和王小明一起", "和someone outside the team一起"),
        ("by Wren alone", "by Tom W. alone"),
        ("by Eva Wren", "by Eva Wren"),
        ("by Max Author", "by a colleague"),
        ("by quiet guest", "by someone outside the team"),
        ("for everyone", "for everyone"),
        ("for Everyone", "for someone outside the team"),
        ("It ended. Željko left.", "It ended. A colleague left."),
        ("https://example.org/anna/page", "https://example.org/someone outside the team/page"),
        ("Annabel and Tomorrow", "Annabel and Tomorrow"),
        ("", ""),
    ],
)
def test_names_are_found_however_they_are_written(names, text, veiled):
    assert names.veiled(text) == veiled


@pytest.mark.parametrize(
    ("handle", "called"),
    [
        ("zeljko", "a colleague"),
        ("WANG", "someone outside the team"),
        ("tom", "Tom W."),
        ("eva", "Eva Wren"),
        ("nobody", "someone outside the team"),
    ],
)
def test_a_handle_gives_what_may_be_published(names, handle, called):
    assert names.called(handle) == called


def test_a_friend_is_introduced_once_and_then_goes_by_the_first_name(person):
    names = Names([person("Eva Wren", "eva", "named"), person("Jo Lark", "jl", "named")])
    assert [names.mentioned("eva"), names.mentioned("eva")] == ["Eva Wren", "Eva"]
    assert [names.mentioned("jl"), names.mentioned("jl")] == ["Jo Lark", "Jo Lark"]


def test_a_name_that_is_waived_stays_where_it_is_a_plain_word(person):
    names = Names([person("all", "all")], waived=["ALL"])
    assert names.veiled("all of it") == "all of it"
    assert names.called("all") == "someone outside the team"


def test_people_who_were_met_are_counted_once(person):
    names = Names([person("Una Pike", "una")])
    names.veiled("Una, Pike and una")
    names.called("una")
    assert len(names.met) == 1


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_full_name_between_spaces_is_always_found(names, before, after):
    text = f"{before} Željko Đurić {after}"
    assert any(match.person for match in names.matches(text))
    assert "Željko Đurić" not in names.veiled(text)
