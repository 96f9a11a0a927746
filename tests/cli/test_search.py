import sqlite3
from contextlib import closing

import pytest

from journal.cli import output, search


@pytest.fixture
def year(run):
    """Entries of every kind over a year."""
    run("add", "--batch", text="\n".join((
        '{"title": "Kick-off", "kind": "milestone", "happened_on": "2026-01-05", "tags": ["team"]}',
        '{"title": "Forgot the DNS TTL", "kind": "mistake", "happened_on": "2026-03-02",'
        ' "tags": ["infra", "dns"], "people": ["Ben"], "project": "Site"}',
        '{"title": "Short TTLs first", "kind": "learning", "happened_on": "2026-03-09",'
        ' "tags": ["dns"], "body": "Lower the time to live a week before", "author": "Ben"}',
        '{"title": "Shorter forms", "kind": "experiment", "happened_on": "2026-06-01",'
        ' "status": "running", "check_on": "2026-06-15", "expectation": "fewer calls"}',
    )))  # fmt: skip
    return run


def titles(run, *arguments):
    return [entry["title"] for entry in run.records(*arguments)]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), ["Shorter forms", "Short TTLs first", "Forgot the DNS TTL", "Kick-off"]),
        (("--limit", 2), ["Shorter forms", "Short TTLs first"]),
        (("--limit", 0, "--kind", "mistake", "--kind", "milestone"),
         ["Forgot the DNS TTL", "Kick-off"]),
        (("--tag", "DNS"), ["Short TTLs first", "Forgot the DNS TTL"]),
        (("--tag", "dns", "--tag", "infra"), ["Forgot the DNS TTL"]),
        (("--person", "ben"), ["Forgot the DNS TTL"]),
        (("--project", "site"), ["Forgot the DNS TTL"]),
        (("--author", "Ben"), ["Short TTLs first"]),
        (("--since", "2026-03", "--until", "2026-03"), ["Short TTLs first", "Forgot the DNS TTL"]),
        (("--until", "2026-01-05"), ["Kick-off"]),
        (("--since", "1 June 2026"), ["Shorter forms"]),
        (("--status", "running"), ["Shorter forms"]),
        (("--trashed",), []),
    ],
)  # fmt: skip
def test_list_narrows_down(year, arguments, found):
    assert titles(year, "list", *arguments) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (("ttl",), {"Forgot the DNS TTL", "Short TTLs first"}),
        (('"time to live"',), {"Short TTLs first"}),
        (("ttl", "-forgot"), {"Short TTLs first"}),
        (("kind:mistake", "tag:dns"), {"Forgot the DNS TTL"}),
        (("from:2026-06", "has:expectation"), {"Shorter forms"}),
        (("nowhere",), set()),
        (("NEAR(ttl",), set()),
        (('"',), None),
        (("*",), None),
        (("a:b",), set()),
    ],
)
def test_search_finds(year, query, found):
    if found is None:
        year("search", *query, code=3)
    else:
        assert set(titles(year, "search", *query)) == found


def test_search_for_people_shows_the_words_around(year):
    assert "Lower the time to live" in year("search", "live").stdout


def test_an_operator_with_a_wrong_value_is_input_refused(year):
    assert "kind:" in year("search", "kind:nonsense", code=3).stderr
    assert "2026-13" in year("list", "--since", "2026-13", code=3).stderr


def test_lists_for_people_are_aligned_and_short(year):
    lines = year("list").stdout.splitlines()
    assert len(lines) == 4
    assert len({line.index("2026-") for line in lines}) == 1
    assert "Forgot the DNS TTL #infra #dns" in lines[2]
    assert "(running)" in lines[0]


def test_every_id_that_a_list_shows_can_be_used(year):
    for line in year("list").stdout.splitlines():
        assert len(year.records("show", line.split()[0])) == 1


def test_a_long_list_is_one_state_and_keeps_nobody_from_writing(year, monkeypatch):
    printed = output.write

    def print_while_another_writes(*texts):
        with closing(sqlite3.connect(year.path, timeout=0)) as other, other:
            other.execute("UPDATE entry SET title = 'too late'")
        printed(*texts)

    monkeypatch.setattr(search, "_PAGE", 1)
    monkeypatch.setattr(search, "_AT_ONCE", 2)
    monkeypatch.setattr(output, "write", print_while_another_writes)
    assert titles(year, "list", "--limit", 0) == [
        "Shorter forms", "Short TTLs first", "Forgot the DNS TTL", "Kick-off",
    ]  # fmt: skip
    assert titles(year, "list", "--limit", 2) == ["too late"] * 2
