"""From material to a written post: what it says, what it never says, and that it is kept whole."""

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from journal.domain.entry import Audience, Kind, Status
from journal.domain.retros import Action, ActionState, Helped
from journal.domain.review import Block, Review
from journal.domain.waivers import Waiver
from journal.errors import InputRefused, JournalError, Refused, UnsafePost
from journal.publish import post
from journal.publish.safety.names import Names
from journal.publish.sites import profiles

PROFILES = (*profiles.PROFILES, "page")
STYLES = re.compile(r"<style>.*?</style>", re.DOTALL)


def nothing(_sha256):
    raise Refused("there is no such attachment")


def composed(material, profile="plain", read=nothing, **more):
    return post.compose(material, profile=profile, read_attachment=read, **more)


def page(material, profile="plain", **more):
    done = composed(material, profile, **more)
    return done.files[done.page].decode()


def decision(text, audience=Audience.PUBLIC, **more):
    done = {"state": ActionState.DONE, "closed_on": date(2015, 3, 3)}
    return Action(
        "00000000-0000-7000-8000-00000000ffff", "r", text, audience=audience, **done, **more
    )


@pytest.fixture
def year(entry, review, reflection, person, ada):
    """A year with one of everything."""
    ben = person("Ben Okoro", "ben", "named", organisation="Town Library")
    use = entry("A walk before every page", "We walk.", (2015, 6, 1))
    lesson = entry(
        "Walk the route first", "Nine changes.", (2015, 5, 4), kind=Kind.LEARNING,
        links=[("applied_in", use)],
    )  # fmt: skip
    slip = entry(
        "Wrote directions to a closed door", "It was bricked up. We had not been there.",
        (2015, 5, 2), kind=Kind.MISTAKE, links=[("taught", lesson)],
    )  # fmt: skip
    trial = entry(
        "One page first", "A page for one clinic.", (2015, 4, 1), kind=Kind.EXPERIMENT,
        status=Status.FAILED, expectation="We expect half the calls.", links=[("led_to", slip)],
    )  # fmt: skip
    goal = entry(
        "The hundredth page", "At noon.", (2015, 11, 3), kind=Kind.MILESTONE, tags=("web",)
    )
    plan = entry(
        "A line that reads letters", "", (2015, 12, 1), kind=Kind.EXPERIMENT,
        status=Status.PLANNED, expectation="Fifty calls", check_on=date(2016, 3, 1),
    )  # fmt: skip
    fresh = entry("Count before you touch it", "", (2015, 12, 2), kind=Kind.LEARNING)
    thanks = entry("Good help", "Thanks @ben for keeping the room warm.", (2015, 2, 2))
    quiet = entry("What the manager said", "Ssh.", (2015, 7, 7), audience=Audience.TEAM)
    thought = reflection(
        "Go and look.", before="We wrote from plans.", went_wrong="The door was closed.",
        learnt="Plans are old.", now="We walk.", evidence=(slip.id, lesson.id, quiet.id),
    )  # fmt: skip
    earlier = entry("The year before", "", (2014, 3, 3))
    entries = (use, lesson, slip, trial, goal, plan, fresh, thanks, quiet, earlier)
    return review(*entries, reflections=(thought,), people=(ada, ben))


def test_a_full_year_has_every_section_in_its_order(year):
    headings = re.findall(r"^## (.*)$", page(year), re.MULTILINE)
    assert headings == [
        "The year at a glance", "One thing we learnt", "What did not work", "Month by month",
        "What we changed because of it", "Thank you", "Next year: what we will try",
        "How this post was made",
    ]  # fmt: skip


def test_the_opening_says_who_when_and_how_much(year):
    text = page(year).split("\n## ")[0]
    assert "In 2015 we, the Corner, kept a journal" in text
    assert "We brought one experiment to an end, noted one mistake and wrote down two learn" in text
    assert "One of the learnings has already changed how we work." in text
    assert "- **3 November: The hundredth page.** At noon." in text


def test_a_reflection_has_its_four_beats_and_its_evidence_as_footnotes(year):
    text = page(year)
    assert "### Go and look\n\n**Before.** We wrote from plans.\n\n" in text
    assert "**What went wrong.** The door was closed.[^1]" in text
    assert "[^1]: “Wrote directions to a closed door”, mistake, 2 May 2015." in text
    assert "*One more entry behind this is not public.*" in text
    assert "manager" not in text


def test_a_chain_is_told_in_a_sentence(year):
    assert (
        "- **Walk the route first.** An experiment, “One page first”, led to a mistake, “Wrote "
        "directions to a closed door” (2 May); this is what we learnt from it, and it has been in "
        "use since 1 June: “A walk before every page”."
    ) in page(year)


def test_thanks_give_the_person_and_the_reason(year):
    assert "- **Ben Okoro** (Town Library), for keeping the room warm." in page(year)


def test_next_year_has_what_is_planned_and_what_waits(year):
    text = page(year)
    assert "**A line that reads letters** (planned). What we expect: Fifty calls." in text
    assert "We look at it again on 1 March 2016." in text
    assert "Still waiting to be applied: “Count before you" in text


def test_numbers_count_every_entry_and_words_only_public_ones(year):
    text = page(year)
    assert "| Entries written | 1 | 9 |" in text
    assert "The numbers count them all, but only the eight public ones appear in words." in text
    assert "- One entry that is not public." in text


def test_an_empty_year_is_a_short_post(review):
    text = page(review())
    assert text.startswith("# Our year 2015 in review\n\nIn 2015 we, the Corner, kept")
    assert "## " not in text


@pytest.mark.parametrize("profile", PROFILES)
def test_one_entry_is_enough(entry, review, profile, tmp_path):
    done = composed(review(entry("We moved house")), profile)
    post.write(done, tmp_path / "out")
    text = done.files[done.page].decode()
    assert "2 March: We moved house" in text
    assert "things we learnt" not in text


def test_sections_with_nothing_to_say_are_left_out(entry, review):
    text = page(review(entry("We moved house", audience=Audience.TEAM)))
    assert re.findall(r"^## (.*)$", text, re.M) == [
        "The year at a glance", "How this post was made",
    ]  # fmt: skip


@pytest.mark.parametrize("profile", PROFILES)
def test_the_same_material_gives_the_same_bytes(year, profile):
    first, second = composed(year, profile), composed(year, profile)
    assert list(first.files.items()) == list(second.files.items())


def test_the_plain_profile_is_a_readme_beside_its_images(year):
    assert set(composed(year).files) == {
        "README.md", "images/months.svg", "images/timeline.svg",
    }  # fmt: skip


def test_hugo_gets_a_leaf_bundle_with_its_own_keys_under_params(year):
    done = composed(year, "hugo")
    assert set(done.files) == {"index.md", "months.svg", "timeline.svg"}
    front = yaml.safe_load(done.files["index.md"].decode().split("---\n")[1])
    assert front["title"] == "One thing we learnt in 2015"
    assert front["date"] == date(2015, 12, 2)
    assert front["tags"] == ["web"]
    assert front["params"]["period"] == ["2015-01-01", "2015-12-31"]
    assert front["params"]["team"] == "The Corner"


def test_jekyll_gets_a_dated_post_with_site_absolute_pictures(year):
    done = composed(year, "jekyll")
    assert done.page == "_posts/2015-12-02-one-thing-we-learnt-in-2015.md"
    assert "](/assets/one-thing-we-learnt-in-2015/timeline.svg)" in done.files[done.page].decode()


def test_an_unknown_profile_is_refused_with_those_there_are(year):
    with pytest.raises(InputRefused, match="plain, hugo, jekyll"):
        composed(year, "wordpress")


def test_private_passages_and_redactions_never_leave(entry, review):
    body = "We moved. %%The rent is 900.%% ||Sorley|| helped.\n\n%%More of it.%%"
    text = page(review(entry("Moving", body, kind=Kind.MILESTONE)))
    assert "900" not in text
    assert "Sorley" not in text
    assert "We moved. (withheld) helped." in text
    assert "- Two private passages." in text


def test_what_a_retro_decided_is_told_once_it_is_done_and_public(entry, review):
    decisions = (
        decision("Ask %%the boss%% first, says @ada", helped=Helped.YES),
        decision("Buy nothing from them again", Audience.TEAM),
        decision("Open %%the box"),
    )
    text = page(review(entry("x"), decisions=decisions))
    assert "- Ask first, says Ada Reed (3 March). It helped.\n" in text
    for hidden in ("boss", "Buy nothing", "Open"):
        assert hidden not in text
    assert "- One text with a private passage that is not closed." in text


def test_an_entry_with_an_unclosed_mark_is_held_back_whole(entry, review):
    done = composed(review(entry("Moving", "We moved. %%The rent"), entry("Fine")))
    assert done.report.notes == (
        "“Moving” of 2 March 2015 was left out: a private passage in it is not closed.",
    )
    text = done.files[done.page].decode()
    assert "Moving" not in text
    assert "- One text with a private passage that is not closed." in text


def test_links_to_entries_that_are_not_public_never_show_their_titles(entry, review):
    hidden = entry("The quiet reorganisation plan", "", (2015, 4, 1), audience=Audience.TEAM)
    lesson = entry(
        "Say it early", "See [[The quiet reorganisation plan]].", kind=Kind.LEARNING,
        links=[("applied_in", hidden), ("relates", hidden)],
    )  # fmt: skip
    slip = entry("Said it late", "", kind=Kind.MISTAKE, links=[("repeats", hidden)])
    text = page(review(hidden, lesson, slip))
    assert "reorganisation" not in text
    assert "It is in use, in places that are not public." in text
    assert "It was not the first time." in text


@pytest.mark.parametrize("profile", PROFILES)
def test_people_are_named_only_as_they_agreed(entry, review, person, profile):
    people = (
        person("Zoë Quill", "zoe", joined_on=date(2014, 1, 1)),
        person("Tom Wren", "tom", "alias", alias="Crow"),
        person("Una Pike", "una", "named"),
    )
    body = "@zoe met Tom at ZOE QUILL's desk. @tom and @una and Quill were there, so was @ghost."
    done = composed(
        review(entry("Zoe was here", body, kind=Kind.MILESTONE), people=people), profile
    )
    text = done.files[done.page].decode()
    assert "A colleague met Crow at a colleague's desk." in text
    assert "Crow and Una Pike and a colleague were there, so was someone outside the team." in text
    every = STYLES.sub("", b"".join(done.files.values()).decode())
    assert not re.search("zo[eë]|quill|wren|tom\\b|ghost", every, re.I)


def test_e_mail_and_internal_addresses_need_a_waiver(entry, review):
    body = "Write to help@example.org or see http://wiki/pages and 10.1.2.3."
    material = review(entry("Address", body, kind=Kind.MILESTONE))
    with pytest.raises(UnsafePost, match=r"help@example\.org.*10\.1\.2\.3"):
        composed(material)
    given = {"email:help@example.org", "url:http://wiki", "url:10.1.2.3"}
    done = composed(material, waivers=[Waiver.parse(text, "Made up.") for text in given])
    assert {finding.waiver for finding in done.report.findings} == given
    assert {finding.because for finding in done.report.findings} == {"Made up."}
    text = done.files[done.page].decode()
    said = "stopped at one e-mail address and two internal addresses; we looked at each and let"
    assert said in text
    assert "Made up" not in text


def test_what_is_allowed_and_not_there_is_said(entry, review):
    done = composed(review(entry("x")), waivers=[Waiver("name", "Una", "She agreed.")])
    assert done.report.notes == ("name:Una is allowed, but nothing in the post needs it.",)
    assert "looked at" not in done.files[done.page].decode()


def test_one_thing_in_many_places_is_said_once(entry, review):
    with pytest.raises(UnsafePost) as refusal:
        composed(review(entry("Write to help@example.org", kind=Kind.MILESTONE)))
    assert str(refusal.value).count("help@example.org") == 3  # itself, its entry, its waiver
    assert "of 2 March 2015, and in 3 more places. Change the entry, or" in str(refusal.value)


def test_a_telephone_number_stops_the_post(entry, review):
    with pytest.raises(UnsafePost, match=r"a telephone number, “\+49 30 1234567”"):
        composed(review(entry("Call +49 30 1234567", kind=Kind.MILESTONE)))


def test_the_refusal_names_rule_place_and_the_way_out(entry, review):
    with pytest.raises(UnsafePost) as refusal:
        composed(review(entry("Address", "Write to help@example.org.", kind=Kind.MILESTONE)))
    said = str(refusal.value)
    assert "an e-mail address, “help@example.org”, in README.md, line 7 " in said
    assert ", from “Address” of 2 March 2015. Change the entry" in said
    assert "--allow 'email:help@example.org' --because '" in said
    assert "\n" not in said
    assert refusal.value.exit_code == 1


@pytest.mark.parametrize(
    ("more", "origin"),
    [
        ({"thought": "Write to a@b.org"}, "from the reflection “Ask first”"),
        ({"decision": "Write to a@b.org"}, "from the action “Write to a@b.org”"),
        ({"own": "Write to a@b.org"}, "from what was written for “Next year"),
    ],
)
def test_the_refusal_says_what_it_comes_from(entry, review, reflection, more, origin):
    recipe = Review("", date(2015, 1, 1), date(2015, 12, 31),
                    blocks=(Block("outlook", text=more.get("own", "More.")),))  # fmt: skip
    material = review(
        entry("x"),
        reflections=(reflection(now=more.get("thought", "Fine.")),),
        decisions=(decision(more.get("decision", "Fine.")),),
    )
    with pytest.raises(UnsafePost) as refusal:
        composed(replace(material, recipe=recipe))
    assert origin in str(refusal.value)


def test_a_name_that_slips_through_is_caught_in_the_end(entry, review, person, monkeypatch):
    monkeypatch.setattr(Names, "veiled", lambda _names, text: text)
    material = review(entry("Zoe was here"), people=[person("Zoe Quill", "zoe")])
    with pytest.raises(UnsafePost, match="the name of a person"):
        composed(material)


def test_our_own_words_are_no_names(entry, review, person):
    people = [person("May Week", "may"), person("Entry Team", "team")]
    done = composed(review(entry("Moved"), entry("Again", day=(2015, 5, 5)), people=people))
    assert "### May\n" in done.files["README.md"].decode()


def test_a_name_can_be_allowed_where_it_is_an_ordinary_word(entry, review, person):
    material = review(entry("All of it", "@all of us."), people=[person("all", "all")])
    assert "Someone outside the team of it" in page(material)
    done = composed(material, waivers=[Waiver("name", "all", "An ordinary word.")])
    text = done.files[done.page].decode()
    assert "- 2 March: All of it" in text
    assert "The check before publishing stopped at one name; we looked at it and let it" in text
    assert {finding.because for finding in done.report.findings} == {"An ordinary word."}


def test_a_post_can_be_read_by_whom_its_writer_lets_read(year, tmp_path):
    before = os.umask(0o077)  # as the program, in the window too, sets it for all its own files
    try:
        post.write(composed(year), tmp_path / "out")
    finally:
        os.umask(before)
    modes = {p.stat().st_mode & 0o777 for p in (tmp_path / "out").rglob("*") if p.is_file()}
    assert modes == {0o644}
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o755


def test_writing_replaces_the_folder_only_when_told_to(year, tmp_path):
    target = tmp_path / "post"
    post.write(composed(year), target)
    with pytest.raises(InputRefused):
        post.write(composed(year), target)
    post.write(composed(year, "hugo"), target, overwrite=True)
    assert sorted(p.name for p in target.iterdir()) == [
        "index.md", "months.svg", "timeline.svg",
    ]  # fmt: skip


def test_a_post_that_does_not_read_back_leaves_the_old_one(year, tmp_path, monkeypatch):
    target = tmp_path / "post"
    post.write(composed(year), target)
    before = {p.name: p.stat().st_mtime_ns for p in target.iterdir()}

    def half(folder, contents):
        (Path(folder) / "README.md").write_bytes(contents["README.md"][:100])

    monkeypatch.setattr(post, "write_tree", half)
    with pytest.raises(JournalError, match="not what was written"):
        post.write(composed(year), target, overwrite=True)
    assert {p.name: p.stat().st_mtime_ns for p in target.iterdir()} == before
    assert [p.name for p in tmp_path.iterdir()] == ["post"]
