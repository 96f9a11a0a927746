"""Marks lie on what was searched for, whatever the letters around it become when compared."""

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.filters import parse_query
from journal.store.searching import snippets

BODIES = st.text(alphabet="abs ßÆøéx\u0301\u0308\ufe0f\u0130🎉", max_size=40)
PLAIN = {"ß": "ss", "Æ": "ae", "ø": "o", "é": "e", "\u0130": "i", "\u0301": "", "\u0308": ""}


def plain(text):
    return "".join(PLAIN.get(c, c) for c in text).lower()


@given(before=BODIES, after=BODIES)
def test_a_mark_lies_on_the_word_wherever_letters_become_two_or_none(before, after):
    wanted = snippets.pattern(parse_query("tasse"))
    piece, marks = snippets.cut(f"{before} Taße {after}", wanted)
    assert marks
    assert {plain(piece[first:last]) for first, last in marks} == {"tasse"}


@given(body=BODIES)
def test_a_word_that_is_not_there_is_not_marked(body):
    assert snippets.cut(body, snippets.pattern(parse_query("quorvexil")))[1] == ()
