from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.ui.palette import ranking
from journal.ui.palette.ranking import folded, match, ranked

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)
LETTERS = st.text(st.sampled_from("abcdeABC áßé-_"), max_size=12)


@st.composite
def with_letters(draw):
    """A text, and some of its letters in order."""
    text = draw(WORDS)
    kept = draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    return text, "".join(one for one, keep in zip(text, kept, strict=True) if keep)


@given(WORDS)
def test_folding_keeps_every_place(text):
    assert len(folded(text)) == len(text)


@given(with_letters())
def test_letters_of_a_text_in_their_order_match_it(given):
    text, query = given
    assert match(query, text) is not None


@given(WORDS | LETTERS, WORDS | LETTERS)
def test_a_match_keeps_the_order_and_names_the_right_letters(query, text):
    found = match(query, text)
    if found is not None:
        assert list(found.places) == sorted(set(found.places))
        shown = "".join(folded(text)[place] for place in found.places)
        assert shown == folded("".join(query.split()))


@given(LETTERS, LETTERS, LETTERS)
def test_the_beginning_comes_before_any_scattered_letters(query, rest, between):
    wanted = "".join(query.split())
    if len(wanted) < 2:
        return
    apart = "x" + f"xx{between}x".join(wanted)
    beginning, scattered = match(wanted, wanted + rest), match(wanted, apart)
    assert beginning.rank <= (ranking.BEGINNING, 0, 0, len(wanted + rest))
    assert scattered is not None
    assert beginning.rank < scattered.rank


@given(LETTERS, st.lists(LETTERS, max_size=20))
def test_what_is_equally_good_stays_in_its_order(query, texts):
    found = ranked(query, ((text, number) for number, text in enumerate(texts)), 50)
    for one, next_one in pairwise(found):
        assert (one.match.rank, one.thing) < (next_one.match.rank, next_one.thing)


@given(LETTERS, st.lists(LETTERS, max_size=20), st.integers(0, 5))
def test_no_more_is_found_than_is_wanted_and_it_is_the_best(query, texts, limit):
    things = [(text, number) for number, text in enumerate(texts)]
    assert ranked(query, things, limit) == ranked(query, things, 99)[:limit]


@pytest.mark.parametrize(
    ("query", "best", "next_one"),
    [
        ("today", "Today", "Today in the office"),
        ("time", "Timeline", "A waste of time"),
        ("time", "A waste of time", "Sometimes"),
        ("board", "The whiteboard", "Back on a road"),
        ("ne", "New entry", "The annex"),
        ("wb", "Window bars", "A white board"),
        ("resume", "Résumé", "A résumé"),
        ("go home", "Go home", "Going on and home"),
    ],
)
def test_what_people_mean_comes_first(query, best, next_one):
    found = ranked(query, [(next_one, next_one), (best, best)], 2)
    assert found[0].thing == best


def test_scattered_letters_count_only_where_nothing_else_is_found():
    noise = "Reminders on seven"
    assert [one.thing for one in ranked("dns", [(noise, 1)], 9)] == [1]
    assert [one.thing for one in ranked("dns", [(noise, 1), ("The DNS move", 2)], 9)] == [2]


def test_an_empty_query_keeps_everything_as_it_is():
    assert [one.thing for one in ranked(" ", [("b", 1), ("a", 2)], 9)] == [1, 2]


def test_a_missing_letter_is_no_match():
    assert match("dnsx", "The DNS move") is None
