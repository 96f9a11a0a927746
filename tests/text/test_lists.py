"""Lists as people type them."""

import pytest

from journal.text.lists import normal


def test_two_columns_nest_and_no_empty_line_is_needed():
    assert normal(["text", "- a", "  - b", "    - c", "- d"]) == [
        "text", "", "- a", "    - b", "        - c", "- d",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (["1. a", "  - b", "   - c"], ["1. a", "    - b", "    - c"]),
        (["1. a", "   1. b"], ["1. a", "    1. b"]),
        (["1) a", "2) b"], ["1. a", "2. b"]),
        (["- a", "\t- b".expandtabs(4)], ["- a", "    - b"]),
        (["- a", "  goes on"], ["- a", "    goes on"]),
        (["- a", "", "  more", "", "text"], ["- a", "", "    more", "", "text"]),
        (["- a", "1. b"], ["- a", "", "1. b"]),
        (["- a", "", "  text", "- b"], ["- a", "", "    text", "", "- b"]),
        (["> - a", ">   - b"], ["> - a", ">     - b"]),
        (["> a", "---"], ["> a", "", "---", ""]),
        (["- a", "> b"], ["- a", "", "> b"]),
        (["[^1]: a", "", "    b"], ["[^1]: a", "", "    b"]),
        (["text", "| a |", "|---|"], ["text", "", "| a |", "|---|"]),
    ],
)
def test_other_habits_are_understood(lines, read):
    assert normal(lines) == read


@pytest.mark.parametrize(
    "lines",
    [
        ["It was in", "2015. Then"],
        ["text", "    - goes on"],
        ["- a", "- b"],
        ["a", "-b"],
        ["**a**"],
    ],
)
def test_what_is_no_list_stays(lines):
    assert [line.lstrip() for line in normal(lines)] == [line.lstrip() for line in lines]


def test_a_block_of_code_stands_alone_inside_its_item():
    assert normal(["- a", "  CODE", "  b"], frozenset(["CODE"])) == [
        "- a", "", "    CODE", "", "    b",
    ]  # fmt: skip
