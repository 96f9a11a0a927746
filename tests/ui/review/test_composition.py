from datetime import date

from journal.domain.dates import year_of
from journal.domain.entry import Audience
from journal.publish.page import binding
from journal.publish.post import Post, Report


def test_years_are_those_that_have_entries(tell, compose):
    for day in ((2013, 12, 31), (2015, 1, 1), (2018, 12, 31), (1, 1, 1), (9999, 12, 31)):
        tell("Here", day=day)
    assert compose().years == (1, 2013, 2015, 2018, 9999)


def test_a_year_that_has_lost_its_entries_gives_way_to_the_newest(tell, compose):
    tell("Here", day=(2014, 5, 5))
    assert compose(2015).period == year_of(2014)


def test_only_years_to_come_are_shown_as_they_are(tell, compose):
    tell("Planned", day=(2030, 5, 5))
    assert compose().period == year_of(2030)


def test_a_year_without_public_entries_has_no_post(tell, compose):
    tell("Ours", audience=Audience.TEAM)
    made = compose()
    assert (made.period, made.post, made.entries) == (year_of(2015), None, 1)
    assert made.markdown == ""


def test_pictures_and_the_title_are_shown_wherever_the_site_has_them():
    files = {"_posts/a.md": b"", "assets/a/cat.png": b"x"}
    body, day = "![A cat](assets/a/cat.png)\n", date(2015, 3, 2)
    html, pictures = binding.readable(Post(files, "_posts/a.md", Report(), "A <b>", day, body))
    assert html.startswith("<h1>A &lt;b&gt;</h1>")
    assert "2 March 2015" in html
    assert 'src="assets/a/cat.png"' in html
    assert list(pictures) == ["assets/a/cat.png"]


def test_the_same_journal_gives_the_same_post(tell, compose):
    tell("Here")
    assert compose() == compose()
