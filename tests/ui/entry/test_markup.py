import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.ui.entry import markup


@pytest.mark.parametrize(
    ("line", "beginning"),
    [
        ("- one", "- "),
        ("  * one", "  * "),
        ("9. one", "10. "),
        ("3) one", "4) "),
        ("- [x] done", "- [ ] "),
        ("> said", "> "),
        ("prose", ""),
        ("-not a list", ""),
        ("- ", None),
        ("- [ ] ", None),
        ("> ", None),
    ],
)
def test_a_list_goes_on_until_an_item_has_no_words(line, beginning):
    assert markup.continued(line) == beginning


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("- [ ] open", "- [x] open"),
        ("- [x] done", "- [ ] done"),
        ("1. [X] done", "1. [ ] done"),
        ("- plain", "- [ ] plain"),
        ("  words", "  - [ ] words"),
        ("", "- [ ] "),
    ],
)
def test_a_box_is_ticked_and_made_where_there_is_none(line, after):
    assert markup.ticked(line) == after


def test_boxes_in_code_are_no_tasks():
    assert markup.tasks("- [ ] a\n```\n- [ ] b\n```\n> - [x] c") == [0, 4]


@given(st.text(), st.sampled_from(["**", "*"]))
def test_marks_around_words_come_off_again(words, mark):
    once = markup.wrapped(words, mark)
    plain = words.strip().strip("*") == words.strip()
    assert not plain or markup.wrapped(once, mark) == words


def test_a_link_keeps_brackets_and_addresses_whole():
    assert markup.link("a [b]", "https://x.org/(y)") == r"[a \[b\]](<https://x.org/(y)>)"


@pytest.mark.parametrize("text", ["https://x.org", " mailto:a@b.c ", "HTTP://X"])
def test_addresses_are_known(text):
    assert markup.is_address(text)


@pytest.mark.parametrize("text", ["x.org", "see https://x.org", "", "javascript:x"])
def test_what_is_no_address_is_text(text):
    assert not markup.is_address(text)
