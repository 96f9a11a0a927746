"""Whom a text names, in which spellings, and what takes the place of names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.publish.safety.names import Names

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
        ("so \u017de\u00adl\u200bjko left", "so a colleague left"),
        ("with \u0410nn\u0430", "with someone outside the team"),  # Cyrillic A, a
        ("with \uff21\uff4e\uff4e\uff41", "with someone outside the team"),  # full width
        ("Annas desk", "Annas desk"),
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Annas Idee", ["Annas"]),
        ("bei Željkos Tisch", ["Željkos"]),
        ("pomysł Anny, dla Annie", ["Anny", "Annie"]),
        ("widziałem Annę", ["Annę"]),
        ("Lenas und Liens", ["Lenas"]),
        ("Anne came", []),
        ("annas tag", []),
        ("https://example.org/annas-desk", ["annas"]),
        ("Eva and Evas", []),
        ("Annabel", []),
    ],
)
def test_forms_of_a_name_are_found_where_that_is_asked_for(names, text, found):
    matches = names.matches(text, inflected=True)
    assert [text[m.start : m.end] for m in matches if m.person] == found


def test_the_name_of_somebody_else_is_no_form_of_a_name(person):
    names = Names([person("Paul Jones", "pj"), person("Paula Smith", "ps", "named")])
    assert [m.person for m in names.matches("Paula and Pauls", inflected=True) if m.person] != []
    assert names.veiled("Paula Smith") == "Paula Smith"
    assert [m.start for m in names.matches("Paula", inflected=True)] == []


def test_a_form_that_is_waived_is_not_found(person):
    names = Names([person("Hannah Bill", "hb")], waived=["bills"])
    assert not any(m.person for m in names.matches("Bills came in", inflected=True))
