import json

from hypothesis import given
from hypothesis import strategies as st

from journal.cli import output

_texts = st.text(st.characters(exclude_categories=("Cs",)))


@given(_texts)
def test_any_text_is_one_line_of_json_and_comes_back(text):
    lines = output.json_lines([{"text": text}])
    assert lines.splitlines() == [lines.removesuffix("\n")]
    assert json.loads(lines) == {"text": text}


@given(_texts)
def test_visible_text_holds_nothing_that_moves_the_cursor_or_the_order(text):
    shown = output.visible(text)
    assert len(shown.splitlines()) <= 1
    assert not set(shown) & set("\x1b\x07\x08\x7f\x9b\u200e\u200f\u202a\u202e\u2066\u2069\u2028")


@given(st.text(st.characters(categories=("L", "N", "P", "S"))))
def test_plain_text_is_shown_as_it_is(text):
    assert output.visible(text) == text


def test_colours_are_for_terminals_only(monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[" in output.coloured("mistake")
    monkeypatch.setenv("NO_COLOR", "1")
    assert output.coloured("mistake") == "mistake"
