"""Words are found as people type them, and nothing they type is an error of the database."""

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.entry import Kind, Status
from journal.domain.filters import Condition, Filters, parse_query
from journal.domain.people import Person
from journal.errors import JournalError
from journal.ops.attachments import AttachFile
from journal.ops.entries import TrashEntries
from journal.ops.people import AddPerson
from journal.store import connection, entries
from journal.store.searching import index, search


def found(text, limit=50, *, trashed=False):
    filters = parse_query(text) & Filters(trashed=trashed)
    return [hit.entry.heading for hit in search.find(filters, limit)]


@pytest.mark.parametrize(
    ("body", "query"),
    [
        ("café décalage", "decalage"),
        ("cafe decalage", "décalage"),
        ("cafe\u0301", "café"),
        ("Łódź", "lodz"),
        ("lodz", "Łódź"),
        ("Smørrebrød", "smorrebrod"),
        ("Straße", "strasse"),
        ("STRASSE", "straße"),
        ("Æther œuvre", "aether oeuvre"),
        ("\u0131spanak", "ispanak"),
        ("Þór", "thor"),
        ("naïve", "NAIVE"),
        ("Ελλάδα", "ελλαδα"),
        ("Москва", "москва"),
        ("ещё", "еще"),
        ("ΟΔΟΣ", "οδός"),
        ("resolver", "reso"),
        ("time to live", '"time to live"'),
        ("time-to-live", '"time to live"'),
        ("C++ and C#", "C++"),
        ("a@b.example", "a@b.example"),
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("我们做了実験です", "実験"),
        ("我们做了実験です", "做了"),
        ("これはテストです", "テスト"),
        ("한국어김치찌개", "김치"),
        ("ระบบล่มเมื่อวาน", "ล่ม"),
        ("dns設定", "設定"),
        ("dns設定", "dns"),
        ("a 🐛 in it", "🐛"),
        ("a ❤️ in it", "❤️"),
        ("x\u202ey RTL مرحبا", "مرحبا"),
    ],
)
def test_what_was_written_is_found(add, body, query):
    add("found", body)
    add("other", "nothing of the kind")
    assert found(query) == ["found"]


@pytest.mark.parametrize(
    ("body", "query"),
    [
        ("実験", "験実"),
        ("to time live", '"time to live"'),
        ("resolver", "solver"),
        ("resolver", '"reso"'),
        ("resolver", "re"),
        ("🐛", "🦋"),
    ],
)
def test_what_was_not_written_is_not_found(add, body, query):
    add("other", body)
    assert found(query) == []


def test_titles_texts_expectations_and_labels_are_all_searched(workspace, add):
    workspace.do(AddPerson(Person("p", "Ben Smith", "ben")))
    add("alpha", "beta", expectation="gamma", tags=("delta",), people=("ben",), project="epsilon")
    for word in ("alpha", "beta", "gamma", "delta", "smith", "epsilon"):
        assert found(word) == ["alpha"], word


def test_titles_count_more_than_labels_and_these_more_than_texts(add):
    add("text", "the resolver failed and so on and on, for a while, in the night")
    add("labels", "it failed and so on and on, for a while, in the night", tags=("resolver",))
    add("resolver", "it failed and so on and on, for a while, in the night")
    assert found("resolver") == ["resolver", "labels", "text"]


def test_whole_words_come_before_beginnings(add):
    for n in range(3):
        add(f"whole {n}", "sam")
    add("sample sample", "sample")
    assert set(found("sam", limit=3)) == {"whole 0", "whole 1", "whole 2"}
    assert len(found("sam", limit=4)) == len(found("sam", limit=0)) == 4


def test_negations_work_alone_and_with_words(add):
    add("both", "dns resolver")
    add("one", "dns")
    assert found("dns -resolver") == ["one"]
    assert found("-resolver") == ["one"]
    assert found("-dns") == []
    assert found('dns -"dns resolver"') == ["one"]


def test_a_page_is_filled_from_older_hits_where_the_latest_do_not_fill_it(add, monkeypatch):
    monkeypatch.setattr(search, "_WINDOWS", (2, 4, None))
    for n in range(9):
        add(f"{n}", "dns", kind=Kind.MISTAKE if n < 2 else Kind.NOTE)
    assert set(found("dns kind:mistake", limit=2)) == {"0", "1"}
    assert len(found("dns", limit=9)) == 9
    assert set(found("dns", limit=2)) == {"7", "8"}


def test_the_best_that_fulfil_a_filter_are_found_behind_many_better_ones(workspace, add):
    better = [add(f"dns {n}", "dns") for n in range(30)]
    for n in range(6):
        add(f"{n}", "dns" + " and so on" * n, kind=Kind.MISTAKE)
    wanted = [str(n) for n in range(6)]
    assert found("dns kind:mistake", limit=1) == wanted[:1]
    assert found("dns kind:mistake", limit=4) == wanted[:4]
    assert found("dns kind:mistake") == found("dns kind:mistake", limit=0) == wanted
    workspace.do(TrashEntries(tuple(better)))
    assert found("dns", limit=2) == wanted[:2]


def test_of_many_hits_few_entries_are_looked_at(add):
    for n in range(200):
        add(f"{n}", "dns")
    statements = []
    connection.raw().set_trace_callback(statements.append)
    try:
        assert len(found("dns", limit=2)) == 2
    finally:
        connection.raw().set_trace_callback(None)
    lists = [re.search(r"json_each\('\[(.*?)\]'\)", sql) for sql in statements]
    assert max(len(keys[1].split(",")) for keys in lists if keys) == 8
    assert all("json_each" in sql for sql in statements if "entry" in sql)


def test_the_trash_is_searched_by_itself(workspace, add):
    workspace.do(TrashEntries((add("gone", "dns"),)))
    add("here", "dns")
    assert found("dns") == ["here"]
    assert found("dns", trashed=True) == ["gone"]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("kind:mistake", {"m"}),
        ("kind:mistake kind:learning", {"m", "l"}),
        ("-kind:mistake", {"l", "n"}),
        ("tag:dns", {"m", "l"}),
        ("tag:DNS tag:web", {"l"}),
        ("-tag:dns", {"n"}),
        ('by:"Ana Souza"', {"m", "l", "n"}),
        ("by:nobody", set()),
        ("person:ben", {"m"}),
        ('person:"ben smith"', {"m"}),
        ("project:site", {"n"}),
        ("-project:site", {"m", "l"}),
        ("status:running", {"n"}),
        ("-status:running", {"m", "l"}),
        ("from:2026-03-15", {"l", "n"}),
        ("to:2026-03-13", {"n"}),
        ("from:2026-03-14 to:2026-03-14", {"m", "n"}),
        ("has:tag", {"m", "l"}),
        ("has:person", {"m"}),
        ("has:project", {"n"}),
        ("has:end", {"n"}),
        ("has:expectation", {"l"}),
        ("has:attachment", {"m"}),
        ("has:image", {"m"}),
        ("-has:image", {"l", "n"}),
        ("has:link", set()),
        ("audience:public", {"l"}),
        ("text kind:note", {"n"}),
    ],
)
def test_every_operator_finds_what_it_says(workspace, add, query, wanted):
    workspace.do(AddPerson(Person("p", "Ben Smith", "ben")))
    m = add("m", "text #dns, @ben", kind=Kind.MISTAKE)
    add("l", "text", kind=Kind.LEARNING, tags=("Dns", "web"), audience="public",
        happened_on=date(2026, 3, 15), expectation="calm")  # fmt: skip
    add("n", "text", project="Site", status=Status.RUNNING,
        happened_on=date(2026, 3, 1), ended_on=date(2026, 3, 20))  # fmt: skip
    workspace.do(AttachFile(m, "a.png", "image/png", b"x"))
    assert set(found(query)) == wanted
    assert entries.count(parse_query(query)) == len(wanted)


@pytest.mark.parametrize(
    "query",
    ['"', '""', "*", "NEAR(", "NEAR(a b)", "a:b", "AND", "OR NOT", "C++", "a\0b", "\ud800", "", "(",
     "title:x", "{a b}: c", "^a", "a^2", "-", "- -", "--x", "'; DROP TABLE entry", "%", "_",
     "\\", "rowid:1", "search:x", "\ufe0f", "\u200d", "٣", "x" * 100_000, "🐛" * 500],
)  # fmt: skip
def test_syntax_typed_by_accident_is_searched_for_or_ignored(add, query):
    add("other", "nothing of the kind")
    found(query)
    entries.newest(parse_query(query))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters()), st.booleans())
def test_no_query_fails_but_with_a_sentence(workspace, text, negated):
    """Also where conditions are made without the parser."""
    filters = [Filters((Condition(name, text, negated),)) for name in ("word", "phrase", "tag")]
    for filtered in filters:
        try:
            search.find(filtered)
        except JournalError as error:
            said = str(error)
            assert said.isprintable()
    try:
        search.find(parse_query(text))
    except JournalError:
        return


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=8), min_size=1))
def test_a_word_of_a_text_is_found_whatever_the_script(workspace, words):
    text = " ".join(words)
    tokens = index.tokens(text)
    assert tokens
    asked, _ = index.match(Filters((Condition("word", words[-1]),)), beginnings=False)
    assert asked == '"' + " ".join(index.tokens(words[-1])) + '"'


@pytest.mark.parametrize(
    ("body", "query", "marked"),
    [
        ("We met the resolver at noon", "resolver", ["resolver"]),
        ("Le décalage horaire", "decalage", ["décalage"]),
        ("Die Straße ist lang", "strasse", ["Straße"]),
        ("我们做了実験です", "実験", ["実験"]),
        ("time-to-live is long", '"time to live"', ["time-to-live"]),
        ("Resolvers resolve", "resolv", ["Resolv", "resolv"]),
        ("a 🐛 here", "🐛", ["🐛"]),
        ("nothing", "-other", []),
    ],
)
def test_a_snippet_marks_what_was_found(add, body, query, marked):
    add("t", body)
    (hit,) = search.find(parse_query(query))
    assert [hit.snippet[a:b] for a, b in hit.marks] == marked


def test_a_snippet_is_a_short_piece_of_one_line_around_the_first_hit(add):
    add("t", "before\n\n" * 100 + "needle " + "after\n" * 100)
    (hit,) = search.find(parse_query("needle"))
    assert len(hit.snippet) < 250
    assert "\n" not in hit.snippet
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["needle"]


def test_a_snippet_begins_and_ends_with_whole_words(add):
    add("Long", "unbroken words before the " * 9 + "needle" + " and unbroken words after it" * 9)
    (hit,) = search.find(parse_query("needle"))
    words = {"unbroken", "words", "before", "the", "needle", "and", "after", "it"}
    assert set(hit.snippet.strip("…").split()) <= words


def test_a_snippet_is_free_of_the_marks_of_markdown(add):
    body = (
        "## Release\n\n- **small** steps\n- [ ] `rehearse`\n\n```sh\n./release --small\n```\n> 2*3"
    )
    add("t", body)
    (hit,) = search.find(parse_query("rehearse"))
    assert hit.snippet == "Release small steps rehearse ./release --small 2*3"
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["rehearse"]


@given(st.text())
def test_indexing_keeps_every_letter_and_is_stable(text):
    once = index.indexed(text)
    assert index.indexed(once).split() == once.split() or not text.isascii()
    assert unicodedata.is_normalized("NFC", once) or text.isascii()


def test_what_begins_with_a_name_is_found_and_the_very_title_first(workspace, add):
    keys = [
        add("Retry storm", "an older one"),
        add("Retry storm", "the newest of that name"),
        add("Retry storm, again", "x"),
        add("", "# Retry storm\n\nwithout a title"),
        add("The retry storm", "does not begin with it"),
        add("No", "the retry storm is further down"),
    ]
    workspace.do(TrashEntries((keys[1],)))
    found = [(entry.heading, entry.trashed) for entry in search.beginning("retry STORM", 10)]
    assert found == [
        ("Retry storm", False),
        ("Retry storm, again", False),
        ("Retry storm", False),  # the one without a title
        ("Retry storm", True),
    ]
    assert len(search.beginning("Retry storm", 2)) == 2


@pytest.mark.parametrize("text", ["", "…", '"', "a OR", "title:", "^", "*", "NEAR(", "\x00"])
def test_a_name_is_never_syntax(add, text):
    add("A note", "x")
    assert [entry.heading for entry in search.beginning(text, 5)] in ([], ["A note"])
