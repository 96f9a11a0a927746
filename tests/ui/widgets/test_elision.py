import pytest
from PySide6.QtGui import QFontMetrics

from journal.ui.widgets.elision import as_many, elided

TEXT = "A door, good wireless, and a window on the car park"


@pytest.fixture
def metrics(theme):
    return QFontMetrics(theme.font("base"))


def wide(metrics, text):
    return metrics.horizontalAdvance(text) + 1


def test_a_text_that_fits_stays_as_it_is(metrics):
    assert elided(TEXT, metrics, wide(metrics, TEXT)) == TEXT


def test_a_text_ends_with_a_whole_word(metrics):
    assert elided(TEXT, metrics, wide(metrics, "A door, good wireless, and a wind…")) == (
        "A door, good wireless, and a…"
    )
    assert elided(TEXT, metrics, wide(metrics, "A door, good wireless, …")) == (
        "A door, good wireless…"
    )


@pytest.mark.parametrize("word", ["Donaudampfschifffahrtsgesellschaft", "Donau dampfschifffahrt"])
def test_a_long_word_is_cut_inside(metrics, word):
    cut = elided(word, metrics, wide(metrics, "Donaudampf…"))
    assert len(cut) > len("Donau d")
    assert cut.endswith("…")
    assert wide(metrics, cut) <= wide(metrics, "Donaudampf…")


def test_as_many_facts_are_shown_as_fit_whole(metrics):
    facts = ("Ana", "Website", "#release")
    assert as_many(facts, metrics, 10_000) == "  ·  Ana  ·  Website  ·  #release"
    short = wide(metrics, "  ·  Ana  ·  Website")
    assert as_many(facts, metrics, short) == "  ·  Ana  ·  Website"
    assert as_many((), metrics, 100) == ""
