"""The forms of a name in a sentence."""

import pytest

from journal.publish.safety.inflections import accented, forms


@pytest.mark.parametrize(
    ("name", "some"),
    [
        ("anna", {"annas", "anny", "annie"}),
        ("monika", {"moniki", "monice", "monikas"}),
        ("maria", {"marii"}),
        ("olga", {"olgi"}),
        ("marta", {"marty", "marcie"}),
        ("kowalska", {"kowalskiej"}),
        ("kowalski", {"kowalskiego", "kowalskiemu", "kowalskim"}),
        ("jerzy", {"jerzego", "jerzemu", "jerzym"}),
        ("nowak", {"nowaka", "nowakowi", "nowakiem", "nowaku", "nowaks"}),
        ("marek", {"marka", "markowi", "markiem"}),
        ("tom", {"toms", "tomowi"}),
        ("fritz", {"fritzes"}),
        ("otto", {"ottos"}),
    ],
)
def test_names_are_inflected_as_english_german_and_polish_do(name, some):
    assert some <= forms(name)
    assert name not in forms(name)


@pytest.mark.parametrize("word", ["very", "tiny", "rosy", "data", "toma", "jana"])
def test_words_of_their_own_are_no_forms(word):
    for name in ("vera", "tina", "rosa", "dat", "tom", "jan"):
        assert word not in forms(name)


def test_short_words_and_other_scripts_have_no_forms():
    assert not forms("bo")
    assert not forms("王小明")
    assert accented("anna") == {"anne"}
    assert not accented("tom")


@pytest.mark.parametrize(
    ("name", "word"), [("ana", "any"), ("vera", "very"), ("lada", "lady"), ("mana", "many")]
)
def test_what_is_far_more_often_a_word_is_no_form_of_a_name(name, word):
    assert word not in forms(name)
