"""Where a body is code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.text import code


def blocks(body):
    return [block.text(body) for block in code.find(body).blocks]


def inline(body):
    return [piece.text(body) for piece in code.find(body).inline]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("```py\na\n```\nb", ["a"]),
        ("~~~\n```\n~~~", ["```"]),
        ("````\n```\n````", ["```"]),
        ("``` `a`\nb", []),
        ("  ```\n  a\n b\n  ```", ["a\nb"]),
        ("- a\n  ```\n  b\n    c\n  ```\n- d", ["b\n  c"]),
        ("1. ```\n   a\n   ```", ["a"]),
        ("> ```\n> a\n> ```\n> b", ["a"]),
        ("> ```\n> a\nb", ["a"]),
        ("```\nnever closed", ["never closed"]),
        ("    a\n\n     b\n\nc", ["a\n\n b"]),
        ("a\n    b", []),
        ("a\n\n\tb", ["b"]),
        ("- a\n\n    b", []),
        ("- a\n\n      b", ["b"]),
        ("- a\n\nb\n\n    c", ["c"]),
        ("[^1]: a\n\n    b\n", []),
        ("* * *\n\n    a", ["a"]),
        ("a\r\n\r\n    b\r\n    c\r\n", ["b\nc"]),
        ("   \n", []),
        ("    \n\n", []),
    ],
)
def test_blocks_are_fenced_or_indented(body, found):
    assert [text.replace(" \n", "\n").rstrip() for text in blocks(body)] == found


def test_a_fence_says_its_language_and_whether_it_is_closed():
    closed, left_open = code.find("```py x\na\n```\n\n~~~\nb").blocks
    assert (closed.info, closed.closed, closed.fenced) == ("py x", True, True)
    assert not left_open.closed


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("`a` ``b ` c`` ` d ` `` ` ``", ["a", "b ` c", "d", "`"]),
        ("`a\nb`", ["a b"]),
        ("`a\n\nb`", []),
        ("`a\n- b`", []),
        ("\\`a\\` `b`", ["b"]),
        ("`a\\` b`", ["a\\"]),
        ("``a`", []),
    ],
)
def test_inline_code_stands_between_as_many_backticks(body, found):
    assert inline(body) == found


@given(st.text(alphabet="`~ab \n\t>-1.#\\\r", max_size=60))
def test_code_is_apart_in_order_and_blotted_out(body):
    found = code.find(body)
    pieces = sorted((c.start, c.end) for c in (*found.blocks, *found.inline))
    assert len(found.outside) == len(body)
    last = 0
    for start, end in pieces:
        assert last <= start <= end <= len(body)
        assert not found.outside[start:end].strip("\n\0")
        last = end
    for piece in (*found.blocks, *found.inline):
        piece.text(body)
