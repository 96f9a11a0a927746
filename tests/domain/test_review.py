"""The material of a review."""

from dataclasses import replace
from datetime import UTC, date, datetime

from journal.domain.dates import year_of
from journal.domain.entry import Entry, Kind
from journal.domain.links import Edge, Link, Relation
from journal.domain.review import ReviewMaterial

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
