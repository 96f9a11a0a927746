"""A post as its recipe has it: order, voice, edited sections, scores, and what never gets out."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal import assets
from journal.domain.dates import year_of
from journal.domain.entry import Audience, Kind, Status
from journal.domain.review import SECTIONS, WORDS, Block, Picture, Review, Score, Verdict, Voice
from journal.domain.waivers import Waiver
from journal.errors import Refused, UnsafePost
from journal.exchange.reviews import review_from
from journal.ops.archive import RestoreArchive
from journal.publish import edited, post
from journal.publish.sites import profiles
from journal.store import attachments, database
from journal.store.lookback import reviews
from journal.workspace import Workspace

RECIPE = Review("r", date(2015, 1, 1), date(2015, 12, 31))


def nothing(_sha256):
    raise Refused("there is no such attachment")


def done(material, recipe=RECIPE, read=nothing, profile="plain", waivers=()):
    material = replace(material, recipe=recipe)
    return post.compose(material, profile=profile, read_attachment=read, waivers=waivers)


def page(material, recipe=RECIPE, **more):
    made = done(material, recipe, **more)
    return made.files[made.page].decode()


def section(made, name):
    return next(s for s in made.report.sections if s.name == name)


def edit(recipe, name, text, sources=()):
    return recipe.with_block(Block(name, text=text, sources=tuple(sources)))


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The sample's second year, and how its attachments are read."""
    from journal.exchange import archive

    path = tmp_path_factory.mktemp("sample") / "sample.db"
    database.create(path)
    workspace = Workspace(path)
    workspace.do(RestoreArchive(archive.read(assets.path("sample"))))
    material = reviews.material(year_of(2015))
    contents = {
        a.sha256: attachments.read(a.sha256)
        for e in (*material.entries, *material.before) for a in e.attachments
    }  # fmt: skip
    workspace.close()
    return material, contents.__getitem__


@pytest.fixture
def year(entry, review, reflection):
    """A year with a learning, what it came from, and a plan."""
    lesson = entry("Walk the route first", "Plans are old.", (2015, 5, 4), kind=Kind.LEARNING)
    slip = entry(
        "Directions to a closed door", "It was bricked up.", (2015, 5, 2), kind=Kind.MISTAKE,
        links=[("taught", lesson)],
    )  # fmt: skip
    plan = entry(
        "A line that reads letters", "", (2015, 12, 1), kind=Kind.EXPERIMENT,
        status=Status.PLANNED, expectation="We expect fifty calls",
    )  # fmt: skip
    thanks = entry("Good help", "Thanks @ada for keeping the room warm.", (2015, 2, 2))
    thought = reflection("Go and look", before="We wrote from plans.", evidence=(slip.id,))
    return review(lesson, slip, plan, thanks, reflections=(thought,))


def test_without_a_word_of_its_own_a_recipe_changes_nothing(sample):
    material, read = sample
    for profile in profiles.PROFILES:
        bare = post.compose(material, profile=profile, read_attachment=read)
        assert done(material, read=read, profile=profile) == bare


def test_the_post_of_the_sample_is_as_long_as_readers_bear(sample):
    material, read = sample
    recipe = review_from(assets.text("sample/reviews/2015-12-31-151628ae.md"))
    made = done(material, recipe, read=read)
    assert sum(section.words for section in made.report.sections) in WORDS
    assert [new for section in made.report.sections for new in section.new] == []


def test_sections_stand_in_the_order_of_the_recipe_and_none_that_is_off(year):
    others = [Block(name) for name in SECTIONS if name not in ("thanks", "months")]
    blocks = (Block("thanks"), *others, Block("months", on=False))
    recipe = replace(RECIPE, blocks=blocks)
    headings = re.findall(r"^## (.*)$", page(year, recipe), re.MULTILINE)
    assert headings[:2] == ["Thank you", "Who we are"]
    assert "Month by month" not in headings
    assert "One thing we learnt" in headings


def test_what_was_left_out_is_told_wherever_the_last_section_stands(sample):
    material, read = sample
    first = replace(RECIPE, blocks=(Block("making"), *map(Block, SECTIONS[:-1])))
    reasons = re.compile(r"^- .* (?:named|public|passages?|redactions?[^.]*)\.$", re.MULTILINE)
    assert reasons.findall(page(material, first, read=read)) == reasons.findall(
        page(material, read=read)
    )


def test_the_title_of_the_team_is_the_title(year):
    text = page(year, replace(RECIPE, title="What @ada [[saw]] %%or not%% in 2015"), profile="hugo")
    assert 'title: "What Ada Reed another entry in 2015"' in text


def test_somebody_else_may_tell_it(sample):
    material, read = sample
    text = page(material, replace(RECIPE, voice=Voice.THEY), read=read)
    quiet = replace(
        material, reflections=(), people=(), decisions=(),
        entries=tuple(replace(e, title="T", body="B", expectation="") for e in material.entries),
    )  # fmt: skip
    told = page(quiet, replace(RECIPE, voice=Voice.THEY), read=nothing)
    assert not re.findall(r"\b(?:we|us|our|ourselves)\b", told, re.IGNORECASE)
    for words in (
        "Six things the team learnt", "**What they do now.**", "What the team changed because",
        "what the team will try", "Their thanks go to", "kept a journal of what they tried",
    ):  # fmt: skip
        assert words in text


@pytest.mark.parametrize("profile", profiles.PROFILES)
def test_a_section_that_is_taken_over_and_not_changed_reads_as_before(sample, profile):
    material, read = sample
    before = done(material, read=read, profile=profile)
    for name in SECTIONS:
        told = next((s for s in before.report.sections if s.name == name), None)
        if not told.text or name == "making":
            continue
        recipe = edit(RECIPE, name, told.draft, told.sources)
        after = done(material, recipe, read=read, profile=profile)
        assert section(after, name).text == told.text, name
        assert section(after, name).draft == told.draft
        assert section(after, name).new == ()
        assert after.files == before.files


def test_what_people_write_stands_in_the_post_as_written(year):
    text = "Hello *you*.\n\n# Why\n\nBecause.\n\n- one\n- two\n\n```\n# no heading\n```\n"
    told = page(year, edit(RECIPE, "opening", text))
    assert told.startswith(
        "# One thing we learnt in 2015\n\nHello *you*.\n\n### Why\n\nBecause.\n\n- one\n- two\n\n"
        "```\n# no heading\n```\n\n## "
    )


def test_a_footnote_about_an_entry_moves_with_the_post(year):
    slip = next(e for e in year.entries if e.kind is Kind.MISTAKE)
    text = f"We looked.[^{slip.id[-8:]}] Twice.[^a]\n\n[^a]: On a Monday."
    told = page(year, edit(RECIPE, "opening", text))
    assert "We looked.[^1] Twice.[^2]" in told
    assert "[^1]: “Directions to a closed door”, mistake, 2 May 2015." in told
    assert "[^2]: On a Monday." in told
    hidden = replace(slip, audience=Audience.TEAM)
    without = replace(year, entries=tuple(hidden if e is slip else e for e in year.entries))
    assert "We looked. Twice.[^1]" in page(without, edit(RECIPE, "opening", text))


def test_entries_that_came_since_are_named(year, entry):
    before = section(done(year), "failures")
    assert len(before.sources) == 2  # the mistake, and the learning that came of it
    recipe = edit(RECIPE, "failures", before.draft, before.sources)
    fresh = entry("Another closed door", "Again.", (2015, 6, 6), kind=Kind.MISTAKE)
    grown = replace(year, entries=(*year.entries, fresh))
    (new,) = section(done(grown, recipe), "failures").new
    assert (new.id, new.title) == (fresh.id, "Another closed door")
    assert new.text == f"- **Another closed door.** Again. (6 June)[^{fresh.id[-8:]}]"
    taken = edit(recipe, "failures", f"{before.draft}\n\n{new.text}", before.sources)
    assert "Again. (6 June)[^" in section(done(grown, taken), "failures").text
    assert "Another closed door" not in section(done(grown, recipe), "failures").text
    assert section(done(grown), "failures").new == ()


def test_reflections_that_came_since_are_offered_in_full(year, reflection):
    before = section(done(year), "lessons")
    recipe = edit(RECIPE, "lessons", before.draft, before.sources)
    slip = next(e for e in year.entries if e.kind is Kind.MISTAKE)
    thought = reflection("Count first", went_wrong="We guessed.", evidence=(slip.id,))
    grown = replace(year, reflections=(*year.reflections, thought))
    (new,) = section(done(grown, recipe), "lessons").new
    assert (new.id, new.title) == (thought.id, "Count first")
    assert new.text == f"### Count first\n\n**What went wrong.** We guessed.[^{slip.id[-8:]}]"


def test_an_edited_section_leaves_no_footnote_or_picture_of_the_generated_one(sample):
    material, read = sample
    made = done(material, edit(RECIPE, "glance", "Nothing to see."), read=read)
    assert not any(name.endswith("timeline.svg") for name in made.files)
    short = done(material, edit(RECIPE, "lessons", "We learnt."), read=read)
    text = short.files[short.page].decode()
    assert set(re.findall(r"\[\^\d+\](?!:)", text)) == {
        mark[:-1] for mark in re.findall(r"^\[\^\d+\]:", text, re.MULTILINE)
    }


def test_what_was_announced_is_told_with_what_became_of_it(year):
    recipe = replace(RECIPE, scores=(
        Score("A line that rings", Verdict.DONE, "in May"), Score("Swap cards", Verdict.DROPPED),
        Score("Read letters", Verdict.STILL_ON), Score("Sing"),
    ))  # fmt: skip
    made = done(year, recipe)
    assert section(made, "promises").text == (
        "When we last looked back, we said that we would try three things. One is done, one is "
        "still on and one is dropped.\n\n- **A line that rings.** Done. in May.\n"
        "- **Swap cards.** Dropped.\n- **Read letters.** Still on."
    )
    assert "## What we said last year, and what happened" in made.files[made.page].decode()
    assert made.report.notes == (
        "One thing that the last review announced has no outcome yet; the post leaves it out.",
    )
    assert section(done(year), "promises").text == ""


def test_what_is_announced_is_known_for_the_next_one(year):
    assert done(year).report.said == ("A line that reads letters", "Walk the route first")
    text = "We will:\n\n- **Read *letters*.** Soon.\n- Ring at 5\\*\n1. Sing %%badly%% loud\n- …"
    assert done(year, edit(RECIPE, "outlook", text)).report.said == (
        "Read letters", "Ring at 5*", "Sing loud",
    )  # fmt: skip
    assert done(year, replace(RECIPE, blocks=(Block("outlook", on=False),))).report.said == ()


def test_pictures_of_a_section_stand_at_its_end_with_whose_they_are(entry, review, png, attachment):
    here = attachment("a" * 64, alt="A door")
    material = review(entry("Seen", "", (2015, 3, 3), attachments=(here,)))
    chosen = (Picture("a" * 64, "A red door", "Photo: Ada Reed"), Picture("b" * 64, "Not public"))
    recipe = replace(RECIPE, blocks=(Block("months", pictures=chosen),))
    made = done(material, recipe, read=lambda _: png())
    assert section(made, "months").text.endswith(
        "*\n\n![A red door](images/image-01.png)\n\n*Photo: Ada Reed*\n\nNot public"
    ) or section(made, "months").text.endswith(
        "Seen\n\n![A red door](images/image-01.png)\n\n*Photo: Ada Reed*\n\nNot public"
    )
    without = replace(RECIPE, blocks=(Block("months", pictures=(Picture("a" * 64),)),))
    with pytest.raises(UnsafePost, match="alternative text"):
        done(material, without, read=lambda _: png())


SECRETS = ("Zora Quill", "zora@example.org", "http://intra.local/x", "the hidden plan")


def with_secret(place, secret):
    """A recipe with a text in one of the places that people write into."""
    if place == "title":
        return replace(RECIPE, title=secret)
    if place in ("promise", "word"):
        score = Score(secret if place == "promise" else "x", Verdict.DONE,
                      secret if place == "word" else "")  # fmt: skip
        return replace(RECIPE, scores=(score,))
    if place in ("alt", "credit"):
        alt, credit = (secret, "") if place == "alt" else ("A", secret)
        picture = Picture("a" * 64, alt, credit)
        return replace(RECIPE, blocks=(Block("months", pictures=(picture,)),))
    block = Block("opening", heading=secret) if place == "heading" else Block("thanks", text=secret)
    return replace(RECIPE, blocks=(Block("glance"), block))


PLACES = ("title", "heading", "text", "promise", "word", "alt", "credit")


@settings(deadline=None, max_examples=60)
@given(
    place=st.sampled_from(PLACES),
    secret=st.sampled_from(SECRETS),
    around=st.sampled_from((
        "{}", "about {} here", "%%{}%%", "||{}||", "**{}**", "[{}](https://example.org)", "`{}`",
        "@zora", "[^a]\n\n[^a]: {}", "![{}](https://example.org/{})", "### {}", "&#90;ora Quill",
    )),
    profile=st.sampled_from(tuple(profiles.PROFILES)),
)  # fmt: skip
def test_nothing_secret_gets_out_through_a_recipe(
    entry, review, person, png, attachment, place, secret, around, profile
):
    text = around.replace("{}", secret)
    if place != "text":
        text = " ".join(text.split())
    hidden = entry("the hidden plan", "", (2015, 1, 2), audience=Audience.TEAM)
    seen = entry("Seen", "", (2015, 3, 3), attachments=(attachment("a" * 64, alt="A door"),))
    material = review(hidden, seen, people=(person("Zora Quill", "zora"),))
    try:
        made = done(material, with_secret(place, text), read=lambda _: png(), profile=profile)
    except UnsafePost:
        return
    for path, data in made.files.items():
        written = f"{path}\n{data.decode('utf-8', 'replace')}".lower()
        for word in ("zora", "quill", "intra.local", "the hidden plan"):
            assert word not in written


def test_a_mark_that_is_not_closed_stops_the_post_and_says_which_section(year):
    recipe = edit(RECIPE, "thanks", "Thanks %%to nobody")
    with pytest.raises(UnsafePost, match="the text of “Thank you”"):
        done(year, recipe)
    made = done(year, recipe, waivers=(Waiver("mark", "%%", "known"),))
    assert "nobody" not in made.files[made.page].decode()


def test_the_title_of_an_entry_that_became_private_is_found_in_what_was_written(year):
    slip = next(e for e in year.entries if e.kind is Kind.MISTAKE)
    recipe = edit(RECIPE, "opening", f"It began with “{slip.title}”.")
    assert slip.title in page(year, recipe)
    hidden = tuple(replace(e, audience=Audience.TEAM) if e is slip else e for e in year.entries)
    with pytest.raises(UnsafePost, match="Directions to a closed door"):
        done(replace(year, entries=hidden), recipe)


def test_what_looks_like_a_footnote_in_code_is_none(entry, review):
    material = review(entry("x", "`see [^1]`", kind=Kind.MILESTONE))
    made = post.compose(material, profile="plain", read_attachment=nothing)
    assert "`see [^1]`" in section(made, "opening").draft


def test_words_are_counted_as_a_reader_gets_them():
    text = (
        "## One two\n\nThree **four** [five](https://a.org/x-y).[^1]\n\n| six | 7 |\n| --- | --: |"
    )
    assert edited.words(text) == 7


def test_the_same_journal_and_recipe_give_the_same_bytes(sample):
    material, read = sample
    recipe = replace(edit(RECIPE, "opening", "We @ada.\n\n### A\n\n[^x]"), voice=Voice.THEY)
    assert done(material, recipe, read=read) == done(material, recipe, read=read)
