"""Front matter that loads, escapes that hold, and the sites themselves where they are installed."""

import html
import re
import shutil
import subprocess
from datetime import date

import pytest
import yaml

from journal.domain.entry import Kind
from journal.publish import post, profiles

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
@pytest.mark.parametrize("profile", ["hugo", "jekyll"])
def test_front_matter_gives_back_what_went_in(title, profile):
    first, last = date(2015, 1, 1), date(2015, 12, 31)
    about = profiles.About(title, title, title, last, first, last, (title,))
    text = profiles.find(profile).front(about)
    fields = yaml.safe_load(text.split("---\n")[1])
    assert fields["title"] == fields["description"] == fields["tags"][0] == title
    assert fields["date"] == date(2015, 12, 31)


def test_braces_outside_code_become_character_references():
    assert (
        profiles.find("hugo").escape("a {{< b >}} {: c}\n") == "a &#123;&#123;< b >}} &#123;: c}\n"
    )


def test_shortcodes_inside_code_are_shown_by_hugo_as_they_are():
    escape = profiles.find("hugo").escape
    assert escape("`{{< x >}}`") == "`{{</* x */>}}`"
    assert escape("`{{% x %}}`") == "`{{%/* x */%}}`"
    assert escape("`{{< x`") == "`{ {< x`"


def test_liquid_inside_code_is_shown_by_jekyll_as_it_is():
    assert profiles.find("jekyll").escape("`{% x %}`") == '`{{ "{%" }} x %}`'


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
    post.write(made(hostile, "hugo"), tmp_path / "content" / "review")
    run(["hugo", "--panicOnWarning"], tmp_path)
    page = body((tmp_path / "public" / "review" / "index.html").read_text(encoding="utf-8"))
    assert "<h1>23 things we learnt in 2015</h1>" in page
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
    post.write(made(hostile, "jekyll"), site)
    (site / "_config.yml").write_text("theme: null\n")
    (site / "_layouts").mkdir()
    (site / "_layouts" / "post.html").write_text("<h1>{{ page.title | escape }}</h1>{{ content }}")
    run(["jekyll", "build", "--disable-disk-cache", "--destination", str(out)], site)
    page = body(next(out.glob("2015/**/*.html")).read_text(encoding="utf-8"))
    assert "<h1>23 things we learnt in 2015</h1>" in page
    assert headings(page) == SEEN
    for shown in ("{{&lt; x &gt;}}", "{{% y %}}", "{{ z }}", "{% w %}", "{{&lt;"):
        assert f'rouge">{shown}</code>' in page
    assert not re.search(r"<[^>]*\sonclick=", page)
    assert '<img src="/assets/23-things-we-learnt-in-2015/timeline.svg"' in page
    assert (out / "assets" / "23-things-we-learnt-in-2015" / "timeline.svg").is_file()
