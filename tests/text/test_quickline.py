"""The quick line."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.entry import MAX_TITLE, Kind
from journal.domain.people import fold
from journal.text.quickline import KINDS, parse

TODAY = date(2026, 11, 23)
YESTERDAY = date(2026, 11, 22)


def test_a_line_says_day_kind_title_tags_and_people():
    draft = parse("yesterday: m: forgot the DNS TTL #infra @ana", TODAY)
    assert (draft.happened_on, draft.kind) == (YESTERDAY, Kind.MISTAKE)
    assert (draft.title, draft.tags, draft.people) == ("forgot the DNS TTL", ("infra",), ("ana",))
    assert draft.body == ""


@pytest.mark.parametrize(
    ("line", "day", "kind", "title"),
    [
        ("m: yesterday: x", YESTERDAY, Kind.MISTAKE, "x"),
        ("Learning: x", None, Kind.LEARNING, "x"),
        ("ms: won", None, Kind.MILESTONE, "won"),
        ("2026-11-22: x", YESTERDAY, Kind.NOTE, "x"),
        ("3 May : e: x: y", date(2026, 5, 3), Kind.EXPERIMENT, "x: y"),
        ("n: m: x", None, Kind.NOTE, "m: x"),
    ],
)
def test_day_and_kind_may_stand_in_either_order(line, day, kind, title):
    draft = parse(line, TODAY)
    assert (draft.happened_on, draft.kind, draft.title) == (day, kind, title)


@pytest.mark.parametrize(
    "line",
    [
        "http://x", "10:30 meeting", "Note to self: x", "C: drive", "m:n relation", "2026-02-30: x",
        "1.2.3: released", "may: be", "12: x", "tomorrowish: x", ": x", "e-mail: x",
    ],
)  # fmt: skip
def test_a_colon_elsewhere_is_a_colon(line):
    draft = parse(line, TODAY)
    assert (draft.title, draft.kind, draft.happened_on) == (line, Kind.NOTE, None)


@pytest.mark.parametrize(
    ("line", "title", "tags", "people"),
    [
        ("asked @ben about #dns today", "asked @ben about #dns today", ("dns",), ("ben",)),
        ("lunch with @ana #team", "lunch with @ana", ("team",), ("ana",)),
        ("thanks @ana for the cake #food", "thanks @ana for the cake", ("food",), ("ana",)),
        ("#infra @ana", "#infra", ("infra",), ("ana",)),
        ("broke `#prod` #infra #INFRA", "broke `#prod`", ("infra",), ()),
        ("%%private #tag%%", "%%private #tag%%", ("tag",), ()),
    ],
)
def test_marks_inside_the_sentence_stay_in_it(line, title, tags, people):
    draft = parse(line, TODAY)
    assert (draft.title, draft.tags, draft.people) == (title, tags, people)


def test_further_lines_are_the_body_as_they_stand():
    draft = parse("m: title #a\r\n\r\n  body #b @c\r\n", TODAY)
    assert (draft.title, draft.body) == ("title", "\r\n  body #b @c\r\n")
    assert (draft.tags, draft.people) == (("a", "b"), ("c",))


def test_a_first_line_too_long_for_a_title_becomes_the_body():
    draft = parse("m: " + "word " * 300 + "\nmore", TODAY)
    assert (draft.title, draft.kind) == ("", Kind.MISTAKE)
    assert draft.body.startswith("word word")
    assert draft.body.endswith("\nmore")
    assert draft.checked() is draft
    assert len(parse("x" * MAX_TITLE, TODAY).title) == MAX_TITLE


WORDS = st.sampled_from(
    [
        "yesterday:",
        "m:",
        "note:",
        "n:",
        "fri:",
        "x:",
        "#infra",
        "@ana",
        "#12",
        "forgot",
        "the",
        "DNS,",
        "`#no`",
        "%%a",
        "b%%",
        "||c||",
        "with",
        ":",
    ]
) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_no_word_is_ever_lost(line):
    draft = parse(line, TODAY)
    kept = f"{draft.title}\n{draft.body}"
    named = {fold(f"#{tag}") for tag in draft.tags} | {fold(f"@{name}") for name in draft.people}
    rest = line
    while not kept.strip().endswith(rest.strip()) and (cut := re.match(r"[^:\n]*:", rest)):
        word = cut[0][:-1].strip().lower()
        if word not in KINDS and draft.happened_on is None:
            break
        rest = rest[cut.end() :]
    for word in rest.split():
        assert word in kept or fold(word) in named
