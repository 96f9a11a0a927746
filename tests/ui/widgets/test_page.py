import pytest

from journal.text import render
from journal.ui.theme import DARK, LIGHT
from journal.ui.widgets import page


@pytest.fixture
def drawn():
    return lambda body: page.drawn(render.html(body), LIGHT)


def test_code_stands_on_a_ground_of_its_own(drawn):
    html = drawn("```\nx = 1\n```")
    assert f'bgcolor="{LIGHT.code}"' in html
    assert "x = 1</code></pre>" in html


def test_a_quotation_has_a_bar(drawn):
    assert f'<td width="3" bgcolor="{LIGHT.line2}">' in drawn("> said so")


def test_tasks_have_boxes_and_what_is_done_is_quiet(drawn):
    html = drawn("- [x] done\n- [ ] open")
    assert 'href="task:0/2">☑</a>&nbsp;&nbsp;<span class="done"> done</span>' in html
    assert "☐</a>&nbsp;&nbsp; open" in html
    assert "<input" not in html


def test_tables_have_lines_and_keep_their_alignment(drawn):
    html = drawn("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert html.count("border-bottom") >= 4
    assert '<td align="right"' in html


def test_headings_are_paragraphs_in_two_sizes(drawn):
    html = drawn("# One\n\n### Three")
    assert '<p class="large">One</p>' in html
    assert '<p class="small">Three</p>' in html


def test_nothing_that_was_sanitised_away_comes_back(drawn):
    html = drawn('<script>alert(1)</script>\n\n<b onclick="x">b</b> &lt;i&gt; & &amp;')
    assert "<script" not in html
    assert "<b " not in html


def test_the_style_follows_the_theme(theme):
    light = page.style_sheet(theme)
    theme.choose("dark")
    dark = page.style_sheet(theme)
    theme.choose("light")
    assert LIGHT.ink in light
    assert DARK.ink in dark
