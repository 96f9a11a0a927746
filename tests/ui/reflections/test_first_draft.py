from dataclasses import replace
from datetime import UTC, date, datetime

from journal.domain.entry import Audience, Entry, Kind
from journal.ui.reflections.first_draft import drafts

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def entry(kind, title="", body="", **more):
    plain = Entry("x", kind, title, body, date(2026, 1, 1), None, NOW, NOW, "A")
    return replace(plain, **more)


def test_each_kind_of_evidence_speaks_to_its_beat():
    evidence = [
        entry(Kind.EXPERIMENT, "Board", expectation="Fewer questions"),
        entry(Kind.MISTAKE, "Lied", "The **board** lied."),
        entry(Kind.LEARNING, "An old number must look old", "Because."),
    ]
    assert drafts(evidence, [entry(Kind.NOTE, "It turns grey")]) == {
        "before": "Fewer questions",
        "went_wrong": "The board lied.",
        "learnt": "An old number must look old.",
        "now": "It turns grey.",
    }


def test_no_evidence_says_nothing():
    assert drafts([], []) == {}


def test_nothing_private_is_quoted():
    mine = entry(Kind.LEARNING, "Only for me", audience=Audience.ME)
    partly = entry(Kind.MISTAKE, "", "We slipped. %%Ben did.%%")
    assert drafts([mine, partly], []) == {"went_wrong": "We slipped."}


def test_what_lies_in_the_trash_is_not_quoted():
    assert drafts([entry(Kind.LEARNING, "Gone", trashed_at=NOW)], []) == {}


def test_a_draft_stays_a_draft_however_much_evidence_there_is():
    many = [entry(Kind.MISTAKE, "", f"{n} " + "word " * 100) for n in range(40)]
    text = drafts(many, [])["went_wrong"]
    assert len(text) <= 1_200
    assert text.startswith("0 word")
