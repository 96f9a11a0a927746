from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from journal.domain.entry import Entry, Kind
from journal.ui.reflections import meter

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def entry(author):
    return Entry("x", Kind.NOTE, "t", "", date(2026, 1, 1), None, NOW, NOW, author)


@pytest.mark.parametrize(
    ("authors", "words"),
    [
        ("", "no evidence yet"),
        ("A", "evidence from one person only"),
        ("AAA", "evidence from one person only"),
        ("ABA", "3 entries by 2 people"),
    ],
)
def test_the_meter_tells_how_much_and_by_how_many(application, authors, words):
    assert meter.evidence(map(entry, authors)) == words


def test_what_lies_in_the_trash_is_no_evidence(application):
    assert meter.evidence([replace(entry("A"), trashed_at=NOW)]) == "no evidence yet"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "every learning is used"),
        (1, "one learning unused"),
        (8, "eight learnings unused"),
        (13, "13 learnings unused"),
        (1200, "1,200 learnings unused"),
    ],
)
def test_unused_learnings_are_counted_in_words(application, count, words):
    assert meter.unused(count) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "no reflection yet"),
        (2, "two of at least three"),
        (6, "six in all"),
        (9, "nine in all, more than the seven people read"),
    ],
)
def test_the_board_says_how_many_reflections_are_wanted(application, count, words):
    assert meter.board(count) == words
