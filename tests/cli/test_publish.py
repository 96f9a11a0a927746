import pytest


@pytest.fixture
def year(run):
    """A small public year."""
    run("person", "Ben", "--consent", "named")
    run.add("m: forgot the DNS TTL", "--date", "2015-03-02", "--audience", "public",
            "--body", "thanks @Ben for the phone call")  # fmt: skip
    run.add("secret plans", "--date", "2015-03-03")
    return run


@pytest.mark.parametrize("profile", ["plain", "hugo", "jekyll", "page"])
def test_a_year_becomes_a_folder_with_a_post(year, tmp_path, profile):
    result = year("review", "2015", "-o", tmp_path / "post", "--profile", profile)
    page = (tmp_path / "post").joinpath(result.stdout.strip())
    text = page.read_text("utf-8")
    assert "DNS TTL" in text
    assert "secret plans" not in text
    assert "not public" in result.stderr
    assert page.stat().st_mode & 0o044


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
    year("review", "2015", "-o", tmp_path / "post", "--profile", "odd", code=2)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a").write_text("a")
    year("review", "2015", "-o", tmp_path / "full", code=3)
