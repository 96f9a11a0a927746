"""A body as HTML: one dialect, nothing that runs or loads, and always in time."""

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.text.render import Look, RenderOptions, as_typed, code_css, html, plain

SHA = "a" * 64


def shown(body, **options):
    return html(body, RenderOptions(**options)).strip()


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("# A\n\nB\n===\n\nC\n---", ["<h1>A</h1>", "<h1>B</h1>", "<h2>C</h2>"]),
        ("#tag\n##no", ['<span class="tag">#tag</span>', "##no"]),
        ("*a* **b** ~~c~~ `d`", ["<em>a", "<strong>b", "<del>c</del>", "<code>d</code>"]),
        ("| a | b |\n|---|:-:|\n| 1 | `2|3` |", ['<th align="center">b', "<code>2|3</code></td>"]),
        ("text\n| a |\n|---|\n| 1 |", ["<p>text</p>", "<td>1</td>"]),
        ("a[^1]\n\n[^1]: note", ['id="fnref:1"', 'href="#fn:1"', '<li id="fn:1">']),
        ("- [ ] a\n- [x] b", ['type="checkbox" disabled="">', 'checked=""> b']),
        ("- a\n  - b", ["<li>a<ul>\n<li>b</li>"]),
        ("text\n- a", ["<p>text</p>\n<ul>"]),
        ("- a\n-\n- b", ["<li>a</li>\n<li></li>\n<li>b</li>"]),
        ("- a\n  ```\n  b\n  ```", ['<p>a</p>\n<pre class="code"><code>b</code></pre>\n</li>']),
        ("> ```\n> a\n> ```", ['<blockquote>\n<pre class="code"><code>a</code></pre>']),
        ("see https://x.org/a_b_(c).", ['<a href="https://x.org/a_b_(c)">https://x.org/a_b_(c)</a>.']),
        ("a\\\nb  \nc", ["a<br>\nb<br>\nc"]),
        ("\\#no \\@no \\~~no", ["<p>#no @no ~~no</p>"]),
        ("3. a\n4. b", ['<ol start="3">']),
    ],
)  # fmt: skip
def test_the_dialect(body, parts):
    out = shown(body)
    for part in parts:
        assert part in out


def test_code_has_the_colours_of_its_language():
    body = "```python\nimport os\n```\n\n```nosuch\n<b>\n```"
    out = shown(body)
    assert '<code class="language-python"><span class="kn">import</span>' in out
    assert "<code class=\"language-nosuch\">&lt;b&gt;</code>" in out  # fmt: skip
    assert "style=" not in out
    assert 'style="color: #' in shown(body, look=Look())
    for theme in ("light", "dark"):
        assert "pre.code .kn" in code_css(theme)


def test_spans_become_links_where_there_is_an_address():
    options = {
        "tag": lambda name: f"tag:{name}",
        "person": lambda name: None,
        "entry": lambda target: ("entry:7", "The move") if target == "7" else None,
    }
    out = shown("#dns @ana [[7]] [[7|that day]] [[8]] `#dns`", **options)
    assert '<a class="tag" href="tag:dns">#dns</a>' in out
    assert '<span class="person">@ana</span>' in out
    assert '<a class="entry" href="entry:7">The move</a>' in out
    assert '<a class="entry" href="entry:7">that day</a>' in out
    assert '<span class="entry">8</span>' in out
    assert "<code>#dns</code>" in out


def test_no_link_stands_inside_another():
    out = shown("[about #dns](https://x.org)", tag=lambda name: f"tag:{name}")
    assert out == '<p><a href="https://x.org">about <span class="tag">#dns</span></a></p>'


def test_spans_in_a_title_are_text_again():
    out = shown('[a](https://x.org "about #dns and `code`")')
    assert 'title="about #dns and code"' in out


def test_what_is_private_is_marked_in_the_window_and_absent_in_public():
    body = "We %%*told* them\n\nand `x`%% left. ||Ana|| too.\n\n%%gone%%"
    window = shown(body)
    assert '<em><span class="private">told</span></em>' in window
    assert '<span class="private">and </span><span class="private"><code>x</code></span>' in window
    assert '<span class="redacted">Ana</span>' in window
    public = shown(body, public=True)
    assert public == "<p>We</p>\n<p>left. (withheld) too.</p>"


def test_only_attachments_are_shown_as_images():
    body = f"![a](attachment:{SHA}) ![b](https://x.org/i.png) ![c](file:///etc/passwd) ![d](i.png)"
    out = shown(body)
    assert re.findall('src="([^"]*)"', out) == [f"attachment:{SHA}"]
    assert '<a href="https://x.org/i.png">b</a>' in out
    assert "<span>c</span>" in out
    moved = shown(body, attachment=lambda sha: f"images/{sha[:4]}.png", images=frozenset(["i.png"]))
    assert re.findall('src="([^"]*)"', moved) == ["images/aaaa.png", "i.png"]
    assert "src=" not in shown(body, attachment=lambda sha: None)


def test_an_image_that_climbs_out_is_not_shown_even_where_it_is_listed():
    for source in ("../x.png", "a/../../x.png", "/x.png", "//h/x.png", "http://h/x.png"):
        assert "src=" not in shown(f"![a]({source})", images=frozenset([source]))


def test_ids_can_be_kept_apart():
    out = shown("a[^1] [up](#fn:1)\n\n[^1]: b", ids="e7-")
    assert 'id="e7-fn:1"' in out
    assert 'id="e7-fnref:1"' in out
    assert out.count('href="#e7-fn:1"') == 2


HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "<iframe src=//x>", '<a href="javascript:alert(1)">x</a>', "[a](javascript:alert(1))",
    "[a](java&#10;script:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](data:text/html,x)",
    "[a](vbscript:x)", "[a](//host/x)", "[a](\\\\host\\x)", "[a](file:///etc/passwd)",
    "[a](/etc/passwd)", "![a](javascript:x)", "![a](data:image/png;base64,x)",
    "![a](https://x.org/t.gif)", "![a](//127.0.0.1/x.png)", "![a](../../../etc/hostname)",
    "<javascript:alert(1)>", "[a]: javascript:alert(1)\n\n[a]", "a {: onmouseover=alert(1)}",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', "<style>*{color:red}</style>",
    "<base href=//x>", "<form action=//x><input type=submit></form>", "<!-- --><script>x</script>",
    '[a](https://x.org "\\" onmouseover=\\"alert(1)")', "# a {#id onclick=alert(1)}",
    "```\"><script>alert(1)</script>\nx\n```", "`<script>`", "#<script>", "@ana<script>",
    "[[<script>alert(1)</script>]]", "[[a|<img src=x onerror=alert(1)>]]", "||<script>||",
    "%%<script>alert(1)</script>%%", "&lt;script&gt;", "&#60;script&#62;", "\x02j0x0\x03",
    "| <script> |\n|---|\n| <img src=x onerror=x> |", "[^1]\n\n[^1]: <script>x</script>",
    "- [ ] <script>x</script>", "<input type=text onfocus=x autofocus>", "<math><mi/xlink:href=x>",
]  # fmt: skip
ALLOWED = {
    "href": re.compile(r"(?:https?://|mailto:|entry:|#|attachment:[0-9a-f]{64}$)"),
    "src": re.compile(r"attachment:[0-9a-f]{64}$"),
}
TAGS = {
    "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "del", "a", "img", "ul",
    "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "sup", "div", "span",
    "input", "pre", "code",
}  # fmt: skip
NAMES = {
    "href",
    "src",
    "class",
    "id",
    "title",
    "alt",
    "start",
    "align",
    "type",
    "checked",
    "disabled",
}


class Checked(HTMLParser):
    """Fails on anything that could run or load."""

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS
        for name, value in attrs:
            assert name in NAMES
            assert name not in ALLOWED or ALLOWED[name].match(value)
            assert name != "type" or value == "checkbox"
            assert name != "id" or tag in ("li", "sup")


@pytest.mark.parametrize("body", HOSTILE)
@pytest.mark.parametrize("public", [False, True])
def test_nothing_that_a_person_types_runs_or_loads(body, public):
    Checked().feed(shown(body, public=public))


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from([*HOSTILE, "\n", "\n\n", "> ", "- ", "*", "`", "```\n", "%%", "||", "    "])
        | st.text(max_size=8),
        max_size=12,
    ).map("".join)
)
def test_no_mixture_of_it_does(body):
    Checked().feed(shown(body))
    assert "\x02j" not in shown(body)


@settings(max_examples=200)
@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30))
def test_words_come_through_as_they_are(words):
    assert shown(words) == f"<p>{words}</p>"


def test_html_is_text():
    assert shown("a <b>b</b> &copy;") == "<p>a &lt;b&gt;b&lt;/b&gt; ©</p>"


def test_control_characters_become_visible():
    assert shown("a\0b\x02c\x03d") == "<p>a␀b␂c␃d</p>"
    assert as_typed("<a>\0") == "<pre>&lt;a&gt;␀</pre>\n"


def test_qt_gets_what_it_can_draw():
    out = shown("- [x] a\n\n> b\n\n| c |\n|---|\n| d |\n\n```\ne\n```\n\n`f`", look=Look())
    assert "☑" in out
    assert "<input" not in out
    assert "<blockquote" not in out
    assert out.count("<table") == out.count("</table>") == 3
    assert '<code style="background-color:' in out
    assert "<td style=" in out


@pytest.mark.parametrize(
    "body",
    [
        "[" * 50_000, "![" * 5_000, "[a](" * 2_000, "[a](<" * 4_000, "[a][" * 4_000,
        "[^1] " * 4_000 + "\n\n[^1]: x", ">" * 20_000 + " x", "- " * 300 + "x", "> - " * 100,
        "".join("  " * i + "- x\n" for i in range(1500)), "*a_ " * 20_000, "`" * 30_001 + " x",
        "[a]: b\n" * 20_000, "|a" * 5000 + "|\n" + "|-" * 5000 + "|\n", "x" * 5_000_000,
        "- x\n" * 100_000, "&amp; " * 100_000, "`x` " * 100_000, "a\n-\n" * 10_000, "*" * 50_000,
        "- a\n1. b\n" * 10_000, "[\\" * 20_000, "# x\n" * 20_000, "```py\nx\n```\n" * 10_000,
    ],
    ids=lambda body: f"{body[:6]!r}x{len(body)}",
)  # fmt: skip
def test_hostile_shapes_take_less_than_two_seconds(body):
    html("warm")
    started = time.process_time()
    html(body, RenderOptions(look=Look()))
    assert time.process_time() - started < 2


def test_what_would_take_long_is_shown_as_typed():
    assert shown("[" * 50_000) == f"<pre>{'[' * 50_000}</pre>"
    assert shown("<" + "x" * 1_000_001).startswith("<pre>&lt;xx")


def test_a_long_but_ordinary_body_is_rendered():
    body = "Some *words* about #dns and a [link](https://x.org), twice.\n\n" * 4_000
    assert shown(body).startswith("<p>Some <em>words</em>")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("# Title\n\nSome *words* and **more**\n- [x] done\n", "Title Some words and more done"),
        ("> quote\n\n```py\ncode()\n```\n---\nend", "quote code() end"),
        ("[link](https://x.org/a_(b)) ![image](attachment:x) [[entry|label]] [[entry]]",
         "link image label entry"),
        ("| a | b |\n|---|---|\n| c | d |", "a | b c | d"),
        ("snake_case_name 2 * 3 * 4 _so_ ~~gone~~ `x` note[^1]",
         "snake_case_name 2 * 3 * 4 so gone x note"),
        ("%%private%% ||Ana|| \\*stars\\* #dns @ana", "private Ana *stars* #dns @ana"),
        ("", ""),
    ],
)  # fmt: skip
def test_an_excerpt_has_the_words_without_the_marks(body, words):
    assert plain(body) == words


def test_an_excerpt_is_as_long_as_asked():
    assert plain("word " * 100, 20) == "word word word word…"
    assert len(plain("x" * 10_000_000, 50)) == 50
    assert plain("Whatever we tried, it waited for somebody.", 21) == "Whatever we tried…"
    assert plain("We wait…", 20) == "We wait…"
    assert plain("a " + "x" * 100, 21) == "a " + "x" * 18 + "…"


@given(st.text(alphabet="ab*_`~[]()!#>-|% \n\\", max_size=80), st.integers(1, 40))
def test_an_excerpt_is_one_line_within_the_limit(body, limit):
    excerpt = plain(body, limit)
    assert len(excerpt) <= limit
    assert "\n" not in excerpt
