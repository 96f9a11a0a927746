"""One record and its text, there and back."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.entry import MAX_BODY, Audience, Entry, Kind
from journal.domain.ids import new_id
from journal.domain.links import Link, Relation
from journal.domain.people import Person
from journal.errors import InputRefused
from journal.exchange import records
from journal.exchange.reflections import reflection_from
from tests.exchange import examples

ID = "0146b403-e688-7e09-8717-ab16b89afae7"
OTHER = "0146b98e-53b8-7099-b29f-6b6294114f53"
THEN = datetime(2015, 3, 2, 10, 4, tzinfo=UTC)
ENTRY = Entry(
    id=ID, kind=Kind.MISTAKE, title="Forgot the TTL", body="For a day.",
    happened_on=date(2015, 3, 2), ended_on=None, written_at=THEN, edited_at=THEN,
    author="Ana Souza", tags=("dns", "web"), links=(Link(Relation.TAUGHT, OTHER),),
)  # fmt: skip
TEXT = f"""\
---
id: "{ID}"
kind: mistake
title: "Forgot the TTL"
happened_on: 2015-03-02
author: "Ana Souza"
audience: team
tags: ["dns", "web"]
links: [{{"relation": "taught", "target": "{OTHER}"}}]
written_at: "2015-03-02T10:04:00+00:00"
edited_at: "2015-03-02T10:04:00+00:00"
revision: 1
---

For a day.
"""


def refusal(read, *given):
    with pytest.raises(InputRefused) as caught:
        read(*given)
    return str(caught.value)


@settings(deadline=None, max_examples=40)
@given(examples.archives())
def test_an_entry_comes_back_equal_with_every_field(archive):
    for record in archive.records:
        back = records.entry_from(records.entry_text(record.entry))
        assert back == record.entry
        assert back.written_at.utcoffset() == record.entry.written_at.utcoffset()
        text = records.revisions_text(record.revisions)
        assert records.revisions_from(text, record.entry) == record.revisions
    assert records.people_from(records.people_text(archive.people)) == archive.people


def test_an_entry_looks_as_the_format_says():
    assert records.entry_text(ENTRY) == TEXT


def test_only_a_few_fields_must_be_written_by_hand():
    entry = records.entry_from(
        f"---\nid: {ID}\ntitle: By hand # and so\nhappened_on: 2015-03-02\n"
        "written_at: 2015-03-02T10:04:00+01:00\ntags: [dns, 2015]\n---\nText"
    )
    assert (entry.kind, entry.audience, entry.title) == (Kind.NOTE, Audience.TEAM, "By hand")
    assert (entry.edited_at, entry.revision) == (entry.written_at, 1)
    assert (entry.tags, entry.body) == (("dns", "2015"), "Text")


def test_an_editor_may_write_line_ends_as_windows_does():
    entry = records.entry_from("\ufeff" + TEXT.replace("\n", "\r\n"))
    assert entry == ENTRY
    person = Person(ID, "Ana Souza", "ana")
    assert records.people_from(records.people_text([person]).replace("\n", "\r\n")) == (person,)


def test_an_entry_with_a_thousand_links_and_a_long_expectation_comes_back():
    links = tuple(Link(Relation.RELATES, new_id()) for _ in range(1_000))
    entry = replace(ENTRY, links=links, expectation="We expect…\n" * 10_000)
    assert records.entry_from(records.entry_text(entry)) == entry


@pytest.mark.parametrize(("old", "new", "sentence"), [
    ("kind: mistake", "kind: regret", "kind: “regret” is none of note, experiment"),
    ("kind: mistake", "mood: good", "there is no field “mood”"),
    ("kind: mistake", "kind: mistake\nkind: note", "“kind” twice"),
    ("kind: mistake", "kind: &a mistake", "anchors"),
    ("kind: mistake", "kind: [mistake", "cannot be read"),
    ("2015-03-02\nauthor", "2015-02-30\nauthor", "happened_on: “2015-02-30” is not a day"),
    ("2015-03-02\nauthor", "2015-03-02T10:00:00\nauthor", "happened_on: “2015-03-02T10:00:00”"),
    ("happened_on: 2015-03-02\n", "", "the field “happened_on” is missing"),
    ("happened_on: 2015-03-02\n", "happened_on:\n", "the field “happened_on” is missing"),
    (f'id: "{ID}"', "id: 7", "id: “7” is not an id"),
    (f'id: "{ID}"', f'id: "{ID.upper()}"', "is not an id"),
    ("10:04:00+00:00\"\ned", "10:04:00\"\ned", "written_at: “2015-03-02T10:04:00” is not a time"),
    ("10:04:00+00:00\"\ned", "10:04:00+00:00:30\"\ned", "written_at:"),
    ("2015-03-02T10:04:00+00:00\"\ned", "0001-01-01T00:00:00+09:00\"\ned", "written_at:"),
    ("revision: 1", "revision: 0", "revision: 0 is less than 1"),
    ("revision: 1", "revision: 1.5", "revision: “1.5” is not a whole number"),
    ("revision: 1", "revision: 99999999999999999999", "revision:"),
    ("revision: 1", "ended_on: 2015-03-01", "It cannot end on 2015-03-01"),
    ("revision: 1", "trashed_at: yesterday", "trashed_at: “yesterday” is not a time"),
    ('["dns", "web"]', '"dns"', "tags: a list belongs here, not “dns”"),
    ('["dns", "web"]', '[["dns"]]', "tags: “['dns']” is not text"),
    ('["dns", "web"]', r'["a\nb"]', "several lines"),
    ('"Forgot the TTL"', r'"a\u0000b"', "U+0000"),
    ('"Forgot the TTL"', r'"a\ud800b"', "U+D800"),
    ('"Forgot the TTL"', r'"a\nb"', "several lines"),
    ('"Forgot the TTL"', '["Forgot"]', "title: “['Forgot']” is not text"),
    ('"taught"', '"teaches"', "links: relation: “teaches” is none of led_to"),
    (f'"{OTHER}"', '"elsewhere"', "links: target: “elsewhere” is not an id"),
    (f'"{OTHER}"', f'"{ID}"', "cannot be linked with itself"),
    (f'"{OTHER}"', f'"{OTHER}", "why": "so"', "links: there is no field “why”"),
    ('{"relation"', '"x", {"relation"', "fields with their names belong here"),
    ("links: [", 'links: [{"relation": "taught", "target": "' + OTHER + '"}, ', "is there twice"),
    ("revision: 1", "attachments: [{}]", "attachments: the field “sha256” is missing"),
    ("revision: 1", 'attachments: [{"sha256": "abc"}]', "attachments: sha256: “abc” is not a"),
    ('title: "Forgot the TTL"\n', "", None),
    ("---\nid", "id", "there is no front matter"),
    ("---\n\nFor", "\nFor", "there is no front matter"),
    ("For a day.", "For\0", "U+0000"),
])  # fmt: skip
def test_what_cannot_be_an_entry_is_refused_with_the_name_of_the_field(old, new, sentence):
    assert old in TEXT
    if sentence is None:
        assert records.entry_from(TEXT.replace(old, new)).title == ""
    else:
        assert sentence in refusal(records.entry_from, TEXT.replace(old, new))


def test_an_entry_without_any_words_is_refused():
    empty = TEXT.replace("Forgot the TTL", "").replace("For a day.", "")
    assert "needs a title or a text" in refusal(records.entry_from, empty)


def test_a_body_over_the_limit_is_refused():
    text = records.entry_text(replace(ENTRY, body="x" * (MAX_BODY + 1)))
    assert "longer than" in refusal(records.entry_from, text)


@pytest.mark.parametrize(("change", "sentence"), [
    ({"number": 2}, "number: the revisions must ascend and come before the entry's own, 2"),
    ({"number": 0}, "line 1: number: 0 is less than 1"),
    ({"number": True}, "line 1: number: “True” is not a whole number"),
    ({"saved_at": "today"}, "line 1: saved_at: “today” is not a time"),
    ({"mood": "good"}, "line 1: there is no field “mood”"),
    ({"title": "", "body": ""}, "line 1: An entry needs a title or a text"),
    ({"body": "\ud800"}, "line 1: The body holds a character"),
])  # fmt: skip
def test_an_earlier_revision_is_read_as_strictly(change, sentence):
    given = {"number": 1, "saved_at": THEN.isoformat(), "title": "Before", **change}
    entry = replace(ENTRY, revision=2)
    assert sentence in refusal(records.revisions_from, json.dumps(given), entry)


@pytest.mark.parametrize(
    "line", ["{", "[" * 100_000, '{"number": NaN}', '{"a": 1, "a": 2}', "9" * 5_000, "1.5", "[]"]
)
def test_a_line_of_history_that_is_no_json_is_refused(line):
    assert "line 1: " in refusal(records.revisions_from, line, ENTRY)


def test_revisions_in_the_wrong_order_are_refused():
    lines = [json.dumps({"number": n, "saved_at": THEN.isoformat(), "title": "x"}) for n in (2, 1)]
    entry = replace(ENTRY, revision=3)
    assert "2, 1" in refusal(records.revisions_from, "\n".join(lines), entry)


def test_people_may_be_written_by_hand_with_comments():
    text = f"# Our team\n\n- id: {ID}\n  name: Ana Souza # since ever\n  handle: ana\n"
    assert records.people_from(text) == (Person(ID, "Ana Souza", "ana"),)
    assert records.people_from("[]\n") == records.people_from("") == ()


@pytest.mark.parametrize(("text", "sentence"), [
    ("name: Ana", "a list of people belongs here"),
    ("- Ana\n", "are not the fields of one of the people"),
    (f"- id: {ID}\n  handle: ana\n", "the field “name” is missing"),
    (f"- id: {ID}\n  name: Ana\n  handle: ana\n  born: 1990\n", "there is no field “born”"),
    (f"- id: {ID}\n  name: Ana\n  handle: ana\n  consent: maybe\n", "consent: “maybe” is none of"),
    (f"- id: {ID}\n  name: Ana\n  handle: ana\n  joined_on: 2015-02-02\n  left_on: 2015-02-01\n",
     "“Ana” cannot leave before joining"),
])  # fmt: skip
def test_what_cannot_be_a_person_is_refused(text, sentence):
    assert sentence in refusal(records.people_from, text)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_an_entry_or_refused_in_a_sentence(text):
    for read in (records.entry_from, reflection_from, records.people_from):
        with suppress(InputRefused):
            read(f"---\n{text}\n---\n")
