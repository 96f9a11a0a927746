"""The year in review on the command line."""

import contextlib
import csv
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journal.domain.dates import Period, year_of
from journal.domain.ids import new_id
from journal.domain.review import Block, Review
from journal.domain.waivers import Waiver
from journal.errors import JournalReadOnly
from journal.ops.documents import REVIEWS, Add, Edit
from journal.store.lookback import recipes
from journal.workspace import Workspace


@pytest.fixture
def year(run):
    """A small public year."""
    run("person", "Ben", "--consent", "named")
    run.add("m: forgot the DNS TTL", "--date", "2015-03-02", "--audience", "public",
            "--body", "thanks @Ben for the phone call")  # fmt: skip
    run.add("secret plans", "--date", "2015-03-03")
    return run


@pytest.mark.parametrize("profile", ["plain", "hugo", "jekyll", "devto", "ghost", "page"])
def test_a_year_becomes_a_folder_with_a_post(year, tmp_path, profile):
    result = year("review", "2015", "-o", tmp_path / "post", "--profile", profile)
    page = (tmp_path / "post").joinpath(result.stdout.strip())
    text = page.read_text("utf-8")
    assert "DNS TTL" in text
    assert "secret plans" not in text
    assert "not public" in result.stderr
    assert page.stat().st_mode & 0o044
    assert re.search(
        r"Read back: \w+ files?, \w+ links? and \w+ pictures?, all in order", result.stderr
    )


def test_what_must_not_leave_stops_the_post_unless_it_is_allowed(year, tmp_path):
    title = "Wrote to office@example.org"
    year.add(
        "--title", title, "--kind", "milestone", "--date", "2015-04-01", "--audience", "public"
    )
    refusal = year("review", "2015", "-o", tmp_path / "post", code=1).stderr
    assert "--allow 'email:office@example.org'" in refusal
    assert not (tmp_path / "post").exists()
    mail = ("--allow", "email:office@example.org")
    said = year("review", "2015", "-o", tmp_path / "post", *mail, "--because", "It is public.")
    assert "because: It is public." in said.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("--allow", "email:a@b.org"), 2, "Every --allow needs its reason: one --because for all"),
        (("--because", "so"), 2, "there is none"),
        (("--allow", "email:a@b.org", "--because", " "), 3, "Say why “email:a@b.org” may be"),
        (("--allow", "a@b.org", "--because", "so"), 3, "“a@b.org” allows nothing"),
        (("--allow", "a:b", "--because", "a", "--because", "b"), 2, "2 are given"),
    ],
)
def test_a_reason_is_asked_for_each_thing_that_is_allowed(
    year, tmp_path, arguments, code, sentence
):
    said = year("review", "2015", "-o", tmp_path / "post", *arguments, code=code).stderr
    assert sentence in " ".join(said.split())
    assert not (tmp_path / "post").exists()


def test_wrong_years_and_places_are_refused(year, tmp_path):
    year("review", "20155", "-o", tmp_path / "post", code=3)
    year("review", "2015", code=2)
    assert (
        "hugo" in year("review", "2015", "-o", tmp_path / "post", "--profile", "odd", code=3).stderr
    )
    year("review", "-o", tmp_path / "post", code=2)
    year("review", "2015", "-o", tmp_path / "post", "--images-at", "images", code=3)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a").write_text("a")
    year("review", "2015", "-o", tmp_path / "full", code=3)


@pytest.fixture
def change(year):
    """Change the recipe of 2015."""

    def changing(**fields):
        with workspace_of(year) as workspace:
            kept = recipes.of(year_of(2015))
            new = replace(kept or Review(new_id(), date(2015, 1, 1), date(2015, 12, 31)), **fields)
            workspace.do((Edit if kept else Add)(REVIEWS, new))
            return recipes.get(new.id)

    return changing


@contextlib.contextmanager
def workspace_of(year):
    opened = Workspace(year.path)
    yield opened
    opened.close()


def kept(year, first=date(2015, 1, 1), last=date(2015, 12, 31)):
    with workspace_of(year):
        return recipes.of(Period(first, last))


def test_what_was_written_is_kept_for_the_next_time(year, tmp_path):
    year.add("e: a line that rings", "--status", "planned", "--date", "2015-06-01",
             "--audience", "public")  # fmt: skip
    year("review", "2015", "-o", tmp_path / "post")
    recipe = kept(year)
    assert (recipe.folder, recipe.said) == (str(tmp_path / "post"), ("a line that rings",))
    again = year("review", "2015", "-o", tmp_path / "again")
    assert "By the recipe “Review of 2015”, saved 2" in again.stderr
    first, second = ((tmp_path / name / "README.md").read_bytes() for name in ("post", "again"))
    assert first == second
    year("review", "2016", "-o", tmp_path / "next")
    assert [s.promise for s in kept(year, date(2016, 1, 1), date(2016, 12, 31)).scores] == [
        "a line that rings"
    ]


def test_a_kept_recipe_is_used_and_flags_go_over_it(year, change, tmp_path):
    blocks = (Block("thanks", text="Thanks to *all*."), Block("months", on=False))
    change(title="Our best year", profile="hugo", blocks=blocks)
    year("review", "2015", "-o", tmp_path / "one")
    page = (tmp_path / "one" / "index.md").read_text("utf-8")
    assert 'title: "Our best year"' in page
    assert "Thanks to *all*." in page
    assert "Month by month" not in page
    year("review", "2015", "-o", tmp_path / "two", "--profile", "plain")
    assert (tmp_path / "two" / "README.md").read_text("utf-8").startswith("# Our best year")
    assert kept(year).profile == "hugo"
    before = kept(year)
    year("review", "2015", "-o", tmp_path / "three", "--generated")
    assert "best" not in (tmp_path / "three" / "README.md").read_text("utf-8")
    assert kept(year) == before


def test_what_is_allowed_once_is_kept_with_its_reason(year, tmp_path):
    year.add("wrote to office@example.org", "--date", "2015-04-01", "--audience", "public")
    mail = ("--allow", "email:office@example.org", "--because", "It is public.")
    year("review", "2015", "-o", tmp_path / "one", *mail)
    said = year("review", "2015", "-o", tmp_path / "two").stderr
    assert "because: It is public." in said
    assert kept(year).waivers == (Waiver("email", "office@example.org", "It is public."),)


def test_a_rule_that_is_none_is_refused_and_what_was_not_needed_is_not_kept(year, tmp_path):
    wish = ("review", "2015", "-o", tmp_path / "one", "--because", "It is public.", "--allow")
    assert (
        "“mail” is no rule; the rules are name, " in year(*wish, "mail:a@b.example", code=3).stderr
    )
    assert "nothing in the post needs it" in year(*wish, "email:a@b.example").stderr
    assert kept(year).waivers == ()


def test_half_years_and_spans_have_recipes_of_their_own(year, tmp_path):
    year("review", "2015-H1", "-o", tmp_path / "half")
    year("review", "2015-03-01..2015-03-31", "-o", tmp_path / "span")
    assert kept(year, date(2015, 1, 1), date(2015, 6, 30)).folder == str(tmp_path / "half")
    assert kept(year, date(2015, 3, 1), date(2015, 3, 31)).folder == str(tmp_path / "span")
    assert kept(year) is None
    year("review", "2015-06-01..2015-03-31", "-o", tmp_path / "no", code=3)


def test_a_recipe_that_cannot_be_kept_does_not_take_the_post_back(year, tmp_path, monkeypatch):
    def refuse(*_):
        raise JournalReadOnly(year.path)

    monkeypatch.setattr(Workspace, "do", refuse)
    said = year("review", "2015", "-o", tmp_path / "post").stderr
    assert "The post is written, but its recipe could not be kept" in said
    assert (tmp_path / "post" / "README.md").exists()


def test_profiles_are_named_and_one_is_copied_changed_and_used(year, tmp_path):
    listed = year("review", "--profiles")
    assert "devto\t" in listed.stdout
    assert "--copy-profile" in listed.stderr
    table = Path(year("review", "--copy-profile", "hugo", "our-site").stdout.strip())
    template = table.with_suffix(".j2")
    template.write_text(template.read_text("utf-8").replace("params:", "ours: true\nparams:"))
    assert "our-site\t" in year("review", "--profiles").stdout
    year("review", "2015", "-o", tmp_path / "post", "--profile", "our-site")
    assert "\nours: true\n" in (tmp_path / "post" / "index.md").read_text("utf-8")
    year("review", "--copy-profile", "hugo", "our-site", code=1)
    year("review", "--copy-profile", "hugo", "Page", code=1)
    table.write_text('title = 3\npage = "a.md"\n', encoding="utf-8")
    listed = year("review", "--profiles").stdout
    assert "our-site.toml, line 1: “title” is not a text." in listed
    assert "jekyll\t" in listed


def test_a_fault_in_a_profile_of_ones_own_is_a_sentence_with_its_line(year, tmp_path):
    table = Path(year("review", "--copy-profile", "plain", "mine").stdout.strip())
    table.with_suffix(".j2").write_text("# {{ title }}\n\n{{ headline }}\n")
    said = year("review", "2015", "-o", tmp_path / "post", "--profile", "mine", code=1).stderr
    assert "mine.j2, line 3: 'headline' is undefined." in said
    assert not (tmp_path / "post").exists()


def test_pictures_may_lie_at_an_address_of_their_own(year, tmp_path):
    where = ("--images-at", "https://example.org/2015")
    year("review", "2015", "-o", tmp_path / "post", "--profile", "devto", *where)
    page = (tmp_path / "post" / "post.md").read_text("utf-8")
    assert "](https://example.org/2015/timeline.svg)" in page
    assert (
        "upload images/months.svg and images/timeline.svg"
        in year("review", "2015", "-o", tmp_path / "other", "--profile", "devto").stderr
    )


def test_the_numbers_and_a_timeline_go_beside_the_post(year, tmp_path):
    numbers, events = tmp_path / "numbers.csv", tmp_path / "events.json"
    result = year("review", "2015", "--evidence", numbers, "--timelinejs", events)
    assert result.stdout.splitlines() == [str(numbers), str(events)]
    assert [event["text"]["headline"] for event in json.loads(events.read_text())["events"]] == [
        "forgot the DNS TTL"
    ]
    with numbers.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    mistakes = next(row for row in rows if row["What"] == "Mistakes noted")
    assert (mistakes["Number"], mistakes["Not public"]) == ("1", "0")
    for row in rows:
        if row["Search"]:
            shown = [entry["id"] for entry in year.records("search", row["Search"])]
            assert set(row["Ids"].split()) <= set(shown)
            assert len(shown) >= int(row["Number"])
    assert numbers.stat().st_mode & 0o044


def test_where_something_must_not_leave_neither_post_nor_numbers_are_written(year, tmp_path):
    year.add("Wrote to desk@example.org", "--date", "2015-05-05", "--audience", "public")
    year("review", "2015", "-o", tmp_path / "post", "--timelinejs", tmp_path / "a.json", code=1)
    assert list(tmp_path.glob("post*")) == []
    assert not (tmp_path / "a.json").exists()


@pytest.mark.parametrize("option", ["--pdf", "--evidence", "--timelinejs"])
def test_a_file_that_is_there_stays_as_it_is(year, tmp_path, option):
    (tmp_path / "mine").write_text("precious")
    wish = ("review", "2015", "-o", tmp_path / "post", option, tmp_path / "mine")
    assert "is there already: it was left as it is." in year(*wish, code=3).stderr
    assert (tmp_path / "mine").read_text() == "precious"
    assert not (tmp_path / "post").exists()


def test_two_files_do_not_get_one_place(year, tmp_path):
    same = tmp_path / "one"
    year("review", "2015", "--evidence", same, "--timelinejs", same, code=3)
    assert not same.exists()


def test_a_pdf_is_made_by_what_can_draw_or_refused(year, tmp_path):
    result = year("review", "2015", "--pdf", tmp_path / "a.pdf", code=1)
    assert "PDF cannot be made here" in result.stderr
    assert not (tmp_path / "a.pdf").exists()
