"""Numbers, days and lists as English says them."""

from datetime import date

import pytest

from journal.domain.dates import Period, month_of, year_of
from journal.publish import wording


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "no entries"), (1, "one entry"), (2, "two entries"), (12, "twelve entries"),
     (13, "13 entries"), (2000, "2,000 entries")],
)  # fmt: skip
def test_counts_are_words_up_to_twelve(count, said):
    assert wording.counted(count, "entry") == said


@pytest.mark.parametrize(
    ("word", "many"), [("day", "days"), ("person", "people"), ("entry", "entries"), ("has", "have")]
)
def test_plurals_follow_english(word, many):
    assert wording.plural(2, word) == many
    assert wording.plural(1, word) == word


@pytest.mark.parametrize(
    ("items", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists_end_in_and(items, said):
    assert wording.listed(items) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2015-01-01", "2015-12-31", "in 2015"),
        ("2015-03-01", "2015-03-31", "in March 2015"),
        ("2015-04-01", "2015-06-30", "from April to June 2015"),
        ("2014-11-01", "2015-02-28", "from November 2014 to February 2015"),
        ("2015-03-03", "2015-04-09", "from 3 March to 9 April 2015"),
    ],
)
def test_periods_are_said_as_people_say_them(first, last, said):
    assert wording.within(Period(date.fromisoformat(first), date.fromisoformat(last))) == said


def test_the_year_is_said_only_where_it_is_another():
    assert wording.day(date(2015, 3, 3), year_of(2015)) == "3 March"
    assert wording.day(date(2016, 3, 3), year_of(2015)) == "3 March 2016"
    assert wording.month(date(2015, 3, 3), month_of(date(2015, 3, 1))) == "March"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("One two. Three four. Five six.", "One two. Three four."),
        ("See e.g. this and that one. More of it here.", "See e.g. this and…"),
        ("One two three four five six", "One two three four…"),
        ("One two three", "One two three"),
        ("“One two.” Three four five six.", "“One two.”"),
        ("字" * 100, "字" * 48 + "…"),
    ],
)
def test_a_text_is_cut_at_a_sentence_and_otherwise_at_a_word(text, short):
    assert wording.cut(text, 4) == short


@pytest.mark.parametrize(
    ("text", "ended"),
    [("Done", "Done."), ("Done.", "Done."), ("“Done?”", "“Done?”"), ("Done,", "Done.")],
)
def test_a_sentence_ends_in_one_full_stop(text, ended):
    assert wording.full_stop(text) == ended
