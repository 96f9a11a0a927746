"""What can be kept as an entry, and what is refused."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain import entry as entries
from journal.domain.entry import Draft, Entry, Kind, Status, first_line, with_draft
from journal.errors import InputRefused

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ENTRY = Entry("1", Kind.NOTE, "Title", "Body", date(2026, 1, 1), None, NOON, NOON, "Ana")


@pytest.mark.parametrize(
    "draft",
    [
        Draft(),
        Draft(title=" \n"),
        Draft(title="two\nlines"),
        Draft(title="x" * (entries.MAX_TITLE + 1)),
        Draft(body="x\0y"),
        Draft(body="x\ud800y"),
        Draft(title="x", tags=("a\nb",)),
        Draft(title="x", people=("\udfff",)),
        Draft(title="x", author="a\rb"),
        Draft(title="x", source="\0"),
        Draft(title="x", expectation="\ud800"),
        Draft(title="x", happened_on=date(2026, 1, 2), ended_on=date(2026, 1, 1)),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(draft):
    with pytest.raises(InputRefused) as refused:
        draft.checked()
    assert str(refused.value).isprintable()


def test_the_refusal_names_the_character_and_its_place():
    with pytest.raises(InputRefused, match=r"The body .*U\+0000 at position 3"):
        Draft(body="ab\0").checked()


def test_a_body_that_is_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(entries, "MAX_BODY", 10)
    with pytest.raises(InputRefused, match="longer than"):
        Draft(body="x" * 11).checked()


@pytest.mark.parametrize(
    "draft", [Draft(title="x"), Draft(body="x"), Draft(title="\u202eRTL\x07"), Draft(body="🐛" * 9)]
)
def test_a_title_or_a_text_is_enough(draft):
    assert draft.checked() is draft


def test_an_entry_is_what_its_draft_says():
    assert with_draft(ENTRY, ENTRY.draft()) == ENTRY
    changed = with_draft(ENTRY, Draft(title="New", kind=Kind.MISTAKE))
    assert (changed.title, changed.kind, changed.happened_on) == (
        "New", Kind.MISTAKE, ENTRY.happened_on,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("body", "line"),
    [("", ""), ("# A heading\ntext", "A heading"), ("\n\n- item", "item"), ("> quote", "quote"),
     ("x" * 100, "x" * 79 + "…"), ("---\ntext", "text")],
)  # fmt: skip
def test_the_heading_of_an_entry_without_title_is_its_first_line(body, line):
    assert first_line(body) == line


@given(st.text())
def test_the_first_line_is_one_line_of_bounded_length(body):
    line = first_line(body)
    assert len(line) <= 80
    assert len(line.splitlines()) <= 1


def test_only_experiments_with_an_outcome_are_finished():
    assert [s for s in Status if not s.finished] == [Status.PLANNED, Status.RUNNING]
