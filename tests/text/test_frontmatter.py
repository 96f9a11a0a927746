"""Front matter: ours comes back as it was, that of others is read with care."""

import time
from datetime import date
from enum import StrEnum

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.entry import Kind
from journal.errors import InputRefused
from journal.text.frontmatter import dump, split

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
VALUES = st.one_of(
    TEXTS,
    st.integers(-(10**17), 10**17),
    st.lists(TEXTS, max_size=3),
    st.lists(
        st.dictionaries(TEXTS.filter(bool), TEXTS | st.integers(0, 9), max_size=3), max_size=2
    ),
)
FIELDS = st.dictionaries(st.from_regex(r"[A-Za-z_][A-Za-z0-9_-]{0,8}", fullmatch=True), VALUES)
ENTRY = {
    "id": "01890a5d-ac96-774b-bcce-b302099a8057",
    "kind": Kind.MISTAKE,
    "title": "We forgot the “TTL”: \\ and \"quotes\"",
    "happened_on": date(2015, 3, 2),
    "tags": ["dns", "web"],
    "links": [{"relation": "taught", "target": "01890a5d-ac96-774b-bcce-b302099a8058"}],
    "written_at": "2015-03-02T10:04:00+00:00",
    "revision": 1,
}  # fmt: skip


def test_an_entry_is_written_to_be_read_by_people():
    assert dump(ENTRY).splitlines() == [
        "---",
        'id: "01890a5d-ac96-774b-bcce-b302099a8057"',
        "kind: mistake",
        'title: "We forgot the “TTL”: \\\\ and \\"quotes\\""',
        "happened_on: 2015-03-02",
        'tags: ["dns", "web"]',
        'links: [{"relation": "taught", "target": "01890a5d-ac96-774b-bcce-b302099a8058"}]',
        'written_at: "2015-03-02T10:04:00+00:00"',
        "revision: 1",
        "---",
    ]


def test_days_and_words_come_back_as_text_and_numbers_as_numbers():
    fields, body = split(dump(ENTRY) + "\nbody\n")
    assert body == "\nbody\n"
    assert fields == ENTRY | {"kind": "mistake", "happened_on": "2015-03-02"}


@given(FIELDS, TEXTS | st.sampled_from(["---\n", "---", "\ufeff", "\r\n", "...\n"]))
def test_what_is_written_comes_back_with_the_body_to_the_byte(fields, body):
    assert split(dump(fields) + body) == (fields, body)


@given(FIELDS)
def test_any_yaml_reader_gets_the_same(fields):
    text = dump(fields).removeprefix("---\n").removesuffix("---\n")
    assert (yaml.safe_load(text) or {}) == fields


@given(FIELDS)
def test_the_quick_way_and_the_careful_way_agree(fields):
    ours = dump(fields)
    careful = ours.replace("---\n", "---\n# read by the YAML parser\n", 1)
    assert split(careful) == split(ours)


class Answer(StrEnum):
    NO = "no"


def test_words_that_yaml_would_change_are_quoted():
    assert dump({"a": Answer.NO, "no": "x"}) == '---\na: "no"\n"no": "x"\n---\n'
    assert split(dump({"a": Answer.NO, "no": "x"}))[0] == {"a": "no", "no": "x"}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("---\ntitle: no\ntime: 12:30\nv: 1.10\nn: 007\n---\n", ["no", "12:30", "1.10", "007"]),
        ("---\nd: 2026-02-30\nt: 2026-01-01 10:00:00\nx: ~\ny:\n---\n",
         ["2026-02-30", "2026-01-01 10:00:00", "", ""]),
        ("---\na: [yes, 1, -2, 'n']\nb: {c: null, d: \"null\"}\n---\n",
         [["yes", 1, -2, "n"], {"c": "", "d": "null"}]),
        ("---\na: [true, 1.5, null]\nb: true\n---\n", [["true", "1.5", ""], "true"]),
        ("---\na: |\n  two\n  lines\nb: # nothing\n---\n", ["two\nlines\n", ""]),
        ("+++\na = 'x'\nd = 2015-03-02\nb = true\nf = 1.10\nl = [1]\n[p]\nq = 2\n+++\n",
         ["x", "2015-03-02", "true", "1.10", [1], {"q": 2}]),
    ],
)  # fmt: skip
def test_scalars_of_others_stay_text(text, fields):
    read, body = split(text + "body")
    assert list((read or {}).values()) == fields
    assert body == "body"


@pytest.mark.parametrize("end", ["---\n", "...\n", "---\r\n", "---"])
@pytest.mark.parametrize("start", ["---\n", "\ufeff---\n", "---\r\n", "--- \n"])
def test_marks_and_line_ends_may_differ(start, end):
    read, body = split(f"{start}a: b\r\n{end}")
    assert (read, body) == ({"a": "b"}, "")


@pytest.mark.parametrize(
    "text",
    ["", "body", "---\ntitle: never closed\n", "---\n\nafter a rule\n\n---\n", "- --\n", "\ufeffx",
     "---\n- a\n- b\n---\n", "---\n" + "prose\n" * 20_000 + "---\n"],
)  # fmt: skip
def test_a_text_without_front_matter_comes_back_whole(text):
    assert split(text) == (None, text)


def test_front_matter_may_be_empty():
    assert split("---\n---\nbody") == ({}, "body")
    assert split("---\n# nothing\n---\nbody") == ({}, "body")


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("a: 1\na: 2", "“a” twice"),
        ("a: {b: 1, b: 2}", "“b” twice"),
        ('a: {"b": 1, "b": 2}', "“b” twice"),
        ("a: &x [1]\nb: *x", "anchors"),
        ("a: &x [*x]", "anchors"),
        ("b: c\n<<: {a: b}", "merges"),
        ("a: !!python/object/apply:os.system ['true']", "tag"),
        ("? [a]\n: b", "name"),
        ('a: "x" y', "line 2"),
        ("a: b\n\tc: d", "line 3"),
        ("a: " + "[" * 20_000, "nested too deeply"),
        ("a: " + "[" * 20_000 + "]" * 20_000, "nested too deeply"),
        ("a:\n " + "- " * 20_000 + "b", "nested too deeply"),
        ("a: " + "[" * 700 + "]" * 700 + " # read with care", "nested too deeply"),
        ("a: b\n" * 20_000, "64 kB"),
        ("a: \0", "cannot be read"),
    ],
)
def test_bad_front_matter_is_refused_in_a_sentence(header, words):
    with pytest.raises(InputRefused, match=words):
        split(f"---\n{header}\n---\n")


@pytest.mark.parametrize("header", ["a = ", "a = 1\na = 2", "a = " + "[" * 20_000])
def test_bad_toml_is_refused_in_a_sentence(header):
    with pytest.raises(InputRefused, match="cannot be read"):
        split(f"+++\n{header}\n+++\n")


def test_ten_thousand_entries_are_read_in_a_moment():
    text = dump(ENTRY) + "\nbody\n"
    started = time.process_time()
    for _ in range(10_000):
        split(text)
    assert time.process_time() - started < 1


def test_ours_is_read_ten_times_faster_than_by_a_yaml_loader():
    text = dump(ENTRY)
    header = text.removeprefix("---\n").removesuffix("---\n")

    def seconds(read, count):
        started = time.process_time()
        for _ in range(count):
            read()
        return (time.process_time() - started) / count

    assert seconds(lambda: split(text), 500) * 10 < seconds(lambda: yaml.safe_load(header), 50)


def test_what_has_no_place_in_front_matter_is_a_mistake_of_ours():
    with pytest.raises(TypeError):
        dump({"a": object()})
