"""The material of a review, and its recipe."""

from dataclasses import replace
from datetime import UTC, date, datetime

from journal.domain.dates import Period, year_of
from journal.domain.entry import Entry, Kind
from journal.domain.links import Edge, Link, Relation
from journal.domain.review import (
    SECTIONS,
    Block,
    Review,
    ReviewMaterial,
    Score,
    Verdict,
    Voice,
    arranged,
    begun,
    fresh,
)
from journal.domain.waivers import Waiver

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ENTRY = Entry("a", Kind.NOTE, "a", "", date(2026, 1, 1), None, NOON, NOON, "")


def test_the_links_of_all_its_entries_are_its_edges_in_order():
    now = replace(ENTRY, links=(Link(Relation.LED_TO, "b"),))
    linked = replace(ENTRY, id="b", links=(Link(Relation.TAUGHT, "a"),))
    material = ReviewMaterial("", year_of(2026), (now,), linked=(linked,))
    assert material.edges() == (
        Edge("a", Relation.LED_TO, "b"),
        Edge("b", Relation.TAUGHT, "a"),
    )


def test_every_section_has_a_block_and_the_order_stays():
    given = (Block("outlook"), Block("lessons", on=False), Block("of a later version"))
    blocks = arranged(given)
    names = [block.section for block in blocks]
    assert sorted(names) == sorted([*SECTIONS, "of a later version"])
    assert [block for block in blocks if block in given] == list(given)
    assert names[:3] == ["opening", "glance", "promises"]
    assert names[names.index("lessons") + 1 :][:4] == ["failures", "months", "changes", "thanks"]
    assert arranged(blocks) == blocks


def test_the_next_one_begins_with_order_voice_and_profile_but_no_texts():
    first = Review(
        "a", date(2026, 1, 1), date(2026, 12, 31), "Ours", Voice.THEY, "hugo",
        (Block("thanks", text="Thanks", told="x"), Block("lessons", on=False)),
        (Waiver("email", "a@example.org", "public"),), (Score("Old", Verdict.DONE),),
        ("Walk", "Run", "Walk"), "/tmp/x",
    )  # fmt: skip
    new = begun("b", year_of(2027), first)
    assert (new.voice, new.profile, new.title, new.folder) == (Voice.THEY, "hugo", "", "")
    assert [b.section for b in new.blocks] == [b.section for b in arranged(first.blocks)]
    assert not any(block.is_edited for block in new.blocks)
    assert not new.block("lessons").on
    assert new.scores == (Score("Walk"), Score("Run"))
    assert (new.waivers, new.said) == ((), ())
    assert fresh("b", year_of(2027), first) == Review(
        "b", date(2027, 1, 1), date(2027, 12, 31), scores=new.scores
    )
    assert fresh("c", year_of(2027), None) == Review("c", date(2027, 1, 1), date(2027, 12, 31))


def test_a_block_takes_the_place_of_the_one_before():
    review = Review("a", date(2026, 1, 1), date(2026, 6, 30))
    edited = review.with_block(Block("months", text="Mine", told="Theirs", sources=("x",)))
    assert edited.block("months").text == "Mine"
    assert [b.section for b in edited.blocks] == list(SECTIONS)
    assert edited.block("months").generated() == Block("months")
    assert (review.heading, review.period) == (
        "Review of 2026-01-01 to 2026-06-30", Period(date(2026, 1, 1), date(2026, 6, 30)),
    )  # fmt: skip
