"""A post as one page: what is inside it, and that what people typed stays text."""

import re

import pytest

from journal.errors import UnsafePost
from journal.publish import post
from journal.publish.page import faults, layout
from journal.publish.sites import profiles

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title description">'
    '<title id="title">A</title><desc id="description">B</desc><style>.a{fill:red}</style></svg>'
)


def laid_out(markdown, pictures=None, title="A year"):
    return layout.document(f"# {title}\n\n{markdown}", pictures or {})


def test_the_page_says_what_it_is():
    page = laid_out('Say "x" & *go*.\n\nMore.\n', title="A &lt;b> & “c” `d`")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<title>A &lt;b&gt; &amp; “c” d</title>" in page
    assert '<meta name="description" content="Say &quot;x&quot; &amp; go.">' in page
    assert page.count("<h1>") == 1
    assert list(faults.faults(page)) == []


def test_the_page_says_who_published_it_when_and_what_it_is_about():
    about = {"author": "Us & || them", "date": "2015-12-18", "description": 'What "we" did.'}
    page = layout.document("# A\n\nText.\n", {}, about)
    by = 'Us &amp; &#124;&#124; them · <time datetime="2015-12-18">18 December 2015</time>'
    assert f'<p class="by">{by}</p>' in page
    assert '<meta name="description" content="What &quot;we&quot; did.">' in page
    assert list(faults.faults(page)) == []
    assert 'class="by"' not in laid_out("Text.\n")


def test_what_looks_like_a_field_of_the_page_stays_as_it_was_written():
    page = laid_out("Text {{ title }} {policy}.\n", title="{{ body }} {policy}")
    assert "<h1>{{ body }} {policy}</h1>" in page
    assert "<p>Text {{ title }} {policy}.</p>" in page
    assert list(faults.faults(page)) == []


def test_sections_have_names_that_the_contents_lead_to():
    page = laid_out("In.\n\n## One\n\na\n\n## Two & x\n\nb\n\n## Three\n\nc\n")
    assert '<li><a href="#section-2">Two &amp; x</a></li>' in page
    assert '<section id="section-2" aria-labelledby="section-2-heading">' in page
    assert "<nav" not in laid_out("## One\n\na\n")


def test_pictures_lie_inside(png):
    markdown = "![A door](a.png)\n\n![A “line”](timeline.svg)\n\n![x](other.svg)\n"
    pictures = {"a.png": png(), "timeline.svg": SVG.encode(), "other.svg": SVG.encode()}
    page = laid_out(markdown, pictures)
    assert '<img alt="A door" src="data:image/png;base64,' in page
    assert 'aria-labelledby="timeline-title timeline-description"' in page
    assert '<title id="other-title">' in page
    assert 'role="group" tabindex="0" aria-label="Drawing: A">' in page
    assert ' src="timeline' not in page
    assert list(faults.faults(page)) == []


def test_the_credit_of_a_picture_is_its_caption(png):
    page = laid_out("![A door](a.png)\n\n*Photo: Ada & Ben*\n\n*Not this.*\n", {"a.png": png()})
    assert "<figcaption>Photo: Ada &amp; Ben</figcaption></figure>\n<p><em>Not this." in page
    assert "<figcaption>" not in laid_out("*Alone.*\n")


def test_only_styles_of_the_page_are_let_in():
    page = laid_out("![x](a.svg)\n", {"a.svg": SVG.encode()})
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert "unsafe" not in policy
    assert policy.count("'sha256-") == 2
    assert policy.startswith("default-src 'none'; ")


def test_tables_scroll_by_themselves_and_name_their_columns():
    page = laid_out("| A | B |\n| --- | --: |\n| 1 | 2 |\n")
    assert 'tabindex="0" aria-label="Table: A"><table dir="auto">' in page
    assert '<th scope="col" align="right">B</th>' in page


def test_what_is_written_from_right_to_left_is_laid_out_so():
    page = laid_out("- قائمة\n\n> مقتبس\n\n1. واحد\n")
    for tag in ("ul", "blockquote", "ol"):
        assert f'<{tag} dir="auto">' in page


def test_footnotes_go_back_in_words():
    page = laid_out("## A\n\nText.[^1]\n\n[^1]: Note.\n")
    assert 'role="doc-backlink" href="#fnref:1" aria-label="Back to where note 1 stands"' in page
    assert list(faults.faults(page)) == []


def test_marks_are_written_so_that_no_search_for_them_finds_one():
    page = laid_out("a %% b\n\n```\nif a || b [[ c\n```\n")
    assert list(faults.faults(page)) == []
    assert "&#124;&#124;" in page


def test_code_has_its_colours_and_only_then():
    assert ".kn" in laid_out("```python\nimport x\n```\n")
    assert ".kn" not in laid_out("Text.\n")


HOSTILE = (
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](http://example.org/a.png)",
    "<img src=x onerror=alert(1)>", "&lt;/main&gt; </style><style>", "العربية", "]]> <!-- -->",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text):
    page = laid_out(f"{text}\n\n## {text}\n\n{text}\n\n- {text}\n", title=text)
    assert list(faults.faults(page)) == []


def test_a_post_becomes_a_page_with_the_same_words(entry, review, tmp_path):
    material = review(entry("A door that %%hidden%% opened", "It was stuck.", kind="milestone"))
    made = post.compose(material, profile="page", read_attachment=lambda _: b"")
    assert made.page == "index.html"
    assert list(made.files) == ["index.html"]
    text = made.files["index.html"].decode()
    assert "A door that opened" in text
    assert "hidden" not in text.replace("overflow: hidden", "")
    post.write(made, tmp_path / "out")
    assert (tmp_path / "out" / "index.html").read_text("utf-8") == text


def test_the_page_is_told_in_full_whatever_a_team_made_of_the_plain_profile(entry, review):
    folder = profiles.own_folder()
    folder.mkdir(parents=True)
    (folder / "plain.toml").write_text('title = "Ours"\npage = "README.md"\n')
    (folder / "plain.j2").write_text("Nothing.")
    material = review(entry("Wrote to desk@example.org", kind="milestone"))
    with pytest.raises(UnsafePost, match="desk@example"):
        post.compose(material, profile="page", read_attachment=lambda _: b"")
