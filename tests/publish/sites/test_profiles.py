"""Front matter that loads, escapes that hold, and the sites themselves where they are installed."""

import html
import json
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date

import pytest
import yaml

from journal.domain.entry import Kind
from journal.domain.review import Review
from journal.errors import Refused, StorageError, UnsafePost
from journal.publish import passages, post
from journal.publish.sites import profiles
from journal.publish.sites.escapes import ESCAPES

TITLES = (
    "# 1: a title", "key: value", "{{< figure src=x >}}", "{{% note %}}", "{% include x %}",
    "{{ site.url }}", "]]>", "\"quoted\" 'twice'", "العربية والكتاب", "中文標題", "- [ ] item",
    "*bold* _it_ `code`", "| a | b |", "&amp; &#42; <b>x</b>", "100% of $$ ~~x~~", "\\ back \\n",
    "!yes: no", "? x", "1. one", "%%", "emoji 👩‍🚀", "{: .a onclick=b}", "[x](javascript:y)", "@",
)  # fmt: skip
SEEN = [html.unescape(title) for title in TITLES if title != "%%"]
CODE = "Use `{{< x >}}`, `{{% y %}}`, `{{ z }}`, `{% w %}` and `{{<`.\n\n"
CODE += "```\n{{< a\nb >}}\n{% c %}\n```"


def made(material, profile):
    def refuse(_sha256):
        raise AssertionError("there are no pictures here")

    return post.compose(material, profile=profile, read_attachment=refuse)


@pytest.fixture
def hostile(entry, review, reflection):
    entries = [
        entry(title, CODE, (2015, 1 + n % 12, 1 + n // 12), kind=list(Kind)[n % 5])
        for n, title in enumerate(TITLES)
    ]
    thoughts = [
        reflection(
            title, before=f"{CODE}\n\n# {title}\n\nText\n---\n{title}", learnt=title, now="So.",
            evidence=(made_from.id,),
        )
        for title, made_from in zip(TITLES, entries, strict=True)
    ]  # fmt: skip
    return review(*entries, reflections=tuple(thoughts), team="{{< team >}}: #1")


@pytest.mark.parametrize("profile", profiles.PROFILES)
def test_hostile_titles_are_written_and_read_back(hostile, profile, tmp_path):
    post.write(made(hostile, profile), tmp_path / "out")


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("profile", ["hugo", "jekyll", "devto"])
def test_front_matter_gives_back_what_went_in(title, profile):
    first, last = date(2015, 1, 1), date(2015, 12, 31)
    about = profiles.About(title, title, title, last, first, last, (title,))
    text = profiles.find(profile).text(about, "")
    fields = yaml.safe_load(text.split("---\n")[1])
    assert fields["title"] == fields["description"] == title
    if profile != "devto":  # its tags are plain words, and a draft has no day
        assert fields["tags"] == [title]
        assert fields["date"] == date(2015, 12, 31)


def test_braces_outside_code_become_character_references():
    assert ESCAPES["hugo"]("a {{< b >}} {: c}\n") == "a &#123;&#123;< b >}} &#123;: c}\n"


def test_shortcodes_inside_code_are_shown_by_hugo_as_they_are():
    escape = ESCAPES["hugo"]
    assert escape("`{{< x >}}`") == "`{{</* x */>}}`"
    assert escape("`{{% x %}}`") == "`{{%/* x */%}}`"
    assert escape("`{{< x`") == "`{ {< x`"


def test_liquid_inside_code_is_shown_by_jekyll_as_it_is():
    assert ESCAPES["jekyll"]("`{% x %}`") == '`{{ "{%" }} x %}`'


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A profile of a team's own; gives its files new contents."""
    monkeypatch.setattr(profiles, "own_folder", lambda: tmp_path / "profiles")
    table = profiles.copy("plain", "ours")

    def write(text=None, template=None):
        if text is not None:
            table.write_text(text, encoding="utf-8")
        if template is not None:
            table.with_suffix(".j2").write_text(template, encoding="utf-8")

    return write


def test_a_copy_of_a_profile_makes_the_same_post(own, hostile):
    assert profiles.names()[-1] == "ours"
    assert made(hostile, "ours").files == made(hostile, "plain").files


def test_a_profile_of_ones_own_goes_before_ours_of_the_same_name(own, tmp_path):
    profiles.copy("hugo", "hugo")
    (tmp_path / "profiles" / "hugo.toml").write_text('title = "H"\npage = "a.md"\n')
    assert profiles.find("Hugo").page == "a.md"
    assert profiles.find("hugo").place == tmp_path / "profiles" / "hugo.j2"


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("title =", "ours.toml: this is not TOML (Invalid value (at end of document))."),
        ('title = "A"', "the field “page” is missing."),
        ('title = "A"\npage = "a.md"\nodd = 1', "line 3: there is no field “odd” (title, about"),
        ('title = "A"\npage = 3', "line 2: “page” is not a text."),
        ('title = "A"\npage = "a.md"\ntags = true', "line 3: “tags” is not a whole number."),
        ('title = "A"\npage = "../a.md"', "line 2: “../a.md” is no path inside the post's folder."),
        ('title = "A"\npage = "/a.md"', "line 2: “/a.md” is no path"),
        ('title = "A"\npage = "{slag}.md"', "line 2: “{slag}” cannot stand in “page”"),
        ('title = "A"\npage = "a.exe"', "line 2: a page ends in .md"),
        ('title = "A"\npage = "a.md"\nfolder = "x"', "line 3: a folder ends in “/”."),
        ('title = "A"\npage = "a.md"\nlink = "a b"', "line 3: “link” holds a character"),
        ('title = "A"\npage = "a.md"\nescape = "x"', "line 3: “escape” is one of none, hugo"),
    ],
)
def test_a_fault_in_a_table_is_said_with_its_line(own, table, sentence):
    own(table)
    with pytest.raises(Refused) as refusal:
        profiles.find("ours")
    assert sentence in str(refusal.value)


def test_files_that_cannot_be_read_are_refused(own, tmp_path):
    own('title = "A"\npage = "a.md"')
    (tmp_path / "profiles" / "ours.j2").write_bytes(b"\xff")
    with pytest.raises(Refused, match="not written in UTF-8"):
        profiles.find("ours")
    (tmp_path / "profiles" / "ours.j2").unlink()
    with pytest.raises(StorageError, match=r"ours\.j2 cannot be read"):
        profiles.find("ours")


def test_a_name_in_a_template_is_found_like_any_other(own, entry, review, person):
    own(template="# {{ title }}\n\nBy Una Pike\n\n{{ body }}\n")
    with pytest.raises(UnsafePost, match="Una Pike"):
        made(review(entry("x"), people=[person("Una Pike", "una")]), "ours")


def test_dev_to_gets_four_plain_tags_and_a_draft(entry, review):
    tags = ("Web-Site", "a11y", "größe", "x" * 31, "ci/cd", "b", "c")
    text = made(review(entry("x", tags=tags)), "devto").files["post.md"].decode()
    fields = yaml.safe_load(text.split("---\n")[1])
    assert fields["tags"] == "a11y, b, c, cicd"
    assert fields["published"] is False


def test_liquid_is_shown_by_dev_to_as_it_is():
    escape = ESCAPES["devto"]
    assert escape("a {{ b }} {% c %} {d}") == (
        "a {% raw %}{{{% endraw %} b }} {% raw %}{%{% endraw %} c %} {d}"
    )
    assert escape("&#123;&#37; \\`") == "{% raw %}{&#37;{% endraw %} &#96;"
    assert escape("`{{ code }}`") == "`{{ code }}`"


def test_ghost_gets_a_draft_in_html_with_its_pictures_tables_and_footnotes(hostile):
    done = made(hostile, "ghost")
    name = "23-things-we-learnt-in-2015"
    drawn = {f"content/images/{name}/{picture}.svg" for picture in ("timeline", "months")}
    assert set(done.files) == {f"{name}.json"} | drawn
    data = json.loads(done.files[done.page])["db"][0]["data"]
    (draft,) = data["posts"]
    assert (draft["title"], draft["status"]) == ("23 things we learnt in 2015", "draft")
    picture = f'<figure class="kg-card kg-image-card"><img alt="[^"]*" src="/content/images/{name}'
    assert re.search(picture, draft["html"])
    assert "<!--kg-card-begin: html-->\n<table>" in draft["html"]
    assert '<!--kg-card-begin: html-->\n<div class="footnote">' in draft["html"]
    assert "footnote-backref" not in draft["html"]
    assert "&nbsp;" not in draft["html"]
    assert headings(draft["html"]) == SEEN


def test_ghost_gets_its_tags(entry, review):
    done = made(review(entry("x", tags=("web site",))), "ghost")
    data = json.loads(done.files[done.page])["db"][0]["data"]
    assert data["tags"] == [{"id": "1", "name": "web site", "slug": "web-site"}]
    assert data["posts_tags"] == [{"post_id": "1", "tag_id": "1", "sort_order": 0}]


TITLE = "# 1: {{< x >}} {% y %} {{ z }} ]]> 'q' العربية 中文"


def titled(material):
    """The same with a title that every kind of site would act on."""
    return replace(
        material, recipe=Review("", material.period.first, material.period.last, title=TITLE)
    )


def run(command, folder):
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def body(page):
    return re.sub(r"\s+", " ", page)


def headings(page):
    """The claims of the lessons as a reader sees them, with plain quotation marks."""
    part = page.partition("things we learnt</h2>")[2].partition("<h2")[0]
    shown = (
        html.unescape(re.sub(r"<[^>]*>", "", text)) for text in re.findall("<h3.*?</h3>", part)
    )
    return [text.translate(str.maketrans("\u201c\u201d\u2018\u2019", "\"\"''")) for text in shown]


@pytest.mark.skipif(shutil.which("hugo") is None, reason="hugo is not installed")
def test_hugo_builds_the_bundle(hostile, tmp_path):
    layouts = tmp_path / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text("<h1>{{ .Title }}</h1>{{ .Content }}{{ .Params }}")
    (layouts / "list.html").write_text("{{ range .Pages }}{{ .Title }}{{ end }}")
    (tmp_path / "config.toml").write_text('baseURL = "http://localhost/"\n')
    post.write(made(titled(hostile), "hugo"), tmp_path / "content" / "review")
    run(["hugo", "--panicOnWarning"], tmp_path)
    page = body((tmp_path / "public" / "review" / "index.html").read_text(encoding="utf-8"))
    assert html.unescape(page.partition("<h1>")[2].partition("</h1>")[0]) == TITLE
    assert "<code>{{&lt; x &gt;}}</code>, <code>{{% y %}}</code>" in page
    assert "<code>{{ z }}</code>, <code>{% w %}</code>" in page
    assert headings(page) == SEEN
    assert page.count("raw HTML omitted") == 0
    assert '<img src="timeline.svg"' in page
    assert (tmp_path / "public" / "review" / "timeline.svg").is_file()
    assert 'id="fn:1"' in page


@pytest.mark.skipif(shutil.which("jekyll") is None, reason="jekyll is not installed")
def test_jekyll_builds_the_post(hostile, tmp_path):
    site, out = tmp_path / "site", tmp_path / "out"
    done = made(titled(hostile), "jekyll")
    post.write(done, site)
    (site / "_config.yml").write_text("theme: null\n")
    (site / "_layouts").mkdir()
    (site / "_layouts" / "post.html").write_text("<h1>{{ page.title | escape }}</h1>{{ content }}")
    run(["jekyll", "build", "--disable-disk-cache", "--destination", str(out)], site)
    page = body(next(out.glob("2015/**/*.html")).read_text(encoding="utf-8"))
    assert html.unescape(page.partition("<h1>")[2].partition("</h1>")[0]) == TITLE
    assert headings(page) == SEEN
    for shown in ("{{&lt; x &gt;}}", "{{% y %}}", "{{ z }}", "{% w %}", "{{&lt;"):
        assert f'rouge">{shown}</code>' in page
    assert not re.search(r"<[^>]*\sonclick=", page)
    assert f'<img src="{done.link}timeline.svg"' in page
    assert (out / done.pictures / "timeline.svg").is_file()


@pytest.mark.skipif(shutil.which("jekyll") is None, reason="jekyll, and Liquid, are not installed")
def test_liquid_gives_back_what_dev_to_would_show(hostile, tmp_path):
    """Forem reads references first, keeps code raw, and only then has Liquid act."""
    text = made(titled(hostile), "devto").files["post.md"].decode()
    body = text.split("---\n", 2)[2]
    outside = passages.apart_from_code(body, html.unescape, lambda _code: "")
    (tmp_path / "page.liquid").write_text(outside, encoding="utf-8")
    program = (
        "require 'liquid'; page = File.read('page.liquid', encoding: 'utf-8');"
        "File.write('page.md', Liquid::Template.parse(page, error_mode: :strict).render!)"
    )
    run(["ruby", "-e", program], tmp_path)
    shown = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert shown == re.sub(r"\{% (?:end)?raw %\}", "", outside)
    for title in ("{{< figure src=x >}}", "{% include x %}", "{{ site.url }}"):
        assert title in shown
