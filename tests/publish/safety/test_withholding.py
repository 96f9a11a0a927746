"""What may be told, and what is held back."""

from journal.domain.entry import Audience
from journal.publish.safety.withholding import blanked, cleaned, sift


def test_only_public_entries_are_told(entry, review):
    shown, team, own = (
        entry("A"),
        entry("B", audience=Audience.TEAM),
        entry("C", audience=Audience.ME),
    )
    sifted = sift(review(shown, team, own))
    assert set(sifted.public) == {shown.id}
    assert sifted.withheld == 2


def test_a_mark_that_is_not_closed_holds_everything_back(entry, review, reflection):
    open_body, open_title = entry("A", "x %%y"), entry("||B")
    sifted = sift(review(open_body, open_title, reflections=(reflection(now="||who"),)))
    assert not sifted.public
    assert not sifted.reflections
    assert sifted.unclosed == 3


def test_what_is_hidden_is_counted_and_remembered(entry, review, reflection):
    thought = reflection(before="%%four%%")
    known = entry("A", "%%one%% ||two||")
    quiet = entry("A plan of ours", "%%three%%", audience=Audience.TEAM)
    sifted = sift(review(known, quiet, reflections=(thought,)))
    assert (sifted.passages, sifted.redactions) == (2, 1)
    assert set(sifted.secrets) == {"one", "two", "three", "four", "A plan of ours"}


def test_entries_around_the_period_may_be_told_but_are_not_counted(entry, review):
    before, after = entry("A", "%%x%%", (2014, 1, 1)), entry("B", "%%y", (2016, 1, 1))
    sifted = sift(review(before, after))
    assert set(sifted.public) == {before.id}
    assert (sifted.unclosed, sifted.passages) == (0, 0)


def test_unprinted_characters_go_before_marks_are_looked_for(entry, review):
    material = cleaned(review(entry("A\u202eB", "%\x00%x%\ufeff%")))
    assert (material.entries[0].title, material.entries[0].body) == ("AB", "%%x%%")
    assert cleaned(material) == material


def test_blanked_material_has_nobodys_words(entry, review, reflection):
    thought = reflection("Claim", now="Words")
    material = review(entry("Title", "thanks @ada for Words"), reflections=(thought,))
    bare = blanked(material, sift(material))
    assert "Words" not in str(bare)
    assert "Title" not in str(bare)
    assert [e.id for e in bare.entries] == [e.id for e in material.entries]
