import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextDocument

from journal.ui.entry.highlighter import Highlighter
from journal.ui.theme import DARK, LIGHT


@pytest.fixture
def shown(theme):
    """The formats of a line of a text: pairs of what is formatted and how."""
    documents = []

    def show(text, line=0):
        document = QTextDocument(text)
        highlighter = Highlighter(theme, document)
        highlighter.rehighlight()
        documents.append((document, highlighter))
        block = document.findBlockByNumber(line)
        units = block.text().encode("utf-16-le")
        return [
            (
                units[2 * f.start : 2 * (f.start + f.length)].decode("utf-16-le"),
                QTextCharFormat(f.format),  # the list they come from is gone at once
            )
            for f in block.layout().formats()
        ]

    return show


def test_a_heading_is_bold_and_its_marks_step_back(shown, theme):
    formats = shown("## What we learnt")
    assert formats[0][0] == "##"
    assert formats[0][1].foreground().color().name() == theme.tokens.ink3
    assert formats[1][1].fontWeight() == QFont.Weight.Bold


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("see #infra now", "#infra"),
        ("ask @ana", "@ana"),
        ("read [the docs](https://example.org)", "[the docs](https://example.org)"),
        ("like [[Retry storm]]", "[[Retry storm]]"),
        ("at https://example.org/a today", "https://example.org/a"),
    ],
)
def test_what_leads_elsewhere_is_in_the_accent(shown, theme, text, part):
    found = dict(shown(text))
    assert found[part].foreground().color().name() == theme.tokens.accent


def test_another_look_comes_to_a_long_text_in_turns(theme, qtbot):
    document = QTextDocument("\n".join(["see #infra now"] * 3_000))
    highlighter = Highlighter(theme, document)
    highlighter.rehighlight()

    def colour(block):
        (first,) = block.layout().formats()
        return QTextCharFormat(first.format).foreground().color().name()

    theme.choose("dark")
    assert colour(document.begin()) == DARK.accent
    assert colour(document.lastBlock()) == LIGHT.accent
    qtbot.waitUntil(lambda: colour(document.lastBlock()) == DARK.accent)


def test_characters_beyond_the_basic_plane_move_nothing(shown):
    assert [words for words, _ in shown("🙂🙂 #tag 🙂")] == ["#tag"]


def test_code_is_code_to_the_end_of_its_fence(shown, theme):
    text = "```python\n# no heading #no-tag\n```\n#tag"
    assert [words for words, _ in shown(text, 1)] == ["# no heading #no-tag"]
    assert [words for words, _ in shown(text, 3)] == ["#tag"]


def test_a_fence_of_the_other_kind_does_not_end_it(shown):
    assert [words for words, _ in shown("~~~\n```\n#x", 2)] == ["#x"]
    assert shown("~~~\n```\n#x", 2)[0][1].fontFixedPitch()


def test_inline_code_hides_what_is_in_it(shown):
    assert [words for words, _ in shown("`#no` and ``a ` b``")] == ["`#no`", "``a ` b``"]


@pytest.mark.parametrize("text", ["", "plain words", "a_b_c", "2 * 3 * 4", "an email@example.org"])
def test_plain_words_stay_plain(shown, text):
    assert shown(text) == []


def test_a_very_long_line_costs_little(shown):
    shown("[" * 20_000)
    shown("*a " * 20_000)
