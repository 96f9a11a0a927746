"""Entries come back exactly, in order, and by shortened ids."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.entry import Audience, Draft, Entry, Kind, Status
from journal.domain.filters import Filters
from journal.domain.ids import new_id
from journal.domain.people import fold
from journal.errors import AmbiguousId, UnknownId
from journal.ops.entries import AddEntry
from journal.store import connection, entries, entry_rows
from journal.store.rows import Names
from journal.store.safety import checking

DAY = date(2026, 3, 14)
text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
label = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"), min_size=1, max_size=30
).filter(str.strip)
days = st.dates()
instants = st.datetimes(
    min_value=datetime(2, 1, 1),  # noqa: DTZ001 - hypothesis adds the zones
    max_value=datetime(9998, 12, 30),  # noqa: DTZ001
    timezones=st.integers(-720, 840).map(lambda m: timezone(timedelta(minutes=m))),
)


def unique_labels():
    return st.lists(label, max_size=4, unique_by=fold).map(tuple)


@st.composite
def drawn_entries(draw):
    return Entry(
        id=new_id(), kind=draw(st.sampled_from(Kind)), title=draw(text), body=draw(text),
        happened_on=draw(days), ended_on=draw(st.none() | days), written_at=draw(instants),
        edited_at=draw(instants), author=draw(label | st.just("")),
        status=draw(st.none() | st.sampled_from(Status)), expectation=draw(text),
        check_on=draw(st.none() | days), audience=draw(st.sampled_from(Audience)),
        project=draw(label | st.just("")), tags=draw(unique_labels()),
        people=draw(unique_labels()), source=draw(text), edited_by=draw(label | st.just("")),
        revision=draw(st.integers(1, 2**40)),
        trashed_at=draw(st.none() | st.datetimes(timezones=st.just(UTC))),
    )  # fmt: skip


def as_known(entry, kept):
    """The entry with names written as the journal came to know them."""
    same = all(
        fold(a) == fold(b)
        for a, b in zip(entry.tags + entry.people, kept.tags + kept.people, strict=False)
    )
    assert same or entry.people
    return replace(
        entry, tags=kept.tags, people=kept.people, author=kept.author, edited_by=kept.edited_by,
        project=kept.project,
    )  # fmt: skip


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(st.lists(drawn_entries(), min_size=1, max_size=3))
def test_every_field_comes_back_and_the_index_stays_true(workspace, drawn):
    names = Names()
    with connection.transaction():
        for entry in drawn:
            entry_rows.insert(entry, names)
    for entry in drawn:
        kept = entries.get(entry.id)
        assert kept == as_known(entry, kept)
        changed = replace(kept, title="new", body=kept.body + "more", tags=kept.tags[1:],
                          people=kept.people[::-1], revision=kept.revision + 1)  # fmt: skip
        with connection.transaction():
            returned = entry_rows.replace(changed, kept)
        assert returned == entries.get(entry.id) == changed
    assert checking.check().problems == ()


def test_names_that_only_look_different_are_the_same_and_are_indexed_as_kept(workspace, add):
    first = add("a", tags=("ﬁx",), project="\uff37\uff45\uff42")
    second = add("b", tags=("fix",), project="web")
    assert entries.get(second).tags == entries.get(first).tags == ("ﬁx",)
    assert entries.get(second).project == "\uff37\uff45\uff42"
    assert checking.check().problems == ()


def test_the_newest_come_first_and_pages_follow_each_other(add):
    names = [add(str(n), happened_on=DAY - timedelta(days=n // 2)) for n in range(6)]
    found = [e.id for e in entries.newest(limit=0)]
    assert found == [names[i] for i in (1, 0, 3, 2, 5, 4)]
    pages = [[e.id for e in entries.newest(limit=4, offset=n)] for n in (0, 4, 8)]
    assert pages == [found[:4], found[4:], []]
    assert [e.id for e in entries.every()] == found[::-1]


def test_a_span_of_days_has_both_its_ends(add):
    for n in range(5):
        add(str(n), happened_on=DAY + timedelta(days=n))
    found = entries.between(DAY + timedelta(days=1), DAY + timedelta(days=3))
    assert [e.title for e in found] == ["3", "2", "1"]
    assert len(entries.between(DAY, DAY + timedelta(days=9), limit=2)) == 2
    with pytest.raises(ValueError, match="later"):
        entries.between(DAY, DAY - timedelta(days=1))


def test_more_entries_than_a_statement_holds_are_read(workspace, monkeypatch):
    monkeypatch.setattr(entries, "_BATCH", 2)
    names = []
    for n in range(7):
        operation = AddEntry(Draft(str(n), tags=(f"t{n}",)), DAY, "Ana")
        workspace.do(operation)
        names.append(operation.id)
    assert [e.id for e in entries.by_ids([*names, "unknown"])] == names
    assert [e.id for e in entries.every()] == names
    assert [e.tags for e in entries.newest(limit=0)][::-1] == [(f"t{n}",) for n in range(7)]


def test_a_week_is_counted_under_its_monday(add):
    for day in ("2026-03-15", "2026-03-16", "2026-03-22", "2026-03-23"):
        add(day, happened_on=date.fromisoformat(day))
    assert entries.weeks(date(2026, 3, 1), date(2026, 3, 31)) == {
        date(2026, 3, 9): 1,
        date(2026, 3, 16): 2,
        date(2026, 3, 23): 1,
    }


def test_an_id_may_be_shortened_as_far_as_it_is_unique(workspace):
    ids = [
        "019aa000-0000-7000-8000-000000000001",
        "019aa000-0000-7000-8000-000000000002",
        "019bb000-0000-7000-8000-000000000001",
    ]
    for name in ids:
        workspace.do(AddEntry(Draft(name), DAY, "Ana", id=name))
    assert entries.resolve("019b") == ids[2]
    assert entries.resolve(f" {ids[0].upper()} ") == ids[0]
    assert entries.shortest(ids[2]) == "019bb000"
    assert entries.resolve(entries.shortest(ids[0])) == ids[0]
    with pytest.raises(AmbiguousId, match=ids[1]):
        entries.resolve("019aa")
    for unknown in ("", "   ", "019c", "x", "%", ids[0] + "0"):
        with pytest.raises(UnknownId):
            entries.resolve(unknown)
    with pytest.raises(UnknownId):
        entries.get("019aa")


def test_filters_that_say_nothing_find_everything_but_the_trash(add):
    add("x")
    assert entries.count(Filters()) == 1
    assert entries.count(Filters(trashed=True)) == 0
