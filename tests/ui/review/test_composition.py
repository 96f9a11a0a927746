from journal.domain.entry import Audience
from journal.publish.post import Post, Report
from journal.ui.review import composition


def test_years_are_those_that_have_entries(tell):
    for day in ((2013, 12, 31), (2015, 1, 1), (2018, 12, 31), (1, 1, 1), (9999, 12, 31)):
        tell("Here", day=day)
    assert composition.years() == (1, 2013, 2015, 2018, 9999)


def test_a_year_that_has_lost_its_entries_gives_way_to_the_newest(tell, compose):
    tell("Here", day=(2014, 5, 5))
    assert compose(year=2015).year == 2014


def test_only_years_to_come_are_shown_as_they_are(tell, compose):
    tell("Planned", day=(2030, 5, 5))
    assert compose().year == 2030


def test_a_year_without_public_entries_has_no_post(tell, compose):
    tell("Ours", audience=Audience.TEAM)
    made = compose()
    assert (made.year, made.post, made.entries, made.markdown) == (2015, None, 1, "")


def test_words_are_counted_as_a_reader_sees_them():
    page = b"# One two\n\nThree **four** [five](https://example.org/a-b).\n"
    html, _ = composition.drawn_up(Post({"README.md": page}, "README.md", Report()))
    assert composition._TAG.sub(" ", html).split() == ["One", "two", "Three", "four", "five", "."]


def test_pictures_at_the_root_of_a_site_are_found():
    page = b'---\ntitle: "A <b>"\ndate: 2015-03-02\n---\n\n![A cat](/assets/a/cat.png)\n'
    files = {"_posts/a.md": page, "assets/a/cat.png": b"x"}
    html, pictures = composition.drawn_up(Post(files, "_posts/a.md", Report()))
    assert html.startswith("<h1>A &lt;b&gt;</h1>")
    assert 'src="assets/a/cat.png"' in html
    assert list(pictures) == ["assets/a/cat.png"]


def test_the_same_journal_gives_the_same_post(tell, compose):
    tell("Here")
    assert compose() == compose()
