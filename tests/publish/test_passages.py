"""People's own words in a post: plain lines, excerpts and whole blocks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.publish.passages import ANOTHER_ENTRY, Passages, code_span, escaped
from journal.publish.safety.names import Names
from journal.text import code


@pytest.fixture
def notes():
    return []


@pytest.fixture
def passages(person, notes):
    titles = {"Known entry": "Known entry"}

    def note(text):
        notes.append(text)
        return f"[^{len(notes)}]"

    names = Names([person("Una Pike", "una"), person("Eva Wren", "eva", "named")])
    return Passages(names, titles.get, lambda alt, sha: f"![{alt}](image-{sha[:2]})", note)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  Two   spaces\tand tabs ", "Two spaces and tabs"),
        ("See #dns-setup with @eva", "See dns setup with Eva Wren"),
        ("[[Known entry]] and [[Other plan]]", f"Known entry and {ANOTHER_ENTRY}"),
        ("[[Known entry|that day]]", "that day"),
        ("[[Other plan|the plan]]", "Another entry"),
        ("%%gone%% left ||name||", "left (withheld)"),
        ("`%%gone%%` left", "`` left"),
        ("AT&amp;T &lt;b&gt; &amp;#85;na", "AT&T <b> someone outside the team"),
    ],
)  # fmt: skip
def test_a_line_is_plain_public_words(passages, text, line):
    assert passages.line(text) == line


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("# 1", "\\# 1"),
        ("1. a", "1\\. a"),
        ("- a", "\\- a"),
        ("a | b", "a \\| b"),
        ("snake_case _x_", "snake_case \\_x\\_"),
        ("<b>", "&lt;b>"),
        ("&copy;", "&amp;copy;"),
        ("a & b", "a & b"),
        ("{{x", "&#123;&#123;x"),
        ("plain words, 100% fine!", "plain words, 100% fine!"),
    ],
)
def test_plain_words_are_escaped_only_where_markdown_would_act(text, markdown):
    assert escaped(text) == markdown


@pytest.mark.parametrize(
    ("body", "excerpt"),
    [
        ("# A heading\n\nThe **first** [words](https://x.org). More.", "The first words. More."),
        ("- one\n- two", "one; two"),
        ("| a | b |\n|---|---|\n\nAfter the table.", "After the table."),
        ("![alt](attachment:aa)\n\n> Quoted words.", "Quoted words."),
        ("Use `a || b` here[^1].\n\n[^1]: Note.", "Use `a || b` here."),
        ("```\ncode\n```\n\nText after.", "Text after."),
        ("First line\nsecond line.\n\nNext.", "First line second line."),
        ("One. Two three four five six seven eight nine.", "One."),
        ("%%Only private.%%", ""),
        ("", ""),
    ],
)
def test_an_excerpt_is_the_beginning_of_the_first_paragraph(passages, body, excerpt):
    assert passages.excerpt(body, 8) == excerpt


def test_an_excerpt_never_cuts_a_private_passage_open(passages):
    body = "Open. %%" + "secret " * 3_000 + "%% End."
    assert passages.excerpt(body, 50) == "Open. End."


@pytest.mark.parametrize(
    ("body", "block"),
    [
        ("# Big\n\ntext", "**Big**\n\ntext"),
        ("> ## Quoted", "> **Quoted**"),
        ("Title\n===\n\ntext", "Title\n\ntext"),
        ("a <script>x</script>", "a &lt;script>x&lt;/script>"),
        ("<https://example.org/a>", "<https://example.org/a>"),
        ("[a](https://example.org)", "[a](https://example.org)"),
        ("[a](javascript:x) [b](other.md) [c](#x)", "a b c"),
        ("[a](https://example.org/Una)", "a"),
        ("![x](https://example.org/a.png)", "[x](https://example.org/a.png)"),
        ("![a door](attachment:abcd)", "![a door](image-ab)"),
        ("[a file](attachment:abcd)", "a file"),
        ("[a][1] and [1]\n\n[1]: https://example.org", "[a](https://example.org) and [1](https://example.org)"),
        ("&lt;b&gt; &copy; \\*x\\*", "&lt;b\\> © \\*x\\*"),
        ("a ` b", "a \\` b"),
        ("so good!", "so good&#33;"),
        ("`x < {y}` Una", "`x < {y}` someone outside the team"),
        ("~~~python\nx = '``'\n~~~", "```python\nx = '``'\n```"),
        ("- a\n\n  ```\n  b\n  ```", "- a\n\n  ```\n  b\n  ```"),
        ("|a||b|", "|a| |b|"),
        ("- [x] done\n  - nested", "- [x] done\n  - nested"),
    ],
)  # fmt: skip
def test_a_block_stays_markdown_that_harms_nobody(passages, body, block):
    assert passages.block(body) == block


def test_footnotes_of_a_body_join_those_of_the_post(passages, notes):
    assert passages.block("A[^x] and B[^y].\n\n[^x]: Said by\n    @una.\n") == "A[^1] and B."
    assert notes == ["Said by someone outside the team."]


@pytest.mark.parametrize("text", ["[^", "See [^", "[^x", "[^two words]", f"[^{'x' * 200}]"])
def test_what_begins_like_a_footnote_takes_no_mark_into_itself(passages, text):
    assert passages.block(text) == text.replace("[^", "&#91;^")


@given(st.text(max_size=40))
def test_a_code_span_holds_what_it_was_given(text):
    text = " ".join(text.replace("\r", " ").split("\n"))
    if not text.strip():
        return
    span = code_span(text)
    (found,) = code.find(span).inline
    assert found.text(span) == text


@pytest.mark.parametrize(
    "hostile",
    ["[" * 20_000, "![" * 20_000, "[^" * 20_000, "> " * 20_000, "*a " * 20_000, "[a](" * 10_000,
     "- " * 20_000, "`" * 20_001, "&#" * 20_000, "\n" * 50_000 + "x", "[^a]: " * 8_000,
     "a\n=\n" * 8_000],
)  # fmt: skip
def test_hostile_markdown_takes_no_longer_than_its_length(passages, hostile):
    start = time.perf_counter()
    passages.block(hostile)
    passages.excerpt(hostile, 40)
    assert time.perf_counter() - start < 2
